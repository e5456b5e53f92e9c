<?php

/**
 * What one test works with: a sandbox of the fake, the plugin pointed at it, and a billing system with client 2.
 */
class Scene
{
    const CLIENT = 2;
    const EMAIL = 'joedoe@example.com';

    /** @var TicagaSandbox */
    public $ticaga;

    /** @var BillingDatabase */
    public $database;

    /** @var TicagaApi */
    public $api;

    /** @var TicagaLinks */
    public $links;

    /**
     * @param string $sentence the test's name
     */
    public function __construct($sentence)
    {
        $this->ticaga = TicagaKit::connect()->sandbox($sentence);
        $this->database = new BillingDatabase();
        $this->database->addClient(self::CLIENT, self::EMAIL);
        $this->useToken($this->ticaga->token());
    }

    /**
     * @param string $token the API key of the settings
     * @param int|null $timeoutMs of one request; null takes TICAGA_TIMEOUT_MS, or else 1500
     */
    public function useToken($token, $timeoutMs = null)
    {
        $timeoutMs = $timeoutMs ?: (int) (getenv('TICAGA_TIMEOUT_MS') ?: 1500);
        $this->api = new TicagaApi($this->ticaga->url(), $token, $timeoutMs);
        $this->links = new TicagaLinks($this->api, $this->database);
    }

    /**
     * Links customer 1, whose id and email match, and fails unless both sides have the link afterwards. The remote
     * side is asked, not the plugin: an answer that nobody checks is what this plugin was repaired for.
     */
    public function assertLinks($ticagaId = 1)
    {
        $linked = $this->links->link(self::CLIENT, self::EMAIL, $ticagaId);
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
        TestRunner::same([$kind], array_keys($this->links->errors()), 'the kind of errors() after link()');
        TestRunner::same(false, $linked, 'link()');
        TestRunner::same([], $this->database->links(), 'the links stored here');
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
