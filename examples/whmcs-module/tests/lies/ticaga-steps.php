<?php

/*
 * How the module is called, for ticaga-kit mutate --write-tests tests/lies. A step prepares what it needs, calls the module
 * once, and returns true when the module says that it worked.
 */

require_once __DIR__ . '/../whmcs.php';
require_once __DIR__ . '/../../ticaga.php';

/** WHMCS's database as the last step left it. */
$db = null;
$vars = function (TicagaSandbox $ticaga) use (&$db) {
    $db = whmcs_database();
    ticaga_activate($db);
    $timeout = (int) (getenv('TICAGA_TIMEOUT_MS') ?: 1000);

    return ['api_url' => $ticaga->url(), 'api_key' => $ticaga->token(), 'timeout_ms' => $timeout];
};
/** The same, and client 7 is customer 1 already. */
$linked = function (TicagaSandbox $ticaga) use (&$db, $vars) {
    $ticaga->state('a customer is linked', ['id' => 1, 'billing_id' => '7', 'billing_system' => 'WHMCS']);
    $set = $vars($ticaga);
    $db->exec('INSERT INTO mod_ticaga (client_id, ticaga_id) VALUES (7, 1)');

    return $set;
};
$open = function (array $set, $department) use (&$db) {
    $form = ['department' => $department, 'subject' => 'My site is down', 'message' => 'Please look.', 'priority' => 'high'];

    return !isset(ticaga_open($set, $db, 7, $form)['error']);
};

return [
    'linkCustomer' => function (TicagaSandbox $ticaga) use (&$db, $vars) {
        return !isset(ticaga_link($vars($ticaga), $db, 7)['error']);
    },
    // A client who is linked already, and whose customer has lost the pair.
    'linkCustomer/again' => function (TicagaSandbox $ticaga) use (&$db, $linked) {
        $set = $linked($ticaga);
        $ticaga->state('a customer is linked', ['id' => 1, 'billing_id' => '70', 'billing_system' => 'WHMCS']);

        return !isset(ticaga_link($set, $db, 7)['error']);
    },
    'linkCustomer/conflict' => function (TicagaSandbox $ticaga) use (&$db, $vars) {
        $ticaga->assume(['reassign' => 'refuse']);
        $ticaga->state('a customer is linked', ['id' => 1, 'billing_id' => '2', 'billing_system' => 'Blesta']);

        return !isset(ticaga_link($vars($ticaga), $db, 7)['error']);
    },
    'linkCustomer/validation' => function (TicagaSandbox $ticaga) use (&$db, $vars) {
        $ticaga->assume(['other-billing-systems' => 'refuse']);

        return !isset(ticaga_link($vars($ticaga), $db, 7)['error']);
    },
    'listTickets' => function (TicagaSandbox $ticaga) use (&$db, $linked) {
        $set = $linked($ticaga);
        $ticaga->state('a customer has an open ticket', ['id' => 1]);
        $shown = ticaga_tickets($set, $db, 7);

        return !isset($shown['error']) && count($shown['tickets']) === count($ticaga->tickets(1));
    },
    'createTicket' => function (TicagaSandbox $ticaga) use ($linked, $open) {
        return $open($linked($ticaga), 'support');
    },
    'createTicket/unknown-customer' => function (TicagaSandbox $ticaga) use ($linked, $open) {
        $set = $linked($ticaga);
        $ticaga->state('no such customer exists', ['id' => 1]);

        return $open($set, 'support');
    },
    'createTicket/bad-credentials' => function (TicagaSandbox $ticaga) use ($linked, $open) {
        return $open(['api_key' => 'not-the-token'] + $linked($ticaga), 'support');
    },
    'createTicket/validation' => function (TicagaSandbox $ticaga) use ($linked, $open) {
        return $open($linked($ticaga), 'archive');
    },
    'rows' => function () use (&$db) {
        return $db->query('SELECT ticaga_id, client_id AS billing_id FROM mod_ticaga')->fetchAll(PDO::FETCH_ASSOC);
    },
];
