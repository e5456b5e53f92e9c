<?php

/**
 * Speaks to Ticaga in the wire dialect of 2026: a Bearer token on every request, JSON both ways.
 */
class TicagaClient
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
     * @param string $action what follows /api/
     * @return TicagaAnswer
     */
    public function get($action)
    {
        return $this->request($action);
    }

    /**
     * @param string $action what follows /api/
     * @param array $data the body
     * @return TicagaAnswer
     */
    public function post($action, array $data)
    {
        return $this->request($action, $data);
    }

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
