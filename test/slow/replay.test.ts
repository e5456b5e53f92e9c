import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runCli } from '../helpers/run-cli.js';
import { runFake } from '../helpers/run-fake.js';
import { basic, bearer } from '../helpers/start-test-fake.js';
import { runProxy } from '../proxy/run-proxy.js';
import { startServer, ticket } from '../proxy/target.js';

const accept = { Accept: 'application/json' };
const json = { ...accept, 'Content-Type': 'application/json' };
const env = { TICAGA_API_EMAIL: 'admin@example.com', TICAGA_API_TOKEN: 'ticaga-demo-token' };

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'ticaga-kit-replay-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

const post = (url: string, action: string, fields: object) =>
  fetch(`${url}/api/${action}`, { method: 'POST', headers: { ...json, ...bearer }, body: JSON.stringify(fields) });

/** Reads, links, opens a ticket and looks at it: what a plugin does. */
async function useApi(url: string): Promise<void> {
  await fetch(`${url}/api/customers/get/1`, { headers: { ...accept, ...bearer } });
  await fetch(`${url}/api/customers/get/999999`, { headers: { ...accept, ...basic } });
  await fetch(`${url}/api/customers/get/1`, { headers: accept });
  await post(url, 'customers/assign', { ticaga_id: 1, billing_id: 2, billing_system: 'Blesta' });
  const created = (await (await post(url, 'tickets/create', ticket)).json()) as {
    id: { ticket_code: string; id: number };
  };
  await post(url, 'tickets/info', { ticket_id: created.id.ticket_code });
  const form = new URLSearchParams({ ticket_id: String(created.id.id), customer_id: '1' }).toString();
  await fetch(`${url}/api/tickets/close`, {
    method: 'POST',
    headers: { ...accept, ...bearer, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: form,
  });
}

/** What a proxy recorded of a use. */
async function record(use: (url: string) => Promise<void> = useApi, args: readonly string[] = []): Promise<string> {
  const fake = await runFake();
  const file = join(await folder(), 'recording.har');
  const { url, cli } = await runProxy(fake.url, ['--har', file, '--allow-writes', ...args]);
  await use(url);
  await cli.stop();
  return file;
}

/** The same as the control plane tells it. */
async function recordJournal(): Promise<string> {
  const fake = await runFake();
  await useApi(fake.url);
  const file = join(await folder(), 'journal.json');
  await writeFile(file, await (await fetch(`${fake.adminUrl}/requests`)).text());
  return file;
}

describe('a recording played against a fake of its own', () => {
  test.each([
    ['HAR', record],
    ['journal', recordJournal],
  ])('differs nowhere: %s', async (_, make) => {
    const { status, stdout, stderr } = await runCli(['replay', await make()]);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^7 the same, 0 different$/m);
  });

  test('a Pact of exec, each interaction in the state that it names', async () => {
    const file = join(await folder(), 'plugin.pact.json');
    const ran = await runCli(['exec', '--pact', file, '--', 'php', 'examples/blesta-plugin/repaired/tests/run.php'], {
      cwd: new URL('../..', import.meta.url).pathname,
    });
    expect(ran.status).toBe(0);
    const { status, stdout } = await runCli(['replay', file]);
    expect(stdout).toMatch(/^\d\d the same, 0 different, 1 not played$/m);
    expect(status).toBe(0);
  });

  test('that is another kind of server differs there, with the recorded and the present value', async () => {
    const { status, stdout } = await runCli(['replay', await record(), '--assume', 'unknown-customer-status=404']);
    expect(status).toBe(1);
    expect(stdout).toContain('FAIL #2 GET /api/customers/get/999999');
    expect(stdout).toContain('GET /api/customers/get/999999 -> status');
    expect(stdout).toContain('Expected:  401  (recorded)');
    expect(stdout).toContain('Was:       404');
    expect(stdout).toMatch(/^6 the same, 1 different$/m);
  });

  test.each([
    [['--profile', 'laravel-8-json'], 0],
    [['--fault', 'html-500,operation=getCustomer'], 1],
  ] as const)('%j is that of serve', async (args, expected) => {
    const file = await record(
      async (url) => void (await fetch(`${url}/api/customers/get/1`, { headers: { ...accept, ...bearer } })),
    );
    expect((await runCli(['replay', file, ...args])).status).toBe(expected);
  });

  test('--seed and --also are those of serve', async () => {
    const home = await folder();
    const seed = join(home, 'seed.yaml');
    await writeFile(
      seed,
      'customers:\n  - { id: 1, name: Somebody Else, email: joedoe@example.com }\nstaff:\n  - { id: 9001, name: Ada Admin, email: admin@example.com, token: another-token-here }\n',
    );
    const also = join(home, 'also.yaml');
    await writeFile(
      also,
      "openapi: 3.1.0\ninfo: { title: x, version: '1' }\npaths:\n  /api/notes:\n    get:\n      operationId: listNotes\n      responses:\n        '200': { description: d, content: { application/json: { example: { notes: [] } } } }\n",
    );
    const file = await record(
      async (url) => void (await fetch(`${url}/api/customers/get/1`, { headers: { ...accept, ...bearer } })),
    );
    const { stdout } = await runCli(['replay', file, '--seed', seed, '--also', also]);
    expect(stdout).toContain('-> body /user/name');
    expect(stdout).toContain('Expected:  "Joe Doe"  (recorded)');
    expect(stdout).toContain('Was:       "Somebody Else"');
  });
});

describe('a recording played against a server', () => {
  const counting = async () => {
    const fake = await runFake();
    return {
      fake,
      sent: () =>
        fake
          .requests()
          .map(({ request }) => `${request.method} ${request.url}`)
          .reverse(),
    };
  };

  test('writes nothing unless told, and says what was left out', async () => {
    const { fake, sent } = await counting();
    const { status, stdout } = await runCli(['replay', await record(), '--to', fake.url], { env });
    expect(sent()).toEqual([
      'GET /api/customers/get/1',
      'GET /api/customers/get/999999',
      'GET /api/customers/get/1',
      'POST /api/tickets/info',
    ]);
    expect(stdout).toContain('POST /api/customers/assign writes; --allow-writes sends it.');
    expect(stdout).toMatch(/, 3 not played$/m);
    // The ticket was never made here.
    expect(status).toBe(1);
  });

  test('with --allow-writes the ids that the server gives are those of later requests', async () => {
    const fake = await runFake();
    // A ticket more, and every id is another one.
    await post(fake.url, 'tickets/create', ticket);
    const { status, stdout } = await runCli(['replay', await record(), '--to', fake.url, '--allow-writes'], { env });
    expect(stdout).toMatch(/^7 the same, 0 different$/m);
    expect(status).toBe(0);
    const [closed] = fake.requests();
    expect(fake.ticket(Number(new URLSearchParams(closed!.request.body).get('ticket_id')))).toMatchObject({
      status: 'closed',
    });
  });

  test('on a fake each interaction of a Pact is played in a sandbox there, which is gone afterwards', async () => {
    const fake = await runFake();
    const file = join(await folder(), 'plugin.pact.json');
    await runCli(['exec', '--pact', file, '--', 'php', 'examples/whmcs-module/tests/run.php'], {
      cwd: new URL('../..', import.meta.url).pathname,
    });
    const { status, stdout } = await runCli(['replay', file, '--to', fake.url]);
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^7 the same, 0 different$/m)]);
    expect([fake.worlds().length, fake.requests()]).toEqual([1, []]);
  });

  test('the states of a Pact are not set up on another server, and nothing is sent with credentials of nobody', async () => {
    const target = await startServer((request, response) => {
      response.writeHead(request.url?.startsWith('/__admin') ? 404 : 200).end();
    });
    const state = { name: 'a customer exists', params: { id: 1 } };
    const interaction = (providerStates: object[]) => ({
      providerStates,
      request: { method: 'GET', path: '/api/customers/get/1', headers: { Authorization: 'Bearer x' } },
      response: { status: 200, body: {} },
    });
    const file = join(await folder(), 'plugin.pact.json');
    await writeFile(file, JSON.stringify({ interactions: [interaction([state]), interaction([])] }));
    const { status, stdout } = await runCli(['replay', file, '--to', target]);
    expect(stdout).toContain(
      'It needs the provider state "a customer exists", which this server has no way to set up: play it against a fake.',
    );
    expect(stdout).toContain('It was sent with credentials, which are in no recording:');
    expect(status).toBe(2);
  });

  test('credentials come from the environment or the line, in the recorded scheme, and stand in no report', async () => {
    const seen: string[] = [];
    const target = await startServer((request, response) => {
      seen.push(request.headers.authorization ?? 'none');
      response.writeHead(500, { 'Content-Type': 'application/json' }).end(`{"you":"${request.headers.authorization}"}`);
    });
    const args = [
      'replay',
      await record(),
      '--to',
      target,
      '--email',
      'me@example.com',
      '--token',
      'my-own-token-here',
    ];
    const { stdout, status } = await runCli(args);
    expect(status).toBe(1);
    expect(seen.slice(0, 3)).toEqual([
      'Bearer my-own-token-here',
      `Basic ${Buffer.from('me@example.com:my-own-token-here').toString('base64')}`,
      'none',
    ]);
    expect(stdout).not.toContain('my-own-token-here');
  });

  test.each<[string, unknown, unknown, string]>([
    ['a field that is missing', { user: { id: 1, name: 'a' } }, { user: { id: 1 } }, 'body /user/name|"a"|nothing'],
    ['a field more', { user: { id: 1 } }, { user: { id: 1, more: 2 } }, 'body /user/more|nothing|2'],
    ['another type', { user: { id: 1, n: 1 } }, { user: { id: 1, n: '1' } }, 'body /user/n|1|"1"'],
    ['another customer than the one that was asked for', { user: { id: 1 } }, { user: { id: 2 } }, 'body /user/id|1|2'],
    ['a list of another length', { a: [1, 2] }, { a: [1] }, 'body /a|2 items|1 items'],
    ['nothing but a time', { at: '2025-01-01T00:00:00Z' }, { at: '2026-02-02T01:01:01.000000Z' }, ''],
    ['a time that is none', { at: '2025-01-01T00:00:00Z' }, { at: null }, 'body /at|"2025-01-01T00:00:00Z"|null'],
    [
      'another client of the billing system',
      { user: { billing_id: '2' } },
      { user: { billing_id: '3' } },
      'body /user/billing_id|"2"|"3"',
    ],
    ['nothing but what was masked', { token: '***' }, { token: 'x' }, ''],
  ])('tells the first difference: %s', async (_, recorded, came, told) => {
    const target = await startServer((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(came));
    });
    const file = join(await folder(), 'journal.json');
    const request = { method: 'GET', url: '/api/customers/get/1', headers: {}, bodyAsBase64: '' };
    await writeFile(
      file,
      JSON.stringify({ requests: [{ request, response: { status: 200, body: JSON.stringify(recorded) } }] }),
    );
    const { stdout, status } = await runCli(['replay', file, '--to', target]);
    if (told === '') return expect([status, stdout]).toEqual([0, expect.stringContaining('1 the same, 0 different')]);
    const [subject, expected, was] = told.split('|');
    expect(status).toBe(1);
    expect(stdout).toContain(`GET /api/customers/get/1 -> ${subject}`);
    expect(stdout).toContain(`Expected:  ${expected}  (recorded)`);
    expect(stdout).toContain(`Was:       ${was}`);
  });

  test('a server that does not answer is an error, and takes no longer than --timeout', async () => {
    const target = await startServer(() => undefined);
    const file = await record(
      async (url) => void (await fetch(`${url}/api/customers/get/1`, { headers: { ...accept, ...bearer } })),
    );
    const { status, stdout } = await runCli(
      ['replay', file, '--to', target, '--timeout', '0.3', '--reporter', 'pretty'],
      { env },
    );
    expect(status).toBe(1);
    expect(stdout).toContain('took longer than 0.3 s to answer.');
    expect(stdout).toMatch(/0 the same, 0 different, 1 without an answer/);
  });

  test('--ca and --insecure are those of verify', async () => {
    const file = await record();
    const { status, stderr } = await runCli(['replay', file, '--to', 'https://127.0.0.1:1', '--ca', file]);
    expect([status, stderr]).toEqual([2, expect.stringContaining('holds no certificate.')]);
    const warned = await runCli(['replay', file, '--to', 'https://127.0.0.1:1', '--insecure'], { env });
    expect(warned.stderr).toContain('Warning: --insecure takes any certificate');
  });
});

describe('what cannot be played', () => {
  test('is left out with its reason', async () => {
    const file = await record(
      async (url) => {
        await post(url, 'login', { email: 'joedoe@example.com', password: 'a-password' });
        await post(url, 'customers/link', {
          email: 'joedoe@example.com',
          name: 'J',
          billing_id: 1,
          billing_system: 'Blesta',
        });
        await fetch(`${url}/api/customers/get/1`, { headers: { ...accept, Authorization: 'Bearer wrong-token' } });
        await fetch(`${url}/login`);
      },
      ['--mask', 'email'],
    );
    const { status, stdout } = await runCli(['replay', file]);
    expect(status).toBe(2);
    expect(stdout).toContain('It sent a password or a token in its body or its address, which was not recorded.');
    expect(stdout).toContain('It sent an address of email that was masked.');
    expect(stdout).toContain('Its credentials were refused, and they were not recorded.');
    expect(stdout).toMatch(/^0 the same, 0 different, 3 not played$/m);
  });

  test('a masked field of an answer is not compared', async () => {
    const file = await record(
      async (url) => void (await fetch(`${url}/api/customers/get/1`, { headers: { ...accept, ...bearer } })),
      ['--mask', 'email,name'],
    );
    expect((await runCli(['replay', file])).status).toBe(0);
  });

  test.each([
    ['no JSON', 'hello', 'no JSON: '],
    ['another kind of file', '{"openapi":"3.1.0"}', 'an object with openapi'],
    ['half an exchange', '{"requests":[{"request":{}}]}', 'exchange 1 without a request and an answer'],
    ['JSON without a bottom', '['.repeat(100_000), 'JSON that is nested too deeply'],
  ])('a file that holds %s is refused', async (_, text, was) => {
    const file = join(await folder(), 'x.har');
    await writeFile(file, text);
    const { status, stderr } = await runCli(['replay', file]);
    expect(status).toBe(2);
    expect(stderr).toContain(`${file} is no recording.`);
    expect(stderr).toContain(
      'a HAR (log.entries), a Pact (interactions), or a journal (requests, as GET /__admin/requests answers it)',
    );
    expect(stderr).toContain(was);
  });

  test.each([
    [[], 'ticaga-kit replay needs <recording>.'],
    [['no-such.har'], 'The recording no-such.har cannot be read.'],
  ])('%j is told', async (args, message) => {
    const { status, stderr } = await runCli(['replay', ...args]);
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  test('--config and --print-config work as everywhere', async () => {
    const file = join(await folder(), 'ticaga-kit.yaml');
    await writeFile(file, 'replay:\n  to: http://127.0.0.1:1\n');
    const { status, stdout } = await runCli(['replay', 'x.har', '--config', file, '--print-config']);
    expect([status, stdout]).toEqual([0, expect.stringContaining('http://127.0.0.1:1')]);
    expect(await readFile(file, 'utf8')).toContain('replay');
  });
});
