import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { createPact, type Pact } from '../../src/consumer/exec/pact.js';
import { basic, bearer, form, startTestFake } from '../helpers/start-test-fake.js';
import { link, listen } from './listen.js';

const verifier = fileURLToPath(new URL('../../node_modules/.bin/pact-verifier', import.meta.url));
const wrong = { Authorization: 'Bearer wrong-token' };
type Suite = Awaited<ReturnType<typeof listen>>;

const states = ({ interactions }: Pact) =>
  interactions.map(({ providerStates }) => providerStates.map(({ name }) => name).join(' and '));

/** Every answer, in several dialects. */
async function converse({ get, assign, api }: Suite): Promise<void> {
  await get(1);
  await get(2, basic);
  await get(0, { ...bearer, 'X-Admin-Email': 'ada@private.example' });
  await get(999);
  await get(1, wrong);
  await assign(link);
  await assign({ ...link, ticaga_id: '2', billing_id: '8' }, basic);
  await assign({ ...link, ticaga_id: 999 });
  await assign(link, wrong);
  const body = 'ticaga_id=3&billing_id=9&billing_system=Blesta';
  await api({ method: 'POST', path: '/api/customers/assign', headers: { ...basic, ...form }, body });
}

/** What the stock verifier says of a contract, played against a fake that was just started. */
async function verify(pact: Pact): Promise<{ code: number; stdout: string }> {
  const { fake } = await startTestFake();
  const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'pact.json');
  await writeFile(file, JSON.stringify(pact));
  const at = ['--hostname', '127.0.0.1', '--port', String(fake.port), '--provider-name', 'ticaga', '--no-colour'];
  const args = ['--file', file, ...at, '--state-change-url', `${fake.adminUrl}/pact/provider-states`];
  const env = { ...process.env, PACT_DO_NOT_TRACK: 'true' };
  return promisify(execFile)(verifier, args, { env }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
  );
}

test('the stock verifier accepts the conversation against a fresh fake', async () => {
  const suite = await listen();
  await converse(suite);
  const pact = createPact(suite.conversation(), 'plugin');
  expect(pact.interactions).toHaveLength(10);
  const { code, stdout } = await verify(pact);
  expect(stdout).not.toContain('FAILED');
  expect(code).toBe(0);
  expect(stdout.match(/has a matching body \(OK\)/g)).toHaveLength(10);
});

test('the stock verifier refuses a contract that the fake does not keep', async () => {
  const suite = await listen();
  await suite.get(1);
  const pact = createPact(suite.conversation(), 'plugin');
  pact.interactions[0]!.response.status = 202;
  expect((await verify(pact)).code).not.toBe(0);
});

test('each kind of request and answer is there once, whatever its ids', async () => {
  const suite = await listen();
  for (const id of [1, 3, 4]) await suite.in(`test-${id}`).get(id);
  for (const id of [998, 999]) await suite.get(id);
  const pact = createPact(suite.conversation(), 'plugin');
  expect(pact.interactions.map(({ request }) => request.path)).toEqual([
    '/api/customers/get/1',
    '/api/customers/get/998',
  ]);
  expect(states(pact)).toEqual([
    'the token is valid and a customer exists',
    'the token is valid and no such customer exists',
  ]);
});

test('each interaction names the tests that said it, and the stock verifier takes that', async () => {
  const suite = await listen();
  const { fake, get } = suite;
  await get(1);
  for (const title of ['reads a customer', 'reads it again']) {
    const world = fake.test(title);
    await fetch(`${world.url}/api/customers/get/1`, { headers: { ...bearer, Accept: 'application/json' } });
    await fetch(`${world.url}/api/customers/get/1`, { headers: { ...bearer, Accept: 'application/json' } });
  }
  const pact = createPact(suite.conversation(), 'plugin');
  expect(pact.interactions.map(({ comments }) => comments)).toEqual([
    { testname: 'reads a customer', tests: ['reads a customer', 'reads it again'] },
  ]);
  expect((await verify(pact)).code).toBe(0);
});

test('no credentials are in it', async () => {
  const suite = await listen();
  await converse(suite);
  const text = JSON.stringify(createPact(suite.conversation(), 'plugin'));
  for (const secret of ['ticaga-demo-token', 'wrong-token', basic.Authorization.slice(6), 'ada@private.example']) {
    expect(text).not.toContain(secret);
  }
});

test.each<[string, (suite: Suite) => Promise<unknown>]>([
  ['a request without credentials', ({ get }) => get(1, {})],
  ['a request that breaks the contract', ({ assign }) => assign({ ...link, ticaga_id: 'x' })],
  ['an address that does not exist', ({ send }) => send({ path: '/api/nothing', headers: bearer })],
  ['an answer that a fault spoilt', ({ send }) => send({ path: '/api/customers/get/900500', headers: bearer })],
  [
    'an answer under a switch that a test had changed',
    async ({ admin, get }) => {
      await admin('PUT', '/__admin/assumptions', { 'unknown-customer-status': '404' });
      await get(999);
    },
  ],
])('%s is left out', async (_, act) => {
  const suite = await listen();
  await act(suite);
  expect(createPact(suite.conversation(), 'plugin').interactions).toEqual([]);
});

test('values may vary within their type, and what an answer says may not', async () => {
  const suite = await listen();
  await suite.get(1);
  await suite.assign(link);
  const [read, assign] = createPact(suite.conversation(), 'plugin').interactions;
  expect(read?.response.matchingRules.body).toMatchObject({ '$.user.id': { matchers: [{ match: 'integer' }] } });
  expect(read?.response.body?.content).not.toHaveProperty('user.email_verified_at');
  expect(Object.keys(assign?.request.matchingRules.body ?? {})).toEqual(['$.ticaga_id', '$.billing_id']);
  expect(assign?.response.matchingRules.body).toEqual({});
});
