<?php

/*
 * How the plugin is called, for ticaga-kit mutate --write-tests tests/lies. A step prepares what it needs, calls the plugin
 * once, and returns true when the plugin says that it worked, and shows what the server has.
 */

require_once __DIR__ . '/../../../shared/BillingDatabase.php';
require_once __DIR__ . '/../../lib/TicagaAnswer.php';
require_once __DIR__ . '/../../lib/TicagaClient.php';
require_once __DIR__ . '/../../lib/TicagaApi.php';
require_once __DIR__ . '/../../lib/TicagaTicketApi.php';
require_once __DIR__ . '/../../models/TicagaLinks.php';
require_once __DIR__ . '/../../models/TicagaTickets.php';

/** The billing system as the last step left it: client 2 is customer 1 of Ticaga, which does not know client 3. */
$database = null;
$client = function (TicagaSandbox $ticaga, $token = null) use (&$database) {
    $database = new BillingDatabase();
    $database->addClient(2, 'joedoe@example.com', 'Joe Doe');
    $database->addClient(3, 'nora@example.com', 'Nora Newcomer');

    return new TicagaClient($ticaga->url(), $token ?: $ticaga->token(), (int) (getenv('TICAGA_TIMEOUT_MS') ?: 1000));
};
$links = function (TicagaSandbox $ticaga, $token = null) use (&$database, $client) {
    $api = new TicagaApi($client($ticaga, $token));

    return new TicagaLinks($api, $database);
};
/** Client 2 is linked, and has a ticket. */
$tickets = function (TicagaSandbox $ticaga) use (&$database, $client) {
    $tickets = new TicagaTickets(new TicagaTicketApi($client($ticaga)), $database);
    $database->storeLink([
        'ticaga_userid' => 1,
        'billing_userid' => 2,
        'email_address' => 'joedoe@example.com',
        'billing_system' => 'Blesta',
    ]);

    return [$tickets, $ticaga->state('a customer has an open ticket', ['id' => 1])['ticket_code']];
};
$assigns = function (TicagaSandbox $ticaga, array $pair, $token = null) use ($client) {
    return (new TicagaApi($client($ticaga, $token)))->assign(...$pair)->kind === TicagaAnswer::OK;
};
$form = ['department' => 'support', 'subject' => 'My site is down', 'message' => 'Please look.', 'priority' => 'medium'];

$steps = [
    'assignBillingId' => function (TicagaSandbox $ticaga) use ($links) {
        return $links($ticaga)->link(2, 'joedoe@example.com', 1);
    },
    'assignBillingId/unknown-customer' => function (TicagaSandbox $ticaga) use ($assigns) {
        return $assigns($ticaga, [404, 2, 'Blesta']);
    },
    'assignBillingId/bad-credentials' => function (TicagaSandbox $ticaga) use ($assigns) {
        return $assigns($ticaga, [1, 2, 'Blesta'], 'not-the-token');
    },
    'assignBillingId/validation' => function (TicagaSandbox $ticaga) use ($assigns) {
        $ticaga->assume(['other-billing-systems' => 'refuse']);

        return $assigns($ticaga, [1, 2, 'WHMCS']);
    },
    'assignBillingId/conflict' => function (TicagaSandbox $ticaga) use ($assigns) {
        $ticaga->assume(['duplicate-billing-id' => 'refuse']);
        $ticaga->state('a customer is linked', ['id' => 8, 'billing_id' => '2', 'billing_system' => 'Blesta']);

        return $assigns($ticaga, [1, 2, 'Blesta']);
    },
    'linkCustomer' => function (TicagaSandbox $ticaga) use ($links) {
        return $links($ticaga)->linkByEmail(2);
    },
    // The client is customer 1 here, and Ticaga has lost the pair.
    'linkCustomer/again' => function (TicagaSandbox $ticaga) use (&$database, $links) {
        $model = $links($ticaga);
        $ticaga->state('a customer is linked', ['id' => 1, 'billing_id' => '20', 'billing_system' => 'Blesta']);
        $database->storeLink([
            'ticaga_userid' => 1,
            'billing_userid' => 2,
            'email_address' => 'joedoe@example.com',
            'billing_system' => 'Blesta',
        ]);

        return $model->linkByEmail(2);
    },
    'registerCustomer' => function (TicagaSandbox $ticaga) use ($links) {
        return $links($ticaga)->register(3, 'correct horse battery staple');
    },
    'registerCustomer/validation' => function (TicagaSandbox $ticaga) use ($links) {
        return $links($ticaga)->register(2, 'correct horse battery staple');
    },
    'listCustomerDepartments' => function (TicagaSandbox $ticaga) use ($tickets) {
        $open = array_filter($ticaga->departments(), function (array $department) {
            return !$department['is_disabled'];
        });

        return $tickets($ticaga)[0]->departments() === array_column($open, 'department_name', 'slug');
    },
    'createTicket' => function (TicagaSandbox $ticaga) use ($tickets, $form) {
        $ticket = $ticaga->ticket((string) $tickets($ticaga)[0]->open(2, $form));

        return $ticket !== null && $ticket['subject'] === $form['subject'];
    },
    'listTickets' => function (TicagaSandbox $ticaga) use ($tickets) {
        $shown = $tickets($ticaga)[0]->all(2);

        return $shown !== null && array_column($shown, 'subject') === array_column($ticaga->tickets(1), 'subject');
    },
    'getTicketInfo' => function (TicagaSandbox $ticaga) use ($tickets) {
        list($model, $code) = $tickets($ticaga);
        $shown = $model->show(2, $code);
        $ticket = $ticaga->ticket($code);
        $same = function (array $one) {
            return [$one['subject'], $one['status'], $one['message'], $one['priority']];
        };

        return $shown !== null && $same($shown['ticket']) === $same($ticket)
            && array_column($shown['responses'], 'content') === array_column($ticket['responses'], 'content');
    },
    'createResponse' => function (TicagaSandbox $ticaga) use ($tickets) {
        list($model, $code) = $tickets($ticaga);

        return $model->respond(2, $code, 'It works again.');
    },
    'closeTicket' => function (TicagaSandbox $ticaga) use ($tickets) {
        list($model, $code) = $tickets($ticaga);

        return $model->close(2, $code);
    },
    'rateTicket' => function (TicagaSandbox $ticaga) use ($tickets) {
        list($model, $code) = $tickets($ticaga);

        return $model->rate(2, $code, 4);
    },
    'rows' => function () use (&$database) {
        return $database->links();
    },
];

// What the pages refuse by themselves, the server must refuse, too.
$writes = [
    'createTicket' => function (TicagaTicketApi $api, $customer, $ticket, array $part) use ($form) {
        return $api->create($part + [
            'customer_id' => (string) $customer,
            'subject' => $form['subject'],
            'message' => $form['message'],
            'priority' => $form['priority'],
            'department_slug' => $form['department'],
        ]);
    },
    'createResponse' => function (TicagaTicketApi $api, $customer, $ticket) {
        return $api->respond($customer, $ticket, 'It works again.');
    },
    'closeTicket' => function (TicagaTicketApi $api, $customer, $ticket) {
        return $api->close($customer, $ticket);
    },
    'rateTicket' => function (TicagaTicketApi $api, $customer, $ticket) {
        return $api->rate($customer, $ticket, 4);
    },
];
$refusal = function (callable $write, $customer, $ticket, $token = null, array $part = []) use ($client) {
    return function (TicagaSandbox $ticaga) use ($write, $customer, $ticket, $token, $part, $client) {
        $ticaga->state('a customer has an open ticket', ['id' => 1]);
        $ticaga->state('no such customer exists', ['id' => 404]);
        $api = new TicagaTicketApi($client($ticaga, $token));

        return $write($api, $customer, $ticket ?: $ticaga->tickets(1)[0]['id'], $part)->kind === TicagaAnswer::OK;
    };
};
foreach ($writes as $operation => $write) {
    $steps["$operation/bad-credentials"] = $refusal($write, 1, null, 'not-the-token');
    if ($operation !== 'createTicket') {
        $steps["$operation/not-found"] = $refusal($write, 1, 404404);
        $steps["$operation/refused"] = $refusal($write, 2, null);
    }
}
$steps['createTicket/unknown-customer'] = $refusal($writes['createTicket'], 404, null);
$steps['createTicket/validation'] = $refusal($writes['createTicket'], 1, null, null, ['department_slug' => 'archive']);

return $steps;
