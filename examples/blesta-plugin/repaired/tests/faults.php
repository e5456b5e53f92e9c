<?php

/*
 * What happens between the plugin and the API: broken connections, other pages than the API's, refusals that come
 * only at the second request. None of it is a success.
 */

$faults = [
    'reset' => 'no-answer',
    'empty' => 'no-answer',
    'bad-chunk' => 'no-answer',
    'garbage' => 'no-answer',
    'truncated' => 'no-answer',
    'hang' => 'no-answer',
    'html-200' => 'not-the-api',
    'empty-200' => 'not-the-api',
    'redirect-to-login' => 'not-the-api',
    'bom' => 'not-the-api',
    'wrong-types' => 'not-the-api',
    'html-500' => 'server-error',
    'json-500' => 'server-error',
    'maintenance-503' => 'server-error',
    'rate-limited' => 'rate-limited',
    'refused-401' => 'bad-credentials',
    'refused-403' => 'bad-credentials',
    'unknown-404' => 'unknown-customer',
];
$moments = [
    'reading the customer' => ['getCustomer', 0],
    'assigning' => ['assignBillingId', 0],
    'confirming' => ['getCustomer', 1],
];

foreach ($faults as $fault => $kind) {
    foreach ($moments as $moment => list($operation, $after)) {
        $test("$fault while $moment stores no link", function (Scene $scene) use ($fault, $kind, $operation, $after) {
            if ($fault === 'hang') {
                $scene->useToken($scene->ticaga->token(), 200);
            }
            $scene->ticaga->nextFault($fault, $operation, ['after' => $after]);
            $scene->assertRefuses($kind);
            $scene->assertLinks();
        });
    }
}

$test('a redirect is not followed', function (Scene $scene) {
    $scene->ticaga->nextFault('redirect-to-login', 'assignBillingId');
    $scene->assertRefuses('not-the-api');
    TestRunner::same(2, count($scene->ticaga->journal()), 'the number of requests');
});

$test('a slow answer is waited for', function (Scene $scene) {
    $scene->ticaga->nextFault('slow', 'assignBillingId', ['delayMs' => 100]);
    $scene->assertLinks();
});

$test('a server that is not there stores no link', function (Scene $scene) {
    $scene->useToken('any', 200, 'http://127.0.0.1:1');
    $scene->assertRefuses('no-answer');
});
