<?php

/**
 * Links a client of the billing system to a Ticaga customer.
 */
class TicagaLinks
{
    const BILLING_SYSTEM = 'Blesta';

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
        $this->database->storeLink([
            'ticaga_userid' => $ticagaId,
            'billing_userid' => $clientId,
            'email_address' => $email,
            'billing_system' => self::BILLING_SYSTEM,
        ]);

        return true;
    }

    /**
     * @return string[] why the last link() was refused: a sentence by its kind (a kind of TicagaAnswer, or email,
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
     * Believes the success only when the record shows it: a server that lost the write answers true as well.
     */
    private function assign($ticagaId, $clientId)
    {
        $answer = $this->api->assign($ticagaId, $clientId, self::BILLING_SYSTEM);
        if ($answer->kind === TicagaAnswer::OK) {
            $answer = $this->api->getCustomer($ticagaId);
        }
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

    private function refuse($kind, $sentence)
    {
        $this->errors = [$kind => $sentence];

        return false;
    }
}
