<?php

return function (Suite $suite): void {
    $plugin = $suite->plugin();
    $isLinked = $plugin->link(2, 'joedoe@example.com', '1');
    $suite->kept($plugin);
    $suite->same(true, $isLinked, 'link() of the customer who is meant');
    $suite->stored('customers', 'id', 1, ['billing_id' => '2', 'billing_system' => 'Blesta']);
    if ($suite->isHappyOnly) {
        return;
    }
    $suite->same(1, count($plugin->rows()), 'the number of links that the plugin keeps');

    $plugin = $suite->plugin();
    $suite->same(false, $plugin->link(2, 'lena@example.com', '1'), 'link() with an email that is not the client\'s');
    $suite->same(false, $plugin->link(2, 'joedoe@example.com', '3'), 'link() of somebody else');
    $suite->same(false, $plugin->link(2, 'joedoe@example.com', '404'), 'link() of nobody');
    $suite->same([], $plugin->rows(), 'the links that the plugin keeps');
    $suite->stored('customers', 'id', 3, ['billing_id' => '0', 'billing_system' => '']);
};
