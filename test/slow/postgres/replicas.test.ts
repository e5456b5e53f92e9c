import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type StartReplicaOptions, startReplica } from '../../../src/fake/shared/start-replica.js';
import { takeDatabase } from '../../helpers/on-database.js';
import { startPostgres, type TestPostgres } from '../../helpers/postgres.js';
import { readEvents } from '../../helpers/read-events.js';
import { bearer, type TestWorld, worldsAt } from '../../helpers/start-test-fake.js';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.close());

/** Replicas on a database of their own. */
async function startReplicas(count: number, options: Omit<StartReplicaOptions, 'db'> = {}) {
  const db = await takeDatabase(postgres.address);
  const started = await Promise.all(
    Array.from({ length: count }, async () => {
      const replica = await startReplica({ ...options, db });
      onTestFinished(() => replica.close());
      return { ...replica, ...worldsAt(replica.url) };
    }),
  );
  return started as [(typeof started)[0], (typeof started)[0]];
}

const link = { ticaga_id: 1, billing_id: 7, billing_system: 'Blesta' };
const question = { customer_id: '1', subject: 'Help', priority: 'low', message: 'Please', department_slug: 'support' };
const listOf = async (world: TestWorld, what: string) =>
  (await world.admin<Record<string, Record<string, unknown>[]>>('GET', `/__admin/${what}`)).body[what] ?? [];

const staff = [{ id: 1, name: 'Ada', email: 'ada@example.com', token: 'ticaga-demo-token' }];

interface SharedThing {
  change: (one: TestWorld) => Promise<unknown>;
  look: (other: TestWorld) => Promise<unknown>;
  before: unknown;
  after: unknown;
}

const shared: Record<string, SharedThing> = {
  customers: {
    change: (one) => one.assign(link),
    look: async (other) => (await other.get(1)).body.user.billing_id,
    before: '0',
    after: '7',
  },
  tickets: {
    change: (one) => one.post('tickets/create', question),
    look: async (other) => ((await state(other)).tickets as []).length,
    before: 3,
    after: 4,
  },
  'a state that is put': {
    change: (one) => one.admin('PUT', '/__admin/state', { customers: [], staff }),
    look: async (other) => ((await state(other)).customers as []).length,
    before: 12,
    after: 0,
  },
  staff: {
    change: (one) => one.admin('POST', '/__admin/pact/provider-states', { state: 'the token is revoked' }),
    look: async (other) => (await other.get(1)).status,
    before: 200,
    after: 401,
  },
  switches: {
    change: (one) => one.admin('PUT', '/__admin/assumptions', { 'unknown-customer-status': '404' }),
    look: async (other) => (await other.get(999)).status,
    before: 401,
    after: 404,
  },
  'armed faults': {
    change: (one) => one.admin('POST', '/__admin/faults', { kind: 'json-500', times: 2, after: 1 }),
    look: async (other) => (await listOf(other, 'faults')).map(({ kind, times, after }) => ({ kind, times, after })),
    before: [],
    after: [{ kind: 'json-500', times: 2, after: 1 }],
  },
  'expected violations': {
    change: (one) => one.admin('POST', '/__admin/expected-violations', { code: 'id-invalid' }),
    look: async (other) => {
      const { body } = await other.admin<{ violations: unknown[] }>('GET', '/__admin/expected-violations');
      return body.violations;
    },
    before: [],
    after: [{ code: 'id-invalid', came: false }],
  },
  'the journal': {
    change: (one) => one.get(2),
    look: async (other) => (await listOf(other, 'requests')).map(({ operationId }) => operationId),
    before: [],
    after: ['getCustomer'],
  },
  violations: {
    change: (one) => one.assign({ ...link, ticaga_id: [] }),
    look: async (other) => (await listOf(other, 'violations')).map(({ code }) => code),
    before: [],
    after: ['field-invalid'],
  },
  'the running test': {
    change: (one) => one.admin('PUT', '/__admin/test', { name: 'links a customer' }),
    look: async (other) => (await other.get(1)) && (await other.newest()).test,
    before: undefined,
    after: 'links a customer',
  },
  "comparisons of a plugin's own rows": {
    change: (one) => one.admin('POST', '/__admin/own-rows', { rows: [{ ticaga_id: 3, billing_id: 2 }] }),
    look: async (other) => (await listOf(other, 'violations')).map(({ code }) => code),
    before: [],
    after: ['own-row-unlinked'],
  },
  'whose doing a link is': {
    change: (one) => one.assign(link),
    look: async (other) =>
      (await other.admin<{ violations: { code: string }[] }>('POST', '/__admin/own-rows', { rows: [] })).body.violations
        .length,
    before: 0,
    after: 1,
  },
};

async function state(world: TestWorld): Promise<Record<string, unknown>> {
  return (await world.admin<Record<string, unknown>>('GET', '/__admin/state')).body;
}

describe.each(['the world of the server', 'a sandbox'])('what one replica changes in %s', (which) => {
  test.each(Object.entries(shared))(
    'is seen through another at once: %s',
    async (_, { change, look, before, after }) => {
      const [one, other] = (await startReplicas(2)).map((replica) =>
        which === 'a sandbox' ? replica.in('one') : replica,
      ) as [TestWorld, TestWorld];
      expect(await look(other)).toEqual(before);
      await change(one);
      expect(await look(other)).toEqual(after);
      await one.admin('POST', '/__admin/reset');
      expect(await listOf(other, 'requests'), 'a reset is seen, too').toEqual([]);
    },
  );
});

test('what was removed from the journal through one replica is in none', async () => {
  const [one, other] = await startReplicas(2);
  for (const id of [1, 2, 3]) await other.get(id);
  const [newest, middle] = await listOf(one, 'requests');
  await one.admin('DELETE', `/__admin/requests/${middle?.id}`);
  expect((await listOf(other, 'requests')).map(({ id }) => id)).toEqual([newest?.id, expect.any(String)]);
  await one.admin('DELETE', '/__admin/requests');
  expect(await listOf(other, 'requests')).toEqual([]);
});

test('a fault with times 1 strikes once in all', async () => {
  const replicas = await startReplicas(2);
  for (const world of replicas) await world.get(1);
  await replicas[0].admin('POST', '/__admin/faults', { kind: 'json-500' });
  const call = { path: '/api/customers/get/1', headers: bearer };
  const asked = Array.from({ length: 30 }, (_, at) => (replicas[at % 2] as TestWorld).send(call));
  const statuses = (await Promise.all(asked)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 500)).toHaveLength(1);
  expect(statuses.filter((status) => status === 200)).toHaveLength(29);
});

test('requests are counted over all replicas, for the limit of requests', async () => {
  const [one, other] = await startReplicas(2, { assume: { 'rate-limit': '60' } });
  const left = async (world: TestWorld) => (await world.get(1)).headers['x-ratelimit-remaining'];
  expect([await left(one), await left(other), await left(one), await left(other)]).toEqual(['59', '58', '57', '56']);
});

test('the ids of a journal count from 1 in each world, whichever replica answers', async () => {
  const [one, other] = await startReplicas(2);
  for (const world of [one, other, one.in('a'), other.in('a'), other.in('b')]) await world.get(1);
  const rows = await postgres.query(
    'SELECT name, array_agg(e.id::int ORDER BY e.id) AS ids FROM ticaga_kit.entry e JOIN ticaga_kit.world w ON w.id = e.world GROUP BY name ORDER BY name',
    one.database.split('/').at(-1),
  );
  expect(rows).toEqual([
    { name: '', ids: [1, 2] },
    { name: 'a', ids: [1, 2] },
    { name: 'b', ids: [1] },
  ]);
});

test('a sandbox that is dropped through one replica is gone from the other, and so is the stream of who reads along', async () => {
  const [one, other] = await startReplicas(2);
  await one.in('a').assign(link);
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const stream = await fetch(`${other.url}/sandbox/a/__admin/events`, { signal: stop.signal });
  expect((await one.admin('DELETE', '/__admin/sandboxes/a')).status).toBe(200);
  expect(await stream.text()).toBe(':\n\n');
  expect(await listOf(other, 'sandboxes')).toEqual([]);
  expect((await other.in('a').get(1)).body.user.billing_id).toBe('0');
});

test('the stream of one replica tells that requests were taken out of the journal through another', async () => {
  const [one, other] = await startReplicas(2);
  await one.get(1);
  const [request] = await listOf(one, 'requests');
  for (const path of [`/__admin/requests/${request?.id}`, '/__admin/requests']) {
    const nextEvent = await readEvents(other.adminUrl);
    expect((await one.admin('DELETE', path)).status).toBe(200);
    expect(await nextEvent()).toMatch(/^event: change\n/);
  }
});

test('what is noted of a request after its sandbox was dropped makes no sandbox', async () => {
  const [one] = await startReplicas(1);
  await one.in('a').admin('POST', '/__admin/faults', { kind: 'hang' });
  const stop = new AbortController();
  const hanging = fetch(`${one.url}/sandbox/a/api/customers/get/1`, { headers: bearer, signal: stop.signal });
  await expect.poll(() => listOf(one.in('a'), 'requests')).toHaveLength(1);
  expect((await one.admin('DELETE', '/__admin/sandboxes/a')).status).toBe(200);
  stop.abort();
  await expect(hanging).rejects.toThrow();
  // What is under way is over when it has ended.
  await one.close();
  const worlds = await postgres.query('SELECT name FROM ticaga_kit.world', one.database.split('/').at(-1));
  expect(worlds).toEqual([{ name: '' }]);
});

test('the stream of one replica tells of what another has answered', async () => {
  const [one, other] = await startReplicas(2);
  const nextEvent = await readEvents(other.adminUrl);
  await one.get(3);
  expect(JSON.parse((await nextEvent()).slice('data: '.length))).toMatchObject({
    request: { url: '/api/customers/get/3' },
  });
});
