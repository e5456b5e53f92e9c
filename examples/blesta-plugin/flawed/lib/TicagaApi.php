<?php

/**
 * Ticaga's customer API, in the wire dialect of 2026.
 *
 * FLAWED, as published clients are: see the README beside this folder. Do not copy it.
 */
class TicagaApi
{
    private $url;
    private $token;

    public function __construct($url, $token)
    {
        $this->url = rtrim($url, '/');
        $this->token = $token;
    }

    public function getCustomer($ticagaId)
    {
        return $this->request('GET', 'customers/get/' . $ticagaId);
    }

    public function assign($ticagaId, $billingId, $billingSystem)
    {
        return $this->request('POST', 'customers/assign', [
            'ticaga_id' => $ticagaId,
            'billing_id' => $billingId,
            'billing_system' => $billingSystem,
        ]);
    }

    private function request($method, $action, array $data = [])
    {
        $headers = ['Authorization: Bearer ' . $this->token, 'Accept: application/json'];
        $curl = curl_init($this->url . '/api/' . $action);
        curl_setopt($curl, CURLOPT_RETURNTRANSFER, true);
        if ($method === 'POST') {
            $headers[] = 'Content-Type: application/json';
            curl_setopt($curl, CURLOPT_POST, true);
            curl_setopt($curl, CURLOPT_POSTFIELDS, http_build_query($data));
        } else {
            curl_setopt($curl, CURLOPT_HTTPHEADER, $headers);
        }
        $body = curl_exec($curl);
        $status = curl_getinfo($curl, CURLINFO_HTTP_CODE);

        if ($body === false || $body === '') {
            return ['success' => false, 'error' => 'No response'];
        }
        if ($status === 401 || $status === 403) {
            return ['success' => false, 'error' => 'Authentication error'];
        }
        if ($status === 404) {
            return ['success' => false, 'error' => 'Not found'];
        }

        return ['success' => true, 'data' => json_decode($body, true)];
    }
}
