<?php

/**
 * Links a client of the billing system to a Ticaga customer: to the one whose id the client typed, to the one with the
 * client's email, or to a new one who can log in.
 */
class TicagaLinks
{
    const BILLING_SYSTEM = 'Blesta';

    /** How the newest plugin of the vendor spells it for customers/link and register. */
    const BILLING_SYSTEM_OF_LINK = 'blesta';

    private $api;
    private $database;
    private $errors = [];

    public function __construct(TicagaApi $api, BillingDatabase $database)
    {
        $this->api = $api;
        $this->database = $database;
    }

    /**
     * Links the logged-in client, and stores the link here only after Ticaga said that it has it.
     *
     * @param int $clientId the logged-in client of the billing system
     * @param string $email what the client typed
     * @param string|int $ticagaId what the client typed
     * @return bool true when both sides have the link; otherwise errors() says why, and nothing was stored here
     */
    public function link($clientId, $email, $ticagaId)
    {
        $this->errors = [];

        $billingEmail = $this->database->clientEmail($clientId);
        if ($email === '' || $email !== $billingEmail) {
            return $this->refuse('email', 'The email is not the one of your account.');
        }
        // Id 0 would be answered with the record of the administrator whose key this is.
        if (!preg_match('/^[1-9][0-9]{0,17}\z/', (string) $ticagaId)) {
            return $this->refuse('ticaga-id', 'The Ticaga ID is a number, as your helpdesk account shows it.');
        }
        $ticagaId = (int) $ticagaId;

        if (!$this->customerMatches($ticagaId, $billingEmail) || !$this->assign($ticagaId, $clientId)) {
            return false;
        }
        $this->store($ticagaId, $clientId, $email);

        return true;
    }

    /**
     * Links the client to the Ticaga customer with its email, whom Ticaga makes where there is none. To be called again
     * whenever the link may be missing: when the client is created, when it logs in, from a cron.
     *
     * @param int $clientId a client of the billing system
     * @return bool as link()
     */
    public function linkByEmail($clientId)
    {
        $email = $this->database->clientEmail($clientId);
        if ($email === null) {
            return $this->refuse('client', 'There is no such client.');
        }
        $name = $this->database->clientName($clientId);

        return $this->keep($clientId, $email, $this->api->link($email, $name, $clientId, self::BILLING_SYSTEM_OF_LINK));
    }

    /**
     * Makes a Ticaga customer for the client, who can log in to the helpdesk with that password.
     *
     * @param int $clientId a client of the billing system
     * @param string $password kept nowhere here
     * @return bool as link(); a customer with that email who exists already is refused as invalid
     */
    public function register($clientId, $password)
    {
        $email = $this->database->clientEmail($clientId);
        if ($email === null) {
            return $this->refuse('client', 'There is no such client.');
        }

        return $this->keep($clientId, $email, $this->api->register([
            'name' => $this->database->clientName($clientId),
            'email' => $email,
            'password' => $password,
            'billing_id' => $clientId,
            'billing_system' => self::BILLING_SYSTEM_OF_LINK,
        ]));
    }

    /**
     * @return string[] why the last call was refused: a sentence by its kind (a kind of TicagaAnswer, or client, email,
     *     ticaga-id, other-customer, unconfirmed); empty when it was not
     */
    public function errors()
    {
        return $this->errors;
    }

    /**
     * The emails are compared letter for letter: one that differs in case may be another mailbox.
     */
    private function customerMatches($ticagaId, $billingEmail)
    {
        $answer = $this->api->getCustomer($ticagaId);
        if ($answer->kind !== TicagaAnswer::OK) {
            return $this->refuse($answer->kind, $answer->problem);
        }
        if ($answer->body['user']['id'] !== $ticagaId || $answer->body['user']['email'] !== $billingEmail) {
            return $this->refuse('other-customer', 'The Ticaga customer is not the one of your account.');
        }

        return true;
    }

    /**
     * Stores the link to the customer that an answer names. One that differs from the row stored here is a twin, or the
     * client has another email now: a person must look.
     */
    private function keep($clientId, $email, TicagaAnswer $answer)
    {
        $this->errors = [];
        if ($answer->kind !== TicagaAnswer::OK) {
            return $this->refuse($answer->kind, $answer->problem);
        }
        $ticagaId = $answer->body['user']['id'];
        $known = $this->database->ticagaId($clientId);
        if ($known !== null && $known !== $ticagaId) {
            return $this->refuse('other-customer', 'Ticaga has another customer for this client than it had before.');
        }
        if (!$this->showsLink($ticagaId, $clientId)) {
            return false;
        }
        $this->store($ticagaId, $clientId, $email);

        return true;
    }

    private function assign($ticagaId, $clientId)
    {
        $answer = $this->api->assign($ticagaId, $clientId, self::BILLING_SYSTEM);
        if ($answer->kind !== TicagaAnswer::OK) {
            return $this->refuse($answer->kind, $answer->problem);
        }

        return $this->showsLink($ticagaId, $clientId);
    }

    /**
     * Believes a success only when the record shows it: a server that lost the write says that it linked as well.
     */
    private function showsLink($ticagaId, $clientId)
    {
        $answer = $this->api->getCustomer($ticagaId);
        if ($answer->kind !== TicagaAnswer::OK) {
            return $this->refuse($answer->kind, $answer->problem);
        }
        $user = $answer->body['user'];
        // Which spelling of the billing system's name a server keeps is not documented.
        $sameSystem = strcasecmp($user['billing_system'], self::BILLING_SYSTEM) === 0;
        if ($user['id'] !== $ticagaId || $user['billing_id'] !== (string) $clientId || !$sameSystem) {
            return $this->refuse('unconfirmed', 'Ticaga said that it linked the account, but does not show the link.');
        }

        return true;
    }

    private function store($ticagaId, $clientId, $email)
    {
        $this->database->storeLink([
            'ticaga_userid' => $ticagaId,
            'billing_userid' => $clientId,
            'email_address' => $email,
            'billing_system' => self::BILLING_SYSTEM,
        ]);
    }

    private function refuse($kind, $sentence)
    {
        $this->errors = [$kind => $sentence];

        return false;
    }
}
