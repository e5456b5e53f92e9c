<?php

/**
 * Ticaga's departments, and its tickets with their responses. Every method gives a TicagaAnswer whose kind is OK only
 * when the body has what the method promises.
 */
class TicagaTicketApi
{
    private $client;

    public function __construct(TicagaClient $client)
    {
        $this->client = $client;
    }

    /**
     * @return TicagaAnswer body['departments']: a list, each with the strings slug and department_name
     */
    public function departments()
    {
        $answer = $this->client->get('departments/customers');
        $list = isset($answer->body['departments']) ? $answer->body['departments'] : null;

        return self::check($answer, self::isListOf($list, ['slug', 'department_name']), 'it lists no departments');
    }

    /**
     * @param string $slug
     * @return TicagaAnswer body['department'][0]: is_disabled and allows_high_priority, custom_fields perhaps
     */
    public function department($slug)
    {
        $answer = $this->client->get('departments/get/' . rawurlencode($slug));
        $list = isset($answer->body['department']) ? $answer->body['department'] : null;
        $complete = isset($list[0]['is_disabled'], $list[0]['allows_high_priority']);

        return self::check($answer, $complete, 'it shows no department');
    }

    /**
     * @param array $ticket the fields of tickets/create
     * @return TicagaAnswer body['id']: the new ticket's id, whichever of its two forms the server answered
     */
    public function create(array $ticket)
    {
        $answer = $this->client->post('tickets/create', $ticket);
        $id = isset($answer->body['id']) ? $answer->body['id'] : null;
        $id = is_array($id) && isset($id['id']) ? $id['id'] : $id;
        $answer = self::check($answer, is_int($id), 'it does not say which ticket was opened');
        if ($answer->kind === TicagaAnswer::OK) {
            $answer->body['id'] = $id;
        }

        return $answer;
    }

    /**
     * @param int $ticagaId the customer
     * @return TicagaAnswer body: a list, each with an integer id and the strings subject and status
     */
    public function all($ticagaId)
    {
        $answer = $this->client->get('tickets/get/all/' . $ticagaId);

        return self::check($answer, self::isListOf($answer->body, ['subject', 'status']), 'it lists no tickets');
    }

    /**
     * @param string $code the ticket's code
     * @return TicagaAnswer body['tickets']: an integer id, a user_id, the strings subject, status and message
     */
    public function info($code)
    {
        $answer = $this->client->post('tickets/info', ['ticket_id' => $code]);
        $ticket = isset($answer->body['tickets']) ? $answer->body['tickets'] : null;
        $complete = self::isListOf([$ticket], ['subject', 'status', 'message'])
            && isset($ticket['id'], $ticket['user_id'])
            && is_int($ticket['id']);

        return self::check($answer, $complete, 'it shows no ticket');
    }

    /**
     * @param int $ticketId
     * @return TicagaAnswer body: the list of responses, each with the string content
     */
    public function responses($ticketId)
    {
        $answer = $this->client->post('responses/get', ['ticket_id' => $ticketId]);
        // What the list is called is not known.
        $lists = array_filter($answer->body, function ($value) {
            return self::isListOf($value, ['content']);
        });
        $answer = self::check($answer, $lists !== [], 'it lists no responses');
        if ($answer->kind === TicagaAnswer::OK) {
            $answer->body = reset($lists);
        }

        return $answer;
    }

    /**
     * @param int $ticagaId the customer
     * @param int $ticketId
     * @param string $content
     * @return TicagaAnswer
     */
    public function respond($ticagaId, $ticketId, $content)
    {
        return $this->client->post('responses/create', [
            'user_id' => (string) $ticagaId,
            'ticket_number' => $ticketId,
            'content' => $content,
            'is_note' => '0',
            'employee_response' => '0',
            'organize' => 'blesta',
        ]);
    }

    /**
     * @param int $ticagaId the owner
     * @param int $ticketId
     * @return TicagaAnswer
     */
    public function close($ticagaId, $ticketId)
    {
        $answer = $this->client->post('tickets/close', [
            'customer_id' => (string) $ticagaId,
            'ticket_id' => $ticketId,
            'organize' => 'blesta',
        ]);
        $closed = isset($answer->body['id']) && $answer->body['id'] === $ticketId;

        return self::check($answer, $closed, 'it does not say that the ticket was closed');
    }

    /**
     * @param int $ticagaId the owner
     * @param int $ticketId
     * @param int $rating from 0 to 5
     * @return TicagaAnswer
     */
    public function rate($ticagaId, $ticketId, $rating)
    {
        return $this->client->post('tickets/rate', [
            'ticket_id' => $ticketId,
            'rating' => $rating,
            'customer_id' => (string) $ticagaId,
            'organize' => 'blesta',
        ]);
    }

    private static function check(TicagaAnswer $answer, $complete, $why)
    {
        return $answer->kind === TicagaAnswer::OK && !$complete ? TicagaAnswer::notTheApi($why) : $answer;
    }

    /**
     * @param mixed $value
     * @param string[] $texts the fields that each record must have as strings
     */
    private static function isListOf($value, array $texts)
    {
        if (!is_array($value) || array_values($value) !== $value) {
            return false;
        }
        foreach ($value as $record) {
            foreach ($texts as $field) {
                if (!is_array($record) || !isset($record[$field]) || !is_string($record[$field])) {
                    return false;
                }
            }
        }

        return true;
    }
}
