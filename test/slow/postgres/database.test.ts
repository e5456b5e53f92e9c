import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { KitError } from '../../../src/errors.js';
import { type StartReplicaOptions, startReplica } from '../../../src/fake/shared/start-replica.js';
import { migrations } from '../../../src/store/postgres/migrations.js';
import { openDatabase } from '../../../src/store/postgres/open-database.js';
import { takeDatabase } from '../../helpers/on-database.js';
import { startPostgres, type TestPostgres } from '../../helpers/postgres.js';
import { readEvents } from '../../helpers/read-events.js';
import { bearer, worldsAt } from '../../helpers/start-test-fake.js';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.close());

async function start(db: string, options: Omit<StartReplicaOptions, 'db'> = {}) {
  const replica = await startReplica({ ...options, db });
  onTestFinished(() => replica.close());
  return { ...replica, ...worldsAt(replica.url) };
}

interface Journal {
  requests: { id: string }[];
  meta: { total: number };
}

const nameOf = (db: string) => db.split('/').at(-1) as string;
const query = (db: string, text: string) => postgres.query(text, nameOf(db));
const count = async (db: string, table: string) =>
  Number((await query(db, `SELECT count(*) AS count FROM ticaga_kit.${table}`))[0]?.count);

test('replicas that start at the same time on an empty database set it up once', async () => {
  await postgres.query('CREATE DATABASE empty');
  const db = `${postgres.address}/empty`;
  const replicas = await Promise.all([1, 2, 3, 4].map(() => start(db)));
  expect(await query(db, 'SELECT number FROM ticaga_kit.migration ORDER BY number')).toEqual(
    migrations.map((_, at) => ({ number: at + 1 })),
  );
  expect(await count(db, 'server')).toBe(1);
  for (const { get } of replicas) expect((await get(1)).status).toBe(200);
  await Promise.all(replicas.map((replica) => replica.close()));
});

test('a database of a newer release is refused, and left as it was', async () => {
  await postgres.query('CREATE DATABASE newer');
  const db = `${postgres.address}/newer`;
  await (await openDatabase(db, 1)).pool.end();
  await query(db, `INSERT INTO ticaga_kit.migration VALUES (${migrations.length + 1})`);
  const dump = `SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'ticaga_kit' ORDER BY 1, 2`;
  const before = await query(db, dump);
  const refused = await startReplica({ db }).catch((error: KitError) => error);
  expect(refused).toBeInstanceOf(KitError);
  expect(refused).toMatchObject({ code: 'db-newer', status: 2 });
  expect((refused as KitError).render()).toBe(
    [
      `The database ${db} was set up by a newer release of the kit.`,
      `  Expected:  migration ${migrations.length} at most`,
      `  Was:       migration ${migrations.length + 1}`,
      '  Run that release here too, or name another database. Nothing in it was changed.',
    ].join('\n'),
  );
  expect(await query(db, dump)).toEqual(before);
  expect(await count(db, 'server')).toBe(0);
});

test('another seed or other assumptions are said to decide nothing for a database that has begun', async () => {
  const db = await takeDatabase(postgres.address);
  expect((await start(db, { assume: { reassign: 'refuse' } })).notices).toEqual([]);
  expect((await start(db, { assume: { reassign: 'refuse' } })).notices).toEqual([]);
  const seed = { customers: [], staff: [{ id: 1, name: 'Ada', email: 'ada@example.com', token: 'ada-token' }] };
  const notice = `${db} was begun with another seed or other assumptions, and every world of it begins with those: --seed and --assume decide only for a new database.`;
  for (const options of [{}, { seed, assume: { reassign: 'refuse' } as const }]) {
    const replica = await start(db, options);
    expect(replica.notices).toEqual([notice]);
    expect(replica.customers).toBe(12);
    const { body } = await replica.admin<{ assumptions: { name: string; value: string }[] }>(
      'GET',
      '/__admin/assumptions',
    );
    expect(body.assumptions).toContainEqual(expect.objectContaining({ name: 'reassign', value: 'refuse' }));
  }
});

test('many changes are folded into one, and a replica that was behind sees the same world and its readers every request', async () => {
  const db = await takeDatabase(postgres.address);
  const [one, behind] = [await start(db), await start(db)];
  await behind.get(1);
  const nextEvent = await readEvents(behind.adminUrl);
  for (let round = 0; round < 14; round++)
    await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        one.assign({ ticaga_id: 1 + (at % 10), billing_id: round * 50 + at + 1, billing_system: 'Blesta' }),
      ),
    );
  const numbers = await query(db, 'SELECT min(number) AS first, max(number) AS last FROM ticaga_kit.change');
  expect(Number(numbers[0]?.last)).toBeGreaterThan(700);
  expect(Number(numbers[0]?.first)).toBeGreaterThan(0);
  expect(await count(db, 'change')).toBeLessThan(502);
  const states: { state: unknown; journal: Journal }[] = [];
  for (const replica of [one, behind, await start(db)]) {
    const { body: state } = await replica.admin('GET', '/__admin/state');
    const { body: journal } = await replica.admin<Journal>('GET', '/__admin/requests');
    expect(journal.meta.total).toBe(701);
    states.push({ state, journal });
  }
  const ids = [];
  while (ids.length < 700) {
    const event = await nextEvent();
    if (event.startsWith('data: ')) ids.push(JSON.parse(event.slice('data: '.length)).id);
  }
  expect(ids).toEqual(
    states[0]?.journal.requests
      .slice(0, 700)
      .map(({ id }) => id)
      .reverse(),
  );
  expect(states[1]).toEqual(states[0]);
  expect(states[2]).toEqual(states[0]);
});

test('a journal keeps the last 5,000 requests, and less than a hundred more', async () => {
  const db = await takeDatabase(postgres.address);
  const { get, admin } = await start(db);
  for (let round = 0; round < 103; round++) await Promise.all(Array.from({ length: 50 }, () => get(1)));
  const { body } = await admin<{ meta: { total: number } }>('GET', '/__admin/requests?limit=1');
  expect(body.meta.total).toBeGreaterThanOrEqual(5000);
  expect(body.meta.total).toBeLessThan(5100);
  expect(await count(db, 'entry')).toBe(body.meta.total);
});

test('a journal that was emptied is empty after the database has stopped at once', async () => {
  const db = await takeDatabase(postgres.address);
  const { get, admin, url } = await start(db);
  for (let round = 0; round < 5; round++) {
    await get(1);
    await admin('DELETE', '/__admin/requests');
    await postgres.stop('immediate');
    await postgres.start();
    expect(await count(db, 'entry')).toBe(0);
    await expect.poll(async () => (await fetch(`${url}/__admin/ready`)).status, { timeout: 10_000 }).toBe(200);
  }
});

test('a reader is told of no request that is not kept, and its stream ends', async () => {
  const db = await takeDatabase(postgres.address);
  const replica = await start(db);
  const response = await fetch(`${replica.adminUrl}/events`);
  const refuse = `CREATE FUNCTION ticaga_kit.refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION $$full$$; END'`;
  await query(
    db,
    `${refuse}; CREATE TRIGGER refuse BEFORE INSERT ON ticaga_kit.entry EXECUTE FUNCTION ticaga_kit.refuse()`,
  );
  expect((await replica.send({ path: '/api/customers/get/1', headers: bearer })).status).toBe(503);
  await query(db, 'DROP FUNCTION ticaga_kit.refuse CASCADE');
  expect(await response.text()).toBe(':\n\n');
  expect((await replica.get(2)).status).toBe(200);
  const { body } = await replica.admin<{ requests: { request: { url: string } }[] }>('GET', '/__admin/requests');
  expect(body.requests.map(({ request }) => request.url)).toEqual(['/api/customers/get/2']);
});

test('what the journals hold in the database stays within the budget', async () => {
  const db = await takeDatabase(postgres.address);
  const journalBytes = 30_000;
  const replica = await start(db, { journalBytes });
  const worlds = [replica, replica.in('a'), replica.in('b')];
  for (const world of worlds) for (const id of Array.from({ length: 30 }, (_, at) => at + 1)) await world.get(id);
  const held = async () => {
    const [row] = await query(db, 'SELECT sum(journal_bytes) AS bytes FROM ticaga_kit.world');
    return Number(row?.bytes);
  };
  expect(await held()).toBeGreaterThan(journalBytes);
  await expect.poll(held, { timeout: 30_000, interval: 200 }).toBeLessThanOrEqual(journalBytes);
  const rows = await count(db, 'entry');
  const told = [];
  for (const world of worlds) {
    const { body } = await world.admin<{ requests: { request: { url: string } }[] }>('GET', '/__admin/requests');
    expect(body.requests[0]?.request.url).toMatch(/get\/30$/);
    told.push(...body.requests);
  }
  expect(told.length).toBe(rows);
  expect(rows).toBeLessThan(90);
});

test('a sandbox that nobody uses goes after its time, and one that is used stays', async () => {
  const db = await takeDatabase(postgres.address);
  const replica = await start(db, { sandboxTtl: 3 });
  await replica.in('left').get(1);
  const names = async () => {
    await replica.in('used').get(1);
    return (await replica.admin<{ sandboxes: string[] }>('GET', '/__admin/sandboxes')).body.sandboxes;
  };
  expect(await names()).toEqual(['left', 'used']);
  await expect.poll(names, { timeout: 30_000, interval: 200 }).toEqual(['used']);
  expect((await replica.get(1)).status).toBe(200);
});
