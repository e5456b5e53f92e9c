import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { describePhpWith } from '../helpers/describe-php.js';
import { startLocalFake, startTestFake } from '../helpers/start-test-fake.js';
import { run } from '../php/php.js';

const script = 'test/fake/fixtures/client.php';
const token = ['Authorization: Bearer ticaga-demo-token'];
const describeClients = describePhpWith('whether PHP checks certificates', 'curl');

type Client = (url: string) => [program: string, args: string[]];
const php =
  (client: 'curl' | 'stream', options: object): Client =>
  (url) => ['php', [script, client, url, JSON.stringify(token), JSON.stringify(options)]];
const curl =
  (...options: string[]): Client =>
  (url) => ['curl', ['-sS', '-H', token[0] as string, '-H', 'Accept: application/json', ...options, url]];
const node =
  (statement = ''): Client =>
  (url) => {
    const headers = `{ Authorization: 'Bearer ticaga-demo-token', Accept: 'application/json' }`;
    const script = `${statement};fetch('${url}', { headers: ${headers} }).then((answer) => answer.text(), () => { process.exitCode = 1; })`;
    return [process.execPath, ['--no-warnings', '-e', script]];
  };

describeClients('a certificate that nobody should trust', () => {
  test.each<[name: string, client: Client, checks: boolean]>([
    ["PHP's curl as it comes", php('curl', {}), true],
    [
      'CURLOPT_SSL_VERIFYHOST => 0 alone, which this certificate cannot tell',
      php('curl', { CURLOPT_SSL_VERIFYHOST: 0 }),
      true,
    ],
    ['CURLOPT_SSL_VERIFYPEER => false alone', php('curl', { CURLOPT_SSL_VERIFYPEER: false }), false],
    ['both off', php('curl', { CURLOPT_SSL_VERIFYPEER: false, CURLOPT_SSL_VERIFYHOST: 0 }), false],
    ["PHP's stream as it comes", php('stream', {}), true],
    ['a stream with verify_peer => false', php('stream', { ssl: { verify_peer: false } }), false],
    ['a stream with allow_self_signed => true', php('stream', { ssl: { allow_self_signed: true } }), false],
    ["Node's fetch as it comes", node(), true],
    ['NODE_TLS_REJECT_UNAUTHORIZED=0', node('process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0"'), false],
    ['curl as it comes', curl(), true],
    ['curl over TLS 1.2 at most', curl('--tls-max', '1.2'), true],
    ['curl -k', curl('-k'), false],
  ])('is judged by what the client does: %s', async (_, client, checks) => {
    const { fake } = await startLocalFake({ tls: true });
    const { status } = await run(...client(`${fake.url}/api/customers/get/1`));
    expect({
      connected: status === 0,
      refused: fake.refusedConnections(),
      violations: fake.violations().map(({ code, operationId, grade }) => `${code} ${operationId} ${grade}`),
    }).toEqual(
      checks
        ? { connected: false, refused: 1, violations: [] }
        : { connected: true, refused: 0, violations: ['certificate-unchecked getCustomer own'] },
    );
  });

  test('several requests on one connection are each a violation, and none is a refusal', async () => {
    const { fake } = await startLocalFake({ tls: true });
    const url = `${fake.sandbox('one').url}/api/customers/get`;
    await run('curl', ['-ksS', `${url}/1`, `${url}/2`]);
    expect(
      fake
        .sandbox('one')
        .violations()
        .filter(({ code }) => code === 'certificate-unchecked'),
    ).toHaveLength(2);
    expect(fake.refusedConnections()).toBe(0);
  });

  test('a client that speaks no TLS of today has refused nothing', async () => {
    const { fake } = await startLocalFake({ tls: true });
    const old = ['--tls-max', '1.0', '--ciphers', 'DEFAULT@SECLEVEL=0'];
    expect((await run('curl', ['-sS', ...old, fake.url])).status).not.toBe(0);
    expect(fake.refusedConnections()).toBe(0);
  });

  test('the journal tells the address with its scheme, and a curl that gets through again', async () => {
    const { fake } = await startTestFake({ tls: true });
    await run(...curl('-k')(`${fake.url}/api/customers/get/1`));
    const [entry] = await fake.requests();
    expect(entry?.request.absoluteUrl).toBe(`${fake.url}/api/customers/get/1`);
    const text = await (await fetch(`${fake.adminUrl}/requests/${entry?.id}/curl`)).text();
    const { stdout } = await run('sh', ['-c', text], { TICAGA_API_TOKEN: 'ticaga-demo-token' });
    expect(stdout).toContain('200 OK');
  });

  test('a body of megabytes comes whole over TLS and beside it', async () => {
    const { fake } = await startTestFake({ tls: true });
    const body = `{"ticaga_id": 1, "billing_id": 2, "billing_system": "Blesta", "more": "${'x'.repeat(3_000_000)}"}`;
    for (const url of [fake.url, fake.url.replace('https', 'http')]) {
      const headers = [
        '-H',
        token[0] as string,
        '-H',
        'Accept: application/json',
        '-H',
        'Content-Type: application/json',
      ];
      const args = ['-c', `curl -ksS --data-binary @- "$@"`, 'sh', ...headers, `${url}/api/customers/assign`];
      expect((await run('sh', args, {}, undefined, body)).stdout).toBe('{"user":true}');
    }
  });
});

test('the control plane stays at http, on the same port', async () => {
  const { fake } = await startTestFake({ tls: true });
  expect([fake.url, fake.adminUrl]).toEqual([
    `https://127.0.0.1:${fake.port}`,
    `http://127.0.0.1:${fake.port}/__admin`,
  ]);
  expect(await (await fetch(`${fake.adminUrl}/health`)).json()).toMatchObject({ status: 'healthy', tls: true });
});

test('a fake without tls speaks none', async () => {
  const { fake } = await startLocalFake();
  await expect(fetch(fake.url.replace('http', 'https'))).rejects.toThrow('fetch failed');
  expect(fake.refusedConnections()).toBe(0);
});

test('close ends connections on which nothing was said, or a handshake was begun', async () => {
  const { fake } = await startTestFake({ tls: true });
  const sockets = ['', '\x16\x03'].map((said) => {
    const socket = connect(fake.port, '127.0.0.1', () => socket.write(said));
    return new Promise((resolve) => socket.once('error', resolve).once('close', resolve));
  });
  await (await fetch(`${fake.adminUrl}/health`)).text();
  await fake.close();
  await Promise.all(sockets);
});
