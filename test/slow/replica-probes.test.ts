import pg from 'pg';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startReplica } from '../../src/fake/shared/start-replica.js';
import { checkControlReply } from '../helpers/check-reply.js';
import { send } from '../helpers/http.js';
import { parseMetrics, samplesOf } from '../helpers/parse-metrics.js';
import { startPostgres, type TestPostgres } from '../helpers/postgres.js';
import { startCli } from '../helpers/run-cli.js';
import { bearer } from '../helpers/start-test-fake.js';
import { startDoor } from './door.js';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
  return () => postgres.close();
});

const admin = { Authorization: 'Bearer admin-secret' };

async function start(db: string) {
  const replica = await startReplica({ db, adminToken: 'admin-secret' });
  onTestFinished(() => replica.close());
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const reply = await send(replica.url, { path, headers });
    if (!path.includes('/api/')) checkControlReply('GET', path, undefined, reply);
    return reply;
  };
  const ready = async () => (await get('/__admin/ready')).status;
  return { ...replica, get, ready };
}

/** A replica whose database can be made silent. */
async function startBehindDoor() {
  const door = await startDoor(postgres.port);
  const db = (await postgres.create()).replace(String(postgres.port), String(door.port));
  return { door, ...(await start(db)) };
}

describe('the probes of a replica', () => {
  test.each(['/__admin/health', '/__admin/ready'])('%s asks for no key and for no local name', async (path) => {
    const { get } = await start(await postgres.create());
    expect((await get(path, { Host: 'kit.example', Origin: 'https://evil.example' })).status).toBe(200);
    for (const other of ['/__admin/requests', '/__admin/sandboxes', '/metrics'])
      expect((await get(other)).status).toBe(401);
  });

  test('say that it cannot serve while the database is silent, within a second or so, and that it can again', async () => {
    const { door, get, ready } = await startBehindDoor();
    expect(await ready()).toBe(200);
    door.hold();
    const before = performance.now();
    const { status, text } = await get('/__admin/ready');
    expect(performance.now() - before).toBeLessThan(3_000);
    expect({ status, errors: JSON.parse(text).errors }).toMatchObject({
      status: 503,
      errors: [{ code: 'store-unavailable', detail: 'The database of this replica does not answer within a second.' }],
    });
    expect((await get('/__admin/health')).status).toBe(200);
    door.open();
    await expect.poll(ready, { timeout: 20_000 }).toBe(200);
  });

  test('say so when its connections break, too', async () => {
    const { door, ready } = await startBehindDoor();
    door.slam();
    expect(await ready()).toBe(503);
    door.open();
    await expect.poll(ready, { timeout: 20_000 }).toBe(200);
  });

  test('cost the database no connection of their own, however many ask', async () => {
    const db = await postgres.create();
    const { ready } = await start(db);
    const client = new pg.Client(db);
    await client.connect();
    onTestFinished(() => client.end());
    const count = async () =>
      (
        await client.query(
          "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'ticaga-kit' AND datname = current_database()",
        )
      ).rows[0].count;
    await ready();
    const before = await count();
    expect(new Set(await Promise.all(Array.from({ length: 200 }, ready)))).toEqual(new Set([200]));
    expect(await count()).toBe(before);
  });
});

describe('the metrics of a replica', () => {
  test('are of what it answered itself; worlds and replicas are those of the database', async () => {
    const db = await postgres.create();
    const [one, two] = [await start(db), await start(db)];
    await one.get('/api/customers/get/1', bearer);
    await one.get('/sandbox/a/api/customers/get/1', bearer);
    await two.get('/sandbox/b/api/customers/get/1', bearer);
    const read = async ({ get }: typeof one) => samplesOf((await get('/metrics', admin)).text);
    const success = 'requests_total{operation="getCustomer",outcome="success"}';
    await expect.poll(async () => (await read(one)).replicas).toBe(2);
    expect(await read(one)).toMatchObject({ [success]: 2, request_duration_seconds_count: 2, worlds: 3 });
    expect(await read(two)).toMatchObject({ [success]: 1, request_duration_seconds_count: 1, worlds: 3 });
  });

  test('count what the database did not keep, and leave out what only the database knows', async () => {
    const { door, get } = await startBehindDoor();
    await get('/api/customers/get/1', bearer);
    door.slam();
    expect((await get('/api/customers/get/1', bearer)).status).toBe(503);
    const { text } = await get('/metrics', admin);
    expect(samplesOf(text)).toMatchObject({
      'requests_total{operation="getCustomer",outcome="success"}': 1,
      unavailable_total: 1,
    });
    expect([...parseMetrics(text).keys()].filter((name) => /worlds|replicas/.test(name))).toEqual([]);
    door.open();
  });

  test('time a request from its arrival: what it waits for its world is in it', async () => {
    const db = await postgres.create();
    const { get } = await start(db);
    const client = new pg.Client(db);
    await client.connect();
    onTestFinished(() => client.end());
    await client.query("BEGIN; SELECT 1 FROM ticaga_kit.world WHERE name = '' FOR UPDATE");
    const waiting = get('/api/customers/get/1', bearer);
    await client.query('SELECT pg_sleep(0.2)');
    await client.query('ROLLBACK');
    await waiting;
    expect(samplesOf((await get('/metrics', admin)).text).request_duration_seconds_sum).toBeGreaterThan(0.1);
  });
});

test.each([
  ['an address that cannot be decoded', '/api/customers/get/%ZZ', 503],
  ['an address that there is not', '/api/nothing', 503],
  ['a sandbox that cannot be', '/sandbox/no%20name/api/customers/get/1', 404],
])('while the database is silent, %s is answered without a stack', async (_, path, status) => {
  const { door, get } = await startBehindDoor();
  door.slam();
  const answer = await get(path, bearer);
  expect(answer.status).toBe(status);
  expect(answer.text).not.toMatch(/<html|node_modules| at .*\.js/);
  expect(() => JSON.parse(answer.text)).not.toThrow();
  door.open();
});

test('a replica whose port is taken ends, and leaves no trace among the replicas', async () => {
  const db = await postgres.create();
  const { port } = await start(db);
  const second = startCli(['serve', '--db', db, '--port', String(port)]);
  await second.waitFor(/Cannot listen on 127\.0\.0\.1:\d+: another program listens there\./);
  if (second.process.exitCode === null) await new Promise((resolve) => second.process.once('close', resolve));
  expect(second.process.exitCode).toBe(2);
  const client = new pg.Client(db);
  await client.connect();
  onTestFinished(() => client.end());
  expect((await client.query('SELECT 1 FROM ticaga_kit.replica')).rowCount).toBe(1);
});
