import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { onTestFinished, TestRunner } from 'vitest';
import { type RunningReplica, type StartReplicaOptions, startReplica } from '../../src/fake/shared/start-replica.js';
import type { StartFakeOptions } from '../../src/fake/start-fake.js';
import { openDatabase } from '../../src/store/postgres/open-database.js';

/** The server of PostgreSQL that this run's fakes have a database of, or none. */
export const testServer = process.env.TICAGA_KIT_TEST_DB;

/** Skips the test that runs where the fakes are replicas on a database. @param reason why it says nothing of those */
export function inMemoryOnly(reason: string): void {
  if (testServer !== undefined) TestRunner.getCurrentTest()?.context.skip(reason);
}

/** Databases of this process that no test has at the moment: to make one takes longer than most tests. */
const free: string[] = [];

/** An empty database; it is free again when the test is over. @returns its address */
export async function takeDatabase(server: string): Promise<string> {
  const name = free.pop() ?? (await makeDatabase(server));
  onTestFinished(async () => {
    // Its tables stay: to make them again takes longer than most tests, too. The rest goes with its world.
    const tables = ['world', 'server', 'replica'];
    await query(`${server}/${name}`, tables.map((table) => `DELETE FROM ticaga_kit.${table}`).join('; '));
    free.push(name);
  });
  return `${server}/${name}`;
}

/** A replica with a database of its own. */
export async function startOnDatabase(server: string, options: StartFakeOptions): Promise<RunningReplica> {
  const { faults = [], ...given } = options;
  const replica = await startReplica({ ...(given as Omit<StartReplicaOptions, 'db'>), db: await takeDatabase(server) });
  const headers = options.adminToken === undefined ? {} : { Authorization: `Bearer ${options.adminToken}` };
  for (const fault of faults) {
    const body = JSON.stringify(fault);
    const { status } = await fetch(`${replica.adminUrl}/faults`, { method: 'POST', headers, body });
    if (status !== 201) throw new Error(`POST /__admin/faults ${body} -> ${status}`);
  }
  return replica;
}

async function makeDatabase(server: string): Promise<string> {
  const name = `kit_${randomUUID().replaceAll('-', '')}`;
  await query(`${server}/postgres`, `CREATE DATABASE ${name}`);
  await (await openDatabase(`${server}/${name}`, 1)).pool.end();
  return name;
}

async function query(address: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query(text);
  await client.end();
}
