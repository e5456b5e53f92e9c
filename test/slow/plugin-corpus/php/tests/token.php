<?php

return function (Suite $suite): void {
    $suite->same(false, $suite->plugin('not-the-token')->link(2, 'joedoe@example.com', '1'), 'link() with a wrong token');
    $suite->stored('customers', 'id', 1, ['billing_id' => '0', 'billing_system' => '']);
};
