<?php

return function (Suite $suite): void {
    $plugin = $suite->plugin();
    $suite->same(true, is_int($plugin->openTicket(1, 'support', 'Help', 'It is down.')), 'openTicket()');
    $suite->stored('tickets', 'subject', 'Help', ['user_id' => 1, 'message' => 'It is down.']);
    $suite->same(1, $plugin->ticket(2, 'TCK-000001')['id'] ?? null, 'ticket()');
    $suite->same([1, 2], array_column($plugin->tickets(2) ?: [], 'id'), 'tickets()');
    $suite->same(true, $plugin->reply(2, 1, 'It is up again.'), 'reply()');
    $suite->answered(1, 'It is up again.');
    $suite->same(true, $plugin->closeTicket(2, 1), 'closeTicket()');
    $suite->stored('tickets', 'id', 1, ['status' => 'closed']);
    if ($suite->isHappyOnly) {
        return;
    }
    $suite->same(false, $plugin->openTicket(1, 'archive', 'Help', 'It is down.'), 'openTicket() in a closed department');
    $suite->same(false, $plugin->ticket(1, 'TCK-000001'), 'ticket() of somebody else');
    $suite->same(false, $plugin->reply(1, 1, 'Not mine.'), 'reply() to a ticket of somebody else');
    $suite->same(false, $plugin->closeTicket(1, 2), 'closeTicket() of somebody else');
};
