<?php

/**
 * Ticaga's customers.
 */
class TicagaApi
{
    private $client;

    public function __construct(TicagaClient $client)
    {
        $this->client = $client;
    }

    /**
     * @param int $ticagaId
     * @return TicagaAnswer when its kind is OK, body['user'] has at least an integer id and the strings email,
     *     billing_id and billing_system
     */
    public function getCustomer($ticagaId)
    {
        $answer = $this->client->get('customers/get/' . $ticagaId);
        if ($answer->kind !== TicagaAnswer::OK) {
            return $answer;
        }
        $user = isset($answer->body['user']) && is_array($answer->body['user']) ? $answer->body['user'] : [];
        if (!isset($user['id']) || !is_int($user['id'])) {
            return TicagaAnswer::notTheApi('the customer it shows has no integer id');
        }
        foreach (['email', 'billing_id', 'billing_system'] as $field) {
            if (!isset($user[$field]) || !is_string($user[$field])) {
                return TicagaAnswer::notTheApi("the customer it shows has no text as $field");
            }
        }

        return $answer;
    }

    /**
     * @param int $ticagaId
     * @param int $billingId
     * @param string $billingSystem
     * @return TicagaAnswer its kind is OK only when the API said {"user": true}
     */
    public function assign($ticagaId, $billingId, $billingSystem)
    {
        $answer = $this->client->post('customers/assign', [
            'ticaga_id' => $ticagaId,
            'billing_id' => $billingId,
            'billing_system' => $billingSystem,
        ]);
        if ($answer->kind === TicagaAnswer::OK && (!isset($answer->body['user']) || $answer->body['user'] !== true)) {
            return TicagaAnswer::notTheApi('it does not say that the customer was linked');
        }

        return $answer;
    }

    /**
     * Finds the customer by email, or makes one, and links it. May be repeated.
     *
     * @param string $email
     * @param string $name
     * @param int $billingId
     * @param string $billingSystem
     * @return TicagaAnswer when its kind is OK, body['user']['id'] is the id of a customer
     */
    public function link($email, $name, $billingId, $billingSystem)
    {
        return self::withId($this->client->post('customers/link', [
            'email' => $email,
            'name' => $name,
            'billing_id' => $billingId,
            'billing_system' => $billingSystem,
        ]));
    }

    /**
     * Makes a customer who can log in, and links it.
     *
     * @param array $customer email, name, password, billing_id, billing_system
     * @return TicagaAnswer when its kind is OK, body['user']['id'] is the id of a customer
     */
    public function register(array $customer)
    {
        return self::withId($this->client->post('register', $customer));
    }

    private static function withId(TicagaAnswer $answer)
    {
        $user = isset($answer->body['user']) ? $answer->body['user'] : null;
        if ($answer->kind === TicagaAnswer::OK && (!isset($user['id']) || !is_int($user['id']) || $user['id'] < 1)) {
            return TicagaAnswer::notTheApi('it does not say which customer was linked');
        }

        return $answer;
    }
}
