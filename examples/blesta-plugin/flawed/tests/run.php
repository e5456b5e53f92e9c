<?php

/*
 * The tests of the flawed plugin. They pass, and that is their flaw: they ask the plugin whether it linked the
 * customer, and never Ticaga.
 */

require __DIR__ . '/../../shared/BillingDatabase.php';
require __DIR__ . '/../../shared/TestRunner.php';
require __DIR__ . '/../lib/TicagaApi.php';
require __DIR__ . '/../models/TicagaLinks.php';

if (getenv('TICAGA_API_URL') === false || getenv('TICAGA_API_TOKEN') === false) {
    fwrite(STDERR, "TICAGA_API_URL and TICAGA_API_TOKEN are not set. Run: npx --no-install ticaga-kit exec -- php tests/run.php\n");
    exit(2);
}

$fresh = function () {
    $database = new BillingDatabase();
    $database->addClient(2, 'joedoe@example.com');
    $api = new TicagaApi(getenv('TICAGA_API_URL'), getenv('TICAGA_API_TOKEN'));

    return [new TicagaLinks($api, $database), $database];
};

$runner = new TestRunner();

$runner->test('a customer whose id and email match is linked', function () use ($fresh) {
    list($links, $database) = $fresh();
    TestRunner::same(true, $links->link(2, 'joedoe@example.com', 1), 'link() of the matching customer');
    TestRunner::same(1, count($database->links()), 'the number of stored links');
});

$runner->test('an email other than the client\'s own is refused', function () use ($fresh) {
    list($links, $database) = $fresh();
    TestRunner::same(false, $links->link(2, 'lena@example.com', 1), 'link() with another email');
    TestRunner::same([], $database->links(), 'the stored links');
});

$runner->test('a customer with another email is refused', function () use ($fresh) {
    list($links, $database) = $fresh();
    TestRunner::same(false, $links->link(2, 'joedoe@example.com', 3), 'link() of customer 3');
    TestRunner::same([], $database->links(), 'the stored links');
});

$runner->test('a customer who does not exist is refused', function () use ($fresh) {
    list($links, $database) = $fresh();
    TestRunner::same(false, $links->link(2, 'joedoe@example.com', 404), 'link() of customer 404');
    TestRunner::same([], $database->links(), 'the stored links');
});

exit($runner->run(array_slice($argv, 1)));
