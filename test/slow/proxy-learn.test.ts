import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startFake } from '../../src/fake/start-fake.js';
import { loadProfile } from '../../src/verify/profile.js';
import { runCli } from '../helpers/run-cli.js';
import { runFake } from '../helpers/run-fake.js';
import { basic, basicOf, bearer } from '../helpers/start-test-fake.js';
import { runProxy } from '../proxy/run-proxy.js';
import { ticket } from '../proxy/target.js';
import { closeServer, listen } from '../verify/live-server.js';

const accept = { Accept: 'application/json' };
const json = { ...accept, 'Content-Type': 'application/json' };

type Said = [path: string, init?: RequestInit];
const get = (path: string, headers: Record<string, string> = bearer): Said => [
  `/api/${path}`,
  { headers: { ...accept, ...headers } },
];
const post = (path: string, fields: object, headers: Record<string, string> = bearer): Said => [
  `/api/${path}`,
  { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(fields) },
];

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'ticaga-kit-learn-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** What the profile of some traffic says, and what the command says of it. */
async function learn(target: string, said: readonly Said[], args: readonly string[] = []) {
  const file = join(await folder(), 'profile.yaml');
  const { url, cli } = await runProxy(target, ['--learn', file, '--allow-writes', ...args]);
  for (const [path, init] of said) await fetch(url + path, { redirect: 'manual', ...init });
  expect(await cli.stop()).toBe(0);
  const text = await readFile(file, 'utf8').catch(() => '');
  return { file, text, stderr: cli.stderr(), profile: text === '' ? undefined : await loadProfile(file) };
}

const known = get('customers/get/1');
const assign = (fields: object) =>
  post('customers/assign', { ticaga_id: 1, billing_id: 2, billing_system: 'Blesta', ...fields });
/** Traffic that settles a switch, whatever its value is. */
const telling: Record<string, [values: string[], said: Said[]]> = {
  'unknown-customer-status': [
    ['401', '404', '403', '200'],
    [known, get('customers/get/999999')],
  ],
  'success-status': [['200', '201'], [assign({})]],
  'validation-status': [['422', '400'], [post('customers/assign', { ticaga_id: 1 })]],
  'not-found-status': [['404', '200'], [post('tickets/info', { ticket_id: 'TCK-999999' })]],
  'auth-error-status': [['401', '403'], [get('customers/get/1', {})]],
  'auth-error-body': [['message', 'error', 'basic'], [get('customers/get/1', {})]],
  'errors-without-accept': [
    ['html', 'login-missing', 'json'],
    [['/api/customers/get/1', { headers: { Accept: '*/*' } }]],
  ],
  'double-slash': [['route-not-found', 'folded'], [['//api/customers/get/1', { headers: { ...accept, ...bearer } }]]],
  'rate-limit': [['none', '60'], [known]],
  'public-calls-need-credentials': [['no', 'yes'], [get('departments/public', {})]],
  'unknown-fields': [['ignore', 'refuse'], [assign({ more: 1 })]],
  'unknown-department': [['not-found', 'empty-list'], [get('departments/get/nowhere')]],
  'ticket-created-id': [['object', 'number'], [post('tickets/create', ticket)]],
  'department-by-id': [['wrapped', 'bare'], [get('departments/get_by_id/1')]],
  realtime: [['on', 'off'], [get('realtime/config')]],
  'other-billing-systems': [['accept'], [assign({ billing_system: 'WHMCS' })]],
  auth: [['both', 'basic', 'bearer'].slice(0, 1), [known, get('customers/get/1', basic)]],
  reassign: [['refuse'], [assign({}), assign({ billing_id: 3 })]],
  'duplicate-billing-id': [['refuse'], [assign({}), assign({ ticaga_id: 2 })]],
  'malformed-id': [['route-not-found'], [known, get('customers/get/abc')]],
  'error-wording': [['laravel-8'], [post('customers/assign', { ticaga_id: 1 })]],
};

const cases = Object.entries(telling).flatMap(([name, [values, said]]) =>
  values.map((value) => [name, value, said] as const),
);

test.each(cases)('what passed by settles %s at %s, with the exchange that proves it', async (name, value, said) => {
  const fake = await runFake({ assume: { [name]: value } });
  const before = fake.requests().length;
  const { profile, text, stderr } = await learn(fake.url, said);
  expect(fake.requests().length - before).toBe(said.length);
  const { assumptions, confirmed } = profile!;
  expect((assumptions as Record<string, string>)[name] ?? (confirmed.includes(name) ? 'confirmed' : undefined)).toBe(
    (await startedWith(name)) === value ? 'confirmed' : value,
  );
  const line = text.split('\n').find((one) => one.includes(`  ${name}: `) || one.includes(`  - ${name}`));
  expect(line).toMatch(/ # (GET|POST) \/+api\/\S+ -> \d{3} .*\(request 00000000-0000-4000-8000-\d{12}\)$/);
  expect(stderr).toMatch(
    /^Wrote .*profile\.yaml: \d+ assumptions? refuted, \d+ confirmed, \d+ open\. serve --profile .* starts a fake that behaves the same\.\n$/,
  );
  expect(text).toContain('# Written by ticaga-kit proxy --learn.');
});

async function startedWith(name: string): Promise<string> {
  const { defaultAssumptions } = await import('../../src/document/assumptions.js');
  return (defaultAssumptions as Record<string, string>)[name] as string;
}

test('a fake with the profile answers the same traffic in the same way', async () => {
  const assume = {
    'unknown-customer-status': '404',
    'auth-error-status': '403',
    'unknown-department': 'empty-list',
    'validation-status': '400',
  } as const;
  const fake = await runFake({ assume });
  const said = [
    known,
    get('customers/get/999999'),
    get('customers/get/1', {}),
    get('departments/get/nowhere'),
    post('customers/assign', { ticaga_id: 1 }),
  ];
  const { profile } = await learn(fake.url, said);
  expect(profile?.assumptions).toMatchObject(assume);
  const other = await startFake({ assume: profile!.assumptions });
  onTestFinished(() => other.close());
  for (const [path, init] of said) {
    const [a, b] = await Promise.all([fetch(fake.url + path, init), fetch(other.url + path, init)]);
    expect([b.status, await b.text()], path).toEqual([a.status, await a.text()]);
  }
});

test('the words of an unknown customer teach nothing while the credentials may be what was refused', async () => {
  const fake = await runFake({ assume: { 'auth-error-body': 'error', 'auth-error-status': '403' } });
  const { profile, stderr } = await learn(fake.url, [
    get('customers/get/1', { Authorization: 'Bearer wrong-token-of-somebody' }),
  ]);
  expect(profile).toBeUndefined();
  expect(stderr).toMatch(/^Nothing that passed by settles a switch, and so .*profile\.yaml stays as it was\.\n$/);
  const proven = await learn(fake.url, [
    get('customers/get/999999', basicOf('admin@example.com', 'ticaga-demo-token')),
    get('customers/get/1', basic),
  ]);
  expect(proven.profile?.confirmed).toContain('unknown-customer-status');
});

test('an answer that is wrong besides teaches nothing', async () => {
  const server = createServer((_request, response) => {
    response.writeHead(201, { 'Content-Type': 'application/json' }).end('{"user":true,"user":true,"error":"no"}');
  });
  const target = await listen(server);
  onTestFinished(() => closeServer(server));
  const { profile } = await learn(target, [assign({})]);
  expect(profile?.assumptions['success-status']).toBeUndefined();
});

test('a server that does this here and that there is told, and the switch stays open', async () => {
  let count = 0;
  const server = createServer((_request, response) => {
    response.writeHead(count++ % 2 === 0 ? 200 : 201, { 'Content-Type': 'application/json' }).end('{"user":true}');
  });
  const target = await listen(server);
  onTestFinished(() => closeServer(server));
  const { profile, stderr } = await learn(target, [assign({}), assign({})]);
  expect(stderr).toMatch(
    /^The server does not keep to one value of success-status: 200 here, 201 there\. POST \/api\/customers\/assign -> 201 /,
  );
  expect(profile?.assumptions['success-status']).toBeUndefined();
  expect(profile?.confirmed).not.toContain('success-status');
});

test('no secret and nothing that --mask names stands in a profile', async () => {
  const fake = await runFake({ assume: { 'unknown-customer-status': '404' } });
  const secret = 'ticaga-demo-token';
  const said: Said[] = [known, get(`customers/get/999999?api_token=${secret}&email=joe%40example.com`)];
  const { text } = await learn(fake.url, said, ['--mask', 'email,name']);
  expect(text).toContain('api_token=***&email=email-');
  for (const hidden of [secret, 'joe', 'Joe Doe']) expect(text).not.toContain(hidden);
});

test('what --assume expects and the server confirms is kept in the profile', async () => {
  const fake = await runFake({ assume: { 'unknown-customer-status': '404' } });
  const { profile } = await learn(
    fake.url,
    [known, get('customers/get/999999')],
    ['--assume', 'unknown-customer-status=404'],
  );
  expect(profile?.assumptions).toEqual({ 'unknown-customer-status': '404' });
});

test('a file that cannot be written is refused at once; one that is not written stays as it was', async () => {
  const home = await folder();
  const { status, stderr } = await runCli([
    'proxy',
    '--target',
    'http://127.0.0.1:1',
    '--learn',
    join(home, 'no', 'x.yaml'),
  ]);
  expect([status, stderr]).toEqual([2, expect.stringContaining('cannot be written')]);
  const both = [
    'proxy',
    '--target',
    'http://127.0.0.1:1',
    '--learn',
    join(home, 'x.yaml'),
    '--har',
    join(home, 'no', 'x.har'),
  ];
  expect((await runCli(both)).status).toBe(2);
  await expect(access(join(home, 'x.yaml'))).rejects.toThrow();
  const file = join(home, 'kept.yaml');
  await writeFile(file, 'confirmed: [auth]\n');
  const { cli } = await runProxy((await runFake()).url, ['--learn', file]);
  await cli.stop();
  expect(await readFile(file, 'utf8')).toBe('confirmed: [auth]\n');
});
