<?php

return function (Suite $suite): void {
    $suite->same(true, $suite->plugin()->link(2, 'joedoe@example.com', '1'), 'link() of the same client');
    $suite->stored('customers', 'id', 1, ['billing_id' => '2', 'billing_system' => 'Blesta']);
};
