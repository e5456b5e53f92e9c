<?php

/** Ticaga did not do what was asked of it, whatever the reason. */
class Trouble extends RuntimeException
{
}

/**
 * A small plugin that does everything right. Each of its habits is a method, so that a plugin of the corpus is a class
 * that overrides one of them.
 */
class SoundPlugin
{
    /** @var string the API URL that an operator typed */
    protected $url;

    /** @var string */
    protected $token;

    /** @var string the administrator's, for plugins that send it */
    protected $email;

    /** @var string[] the billing system's own record of its clients: emails by id */
    protected $clients = [2 => 'joedoe@example.com', 3 => 'zoe@example.com', 4 => 'lena@example.com', 7 => 'new@example.com'];

    /** @var array[] the plugin's own table of links, by Ticaga's id */
    protected $rows = [];

    public function __construct(string $url, string $token, string $email)
    {
        $this->url = $url;
        $this->token = $token;
        $this->email = $email;
    }

    public function rows(): array
    {
        return array_values($this->rows);
    }

    // What goes over the wire

    protected function address(string $action): string
    {
        return rtrim($this->url, '/') . '/api/' . $action;
    }

    /** @return string[] */
    protected function credentials(string $action): array
    {
        return ['Authorization: Bearer ' . $this->token];
    }

    /** @return string[] */
    protected function headers(string $method, string $action): array
    {
        $type = $method === 'POST' ? ['Content-Type: application/json'] : [];

        return array_merge($this->credentials($action), ['Accept: application/json'], $type);
    }

    /** @return string|array what CURLOPT_POSTFIELDS takes */
    protected function encode(array $fields)
    {
        return json_encode($fields);
    }

    protected function curlOptions(string $method, string $action, ?array $fields): array
    {
        $options = [
            CURLOPT_URL => $this->address($action),
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_HTTPHEADER => $this->headers($method, $action),
            CURLOPT_TIMEOUT_MS => 1500,
        ];
        if ($fields !== null) {
            $options[CURLOPT_POSTFIELDS] = $this->encode($fields);
        }

        return $options;
    }

    /**
     * @return array status and body
     * @throws Trouble when there is no answer
     */
    protected function send(string $method, string $action, ?array $fields): array
    {
        $curl = curl_init();
        curl_setopt_array($curl, $this->curlOptions($method, $action, $fields));
        $text = curl_exec($curl);
        if ($text === false) {
            throw new Trouble(curl_error($curl));
        }

        return [curl_getinfo($curl, CURLINFO_RESPONSE_CODE), $text];
    }

    // What an answer means

    protected function isSuccess(int $status): bool
    {
        return $status >= 200 && $status <= 299;
    }

    /** @return mixed what the body says; null when it is no JSON */
    protected function decode(string $text)
    {
        return json_decode($text, true);
    }

    /** @throws Trouble unless the answer is a success */
    protected function read(int $status, string $text): array
    {
        $body = $this->decode($text);
        if (!$this->isSuccess($status) || !is_array($body) || isset($body['error']) || isset($body['errors'])) {
            throw new Trouble("Ticaga answered $status.");
        }

        return $body;
    }

    /** @throws Trouble */
    protected function call(string $method, string $action, ?array $fields = null): array
    {
        list($status, $text) = $this->send($method, $action, $fields);

        return $this->read($status, $text);
    }

    /** Runs what may fail. @return mixed false when it did */
    protected function attempt(callable $act)
    {
        try {
            return $act();
        } catch (Trouble $trouble) {
            return false;
        }
    }

    // The connection, and linking

    public function isConnected(): bool
    {
        return $this->attempt(function () {
            return $this->isOwner($this->call('GET', 'customers/get/0'));
        });
    }

    protected function isOwner(array $body): bool
    {
        return is_int($body['user']['id'] ?? null);
    }

    public function link(int $client, string $typedEmail, string $typedId): bool
    {
        return $this->attempt(function () use ($client, $typedEmail, $typedId) {
            if (!$this->mayLink($client, $typedEmail, $typedId) || !$this->assign($client, $typedId)) {
                return false;
            }
            $this->store($client, $typedId);

            return true;
        });
    }

    protected function mayLink(int $client, string $typedEmail, string $typedId): bool
    {
        if (!ctype_digit($typedId) || $typedEmail !== $this->clients[$client]) {
            return false;
        }
        $user = $this->lookUp($typedId);

        return $this->isMeant($user, $client, $typedId) && $this->isFree($user, $client);
    }

    protected function lookUp(string $id): array
    {
        $user = $this->call('GET', "customers/get/$id")['user'] ?? null;
        if (!is_array($user)) {
            throw new Trouble('There is no record in the answer.');
        }

        return $user;
    }

    protected function isMeant(array $user, int $client, string $typedId): bool
    {
        return ($user['id'] ?? null) === (int) $typedId && ($user['email'] ?? null) === $this->clients[$client];
    }

    /** Whether the customer is nobody's, or this client's already. */
    protected function isFree(array $user, int $client): bool
    {
        $holder = [$user['billing_id'] ?? null, $user['billing_system'] ?? null];

        return $holder === ['0', ''] || $holder === [(string) $client, 'Blesta'];
    }

    protected function assign(int $client, string $id): bool
    {
        return $this->isAssigned($this->call('POST', 'customers/assign', $this->assignFields($client, $id)));
    }

    protected function assignFields(int $client, string $id): array
    {
        return ['ticaga_id' => (int) $id, 'billing_id' => $client, 'billing_system' => 'Blesta'];
    }

    protected function isAssigned(array $body): bool
    {
        return ($body['user'] ?? null) === true;
    }

    protected function store(int $client, string $id): void
    {
        $this->rows[$id] = ['ticaga_userid' => (int) $id, 'billing_userid' => $client, 'billing_system' => 'Blesta'];
    }

    // Customers by their email

    public function linkByEmail(int $client, string $name): bool
    {
        return $this->attempt(function () use ($client, $name) {
            $id = $this->idIn($this->call('POST', 'customers/link', [
                'email' => $this->clients[$client],
                'name' => $name,
                'billing_id' => $client,
                'billing_system' => 'Blesta',
            ]));
            if (!$this->isMeant($this->lookUp($id), $client, $id)) {
                return false;
            }
            $this->store($client, $id);

            return true;
        });
    }

    public function register(int $client, string $name, string $password): bool
    {
        return $this->attempt(function () use ($client, $name, $password) {
            $fields = ['name' => $name, 'email' => $this->clients[$client], 'password' => $password];
            $id = $this->idIn($this->call('POST', 'register', $fields));
            if (!$this->isMeant($this->lookUp($id), $client, $id)) {
                return false;
            }
            $this->store($client, $id);

            return true;
        });
    }

    /** @return string of the user in the answer */
    protected function idIn(array $body): string
    {
        $id = $body['user']['id'] ?? null;
        if (!is_int($id)) {
            throw new Trouble('There is no id in the answer.');
        }

        return (string) $id;
    }

    /** @return int|false the customer who logged in */
    public function logIn(string $email, string $password)
    {
        return $this->attempt(function () use ($email, $password) {
            $body = $this->call('POST', 'login', ['email' => $email, 'password' => $password]);

            return $this->isWho($body, $email) ? $body['user']['id'] : false;
        });
    }

    protected function isWho(array $body, string $email): bool
    {
        return is_int($body['user']['id'] ?? null) && ($body['user']['email'] ?? null) === $email;
    }

    // Departments and tickets

    /** @return string[]|false the slugs that a customer may choose from */
    public function departments()
    {
        return $this->attempt(function () {
            return $this->slugsIn($this->call('GET', 'departments/customers'));
        });
    }

    protected function slugsIn(array $body): array
    {
        if (!is_array($body['departments'] ?? null)) {
            throw new Trouble('There is no list in the answer.');
        }

        return array_column($body['departments'], 'slug');
    }

    /** @return int|false the new ticket */
    public function openTicket(int $customer, string $department, string $subject, string $message)
    {
        return $this->attempt(function () use ($customer, $department, $subject, $message) {
            return $this->ticketIn($this->call('POST', 'tickets/create', [
                'organize' => 'blesta',
                'customer_id' => $customer,
                'subject' => $subject,
                'priority' => 'medium',
                'message' => $message,
                'assigned' => '0',
                'department_slug' => $department,
                'ip_address' => '192.0.2.1',
                'public_email' => null,
                'public_name' => null,
            ]));
        });
    }

    /** The API answers the id of a new ticket alone, or in a record. */
    protected function ticketIn(array $body): int
    {
        $id = $body['id']['id'] ?? $body['id'] ?? null;
        if (!is_int($id)) {
            throw new Trouble('There is no id in the answer.');
        }

        return $id;
    }

    /** @return array|false one of a customer's own tickets */
    public function ticket(int $customer, string $code)
    {
        return $this->attempt(function () use ($customer, $code) {
            $ticket = $this->call('POST', 'tickets/info', ['ticket_id' => $code])['tickets'] ?? null;

            return $this->isTheirs($ticket, $customer, $code) ? $ticket : false;
        });
    }

    protected function isTheirs($ticket, int $customer, string $code): bool
    {
        return is_int($ticket['id'] ?? null)
            && ($ticket['ticket_code'] ?? null) === $code
            && ($ticket['user_id'] ?? null) === $customer;
    }

    /** @return array[]|false */
    public function tickets(int $customer)
    {
        return $this->attempt(function () use ($customer) {
            return $this->listIn($this->call('GET', "tickets/get/all/$customer"));
        });
    }

    protected function listIn(array $body): array
    {
        foreach ($body as $ticket) {
            if (!is_int($ticket['id'] ?? null)) {
                throw new Trouble('The answer is no list of tickets.');
            }
        }

        return $body;
    }

    public function closeTicket(int $customer, int $ticket): bool
    {
        return $this->attempt(function () use ($customer, $ticket) {
            $fields = ['customer_id' => $customer, 'ticket_id' => $ticket];

            return $this->isClosed($this->call('POST', 'tickets/close', $fields), $ticket);
        });
    }

    protected function isClosed(array $body, int $ticket): bool
    {
        return ($body['id'] ?? null) === $ticket;
    }

    public function reply(int $customer, int $ticket, string $text): bool
    {
        return $this->attempt(function () use ($customer, $ticket, $text) {
            return $this->isKept($this->call('POST', 'responses/create', [
                'user_id' => $customer,
                'ticket_number' => $ticket,
                'content' => $text,
                'is_note' => '0',
                'employee_response' => '0',
                'organize' => 'blesta',
            ]));
        });
    }

    protected function isKept(array $body): bool
    {
        return true;
    }

    /** @return string[]|false what a customer may read of a ticket */
    public function responses(string $code)
    {
        return $this->attempt(function () use ($code) {
            $body = $this->call('POST', 'responses/get', ['ticket_id' => $code]);
            if (!is_array($body['responses'] ?? null)) {
                throw new Trouble('There is no list in the answer.');
            }

            return array_column(array_filter($body['responses'], [$this, 'isForCustomers']), 'content');
        });
    }

    protected function isForCustomers(array $response): bool
    {
        return !$response['is_note'];
    }
}
