<?php

/*
 * The tests of the module. They ask the server, not the module, what became of a link and of a ticket.
 */

require __DIR__ . '/../../../php/TicagaKit.php';
require __DIR__ . '/../../blesta-plugin/shared/TestRunner.php';
require __DIR__ . '/whmcs.php';
require __DIR__ . '/../ticaga.php';

/** @return array[] the module's table, with the names that compareRows() reads */
function rows_of_module(PDO $db)
{
    return $db->query('SELECT ticaga_id, client_id AS billing_id FROM mod_ticaga')->fetchAll(PDO::FETCH_ASSOC);
}

$runner = new TestRunner();
$test = function ($sentence, callable $act) use ($runner) {
    $runner->test($sentence, function () use ($sentence, $act) {
        $ticaga = TicagaKit::connect()->sandbox($sentence);
        $db = whmcs_database();
        ticaga_activate($db);
        $GLOBALS['whmcs_log'] = [];
        $timeout = (int) (getenv('TICAGA_TIMEOUT_MS') ?: 2000);
        $vars = ['api_url' => $ticaga->url() . '/', 'api_key' => $ticaga->token(), 'timeout_ms' => $timeout];
        try {
            $act($ticaga, $vars, $db);
        } finally {
            // Also when an assertion failed: a row that was stored too early is worse than what it says.
            $ticaga->compareRows(rows_of_module($db));
        }
        $ticaga->assertNoViolations();
    });
};
$form = ['department' => 'support', 'subject' => 'My site is down', 'message' => 'Please look.', 'priority' => 'high'];

/** Fails unless Ticaga refused what was asked, and customer 1 has no tickets. */
$assertRefused = function (array $result, TicagaSandbox $ticaga) {
    $error = isset($result['error']) ? $result['error'] : 'no error';
    TestRunner::same('Ticaga refused that or failed', strstr($error, ':', true), 'the beginning of the error');
    TestRunner::same([], $ticaga->tickets(1), 'the tickets in Ticaga');
};

$test('a client is linked to the customer with its email', function ($ticaga, $vars, $db) {
    TestRunner::same(['ticaga_id' => 1], ticaga_link($vars, $db, 7), 'ticaga_link()');
    $customer = $ticaga->customer(1);
    TestRunner::same(['7', 'WHMCS'], [$customer['billing_id'], $customer['billing_system']], 'the pair in Ticaga');
    TestRunner::same(1, ticaga_customer_of($db, 7), 'the id stored here');
});

$test('a client whom Ticaga does not know becomes a customer, once', function ($ticaga, $vars, $db) {
    $first = ticaga_link($vars, $db, 8);
    TestRunner::same($first, ticaga_link($vars, $db, 8), 'ticaga_link() again');
    $customer = $ticaga->customerByEmail('nora@example.com');
    TestRunner::same(['ticaga_id' => $customer['id']], $first, 'ticaga_link()');
    TestRunner::same(['Nora Newcomer', '8'], [$customer['name'], $customer['billing_id']], 'the customer in Ticaga');
});

$test('the tickets of the client are those that Ticaga has', function ($ticaga, $vars, $db) {
    ticaga_link($vars, $db, 7);
    TestRunner::same(['tickets' => []], ticaga_tickets($vars, $db, 7), 'ticaga_tickets() before');
    $code = $ticaga->state('a customer has an open ticket', ['id' => 1])['ticket_code'];
    $tickets = ticaga_tickets($vars, $db, 7)['tickets'];
    TestRunner::same([$ticaga->ticket($code)['subject']], array_column($tickets, 'subject'), 'the subjects');
});

foreach (['object', 'number'] as $shape) {
    $test("a ticket is opened when the server answers its id as $shape", function ($ticaga, $vars, $db) use ($shape, $form) {
        $ticaga->assume(['ticket-created-id' => $shape]);
        ticaga_link($vars, $db, 7);
        $opened = ticaga_open($vars, $db, 7, $form);
        $tickets = $ticaga->tickets(1);
        TestRunner::same([$opened['ticket']['id']], array_column($tickets, 'id'), 'the tickets in Ticaga');
        TestRunner::same(
            ['My site is down', 'Please look.', 'high', 'support'],
            [$tickets[0]['subject'], $tickets[0]['message'], $tickets[0]['priority'], $tickets[0]['department_slug']],
            'the ticket in Ticaga'
        );
    });
}

$test('every call is in the module log, without the API key', function ($ticaga, $vars, $db) {
    ticaga_link($vars, $db, 7);
    TestRunner::same(1, count($GLOBALS['whmcs_log']), 'the lines of the log');
    TestRunner::same(1, preg_match('#customers.{1,2}link#', $GLOBALS['whmcs_log'][0]), 'whether it names the call');
    $vars['api_key'] = 'joedoe';
    ticaga_link($vars, $db, 7);
    TestRunner::same(false, strpos($GLOBALS['whmcs_log'][1], 'joedoe'), 'where the log has the key');
});

$test('a client whom WHMCS does not have, or who is not linked, is refused without a request', function ($ticaga, $vars, $db) use ($form) {
    TestRunner::same(['error'], array_keys(ticaga_link($vars, $db, 404)), 'ticaga_link()');
    TestRunner::same(['error'], array_keys(ticaga_tickets($vars, $db, 7)), 'ticaga_tickets()');
    TestRunner::same(['error'], array_keys(ticaga_open($vars, $db, 7, $form)), 'ticaga_open()');
    TestRunner::same([], $ticaga->journal(), 'the requests');
});

$test('another customer than before is not stored', function ($ticaga, $vars, $db) {
    ticaga_link($vars, $db, 7);
    $ticaga->state('a customer exists', ['id' => 1, 'email' => 'other@example.com']);
    TestRunner::same(['error'], array_keys(ticaga_link($vars, $db, 7)), 'ticaga_link()');
    TestRunner::same(1, ticaga_customer_of($db, 7), 'the id stored here');
});

$test('a link that is in conflict with another is not stored', function ($ticaga, $vars, $db) {
    $ticaga->assume(['reassign' => 'refuse']);
    $ticaga->state('a customer is linked', ['id' => 1, 'billing_id' => '2', 'billing_system' => 'Blesta']);
    TestRunner::same(['error'], array_keys(ticaga_link($vars, $db, 7)), 'ticaga_link()');
    TestRunner::same(null, ticaga_customer_of($db, 7), 'the id stored here');
});

$test('a billing system that the server does not take is not linked', function ($ticaga, $vars, $db) {
    $ticaga->assume(['other-billing-systems' => 'refuse']);
    TestRunner::same(['error'], array_keys(ticaga_link($vars, $db, 7)), 'ticaga_link()');
    TestRunner::same(null, ticaga_customer_of($db, 7), 'the id stored here');
});

$test('a disabled department takes no ticket', function ($ticaga, $vars, $db) use ($form, $assertRefused) {
    ticaga_link($vars, $db, 7);
    $assertRefused(ticaga_open($vars, $db, 7, ['department' => 'archive'] + $form), $ticaga);
});

$test('a customer whom Ticaga has no longer opens no ticket', function ($ticaga, $vars, $db) use ($form, $assertRefused) {
    ticaga_link($vars, $db, 7);
    $ticaga->state('no such customer exists', ['id' => 1]);
    $assertRefused(ticaga_open($vars, $db, 7, $form), $ticaga);
});

$test('a wrong API key links nobody, shows nothing and opens nothing', function ($ticaga, $vars, $db) use ($form, $assertRefused) {
    $wrong = ['api_key' => 'not-the-token'] + $vars;
    TestRunner::same(['error'], array_keys(ticaga_link($wrong, $db, 7)), 'ticaga_link()');
    TestRunner::same(null, ticaga_customer_of($db, 7), 'the id stored here');
    ticaga_link($vars, $db, 7);
    $assertRefused(ticaga_open($wrong, $db, 7, $form), $ticaga);
    $assertRefused(ticaga_tickets($wrong, $db, 7), $ticaga);
});

foreach (['reset', 'truncated', 'html-200', 'empty-200', 'redirect-to-login', 'bom', 'html-500', 'rate-limited'] as $fault) {
    $test("$fault is no success", function ($ticaga, $vars, $db) use ($fault, $form) {
        $ticaga->nextFault($fault, 'linkCustomer');
        TestRunner::same(['error'], array_keys(ticaga_link($vars, $db, 7)), 'ticaga_link()');
        TestRunner::same(null, ticaga_customer_of($db, 7), 'the id stored here');
        ticaga_link($vars, $db, 7);
        foreach (['createTicket', 'listTickets'] as $operation) {
            $ticaga->nextFault($fault, $operation);
            TestRunner::same(['error'], array_keys(ticaga_open($vars, $db, 7, $form)), "ticaga_open() at $operation");
        }
        $ticaga->nextFault($fault, 'listTickets');
        TestRunner::same(['error'], array_keys(ticaga_tickets($vars, $db, 7)), 'ticaga_tickets()');
    });
}

exit($runner->run(array_slice($argv, 1)));
