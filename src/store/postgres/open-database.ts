import type pg from 'pg';
import { KitError } from '../../errors.js';
import { printableAddress } from './database-address.js';
import { migrations } from './migrations.js';

/** How long anything may take, in milliseconds: after that somebody is told that it did not work, and the lock is free. */
const patience = { connect: 5_000, lock: 5_000, idle: 4_000, query: 10_000 };

/** A database that holds worlds. */
export interface Database {
  pool: pg.Pool;
  /** Where it is, without a password. */
  name: string;
  /** A connection of its own beside the pool, for what stays connected. */
  connect(): Promise<pg.Client>;
}

/**
 * Connects to a database and brings it to what this release needs. Several may do so at once: one works, the others wait.
 * @param address postgres://user@host/name; what is missing comes from PGPASSWORD, PGPASSFILE and their like
 * @param most connections at once
 * @throws KitError driver-missing, option-invalid, store-unavailable, db-newer
 */
export async function openDatabase(address: string, most: number): Promise<Database> {
  const name = printableAddress(address);
  const { Pool, Client } = await loadDriver();
  const settings: pg.ClientConfig = {
    connectionString: address,
    application_name: 'ticaga-kit',
    connectionTimeoutMillis: patience.connect,
    keepAlive: true,
    lock_timeout: patience.lock,
    // A replica that is stopped in the middle must not hold a world.
    idle_in_transaction_session_timeout: patience.idle,
  };
  const pool = new Pool({ ...settings, query_timeout: patience.query, max: most });
  // A connection that breaks while nobody uses it is replaced by the next one who needs one; who uses it is told by the
  // query, and unheard events would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await migrate(pool, name);
  } catch (error) {
    await pool.end();
    throw unavailable(name, error);
  }
  return {
    pool,
    name,
    async connect() {
      const client = new Client(settings);
      await client.connect();
      return client;
    },
  };
}

/** What went wrong with a database, as an error that says so; one of the kit's own is left as it is. */
export function unavailable(name: string, error: unknown): KitError {
  if (error instanceof KitError) return error;
  const { message, code } = error as Error & { code?: string };
  return new KitError('store-unavailable', `The database ${name} does not answer as it should.`, {
    was: message || code || String(error),
    fix: 'See whether PostgreSQL runs there, and whether the user may connect; the password comes from the address, PGPASSWORD or PGPASSFILE.',
  });
}

async function loadDriver(): Promise<typeof pg> {
  try {
    return (await import('pg')).default;
  } catch {
    throw new KitError('driver-missing', 'A database needs the package pg, and it is not installed.', {
      fix: 'Install it beside the kit: npm install pg@8.',
    });
  }
}

/** Any number that no other program locks by. */
const migrationLock = 7_420_615_033;

async function migrate(pool: pg.Pool, name: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SET LOCAL lock_timeout = 60000');
    await client.query('SELECT pg_advisory_xact_lock($1)', [migrationLock]);
    await client.query('CREATE SCHEMA IF NOT EXISTS ticaga_kit');
    await client.query('CREATE TABLE IF NOT EXISTS ticaga_kit.migration (number integer PRIMARY KEY)');
    const { rows } = await client.query<{ number: number }>('SELECT max(number) AS number FROM ticaga_kit.migration');
    const done = rows[0]?.number ?? 0;
    if (done > migrations.length) throw newer(name, done);
    for (const [at, step] of migrations.entries()) {
      if (at < done) continue;
      await client.query(step);
      await client.query('INSERT INTO ticaga_kit.migration VALUES ($1)', [at + 1]);
    }
    await client.query('COMMIT');
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

function newer(name: string, found: number): KitError {
  return new KitError('db-newer', `The database ${name} was set up by a newer release of the kit.`, {
    expected: `migration ${migrations.length} at most`,
    was: `migration ${found}`,
    fix: 'Run that release here too, or name another database. Nothing in it was changed.',
  });
}
