<?php

/**
 * The tickets of a client who is linked. Nothing is shown of a ticket that is not the client's own, and nothing is
 * believed to have happened that Ticaga did not confirm.
 */
class TicagaTickets
{
    /** The company of the billing system whose clients these are; Blesta can have several. */
    const COMPANY = 1;

    private $api;
    private $database;
    private $errors = [];

    public function __construct(TicagaTicketApi $api, BillingDatabase $database)
    {
        $this->api = $api;
        $this->database = $database;
    }

    /**
     * @return string[]|null the departments that a client can choose from, names by their slugs; null when Ticaga
     *     could not say
     */
    public function departments()
    {
        $answer = $this->accept($this->api->departments());

        return $answer ? array_column($answer->body['departments'], 'department_name', 'slug') : null;
    }

    /**
     * Opens a ticket.
     *
     * @param int $clientId the logged-in client
     * @param array $form department (its slug), subject, message, priority; perhaps fields (values of the department's
     *     own fields by their slugs), service (id and name of what it is about), cc (emails, with commas), ip_address
     * @return string|null the code of the ticket; null when it was not opened
     */
    public function open($clientId, array $form)
    {
        $ticagaId = $this->customerOf($clientId);
        $form += ['fields' => [], 'service' => ['id' => null, 'name' => null], 'cc' => null, 'ip_address' => null];
        if ($ticagaId === null || !$this->takes($form)) {
            return null;
        }
        $created = $this->accept($this->api->create([
            'organize' => 'blesta',
            'customer_id' => (string) $ticagaId,
            'subject' => $form['subject'],
            'priority' => $form['priority'],
            'message' => $form['message'],
            'cc' => $form['cc'],
            'assigned' => '0',
            'department_slug' => $form['department'],
            'ip_address' => $form['ip_address'],
            'public_email' => null,
            'public_name' => null,
            'billing_system' => 'blesta',
            'billing_company_id' => self::COMPANY,
            'billing_service_id' => $form['service']['id'],
            'billing_service_name' => $form['service']['name'],
            // An empty array would be a list in JSON, and the fields are an object.
            'custom_fields' => (object) $form['fields'],
        ]));
        if (!$created) {
            return null;
        }
        // The list confirms that the ticket is there, and has its code, which not every answer has.
        $all = $this->all($clientId);
        if ($all === null) {
            return null;
        }
        foreach ($all as $ticket) {
            if ($ticket['id'] === $created->body['id'] && isset($ticket['ticket_code'])) {
                return $ticket['ticket_code'];
            }
        }

        return $this->refuse('unconfirmed', 'Ticaga said that it opened the ticket, but does not show it.');
    }

    /**
     * @param int $clientId the logged-in client
     * @return array[]|null the client's tickets; null when Ticaga could not say, which is not the same as none
     */
    public function all($clientId)
    {
        $ticagaId = $this->customerOf($clientId);
        $answer = $ticagaId === null ? null : $this->accept($this->api->all($ticagaId));

        return $answer ? $answer->body : null;
    }

    /**
     * @param int $clientId the logged-in client
     * @param string $code the ticket's code
     * @return array|null ticket, and responses without the notes that employees write to each other; null when there
     *     is no such ticket of the client's
     */
    public function show($clientId, $code)
    {
        $ticket = $this->own($clientId, $code);
        $answer = $ticket ? $this->accept($this->api->responses($ticket['id'])) : null;
        if (!$answer) {
            return null;
        }
        $responses = array_values(array_filter($answer->body, function (array $response) {
            return empty($response['is_note']);
        }));

        return ['ticket' => $ticket, 'responses' => $responses];
    }

    /**
     * @param int $clientId the logged-in client
     * @param string $code the ticket's code
     * @param string $content
     * @return bool true when Ticaga kept the response
     */
    public function respond($clientId, $code, $content)
    {
        if (trim($content) === '') {
            $this->refuse('content', 'The response is empty.');

            return false;
        }
        $ticket = $this->own($clientId, $code);

        return $ticket && $this->accept($this->api->respond($ticket['user_id'], $ticket['id'], $content));
    }

    /**
     * @param int $clientId the logged-in client
     * @param string $code the ticket's code
     * @return bool true when Ticaga closed the ticket
     */
    public function close($clientId, $code)
    {
        $ticket = $this->own($clientId, $code);

        return $ticket && $this->accept($this->api->close($ticket['user_id'], $ticket['id']));
    }

    /**
     * @param int $clientId the logged-in client
     * @param string $code the ticket's code
     * @param int $rating from 0 to 5
     * @return bool true when Ticaga kept the rating
     */
    public function rate($clientId, $code, $rating)
    {
        if (!in_array($rating, range(0, 5), true)) {
            $this->refuse('rating', 'A rating is a number from 0 to 5.');

            return false;
        }
        $ticket = $this->own($clientId, $code);

        return $ticket && $this->accept($this->api->rate($ticket['user_id'], $ticket['id'], $rating));
    }

    /**
     * @return string[] why the last call was refused: a sentence by its kind (a kind of TicagaAnswer, or not-linked,
     *     not-yours, department, priority, field, content, rating, unconfirmed); empty when it was not
     */
    public function errors()
    {
        return $this->errors;
    }

    /**
     * Whether the department takes the ticket: what the form could have known is not left to the server.
     */
    private function takes(array $form)
    {
        $answer = $this->accept($this->api->department($form['department']));
        if (!$answer) {
            return false;
        }
        $department = $answer->body['department'][0];
        if ($department['is_disabled']) {
            return $this->refuse('department', 'This department takes no tickets.');
        }
        if (!$department['allows_high_priority'] && in_array($form['priority'], ['high', 'emergency'], true)) {
            return $this->refuse('priority', 'This department takes no tickets of that priority.');
        }
        foreach (isset($department['custom_fields']) ? $department['custom_fields'] : [] as $field) {
            if (!empty($field['required']) && empty($form['fields'][$field['slug']])) {
                return $this->refuse('field', $field['name'] . ' is missing.');
            }
        }

        return true;
    }

    /**
     * The call that reads a ticket names no customer, so that whoever knows a code could read it.
     *
     * @return array|null the ticket, when it is the client's
     */
    private function own($clientId, $code)
    {
        $ticagaId = $this->customerOf($clientId);
        $answer = $ticagaId === null ? null : $this->accept($this->api->info($code));
        if (!$answer) {
            return null;
        }
        $ticket = $answer->body['tickets'];
        if ((string) $ticket['user_id'] !== (string) $ticagaId) {
            return $this->refuse('not-yours', 'You have no such ticket.');
        }

        return $ticket;
    }

    private function customerOf($clientId)
    {
        $ticagaId = $this->database->ticagaId($clientId);

        return $ticagaId === null ? $this->refuse('not-linked', 'Your account is not linked to Ticaga.') : $ticagaId;
    }

    /**
     * @return TicagaAnswer|null the answer, when it is a success
     */
    private function accept(TicagaAnswer $answer)
    {
        $this->errors = [];

        return $answer->kind === TicagaAnswer::OK ? $answer : $this->refuse($answer->kind, $answer->problem);
    }

    private function refuse($kind, $sentence)
    {
        $this->errors = [$kind => $sentence];

        return null;
    }
}
