<?php

return function (Suite $suite): void {
    $suite->same(true, $suite->plugin()->linkByEmail(2, 'Joe Doe'), 'linkByEmail() of a customer');
    $suite->stored('customers', 'id', 1, ['billing_id' => '2', 'billing_system' => 'Blesta']);
    $suite->same(true, $suite->plugin()->linkByEmail(3, 'Zoë Ångström'), 'linkByEmail() of another customer');
    $suite->stored('customers', 'id', 3, ['billing_id' => '3', 'billing_system' => 'Blesta']);
    if ($suite->isHappyOnly) {
        return;
    }
    $suite->same(false, $suite->plugin('not-the-token')->linkByEmail(2, 'Joe Doe'), 'linkByEmail() with a wrong token');
};
