import type { OperationId } from '../document/operations.js';

/** Whoever runs a sample sets these; the values are those of the fake's default seed. */
export const sampleSettings = {
  TICAGA_URL: 'https://yourdomain.com',
  TICAGA_EMAIL: 'admin@example.com',
  TICAGA_TOKEN: 'ticaga-demo-token',
} as const;

export type SampleLanguage = 'curl' | 'php' | 'blesta' | 'javascript' | 'typescript';

export interface Sample {
  operationId: OperationId;
  language: SampleLanguage;
  /** The program, complete: what stands on the page is what the tests run. */
  text: string;
  /** What it prints when it runs against a fresh fake. */
  prints: string;
  /** What it prints when TICAGA_TOKEN is wrong. */
  printsRefused: string;
}

/** Each language: its name for readers, and the name of its syntax for a code block. */
export const sampleLanguages: Record<SampleLanguage, { name: string; syntax: string; note: string }> = {
  curl: { name: 'curl', syntax: 'bash', note: 'Basic credentials, as the vendor documents them.' },
  php: { name: 'PHP', syntax: 'php', note: 'PHP 7.2 or newer with its curl extension, no library. Basic credentials.' },
  blesta: {
    name: 'Blesta-style PHP',
    syntax: 'php',
    note: 'PHP 7.2 or newer, in the manner of a Blesta plugin: a class that keeps its errors for `errors()`. Bearer token.',
  },
  javascript: {
    name: 'JavaScript',
    syntax: 'javascript',
    note: 'Node 20 or newer with its own `fetch`. Bearer token.',
  },
  typescript: {
    name: 'TypeScript',
    syntax: 'typescript',
    note: 'The library `openapi-fetch` with types written by `npx openapi-typescript node_modules/ticaga-kit/openapi.yaml --output ticaga-api.ts`. Bearer token.',
  },
};

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

/** Every sample of the pages: each operation in each language. */
export const samples: readonly Sample[] = [
  {
    operationId: 'assignBillingId',
    language: 'curl',
    text: program(curlAssign),
    prints: '{"user":true}\n200\n',
    printsRefused: '{"message":"Unauthenticated."}\n401\n',
  },
  {
    operationId: 'assignBillingId',
    language: 'php',
    text: program(phpAssign),
    prints: 'Linked.\n',
    printsRefused: 'Not linked: {"message":"Unauthenticated."}\n',
  },
  {
    operationId: 'assignBillingId',
    language: 'blesta',
    text: program(blestaClass, blestaGetMethod, blestaLinkMethod, blestaPrivate, blestaLink),
    prints: 'Linked.\n',
    printsRefused: 'Not linked: {"customer":{"refused":"Unauthenticated."}}\n',
  },
  {
    operationId: 'assignBillingId',
    language: 'javascript',
    text: program(javascriptAssign),
    prints: 'Linked.\n',
    printsRefused: 'Not linked: 401 {"message":"Unauthenticated."}\n',
  },
  {
    operationId: 'assignBillingId',
    language: 'typescript',
    text: program(typescriptClient, typescriptAssign),
    prints: 'Linked.\n',
    printsRefused: 'Not linked: 401 {"message":"Unauthenticated."}\n',
  },
  {
    operationId: 'getCustomer',
    language: 'curl',
    text: program(curlGet),
    prints:
      '{"user":{"id":1,"name":"Joe Doe","email":"joedoe@example.com","email_verified_at":null,"company":"Demo Ltd","phone_number":"","billing_id":"0","billing_system":"","account_manager":"0","biography":"","created_at":"2025-07-13T17:15:25.000000Z","updated_at":"2025-07-13T17:22:37.000000Z"}}\n200\n',
    printsRefused: '{"message":"Unauthenticated."}\n401\n',
  },
  {
    operationId: 'getCustomer',
    language: 'php',
    text: program(phpGet),
    prints: '1 Joe Doe <joedoe@example.com>\n',
    printsRefused: 'No customer: {"message":"Unauthenticated."}\n',
  },
  {
    operationId: 'getCustomer',
    language: 'blesta',
    text: program(blestaClass, blestaGetMethod, blestaPrivate, blestaGet),
    prints: 'Joe Doe <joedoe@example.com>\n',
    printsRefused: '{"customer":{"refused":"Unauthenticated."}}\n',
  },
  {
    operationId: 'getCustomer',
    language: 'javascript',
    text: program(javascriptGet),
    prints: '1 Joe Doe joedoe@example.com\n',
    printsRefused: 'No customer: 401 {"message":"Unauthenticated."}\n',
  },
  {
    operationId: 'getCustomer',
    language: 'typescript',
    text: program(typescriptClient, typescriptGet),
    prints: '1 Joe Doe joedoe@example.com\n',
    printsRefused: 'No customer: 401 {"message":"Unauthenticated."}\n',
  },
];
