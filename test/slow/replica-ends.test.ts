import { once } from 'node:events';
import { Agent } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { startReplica } from '../../src/fake/shared/start-replica.js';
import { send } from '../helpers/http.js';
import { startPostgres, type TestPostgres } from '../helpers/postgres.js';
import { startCli } from '../helpers/run-cli.js';
import { bearer, json } from '../helpers/start-test-fake.js';
import { startDoor } from './door.js';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
  return () => postgres.close();
});

async function serve(db: string) {
  const cli = startCli(['serve', '--db', db, '--port', '0']);
  const [, url = ''] = await cli.waitFor(/listens on (\S+)\n[\s\S]*Try it/);
  const ended = once(cli.process, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  return {
    url,
    port: Number(new URL(url).port),
    /** Resolves when it says that it ends. */
    async tell() {
      cli.process.kill('SIGTERM');
      await cli.waitFor(/^Ends: what is under way is answered, nothing new is taken\.$/m);
    },
    ended,
  };
}

/** Somebody else in the database. */
async function connectTo(db: string): Promise<pg.Client> {
  const client = new pg.Client(db);
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

const fields = JSON.stringify({ ticaga_id: 1, billing_id: 2, billing_system: 'Blesta' });

test('a replica that is told to end answers what is under way, takes nothing new, and leaves', async () => {
  const db = await postgres.create();
  const { url, port, tell, ended } = await serve(db);
  const stream = await fetch(`${url}/__admin/events`);
  const other = await connectTo(db);
  await other.query("BEGIN; SELECT 1 FROM ticaga_kit.world WHERE name = '' FOR UPDATE");
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const write = send(url, {
    method: 'POST',
    path: '/api/customers/assign',
    headers: { ...bearer, ...json, Accept: 'application/json' },
    body: fields,
    agent,
  });
  await expect
    .poll(async () => (await other.query("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'")).rowCount)
    .toBe(1);
  // A request that has begun, of which the end comes later.
  const slow = connect(port, '127.0.0.1');
  await once(slow, 'connect');
  slow.write('GET /__admin/ready HTTP/1.1\r\nHost: kit\r\n');
  expect((await send(url, { path: '/__admin/ready' })).status).toBe(200);

  await tell();
  await expect(stream.text()).resolves.toBe(':\n\n');
  await expect(send(url, { path: '/__admin/ready', agent: new Agent() })).rejects.toMatchObject({
    code: 'ECONNREFUSED',
  });
  slow.write('\r\n');
  const told = await text(slow);
  expect(told).toMatch(/^HTTP\/1\.1 503 /);
  expect(told).toMatch(/^Connection: close\r$/m);
  expect(told).toContain(
    '"code":"draining","title":"This replica ends: it answers what is under way and takes nothing new."',
  );

  await other.query('ROLLBACK');
  const reply = await write;
  expect(reply).toMatchObject({ status: 200, text: '{"user":true}', headers: { connection: 'close' } });
  expect(await ended).toEqual([0, null]);
  expect((await other.query('SELECT 1 FROM ticaga_kit.replica')).rowCount).toBe(0);
  const next = await startReplica({ db });
  onTestFinished(() => next.close());
  expect((await send(next.url, { path: '/api/customers/get/1', headers: bearer })).text).toContain('"billing_id":"2"');
});

test('an answer that never comes holds it for ten seconds and no longer', async () => {
  const { url, tell, ended } = await serve(await postgres.create());
  const fault = JSON.stringify({ kind: 'hang' });
  await send(url, { method: 'POST', path: '/__admin/faults', headers: json, body: fault });
  const hanging = send(url, { path: '/api/customers/get/1', headers: bearer }).catch((error) => error.code);
  await expect.poll(async () => (await send(url, { path: '/__admin/requests' })).text).toContain('"fault":"hang"');
  const before = performance.now();
  await tell();
  expect(await ended).toEqual([0, null]);
  expect(await hanging).toBe('ECONNRESET');
  const seconds = (performance.now() - before) / 1000;
  expect(seconds).toBeGreaterThan(9);
  expect(seconds).toBeLessThan(16);
});

test('a database that is silent does not keep it from ending', async () => {
  const door = await startDoor(postgres.port);
  const db = (await postgres.create()).replace(String(postgres.port), String(door.port));
  const { tell, ended } = await serve(db);
  door.hold();
  await tell();
  expect(await ended).toEqual([0, null]);
});
