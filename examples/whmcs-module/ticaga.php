<?php

/*
 * A module in WHMCS's style: functions with the module's name before them, settings in $vars, a table of its own, and
 * every call in the module log. The client is linked to a Ticaga customer by email, sees its tickets, and opens one.
 *
 * $vars has the settings of ticaga_config(): api_url and api_key; timeout_ms if they wish. $db is WHMCS's database.
 * A function that talks to Ticaga gives ['error' => sentence] when that did not succeed.
 */

const TICAGA_BILLING_SYSTEM = 'WHMCS';

/**
 * @return array what WHMCS shows of the module, and the settings that it asks for
 */
function ticaga_config()
{
    return [
        'name' => 'Ticaga',
        'description' => 'Links clients to the helpdesk and shows their tickets.',
        'version' => '1.0',
        'fields' => [
            'api_url' => ['FriendlyName' => 'API URL', 'Type' => 'text', 'Description' => 'without /api'],
            'api_key' => ['FriendlyName' => 'API key', 'Type' => 'password'],
        ],
    ];
}

/**
 * Makes the module's table: which Ticaga customer a client is.
 */
function ticaga_activate(PDO $db)
{
    $db->exec('CREATE TABLE IF NOT EXISTS mod_ticaga (client_id INTEGER PRIMARY KEY, ticaga_id INTEGER NOT NULL)');
}

/**
 * Links a client to the Ticaga customer with its email, whom Ticaga makes where there is none. May be repeated: from a
 * hook when the client is added or logs in, and from the cron.
 *
 * @param int $clientId
 * @return array ['ticaga_id' => int] when Ticaga has the link, or ['error' => sentence]
 */
function ticaga_link(array $vars, PDO $db, $clientId)
{
    $query = $db->prepare('SELECT firstname, lastname, email FROM tblclients WHERE id = ?');
    $query->execute([$clientId]);
    $client = $query->fetch(PDO::FETCH_ASSOC);
    if (!$client) {
        return ['error' => 'There is no such client.'];
    }
    $answer = ticaga_request($vars, 'customers/link', [
        'email' => $client['email'],
        'name' => trim($client['firstname'] . ' ' . $client['lastname']),
        'billing_id' => (int) $clientId,
        'billing_system' => TICAGA_BILLING_SYSTEM,
    ]);
    if (isset($answer['error'])) {
        return $answer;
    }
    $user = isset($answer['body']['user']) ? $answer['body']['user'] : null;
    if (!isset($user['id']) || !is_int($user['id']) || $user['id'] < 1) {
        return ['error' => 'Ticaga does not say which customer it linked.'];
    }
    $known = ticaga_customer_of($db, $clientId);
    if ($known !== null && $known !== $user['id']) {
        return ['error' => 'Ticaga has another customer for this client than it had before. A person must look.'];
    }
    $db->prepare('REPLACE INTO mod_ticaga (client_id, ticaga_id) VALUES (?, ?)')->execute([$clientId, $user['id']]);

    return ['ticaga_id' => $user['id']];
}

/**
 * @param int $clientId
 * @return array ['tickets' => list of id, subject, status and more] or ['error' => sentence]
 */
function ticaga_tickets(array $vars, PDO $db, $clientId)
{
    $ticagaId = ticaga_customer_of($db, $clientId);
    if ($ticagaId === null) {
        return ['error' => 'Your account is not linked to the helpdesk yet.'];
    }
    $answer = ticaga_request($vars, 'tickets/get/all/' . $ticagaId);
    if (isset($answer['error'])) {
        return $answer;
    }
    foreach ($answer['body'] as $key => $ticket) {
        if (!is_int($key) || !isset($ticket['id'], $ticket['subject'], $ticket['status']) || !is_int($ticket['id'])) {
            return ['error' => 'Ticaga does not list the tickets.'];
        }
    }

    return ['tickets' => $answer['body']];
}

/**
 * @param int $clientId
 * @param array $form department (its slug), subject, message, priority
 * @return array ['ticket' => as ticaga_tickets() lists it] when it is there, or ['error' => sentence]
 */
function ticaga_open(array $vars, PDO $db, $clientId, array $form)
{
    $ticagaId = ticaga_customer_of($db, $clientId);
    if ($ticagaId === null) {
        return ['error' => 'Your account is not linked to the helpdesk yet.'];
    }
    $answer = ticaga_request($vars, 'tickets/create', [
        'organize' => 'whmcs',
        'customer_id' => (string) $ticagaId,
        'subject' => $form['subject'],
        'priority' => $form['priority'],
        'message' => $form['message'],
        'assigned' => '0',
        'department_slug' => $form['department'],
        'public_email' => null,
        'public_name' => null,
        'billing_system' => TICAGA_BILLING_SYSTEM,
    ]);
    if (isset($answer['error'])) {
        return $answer;
    }
    // The server answers the id alone, or an object that has it.
    $id = isset($answer['body']['id']) ? $answer['body']['id'] : null;
    $id = is_array($id) && isset($id['id']) ? $id['id'] : $id;
    $list = ticaga_tickets($vars, $db, $clientId);
    foreach (isset($list['tickets']) ? $list['tickets'] : [] as $ticket) {
        if ($ticket['id'] === $id) {
            return ['ticket' => $ticket];
        }
    }

    return ['error' => 'Ticaga does not show the new ticket. Look for it in your list before you open another one.'];
}

/**
 * @return int|null the Ticaga customer of a client; null when it is not linked
 */
function ticaga_customer_of(PDO $db, $clientId)
{
    $query = $db->prepare('SELECT ticaga_id FROM mod_ticaga WHERE client_id = ?');
    $query->execute([$clientId]);
    $id = $query->fetchColumn();

    return $id === false ? null : (int) $id;
}

/**
 * One request, which is a POST of JSON when there is data. Only JSON with a status of 2xx and no error is a success: a
 * page of HTML, a redirect to a login or no answer in time is none.
 *
 * @return array ['body' => array] or ['error' => sentence]
 */
function ticaga_request(array $vars, $action, ?array $data = null)
{
    $headers = ['Authorization: Bearer ' . $vars['api_key'], 'Accept: application/json'];
    $curl = curl_init(rtrim($vars['api_url'], '/') . '/api/' . $action);
    curl_setopt_array($curl, [
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_TIMEOUT_MS => isset($vars['timeout_ms']) ? $vars['timeout_ms'] : 10000,
        CURLOPT_NOSIGNAL => true,
        CURLOPT_HTTPHEADER => $data === null ? $headers : array_merge($headers, ['Content-Type: application/json']),
    ] + ($data === null ? [] : [CURLOPT_POSTFIELDS => json_encode($data)]));
    $text = curl_exec($curl);
    $status = curl_getinfo($curl, CURLINFO_HTTP_CODE);
    $body = $text === false ? null : json_decode($text, true);
    if ($text === false) {
        $result = ['error' => 'Ticaga did not answer: ' . curl_error($curl) . '.'];
    } elseif ($status < 200 || $status > 299 || !is_array($body) || isset($body['error'])) {
        $said = isset($body['error']) && is_string($body['error']) ? $body['error'] : "status $status";
        $result = ['error' => "Ticaga refused that or failed: $said."];
    } else {
        $result = ['body' => $body];
    }
    // The last argument is what WHMCS keeps out of its log.
    logModuleCall('ticaga', $action, $data, $text, $result, [$vars['api_key']]);

    return $result;
}
