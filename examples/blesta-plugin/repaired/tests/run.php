<?php

/*
 * The tests of the repaired plugin. They ask the server, not the plugin, whether a customer is linked, and they try
 * every answer that is not a success. Under `ticaga-kit exec` or `mutate` they use its fake; otherwise they start one.
 */

require __DIR__ . '/../../../../php/TicagaKit.php';
require __DIR__ . '/../../shared/BillingDatabase.php';
require __DIR__ . '/../../shared/TestRunner.php';
require __DIR__ . '/../lib/TicagaAnswer.php';
require __DIR__ . '/../lib/TicagaClient.php';
require __DIR__ . '/../lib/TicagaApi.php';
require __DIR__ . '/../lib/TicagaTicketApi.php';
require __DIR__ . '/../models/TicagaLinks.php';
require __DIR__ . '/../models/TicagaTickets.php';
require __DIR__ . '/Scene.php';

$runner = new TestRunner();
$test = function ($sentence, callable $act) use ($runner) {
    $runner->test($sentence, function () use ($sentence, $act) {
        $scene = new Scene($sentence);
        $act($scene);
        $scene->ticaga->assertNoViolations();
    });
};

require __DIR__ . '/linking.php';
require __DIR__ . '/joining.php';
require __DIR__ . '/tickets.php';
require __DIR__ . '/refusals.php';
require __DIR__ . '/undocumented.php';
require __DIR__ . '/faults.php';

exit($runner->run(array_slice($argv, 1)));
