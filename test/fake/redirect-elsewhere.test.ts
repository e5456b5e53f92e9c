import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { describePhpWith } from '../helpers/describe-php.js';
import type { Call } from '../helpers/http.js';
import { form, json, startTestFake } from '../helpers/start-test-fake.js';
import { run } from '../php/php.js';

const describeClients = describePhpWith('which clients carry credentials to another host', 'curl');
const script = 'test/fake/fixtures/client.php';
const own = 'Authorization: Bearer ticaga-demo-token';
const xToken = 'X-API-Token: ticaga-demo-token';

type Client = (url: string) => [program: string, args: string[]];
const php =
  (client: 'curl' | 'stream', options: object, header = own, body?: string): Client =>
  (url) => [
    'php',
    [script, client, url, JSON.stringify([header]), JSON.stringify(options), ...(body === undefined ? [] : [body])],
  ];
const curl =
  (...options: string[]): Client =>
  (url) => ['curl', ['-sS', '--noproxy', '*', '-H', own, ...options, url]];
const node =
  (options = ''): Client =>
  (url) => {
    const headers = `{ Authorization: 'Bearer ticaga-demo-token', Accept: 'application/json' }`;
    return [process.execPath, ['-e', `fetch('${url}', { headers: ${headers}, ${options} }).catch(() => undefined)`]];
  };

const follows = { CURLOPT_FOLLOWLOCATION: true };
const trusts = { ...follows, CURLOPT_UNRESTRICTED_AUTH: true };
const link = '{"ticaga_id": 1, "billing_id": 2, "billing_system": "Blesta"}';

describeClients('the fault redirect-elsewhere', () => {
  // What arrives at the other host: nothing, a bare request, or credentials. A PHP stream's Authorization is not in the
  // table: older versions of PHP send it on, 8.2.36 does not.
  test.each<[name: string, client: Client, arrives: string]>([
    ["PHP's curl as it comes", php('curl', {}), 'nothing'],
    ["PHP's curl that follows", php('curl', follows), 'a bare request'],
    [
      "PHP's curl that follows, with CURLOPT_USERPWD",
      php('curl', { ...follows, CURLOPT_USERPWD: 'a:b' }, 'X-A: b'),
      'a bare request',
    ],
    ["PHP's curl that follows, with X-API-Token", php('curl', follows, xToken), 'request header X-API-Token'],
    ["PHP's curl with CURLOPT_UNRESTRICTED_AUTH", php('curl', trusts), 'request header Authorization'],
    [
      "PHP's curl with CURLOPT_UNRESTRICTED_AUTH, after a POST",
      php('curl', trusts, own, link),
      'request header Authorization',
    ],
    ["PHP's stream as it comes, with X-API-Token", php('stream', {}, xToken), 'request header X-API-Token'],
    ["PHP's stream as it comes, after a POST", php('stream', {}, xToken, link), 'request header X-API-Token'],
    ["PHP's stream with follow_location => 0", php('stream', { http: { follow_location: 0 } }, xToken), 'nothing'],
    ["Node's fetch as it comes", node(), 'a bare request'],
    ["Node's fetch with redirect: 'manual'", node("redirect: 'manual'"), 'nothing'],
    ['curl -L', curl('-L'), 'a bare request'],
    ['curl --location-trusted', curl('--location-trusted'), 'request header Authorization'],
  ])('sees what a client carries along: %s', async (_, client, arrives) => {
    const { fake } = await startTestFake({ faults: [{ kind: 'redirect-elsewhere' }] });
    const address = client('').flat().includes(link) ? 'assign' : 'get/1';
    await run(...client(`${fake.url}/api/customers/${address}`));
    expect((await fake.requests()).at(-1)?.fault).toBe('redirect-elsewhere');
    const violation = (await fake.violations()).find(({ code }) => code === 'credentials-carried-away');
    const arrived = (await fake.requests()).some(({ request: { url } }) => url.startsWith('/elsewhere/'));
    expect(violation?.location.join(' ') ?? (arrived ? 'a bare request' : 'nothing')).toBe(arrives);
  });
});

test.each<[what: string, call: Omit<Call, 'path'> & { query?: string }, location: string | undefined]>([
  ['no credentials', {}, undefined],
  ['credentials that nobody knows', { headers: { Authorization: 'Basic YTpi' } }, 'header Authorization'],
  ['a token in the address', { query: '?api_token=secret' }, 'query'],
  ['a token in a form', { method: 'POST', headers: form, body: 'a=b&token=secret' }, 'body'],
  ['a password in JSON', { method: 'PUT', headers: json, body: '{"password": "secret"}' }, 'body'],
  ['fields without a secret', { method: 'POST', headers: json, body: link }, undefined],
])('what is carried away is seen wherever it stands, and told without the secret: %s', async (_, call, location) => {
  const { send, newest } = await startTestFake();
  const { status } = await send({ ...call, path: `/elsewhere/assignBillingId${call.query ?? ''}` });
  const { violations, operationId, outcome, fault } = await newest();
  expect({ status, operationId, outcome, fault }).toEqual({
    status: 200,
    operationId: 'assignBillingId',
    outcome: 'fault',
    fault: 'redirect-elsewhere',
  });
  expect(violations.map((one) => [one.code, one.location.slice(1).join(' '), one.grade, one.operationId])).toEqual(
    location === undefined ? [] : [['credentials-carried-away', location, 'own', 'assignBillingId']],
  );
  expect(JSON.stringify(violations)).not.toMatch(/secret"|YTpi/);
});

test.each<[host: string, other: string]>([
  ['127.0.0.1:80', 'localhost:80'],
  ['127.0.0.1', 'localhost'],
  ['[::1]:80', 'localhost:80'],
  ['localhost:80', '127.0.0.1:80'],
  ['ticaga.test:80', '127.0.0.1:PORT'],
  ['a/b:c', '127.0.0.1:PORT'],
])('a client that called %j is sent to %s', async (host, other) => {
  const { fake, in: inSandbox } = await startTestFake();
  const headers = { Authorization: 'Bearer fault-redirect-elsewhere', Host: host };
  const { status, headers: answered } = await inSandbox('one').send({ path: '/api/customers/get/1', headers });
  expect(status).toBe(302);
  expect(answered.location).toBe(`http://${other.replace('PORT', `${fake.port}`)}/sandbox/one/elsewhere/getCustomer`);
});

test('an operationId that no address can hold is carried there and back', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const answers = { 200: { description: 'It.', content: { 'application/json': { example: { a: 1 } } } } };
  const paths = { '/things': { get: { operationId: 'get it/\nnow ä', responses: answers } } };
  const file = join(folder, 'things.json');
  await writeFile(file, JSON.stringify({ openapi: '3.1.0', info: { title: 'Things', version: '1' }, paths }));
  const { send, fake } = await startTestFake({ also: [file], faults: [{ kind: 'redirect-elsewhere' }] });
  const { headers } = await send({ path: '/api/things' });
  await send({ path: new URL(headers.location ?? '').pathname });
  expect((await fake.requests())[0]?.operationId).toBe('get it/\nnow ä');
});

test('what is carried away stands in the journal of the sandbox that it was carried from', async () => {
  const { fake } = await startTestFake({ tls: true });
  await fetch(`${fake.sandbox('one').adminUrl}/faults`, { method: 'POST', body: '{"kind": "redirect-elsewhere"}' });
  await run('curl', ['-ksS', '--location-trusted', '-H', own, `${fake.sandbox('one').url}/api/customers/get/1`]);
  expect((await fake.sandbox('one').requests()).map(({ request }) => request.absoluteUrl)).toEqual([
    `https://localhost:${fake.port}/sandbox/one/elsewhere/getCustomer`,
    `${fake.sandbox('one').url}/api/customers/get/1`,
  ]);
  expect(await fake.requests()).toEqual([]);
});
