<?php

/*
 * Linking by email, which makes a customer where there is none, and registering one who can log in.
 */

$attempts = [
    'linking by email' => ['linkCustomer', function (TicagaLinks $links) {
        return $links->linkByEmail(Scene::NEW_CLIENT);
    }],
    'registering' => ['registerCustomer', function (TicagaLinks $links) {
        return $links->register(Scene::NEW_CLIENT, 'correct horse battery staple');
    }],
];

$test('linking by email links the customer who is there', function (Scene $scene) {
    TestRunner::same(true, $scene->links->linkByEmail(Scene::CLIENT), 'linkByEmail()');
    TestRunner::same([], $scene->links->errors(), 'errors()');
    TestRunner::same(['2', 'Blesta'], $scene->remotePair(1), 'billing_id and billing_system in Ticaga');
    TestRunner::same(1, $scene->database->ticagaId(Scene::CLIENT), 'the Ticaga id stored here');
    TestRunner::same(
        ['linkCustomer bearer json', 'getCustomer bearer none'],
        $scene->requests(),
        'the requests'
    );
});

$test('linking by email makes a customer where there is none, and again finds the same', function (Scene $scene) {
    $customer = $scene->assertNewClientLinked($scene->links->linkByEmail(Scene::NEW_CLIENT));
    $again = $scene->assertNewClientLinked($scene->links->linkByEmail(Scene::NEW_CLIENT));
    TestRunner::same($customer, $again, 'the customer in Ticaga');
});

$test('registering makes a customer, and a second time is refused', function (Scene $scene) {
    $customer = $scene->assertNewClientLinked($scene->links->register(Scene::NEW_CLIENT, 'a password'));
    TestRunner::same(false, $scene->links->register(Scene::NEW_CLIENT, 'another one'), 'register() again');
    TestRunner::same(['invalid'], array_keys($scene->links->errors()), 'the kind of errors()');
    TestRunner::same($customer, $scene->ticaga->customerByEmail(Scene::NEW_EMAIL), 'the customer in Ticaga');
});

$test('a client whom the billing system does not know is neither linked nor registered', function (Scene $scene) {
    TestRunner::same(false, $scene->links->linkByEmail(404), 'linkByEmail()');
    TestRunner::same(false, $scene->links->register(404, 'any'), 'register()');
    TestRunner::same(['client'], array_keys($scene->links->errors()), 'the kind of errors()');
    TestRunner::same([], $scene->requests(), 'the requests');
});

$test('another customer than before is not stored', function (Scene $scene) {
    $scene->linkedWithTicket();
    $scene->ticaga->state('a customer exists', ['id' => 1, 'email' => 'other@example.com']);
    TestRunner::same(false, $scene->links->linkByEmail(Scene::CLIENT), 'linkByEmail()');
    TestRunner::same(['other-customer'], array_keys($scene->links->errors()), 'the kind of errors()');
    TestRunner::same(1, $scene->database->ticagaId(Scene::CLIENT), 'the Ticaga id stored here');
});

$test('a link by email that the record does not show is not believed', function (Scene $scene) {
    $scene->ticaga->assume(['assignment-in-get' => 'hidden']);
    $scene->assertRefusesNewClient('unconfirmed', function (TicagaLinks $links) {
        return $links->linkByEmail(Scene::NEW_CLIENT);
    });
});

$test('link and register tell a wrong API key from an answer', function (Scene $scene) {
    $scene->ticaga->assume(['public-calls-need-credentials' => 'yes']);
    $scene->useToken('not-the-token');
    $customer = ['email' => Scene::EMAIL, 'name' => 'Joe Doe', 'password' => 'a password'];
    TestRunner::same('bad-credentials', $scene->api->link(Scene::EMAIL, 'Joe Doe', 2, 'blesta')->kind, 'link()');
    TestRunner::same('bad-credentials', $scene->api->register($customer)->kind, 'register()');
    TestRunner::same(['0', ''], $scene->remotePair(1), 'billing_id and billing_system in Ticaga');
});

foreach ($attempts as $doing => list($operation, $attempt)) {
    $test("a wrong API key stops $doing", function (Scene $scene) use ($attempt) {
        $scene->ticaga->assume(['public-calls-need-credentials' => 'yes']);
        $scene->useToken('not-the-token');
        $scene->assertRefusesNewClient('bad-credentials', $attempt);
        TestRunner::same(null, $scene->ticaga->customerByEmail(Scene::NEW_EMAIL), 'the customer in Ticaga');
    });

    $test("a pair that another customer holds stops $doing when the server refuses it", function (Scene $scene) use ($attempt) {
        $scene->ticaga->assume(['duplicate-billing-id' => 'refuse']);
        $scene->ticaga->state('a customer is linked', ['id' => 8, 'billing_id' => '3', 'billing_system' => 'Blesta']);
        $scene->assertRefusesNewClient('conflict', $attempt);
        TestRunner::same(null, $scene->ticaga->customerByEmail(Scene::NEW_EMAIL), 'the customer in Ticaga');
    });

    $test("a billing system that the server does not take stops $doing", function (Scene $scene) use ($attempt) {
        $scene->ticaga->seed([
            'staff' => [['id' => 1, 'name' => 'Ada Admin', 'email' => 'ada@example.com', 'token' => 'the-own-token']],
            'customers' => [],
            'billing_systems' => ['WHMCS'],
        ]);
        $scene->useToken('the-own-token');
        $scene->assertRefusesNewClient('invalid', $attempt);
    });

    foreach (['truncated', 'html-200', 'empty-200', 'redirect-to-login', 'bom', 'wrong-types', 'html-500'] as $fault) {
        $test("$fault when $doing stores no link, and a later link is one", function (Scene $scene) use ($fault, $operation, $attempt) {
            $scene->ticaga->nextFault($fault, $operation);
            $attempt($scene->links);
            TestRunner::same([], $scene->database->links(), 'the links stored here');
            $scene->assertNewClientLinked($scene->links->linkByEmail(Scene::NEW_CLIENT));
        });
    }
}
