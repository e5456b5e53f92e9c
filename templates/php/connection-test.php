<?php

/*
 * The connection of the plugin: its two settings, and its first request. Tests of your own stand in files beside this
 * one whose names end in -test.php.
 */

/** The settings by the names under which your plugin reads them: correct the names if they are others. */
$settings = function (TicagaSandbox $ticaga): array {
    return ['api_url' => $ticaga->url(), 'api_key' => $ticaga->token()];
};

$test('the server of the settings knows the API key of the settings', function (TicagaSandbox $ticaga) use ($settings, $same) {
    $set = $settings($ticaga);
    $curl = curl_init($set['api_url'] . '/api/customers/get/0');
    curl_setopt_array($curl, [
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_TIMEOUT => 10,
        CURLOPT_HTTPHEADER => ['Authorization: Bearer ' . $set['api_key'], 'Accept: application/json'],
    ]);
    $answer = json_decode((string) curl_exec($curl), true);
    $same(200, curl_getinfo($curl, CURLINFO_HTTP_CODE), 'the status');
    $same($ticaga->email(), isset($answer['user']['email']) ? $answer['user']['email'] : null, 'whose key it is');
});

// This one fails until your plugin is in it: write $test instead of $todo, run ticaga-kit exec, and see it red.
$todo('the plugin asks Ticaga for a customer', function (TicagaSandbox $ticaga) use ($settings, $same) {
    $set = $settings($ticaga);

    // Your plugin goes here, with $set as its settings. For example:
    //     {call}

    if ($ticaga->journal() === []) {
        throw new RuntimeException('Your plugin sent nothing. Call it in ' . __FILE__ . ' before line ' . __LINE__ . '.');
    }
});
