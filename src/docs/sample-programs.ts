import type { OperationId } from '../document/operations.js';

export type SampleLanguage = 'curl' | 'php' | 'blesta' | 'javascript' | 'typescript';

const curlGet = String.raw`
curl --silent --show-error --user "$TICAGA_EMAIL:$TICAGA_TOKEN" \
  --header 'Accept: application/json' \
  --write-out '\n%{http_code}\n' \
  "$TICAGA_URL/api/customers/get/1"
`;

const curlAssign = String.raw`
curl --silent --show-error --user "$TICAGA_EMAIL:$TICAGA_TOKEN" \
  --header 'Accept: application/json' \
  --header 'Content-Type: application/json' \
  --data '{"ticaga_id": 1, "billing_id": 2, "billing_system": "Blesta"}' \
  --write-out '\n%{http_code}\n' \
  "$TICAGA_URL/api/customers/assign"
`;

const phpGet = String.raw`
<?php
$request = curl_init(getenv('TICAGA_URL') . '/api/customers/get/1');
curl_setopt_array($request, [
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_TIMEOUT => 10,
    CURLOPT_HTTPHEADER => [
        'Authorization: Basic ' . base64_encode(getenv('TICAGA_EMAIL') . ':' . getenv('TICAGA_TOKEN')),
        'Accept: application/json',
    ],
]);
$body = curl_exec($request);
$answer = is_string($body) ? json_decode($body, true) : null;

if (isset($answer['user']['id'])) {
    echo $answer['user']['id'] . ' ' . $answer['user']['name'] . ' <' . $answer['user']['email'] . ">\n";
} else {
    echo 'No customer: ' . ($body === false ? curl_error($request) : $body) . "\n";
}
`;

const phpAssign = String.raw`
<?php
$request = curl_init(getenv('TICAGA_URL') . '/api/customers/assign');
curl_setopt_array($request, [
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_TIMEOUT => 10,
    CURLOPT_HTTPHEADER => [
        'Authorization: Basic ' . base64_encode(getenv('TICAGA_EMAIL') . ':' . getenv('TICAGA_TOKEN')),
        'Accept: application/json',
        'Content-Type: application/json',
    ],
    CURLOPT_POSTFIELDS => json_encode(['ticaga_id' => 1, 'billing_id' => 2, 'billing_system' => 'Blesta']),
]);
$body = curl_exec($request);
$answer = is_string($body) ? json_decode($body, true) : null;

// Only {"user": true} means linked; every other answer, whatever its status, does not.
if (isset($answer['user']) && $answer['user'] === true) {
    echo "Linked.\n";
} else {
    echo 'Not linked: ' . ($body === false ? curl_error($request) : $body) . "\n";
}
`;

const blestaClass = `
<?php
class TicagaApi
{
    private $url;
    private $key;
    private $errors = [];

    public function __construct($url, $key)
    {
        $this->url = rtrim($url, '/');
        $this->key = $key;
    }

    /** What went wrong, in the shape of Blesta's Input errors; false when nothing did. */
    public function errors()
    {
        return $this->errors ? $this->errors : false;
    }
`;

const blestaGetMethod = `
    /** The customer's record, or false. */
    public function getCustomer($ticaga_id)
    {
        $answer = $this->request('GET', 'customers/get/' . (int) $ticaga_id);
        if (isset($answer->user->id)) {
            return $answer->user;
        }
        return $this->fail('customer', $answer);
    }
`;

const blestaLinkMethod = `
    /** Ties a Blesta client to a Ticaga customer whose id and email match; true only when the server says so. */
    public function link($client_id, $client_email, $ticaga_id)
    {
        $customer = $this->getCustomer($ticaga_id);
        if (!$customer) {
            return false;
        }
        if ((int) $customer->id !== (int) $ticaga_id || $customer->email !== $client_email) {
            $this->errors = ['customer' => ['mismatch' => 'The Ticaga ID and the email address do not match.']];
            return false;
        }
        $answer = $this->request('POST', 'customers/assign', [
            'ticaga_id' => (int) $ticaga_id,
            'billing_id' => (int) $client_id,
            'billing_system' => 'Blesta',
        ]);
        // Only {"user": true} means linked; every other answer, whatever its status, does not.
        if (isset($answer->user) && $answer->user === true) {
            return true;
        }
        return $this->fail('assign', $answer);
    }
`;

const blestaPrivate = `
    private function fail($field, $answer)
    {
        $reason = 'The server sent no readable answer.';
        if (isset($answer->error)) {
            $reason = $answer->error;
        } elseif (isset($answer->message)) {
            $reason = $answer->message;
        }
        $this->errors = [$field => ['refused' => $reason]];
        return false;
    }

    /** Sends one request; null when the answer is no JSON. */
    private function request($method, $action, array $fields = [])
    {
        $curl = curl_init($this->url . '/api/' . $action);
        curl_setopt_array($curl, [
            CURLOPT_CUSTOMREQUEST => $method,
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_TIMEOUT => 10,
            CURLOPT_HTTPHEADER => [
                'Authorization: Bearer ' . $this->key,
                'Accept: application/json',
                'Content-Type: application/json',
            ],
        ]);
        if ($fields) {
            curl_setopt($curl, CURLOPT_POSTFIELDS, json_encode($fields));
        }
        return json_decode((string) curl_exec($curl));
    }
}
`;

const blestaGet = String.raw`
$api = new TicagaApi(getenv('TICAGA_URL'), getenv('TICAGA_TOKEN'));
$customer = $api->getCustomer(1);
echo $customer ? $customer->name . ' <' . $customer->email . '>' : json_encode($api->errors());
echo "\n";
`;

const blestaLink = String.raw`
$api = new TicagaApi(getenv('TICAGA_URL'), getenv('TICAGA_TOKEN'));
if ($api->link(2, 'joedoe@example.com', 1)) {
    // Now, and not before, store the plugin's own row.
    echo "Linked.\n";
} else {
    echo 'Not linked: ' . json_encode($api->errors()) . "\n";
}
`;

const javascriptGet = `
const { TICAGA_URL, TICAGA_TOKEN } = process.env;

const response = await fetch(TICAGA_URL + '/api/customers/get/1', {
  headers: { Authorization: 'Bearer ' + TICAGA_TOKEN, Accept: 'application/json' },
  signal: AbortSignal.timeout(10_000),
});
const answer = await response.json().catch(() => null);

if (answer?.user?.id) {
  console.log(answer.user.id, answer.user.name, answer.user.email);
} else {
  console.log('No customer:', response.status, JSON.stringify(answer));
}
`;

const javascriptAssign = `
const { TICAGA_URL, TICAGA_TOKEN } = process.env;

const response = await fetch(TICAGA_URL + '/api/customers/assign', {
  method: 'POST',
  headers: {
    Authorization: 'Bearer ' + TICAGA_TOKEN,
    Accept: 'application/json',
    'Content-Type': 'application/json',
  },
  body: JSON.stringify({ ticaga_id: 1, billing_id: 2, billing_system: 'Blesta' }),
  signal: AbortSignal.timeout(10_000),
});
const answer = await response.json().catch(() => null);

// Only {"user": true} means linked; every other answer, whatever its status, does not.
if (answer?.user === true) {
  console.log('Linked.');
} else {
  console.log('Not linked:', response.status, JSON.stringify(answer));
}
`;

const typescriptClient = `
import createClient from 'openapi-fetch';
import type { paths } from './ticaga-api.js';

const client = createClient<paths>({
  baseUrl: process.env['TICAGA_URL'] + '/api',
  headers: { Authorization: 'Bearer ' + process.env['TICAGA_TOKEN'], Accept: 'application/json' },
});
`;

const typescriptGet = `
const { data, error, response } = await client.GET('/customers/get/{id}', { params: { path: { id: 1 } } });

if (data && 'user' in data) {
  console.log(data.user.id, data.user.name, data.user.email);
} else {
  console.log('No customer:', response.status, JSON.stringify(data ?? error));
}
`;

const typescriptAssign = `
const { data, error, response } = await client.POST('/customers/assign', {
  body: { ticaga_id: 1, billing_id: 2, billing_system: 'Blesta' },
});

// Only {"user": true} means linked; every other answer, whatever its status, does not.
if (data && 'user' in data && data.user === true) {
  console.log('Linked.');
} else {
  console.log('Not linked:', response.status, JSON.stringify(data ?? error));
}
`;

const program = (...parts: string[]): string => `${parts.map((part) => part.replace(/^\n|\n$/g, '')).join('\n\n')}\n`;

/** Every sample's text: whole programs, which the pages show and the tests run as they stand. */
export const programs: Record<OperationId, Record<SampleLanguage, string>> = {
  assignBillingId: {
    curl: program(curlAssign),
    php: program(phpAssign),
    blesta: program(blestaClass, blestaGetMethod, blestaLinkMethod, blestaPrivate, blestaLink),
    javascript: program(javascriptAssign),
    typescript: program(typescriptClient, typescriptAssign),
  },
  getCustomer: {
    curl: program(curlGet),
    php: program(phpGet),
    blesta: program(blestaClass, blestaGetMethod, blestaPrivate, blestaGet),
    javascript: program(javascriptGet),
    typescript: program(typescriptClient, typescriptGet),
  },
};
