<?php

/*
 * Departments and tickets. The server is asked what became of a ticket, not the plugin.
 */

$form = ['department' => 'support', 'subject' => 'My site is down', 'message' => 'Please look.', 'priority' => 'medium'];

$test('a ticket is opened in Ticaga, with all that belongs to it', function (Scene $scene) {
    $scene->linkedWithTicket();
    $code = $scene->tickets->open(Scene::CLIENT, [
        'department' => 'billing',
        'subject' => 'Invoice 77',
        'message' => 'I have paid it twice.',
        'priority' => 'high',
        'fields' => ['invoice' => '77'],
        'service' => ['id' => 12, 'name' => 'Web hosting'],
        'cc' => 'accounts@example.com',
        'ip_address' => '203.0.113.7',
    ]);
    TestRunner::same([], $scene->tickets->errors(), 'errors()');
    $expected = [
        'user_id' => 1,
        'subject' => 'Invoice 77',
        'message' => 'I have paid it twice.',
        'priority' => 'high',
        'status' => 'open',
        'department_slug' => 'billing',
        'custom_fields' => ['invoice' => '77'],
    ];
    $ticket = $scene->ticaga->ticket($code) ?: [];
    TestRunner::same($expected, array_merge($expected, array_intersect_key($ticket, $expected)), 'the ticket in Ticaga');
    $sent = json_decode($scene->ticaga->journal()[1]['request']['body'], true);
    TestRunner::same(
        [12, 'Web hosting', 'accounts@example.com', '203.0.113.7'],
        [$sent['billing_service_id'], $sent['billing_service_name'], $sent['cc'], $sent['ip_address']],
        'what was sent besides'
    );
    TestRunner::same(2, count($scene->ticaga->tickets(1)), 'how many tickets the customer has');
});

foreach (['object', 'number'] as $shape) {
    $test("the code of a new ticket is known when the server answers its id as $shape", function (Scene $scene) use ($shape, $form) {
        $scene->linkedWithTicket();
        $scene->ticaga->assume(['ticket-created-id' => $shape]);
        $ticket = $scene->ticaga->ticket((string) $scene->tickets->open(Scene::CLIENT, $form));
        TestRunner::same('My site is down', $ticket['subject'], 'the subject in Ticaga');
    });
}

$test('the departments that a client can choose from are those that Ticaga takes tickets in', function (Scene $scene) {
    $open = array_filter($scene->ticaga->departments(), function (array $department) {
        return !$department['is_disabled'];
    });
    TestRunner::same(
        array_column($open, 'department_name', 'slug'),
        $scene->tickets->departments(),
        'departments()'
    );
});

$test('the tickets of the client are listed', function (Scene $scene) {
    $code = $scene->linkedWithTicket();
    TestRunner::same([$code], array_column($scene->tickets->all(Scene::CLIENT), 'ticket_code'), 'the codes');
});

$test('a client without tickets has an empty list, which is no error', function (Scene $scene) {
    $scene->links->linkByEmail(Scene::NEW_CLIENT);
    TestRunner::same([], $scene->tickets->all(Scene::NEW_CLIENT), 'all()');
    TestRunner::same([], $scene->tickets->errors(), 'errors()');
});

$test('a ticket is shown with its responses, and without the notes of employees', function (Scene $scene) {
    // Lena is the customer of the seed whose ticket has a note.
    $scene->database->storeLink([
        'ticaga_userid' => 2,
        'billing_userid' => Scene::CLIENT,
        'email_address' => Scene::EMAIL,
        'billing_system' => 'Blesta',
    ]);
    $shown = $scene->tickets->show(Scene::CLIENT, 'TCK-000001');
    $ticket = $scene->ticaga->ticket(1);
    foreach (['id', 'subject', 'message', 'status'] as $field) {
        TestRunner::same($ticket[$field], $shown['ticket'][$field], $field);
    }
    $public = array_filter($ticket['responses'], function (array $response) {
        return !$response['is_note'];
    });
    TestRunner::same(
        array_column($public, 'content'),
        array_column($shown['responses'], 'content'),
        'the responses that are shown'
    );
});

$test('a response is kept in Ticaga, as the customer\'s', function (Scene $scene) {
    $code = $scene->linkedWithTicket();
    TestRunner::same(true, $scene->tickets->respond(Scene::CLIENT, $code, 'It works again.'), 'respond()');
    $responses = $scene->ticaga->ticket($code)['responses'];
    $last = end($responses);
    TestRunner::same(
        ['It works again.', 'Joe Doe', false, false],
        [$last['content'], $last['user_name'], $last['employee_response'], $last['is_note']],
        'the last response in Ticaga'
    );
    $shown = $scene->tickets->show(Scene::CLIENT, $code)['responses'];
    TestRunner::same('It works again.', end($shown)['content'], 'the last response that is shown');
});

$test('a ticket is closed in Ticaga, and then shown as closed', function (Scene $scene) {
    $scene->links->linkByEmail(Scene::CLIENT);
    $code = $scene->linkedWithTicket();
    TestRunner::same(true, $scene->tickets->close(Scene::CLIENT, $code), 'close()');
    TestRunner::same('closed', $scene->ticaga->ticket($code)['status'], 'the status in Ticaga');
    TestRunner::same('closed', $scene->tickets->show(Scene::CLIENT, $code)['ticket']['status'], 'the status shown');
});

$test('a rating is kept in Ticaga', function (Scene $scene) {
    $code = $scene->linkedWithTicket();
    TestRunner::same(true, $scene->tickets->rate(Scene::CLIENT, $code, 4), 'rate()');
    TestRunner::same(4, $scene->ticaga->ticket($code)['rating'], 'the rating in Ticaga');
});

$attempts = [
    'departments' => ['listCustomerDepartments', function (TicagaTickets $tickets) {
        return $tickets->departments();
    }],
    'all' => ['listTickets', function (TicagaTickets $tickets) {
        return $tickets->all(Scene::CLIENT);
    }],
    'open, at the department' => ['getDepartment', function (TicagaTickets $tickets) use ($form) {
        return $tickets->open(Scene::CLIENT, $form);
    }],
    'open' => ['createTicket', function (TicagaTickets $tickets) use ($form) {
        return $tickets->open(Scene::CLIENT, $form);
    }],
    'show' => ['getTicketInfo', function (TicagaTickets $tickets, $code) {
        return $tickets->show(Scene::CLIENT, $code);
    }],
    'show, at the responses' => ['listResponses', function (TicagaTickets $tickets, $code) {
        return $tickets->show(Scene::CLIENT, $code);
    }],
    'respond' => ['createResponse', function (TicagaTickets $tickets, $code) {
        return $tickets->respond(Scene::CLIENT, $code, 'Thank you.');
    }],
    'close' => ['closeTicket', function (TicagaTickets $tickets, $code) {
        return $tickets->close(Scene::CLIENT, $code);
    }],
    'rate' => ['rateTicket', function (TicagaTickets $tickets, $code) {
        return $tickets->rate(Scene::CLIENT, $code, 5);
    }],
];
$faults = [
    'reset' => 'no-answer',
    'html-200' => 'not-the-api',
    'empty-200' => 'not-the-api',
    'redirect-to-login' => 'not-the-api',
    'html-500' => 'server-error',
    'rate-limited' => 'rate-limited',
    'refused-401' => 'bad-credentials',
    'unknown-404' => 'unknown-customer',
];

foreach ($attempts as $doing => list($operation, $attempt)) {
    foreach ($faults as $fault => $kind) {
        $test("$fault is no success of $doing", function (Scene $scene) use ($fault, $kind, $operation, $attempt) {
            $code = $scene->linkedWithTicket();
            $scene->ticaga->nextFault($fault, $operation);
            $scene->assertRefusesTicket($kind, function (TicagaTickets $tickets) use ($attempt, $code) {
                return $attempt($tickets, $code);
            });
        });
    }

    if ($doing !== 'departments') {
        $test("a client who is not linked is refused without a request by $doing", function (Scene $scene) use ($attempt) {
            $scene->assertRefusesTicket('not-linked', function (TicagaTickets $tickets) use ($attempt) {
                return $attempt($tickets, 'TCK-000001');
            });
            TestRunner::same([], $scene->requests(), 'the requests');
        });
    }

    if (in_array($doing, ['show', 'respond', 'close', 'rate'], true)) {
        $test("a ticket of another customer is refused by $doing", function (Scene $scene) use ($attempt) {
            $scene->linkedWithTicket();
            $before = $scene->ticaga->ticket('TCK-000001');
            $scene->assertRefusesTicket('not-yours', function (TicagaTickets $tickets) use ($attempt) {
                return $attempt($tickets, 'TCK-000001');
            });
            TestRunner::same($before, $scene->ticaga->ticket('TCK-000001'), 'the ticket in Ticaga');
        });

        $test("a ticket that does not exist is refused by $doing", function (Scene $scene) use ($attempt) {
            $scene->linkedWithTicket();
            $scene->assertRefusesTicket('refused', function (TicagaTickets $tickets) use ($attempt) {
                return $attempt($tickets, 'TCK-404404');
            });
        });
    }
}

$refusedForms = [
    'a department that does not exist' => ['refused', ['department' => 'nowhere']],
    'a department that is disabled' => ['department', ['department' => 'archive']],
    'a priority that the department does not take' => ['priority', ['department' => 'sales', 'priority' => 'emergency']],
    'no value of a field that the department requires' => ['field', ['department' => 'billing']],
];
foreach ($refusedForms as $what => list($kind, $part)) {
    $test("a ticket with $what is not sent", function (Scene $scene) use ($kind, $part, $form) {
        $scene->linkedWithTicket();
        $scene->assertRefusesTicket($kind, function (TicagaTickets $tickets) use ($part, $form) {
            return $tickets->open(Scene::CLIENT, $part + $form);
        });
        TestRunner::same(['getDepartment bearer none'], $scene->requests(), 'the requests');
    });
}

$test('a department that is an empty list is none', function (Scene $scene) use ($form) {
    $scene->linkedWithTicket();
    $scene->ticaga->assume(['unknown-department' => 'empty-list']);
    $scene->assertRefusesTicket('not-the-api', function (TicagaTickets $tickets) use ($form) {
        return $tickets->open(Scene::CLIENT, ['department' => 'nowhere'] + $form);
    });
});

$test('an empty response and a rating out of range are not sent', function (Scene $scene) {
    $code = $scene->linkedWithTicket();
    $scene->assertRefusesTicket('content', function (TicagaTickets $tickets) use ($code) {
        return $tickets->respond(Scene::CLIENT, $code, " \n");
    });
    $scene->assertRefusesTicket('rating', function (TicagaTickets $tickets) use ($code) {
        return $tickets->rate(Scene::CLIENT, $code, 6);
    });
    TestRunner::same([], $scene->requests(), 'the requests');
});

$test('a ticket of a customer whom Ticaga has no longer is not opened', function (Scene $scene) use ($form) {
    $scene->linkedWithTicket();
    $scene->ticaga->state('no such customer exists', ['id' => 1]);
    $scene->assertRefusesTicket('unknown-customer', function (TicagaTickets $tickets) use ($form) {
        return $tickets->open(Scene::CLIENT, $form);
    });
});

/*
 * What the plugin refuses by itself, and what its API class makes of the server's own refusal of the same.
 */

$writes = [
    'create' => function (TicagaTicketApi $api) {
        return $api->create([
            'customer_id' => '1',
            'subject' => 'My site is down',
            'message' => 'Please look.',
            'priority' => 'medium',
            'department_slug' => 'support',
        ]);
    },
    'close' => function (TicagaTicketApi $api) {
        return $api->close(1, 1);
    },
    'rate' => function (TicagaTicketApi $api) {
        return $api->rate(1, 1, 5);
    },
    'respond' => function (TicagaTicketApi $api) {
        return $api->respond(1, 1, 'Hello');
    },
];
$apiOf = function (Scene $scene, $token = null) {
    return new TicagaTicketApi(new TicagaClient($scene->ticaga->url(), $token ?: $scene->ticaga->token(), 1500));
};

foreach ($writes as $method => $write) {
    $test("$method with a wrong API key is refused", function (Scene $scene) use ($write, $apiOf) {
        TestRunner::same('bad-credentials', $write($apiOf($scene, 'not-the-token'))->kind, 'the kind of the answer');
    });

    foreach ($method === 'create' ? [] : ['401', '403', '404'] as $status) {
        $test("$method of another customer's ticket is refused with status $status", function (Scene $scene) use ($status, $write, $apiOf) {
            $scene->ticaga->assume(['not-owner-status' => $status]);
            $before = $scene->ticaga->ticket(1);
            TestRunner::same('refused', $write($apiOf($scene))->kind, 'the kind of the answer');
            TestRunner::same($before, $scene->ticaga->ticket(1), 'the ticket in Ticaga');
        });
    }
}

foreach (['422', '400'] as $status) {
    $test("create in a disabled department is refused with status $status", function (Scene $scene) use ($status, $writes, $apiOf) {
        $scene->ticaga->assume(['validation-status' => $status]);
        $scene->ticaga->state('a department is disabled', ['slug' => 'support']);
        $answer = $writes['create']($apiOf($scene));
        TestRunner::same('invalid', $answer->kind, 'the kind of the answer');
        TestRunner::same(['department_slug'], array_keys($answer->body['errors']), 'the fields it names');
    });
}
