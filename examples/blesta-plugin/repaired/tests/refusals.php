<?php

/*
 * What Ticaga may answer instead of a success. The plugin must then store nothing, and know why.
 */

$test('a customer with another email is not linked', function (Scene $scene) {
    $scene->assertRefuses('other-customer', 3);
    TestRunner::same(['getCustomer bearer none'], $scene->requests(), 'the requests');
});

$test('a customer whose email differs in case only is not linked', function (Scene $scene) {
    $scene->ticaga->state('a customer exists', ['id' => 1, 'email' => 'JoeDoe@example.com']);
    $scene->assertRefuses('other-customer');
    TestRunner::same(['getCustomer bearer none'], $scene->requests(), 'the requests');
});

$test('a customer who does not exist is not linked', function (Scene $scene) {
    $scene->ticaga->state('no such customer exists', ['id' => 404]);
    $scene->assertRefuses('unknown-customer', 404);
    TestRunner::same(['getCustomer bearer none'], $scene->requests(), 'the requests');
});

$test('nothing is linked with a wrong API key', function (Scene $scene) {
    $scene->useToken('not-the-token');
    $scene->assertRefuses('bad-credentials');
    TestRunner::same(['getCustomer bearer none'], $scene->requests(), 'the requests');
});

$test('nothing is linked with a revoked API key', function (Scene $scene) {
    $scene->ticaga->state('the token is revoked');
    $scene->assertRefuses('bad-credentials');
});

$test('a customer whom the server refuses to link again stays as he was, and no link is stored', function (Scene $scene) {
    $scene->ticaga->assume(['reassign' => 'refuse']);
    $scene->ticaga->state('a customer is linked', ['id' => 1, 'billing_id' => '7', 'billing_system' => 'WHMCS']);
    $scene->assertRefuses('conflict');
    TestRunner::same(['7', 'WHMCS'], $scene->remotePair(1), 'billing_id and billing_system in Ticaga');
});

$test('a pair that another customer holds is not stored when the server refuses it', function (Scene $scene) {
    $scene->ticaga->assume(['duplicate-billing-id' => 'refuse']);
    $scene->ticaga->state('a customer is linked', ['id' => 8, 'billing_id' => '2', 'billing_system' => 'Blesta']);
    $scene->assertRefuses('conflict');
    TestRunner::same(['0', ''], $scene->remotePair(1), 'billing_id and billing_system in Ticaga');
});

$test('a success that the customer\'s record does not show is not believed', function (Scene $scene) {
    $scene->ticaga->assume(['assignment-in-get' => 'hidden']);
    $scene->assertRefuses('unconfirmed');
});

$test('assign tells an unknown customer from bad credentials', function (Scene $scene) {
    TestRunner::same('unknown-customer', $scene->api->assign(404, 2, 'Blesta')->kind, 'assign() of customer 404');
    $scene->useToken('not-the-token');
    TestRunner::same('bad-credentials', $scene->api->assign(1, 2, 'Blesta')->kind, 'assign() with a wrong key');
    TestRunner::same(['0', ''], $scene->remotePair(1), 'billing_id and billing_system in Ticaga');
});

$test('assign passes on which field the server refused', function (Scene $scene) {
    $scene->ticaga->assume(['other-billing-systems' => 'refuse']);
    $answer = $scene->api->assign(1, 2, 'WHMCS');
    TestRunner::same('invalid', $answer->kind, 'the kind of the answer');
    TestRunner::same(['billing_system'], array_keys($answer->body['errors']), 'the fields it names');
    TestRunner::same(['0', ''], $scene->remotePair(1), 'billing_id and billing_system in Ticaga');
});
