<?php

return function (Suite $suite): void {
    $suite->same(true, $suite->plugin()->register(7, 'Nina New', 'a password of hers'), 'register() of somebody new');
    $suite->stored('customers', 'email', 'new@example.com', ['name' => 'Nina New']);
    if ($suite->isHappyOnly) {
        return;
    }
    $suite->same(false, $suite->plugin()->register(2, 'Joe Doe', 'another password'), 'register() of a customer who is there');
};
