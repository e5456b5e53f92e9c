<?php

/*
 * What the plugin does when all is well, and what it refuses by itself.
 */

$test('a customer whose id and email match is linked on both sides', function (Scene $scene) {
    $scene->assertLinks();
});

$test('the id may come as text, as a form sends it', function (Scene $scene) {
    $scene->assertLinks('1');
});

$test('linking again changes nothing', function (Scene $scene) {
    $scene->assertLinks();
    $scene->assertLinks();
});

$test('every request carries the API key, and a POST is JSON', function (Scene $scene) {
    $scene->assertLinks();
    TestRunner::same(
        ['getCustomer bearer none', 'assignBillingId bearer json', 'getCustomer bearer none'],
        $scene->requests(),
        'the requests'
    );
});

$test('a customer is read with every field as Ticaga has it', function (Scene $scene) {
    $expected = [
        'id' => 1,
        'name' => 'Joe Doe',
        'email' => 'joedoe@example.com',
        'email_verified_at' => null,
        'company' => 'Demo Ltd',
        'phone_number' => '',
        'billing_id' => '0',
        'billing_system' => '',
        'account_manager' => '0',
        'biography' => '',
        'created_at' => '2025-07-13T17:15:25.000000Z',
        'updated_at' => '2025-07-13T17:22:37.000000Z',
    ];
    $answer = $scene->api->getCustomer(1);
    TestRunner::same('ok', $answer->kind, 'the kind of the answer');
    // Neither another order nor a further field breaks the contract.
    $read = array_merge($expected, array_intersect_key($answer->body['user'], $expected));
    TestRunner::same($expected, $read, 'the fields that were read');
    TestRunner::same([], array_diff_key($expected, $answer->body['user']), 'the fields that were missing');
});

foreach (['', 'lena@example.com', 'JoeDoe@example.com', ' joedoe@example.com'] as $email) {
    $test("the typed email \"$email\" is refused without asking Ticaga", function (Scene $scene) use ($email) {
        $scene->assertRefuses('email', 1, $email);
        TestRunner::same([], $scene->requests(), 'the requests');
    });
}

foreach (['', '0', '-1', '1.0', '1e0', 'abc', " 1", "1\n", '../1', '99999999999999999999'] as $id) {
    $test('the typed id ' . json_encode($id) . ' is refused without asking Ticaga', function (Scene $scene) use ($id) {
        $scene->assertRefuses('ticaga-id', $id);
        TestRunner::same([], $scene->requests(), 'the requests');
    });
}
