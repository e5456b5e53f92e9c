<?php

/**
 * Ticaga's customer API, in the wire dialect of 2026: a Bearer token on every request, JSON both ways.
 */
class TicagaApi
{
    private $url;
    private $token;
    private $timeoutMs;

    /**
     * @param string $url the API URL of the settings, without /api
     * @param string $token the API key of the settings
     * @param int $timeoutMs how long one request may take in all, in milliseconds. A customer waits on a page
     *     meanwhile, and without a limit PHP waits for ever.
     */
    public function __construct($url, $token, $timeoutMs = 10000)
    {
        $this->url = rtrim($url, '/');
        $this->token = $token;
        $this->timeoutMs = $timeoutMs;
    }

    /**
     * @param int $ticagaId
     * @return TicagaAnswer when its kind is OK, body['user'] has at least an integer id and the strings email,
     *     billing_id and billing_system
     */
    public function getCustomer($ticagaId)
    {
        $answer = $this->request('customers/get/' . $ticagaId);
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
        $answer = $this->request('customers/assign', [
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
     * @param string $action what follows /api/
     * @param array|null $data the body of a POST; null makes it a GET
     * @return TicagaAnswer
     */
    private function request($action, ?array $data = null)
    {
        $headers = ['Authorization: Bearer ' . $this->token, 'Accept: application/json'];
        $options = [
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_CONNECTTIMEOUT_MS => min(3000, $this->timeoutMs),
            CURLOPT_TIMEOUT_MS => $this->timeoutMs,
            // curl resolves names with signals otherwise, and then takes no limit under one second.
            CURLOPT_NOSIGNAL => true,
            // A redirect would carry the API key to wherever it points, and turn the POST into a GET.
            CURLOPT_FOLLOWLOCATION => false,
        ];
        if ($data !== null) {
            $headers[] = 'Content-Type: application/json';
            $options[CURLOPT_POST] = true;
            $options[CURLOPT_POSTFIELDS] = json_encode($data);
        }
        $options[CURLOPT_HTTPHEADER] = $headers;

        $curl = curl_init($this->url . '/api/' . $action);
        curl_setopt_array($curl, $options);
        $text = curl_exec($curl);
        if ($text === false) {
            return TicagaAnswer::none(curl_error($curl));
        }

        return TicagaAnswer::read(
            (int) curl_getinfo($curl, CURLINFO_HTTP_CODE),
            (string) curl_getinfo($curl, CURLINFO_CONTENT_TYPE),
            $text
        );
    }
}
