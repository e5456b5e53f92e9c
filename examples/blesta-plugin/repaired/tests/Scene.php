<?php

/**
 * What one test works with: a sandbox of the fake, the plugin pointed at it, and a billing system with two clients. One
 * is customer 1 of Ticaga, which does not know the other.
 */
class Scene
{
    const CLIENT = 2;
    const EMAIL = 'joedoe@example.com';
    const NEW_CLIENT = 3;
    const NEW_EMAIL = 'nora@example.com';

    /** @var TicagaSandbox */
    public $ticaga;

    /** @var BillingDatabase */
    public $database;

    /** @var TicagaApi */
    public $api;

    /** @var TicagaLinks */
    public $links;

    /** @var TicagaTickets */
    public $tickets;

    /**
     * @param string $sentence the test's name
     */
    public function __construct($sentence)
    {
        $this->ticaga = TicagaKit::connect()->sandbox($sentence);
        $this->database = new BillingDatabase();
        $this->database->addClient(self::CLIENT, self::EMAIL, 'Joe Doe');
        $this->database->addClient(self::NEW_CLIENT, self::NEW_EMAIL, 'Nora Newcomer');
        $this->useToken($this->ticaga->token());
    }

    /**
     * @param string $token the API key of the settings
     * @param int|null $timeoutMs of one request; null takes TICAGA_TIMEOUT_MS, or else 1500
     * @param string|null $url the API URL of the settings; null is the sandbox's
     */
    public function useToken($token, $timeoutMs = null, $url = null)
    {
        $timeoutMs = $timeoutMs ?: (int) (getenv('TICAGA_TIMEOUT_MS') ?: 1500);
        $client = new TicagaClient($url ?: $this->ticaga->url(), $token, $timeoutMs);
        $this->api = new TicagaApi($client);
        $this->links = new TicagaLinks($this->api, $this->database);
        $this->tickets = new TicagaTickets(new TicagaTicketApi($client), $this->database);
    }

    /**
     * Fails unless the links stored here are those that Ticaga has. Before any other assertion, so that a row which was
     * stored too early is seen even where the plugin says the right thing.
     */
    private function compareRows()
    {
        $this->ticaga->compareRows($this->database->links());
    }

    /**
     * Links customer 1, whose id and email match, and fails unless both sides have the link afterwards. The remote
     * side is asked, not the plugin: an answer that nobody checks is what this plugin was repaired for.
     */
    public function assertLinks($ticagaId = 1)
    {
        $linked = $this->links->link(self::CLIENT, self::EMAIL, $ticagaId);
        $this->compareRows();
        TestRunner::same([], $this->links->errors(), 'errors() after link()');
        TestRunner::same(true, $linked, 'link()');
        TestRunner::same(['2', 'Blesta'], $this->remotePair(1), 'billing_id and billing_system in Ticaga');
        TestRunner::same([[
            'ticaga_userid' => '1',
            'billing_userid' => '2',
            'email_address' => self::EMAIL,
            'billing_system' => 'Blesta',
        ]], $this->database->links(), 'the links stored here');
    }

    /**
     * Fails unless link() is refused for that reason, and stored nothing here.
     *
     * @param string $kind the only key of errors()
     * @param string|int $ticagaId
     * @param string $email
     */
    public function assertRefuses($kind, $ticagaId = 1, $email = self::EMAIL)
    {
        $linked = $this->links->link(self::CLIENT, $email, $ticagaId);
        $this->compareRows();
        TestRunner::same([$kind], array_keys($this->links->errors()), 'the kind of errors() after link()');
        TestRunner::same(false, $linked, 'link()');
        TestRunner::same([], $this->database->links(), 'the links stored here');
    }

    /**
     * Fails unless an attempt of the client whom Ticaga does not know is refused for that reason, and neither side has
     * a link of the client afterwards.
     *
     * @param string $kind the only key of errors()
     * @param callable $attempt gives what linkByEmail() or register() gave
     */
    public function assertRefusesNewClient($kind, callable $attempt)
    {
        $linked = $attempt($this->links);
        $this->compareRows();
        TestRunner::same(false, $linked, 'whether the client was linked');
        TestRunner::same([$kind], array_keys($this->links->errors()), 'the kind of errors()');
        TestRunner::same([], $this->database->links(), 'the links stored here');
    }

    /**
     * Fails unless the client whom Ticaga did not know is linked on both sides.
     *
     * @param bool $linked what linkByEmail() or register() gave
     * @return array the customer as Ticaga holds it
     */
    public function assertNewClientLinked($linked)
    {
        $this->compareRows();
        TestRunner::same([], $this->links->errors(), 'errors()');
        TestRunner::same(true, $linked, 'whether the client was linked');
        $customer = $this->ticaga->customerByEmail(self::NEW_EMAIL);
        TestRunner::same(['Nora Newcomer', '3', 'Blesta'], [
            $customer['name'],
            $customer['billing_id'],
            $customer['billing_system'],
        ], 'the customer in Ticaga');
        TestRunner::same([[
            'ticaga_userid' => (string) $customer['id'],
            'billing_userid' => '3',
            'email_address' => self::NEW_EMAIL,
            'billing_system' => 'Blesta',
        ]], $this->database->links(), 'the links stored here');

        return $customer;
    }

    /**
     * Gives customer 1 a ticket, and stores the link of the client to that customer.
     *
     * @return string the ticket's code
     */
    public function linkedWithTicket()
    {
        $this->database->storeLink([
            'ticaga_userid' => 1,
            'billing_userid' => self::CLIENT,
            'email_address' => self::EMAIL,
            'billing_system' => 'Blesta',
        ]);

        return $this->ticaga->state('a customer has an open ticket', ['id' => 1])['ticket_code'];
    }

    /**
     * Fails unless an attempt with the tickets is refused for that reason, and the tickets of customer 1 stay as they
     * are in Ticaga.
     *
     * @param string $kind the only key of errors()
     * @param callable $attempt gives what a method of TicagaTickets gave
     */
    public function assertRefusesTicket($kind, callable $attempt)
    {
        $before = $this->ticaga->tickets(1);
        $given = $attempt($this->tickets);
        TestRunner::same([$kind], array_keys($this->tickets->errors()), 'the kind of errors()');
        TestRunner::same(true, $given === null || $given === false, 'whether it was refused');
        TestRunner::same($before, $this->ticaga->tickets(1), 'the tickets in Ticaga');
    }

    /**
     * @param int $ticagaId
     * @return string[] billing_id and billing_system as Ticaga holds them
     */
    public function remotePair($ticagaId)
    {
        $customer = $this->ticaga->customer($ticagaId);

        return [$customer['billing_id'], $customer['billing_system']];
    }

    /**
     * @return string[] the requests that Ticaga got, for example "assignBillingId bearer json"
     */
    public function requests()
    {
        return array_map(function (array $entry) {
            return $entry['operationId'] . ' ' . implode(' ', $entry['dialect']);
        }, $this->ticaga->journal());
    }
}
