<?php

/**
 * Links a client of the billing system to a Ticaga customer.
 *
 * FLAWED, as the published flow is: see the README beside this folder. Do not copy it.
 */
class TicagaLinks
{
    private $api;
    private $database;

    public function __construct(TicagaApi $api, BillingDatabase $database)
    {
        $this->api = $api;
        $this->database = $database;
    }

    public function link($clientId, $email, $ticagaId)
    {
        $billingEmail = $this->database->clientEmail($clientId);
        if ($email == '' || $email != $billingEmail) {
            return false;
        }

        $customer = $this->api->getCustomer($ticagaId);
        if (!$customer['success']) {
            return false;
        }
        $user = isset($customer['data']['user']) ? $customer['data']['user'] : [];
        if (!isset($user['id'], $user['email']) || $user['id'] != $ticagaId || $user['email'] != $billingEmail) {
            return false;
        }

        $this->api->assign($ticagaId, $clientId, 'Blesta');

        $this->database->storeLink([
            'ticaga_userid' => $ticagaId,
            'billing_userid' => $clientId,
            'email_address' => $email,
            'billing_system' => 'Blesta',
        ]);

        return true;
    }
}
