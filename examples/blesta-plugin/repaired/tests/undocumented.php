<?php

/*
 * What the vendor does not document, in every way that it may turn out: the plugin must work with each.
 */

foreach (['401', '403', '404', '200'] as $status) {
    $test("an unknown customer is recognised with status $status", function (Scene $scene) use ($status) {
        $scene->ticaga->assume(['unknown-customer-status' => $status]);
        $scene->assertRefuses('unknown-customer', 404);
        TestRunner::same('unknown-customer', $scene->api->assign(405, 2, 'Blesta')->kind, 'assign() of customer 405');
    });
}

foreach (['401', '403'] as $status) {
    $test("a wrong API key is recognised with status $status", function (Scene $scene) use ($status) {
        $scene->ticaga->assume(['auth-error-status' => $status]);
        $scene->useToken('not-the-token');
        $scene->assertRefuses('bad-credentials');
    });
}

foreach (['422', '400'] as $status) {
    $test("a refused field is recognised with status $status", function (Scene $scene) use ($status) {
        $scene->ticaga->assume(['validation-status' => $status, 'other-billing-systems' => 'refuse']);
        TestRunner::same('invalid', $scene->api->assign(1, 2, 'WHMCS')->kind, 'the kind of the answer');
    });
}

foreach (['200', '201'] as $status) {
    $test("a success is recognised with status $status", function (Scene $scene) use ($status) {
        $scene->ticaga->assume(['success-status' => $status]);
        $scene->assertLinks();
    });
}

$test('a customer who was linked elsewhere is linked anew when the server overwrites', function (Scene $scene) {
    $scene->ticaga->state('a customer is linked', ['id' => 1, 'billing_id' => '7', 'billing_system' => 'WHMCS']);
    // The customer who typed the id may move from one billing system to another; exec remarks on it unless told.
    $scene->ticaga->expectViolation('link-overwritten', 'POST', '/api/customers/assign');
    $scene->assertLinks();
});

$test('a server that takes Bearer only is served', function (Scene $scene) {
    $scene->ticaga->assume(['auth' => 'bearer']);
    $scene->assertLinks();
});
