<?php

require_once __DIR__ . '/../plugin.php';

/** @var Plugin|null of the last step */
$plugin = null;
$link = function (TicagaSandbox $ticaga, int $id) use (&$plugin) {
    $plugin = new Plugin($ticaga->url(), $ticaga->token());

    return $plugin->link($id);
};
$steps = [
    'assignBillingId' => function (TicagaSandbox $ticaga) use ($link) {
        $ticaga->state('a customer is unlinked', ['id' => 1]);

        return $link($ticaga, 1);
    },
    'assignBillingId/unknown-customer' => function (TicagaSandbox $ticaga) use ($link) {
        return $link($ticaga, 404);
    },
    'getCustomer' => function (TicagaSandbox $ticaga) {
        return (new Plugin($ticaga->url(), $ticaga->token()))->email(1) === 'joedoe@example.com';
    },
    'rows' => function () use (&$plugin) {
        return $plugin->rows;
    },
];
$broken = [
    'no-array' => null,
    'no-step' => ['rows' => $steps['rows']],
    'no-function' => ['getCustomer' => 5],
    'works-only' => ['assignBillingId' => $steps['assignBillingId'], 'rows' => $steps['rows']],
    'misspelt' => ['getCustomers' => $steps['getCustomer']],
    'another' => ['getCustomer/another' => function (TicagaSandbox $ticaga) {
        return (new Plugin($ticaga->url(), $ticaga->token()))->email(2) === 'joedoe@example.com';
    }] + $steps,
    'throws' => ['getCustomer' => function () {
        throw new LogicException('no database here');
    }],
    'forgets' => ['getCustomer' => function (TicagaSandbox $ticaga) {
        (new Plugin($ticaga->url(), $ticaga->token()))->email(1);
    }],
    'no-state' => ['getCustomer' => function (TicagaSandbox $ticaga) {
        $ticaga->state('a customer exist');

        return true;
    }],
    'idle' => ['getCustomer' => function () {
        return true;
    }, 'assignBillingId' => $steps['assignBillingId']],
    'granted' => ['assignBillingId/conflict' => $steps['assignBillingId']],
    'otherwise' => ['assignBillingId/conflict' => $steps['assignBillingId/unknown-customer']],
    'unchanged' => ['assignBillingId' => function (TicagaSandbox $ticaga) use ($link) {
        $ticaga->state('a customer is linked', ['id' => 1, 'billing_id' => '2', 'billing_system' => 'Blesta']);

        return $link($ticaga, 1);
    }],
    'row-too-many' => ['rows' => function () {
        return [['ticaga_id' => 3, 'billing_id' => 9]];
    }] + $steps,
    'resets' => ['assignBillingId' => function (TicagaSandbox $ticaga) use ($link) {
        $ticaga->reset();

        return $link($ticaga, 1);
    }],
];
$how = (string) getenv('STEPS');

return array_key_exists($how, $broken) ? $broken[$how] : $steps;
