<?php

/** A plugin that links a customer, and keeps a row of it. TRAITS names what is wrong with it. */
final class Plugin
{
    public $rows = [];
    private $url;
    private $token;

    public function __construct(string $url, string $token)
    {
        $this->url = $url;
        $this->token = $token;
    }

    public function link(int $id): bool
    {
        if (self::has('stores-first')) {
            $this->rows[] = ['ticaga_id' => $id, 'billing_id' => 2];
        }
        $answer = $this->request('assign', ['ticaga_id' => $id, 'billing_id' => 2, 'billing_system' => 'Blesta']);
        $linked = self::has('believes') ? $answer !== null : ($answer['user'] ?? null) === true;
        if ($linked && self::has('reads-back')) {
            $linked = ($this->request("get/$id")['user']['billing_id'] ?? null) === '2';
        }
        if ($linked && !self::has('stores-first')) {
            $this->rows[] = ['ticaga_id' => $id, 'billing_id' => 2];
        }

        return $linked;
    }

    public function email(int $id): ?string
    {
        return $this->request("get/$id")['user']['email'] ?? null;
    }

    /** @return array|null the body of a success; null when it is none */
    private function request(string $path, ?array $fields = null): ?array
    {
        $curl = curl_init("$this->url/api/customers/$path");
        curl_setopt_array($curl, [
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_TIMEOUT_MS => 1500,
            CURLOPT_HTTPHEADER => [
                'Accept: application/json',
                'Content-Type: application/json',
                'Authorization: Bearer ' . $this->token,
            ],
        ] + ($fields === null ? [] : [CURLOPT_POSTFIELDS => json_encode($fields)]));
        $body = json_decode((string) curl_exec($curl), true);
        $status = curl_getinfo($curl, CURLINFO_HTTP_CODE);

        return is_array($body) && !isset($body['error']) && $status >= 200 && $status < 300 ? $body : null;
    }

    public static function has(string $trait): bool
    {
        return in_array($trait, explode(' ', (string) getenv('TRAITS')), true);
    }
}
