import type pg from 'pg';
import { type Database, unavailable } from './open-database.js';

/** A change of a world, or an exchange that its journal took. */
export interface Line {
  /** Counts the lines of a world, from 1. */
  number: number;
  /** JSON. */
  value: string;
  /** Of an exchange: its id in the journal. */
  entry?: number;
}

/** A world of the database whose lock is ours. */
export interface TakenWorld {
  /** Another one for each beginning: a sandbox that was dropped comes back with a new one. */
  id: string;
  /** The number of its latest line; 0 for a world that has just been made. */
  last: number;
  /** How many changes there are since the one that holds the whole world. */
  sinceWhole: number;
  /** The id of the exchange that its journal takes next. */
  nextEntry: number;
  /** The lines after a number, -1 for all, in order; what holds the whole world comes after the exchanges before it. */
  linesAfter(number: number): Promise<Line[]>;
}

/** What a transaction leaves. */
export interface Outcome {
  /** Those after the latest one, in order. */
  lines: readonly Line[];
  nextEntry: number;
  journalBytes: number;
  /** The whole world as a value that makes every earlier change superfluous; absent to keep them. */
  whole?: string | undefined;
  /** Exchanges that the journal no longer has: everything up to an id, and some alone. */
  gone: { upTo: number; ids: readonly number[] };
  /** Exchanges whose text is another one now. */
  rewritten: readonly { entry: number; value: string }[];
}

/** The worlds of a database. Every call throws KitError store-unavailable when the database does not answer. */
export interface WorldLog {
  /**
   * Takes the lock of a world, and keeps what act answers, all or nothing.
   * @param name '' for the server's own world
   * @param mayMake whether it is made if there is none
   * @returns whether there was such a world, or there is now
   * @throws KitError store-unavailable: then what act answered is most likely not kept, and certainly not acknowledged
   */
  transact(name: string, mayMake: boolean, act: (world: TakenWorld) => Promise<Outcome>): Promise<boolean>;
}

interface WorldRow {
  id: string;
  last: string;
  since_whole: number;
  next_entry: string;
}

const columns = 'id, last, since_whole, next_entry';

export function createWorldLog({ pool, name: database }: Database): WorldLog {
  return {
    async transact(name, mayMake, act) {
      let client: pg.PoolClient | undefined;
      let ofAct: unknown;
      try {
        client = await pool.connect();
        await client.query('BEGIN');
        const row = (await lockWorld(client, name)) ?? (mayMake ? await makeWorld(client, name) : undefined);
        if (row) {
          const outcome = await act(taken(client, row, database)).catch((error: unknown) => {
            ofAct = error;
            throw error;
          });
          await keep(client, row, outcome);
        }
        await client.query('COMMIT');
        client.release();
        return row !== undefined;
      } catch (error) {
        // Whatever state its connection is in, closing it frees the lock.
        client?.release(true);
        // A mistake of the kit is no fault of the database.
        throw error === ofAct ? error : unavailable(database, error);
      }
    },
  };
}

const taken = (
  client: pg.PoolClient,
  { id, last, since_whole, next_entry }: WorldRow,
  database: string,
): TakenWorld => ({
  id,
  last: Number(last),
  sinceWhole: since_whole,
  nextEntry: Number(next_entry),
  linesAfter: (number) =>
    readLines(client, id, number).catch((error: unknown) => {
      throw unavailable(database, error);
    }),
});

async function lockWorld(client: pg.PoolClient, name: string): Promise<WorldRow | undefined> {
  const { rows } = await client.query<WorldRow>({
    name: 'lock-world',
    text: `SELECT ${columns} FROM ticaga_kit.world WHERE name = $1 FOR UPDATE`,
    values: [name],
  });
  return rows[0];
}

/** Another replica may make it at the same time: then it is the same one, and this waits for its lock. */
async function makeWorld(client: pg.PoolClient, name: string): Promise<WorldRow> {
  const { rows } = await client.query<WorldRow>(
    `INSERT INTO ticaga_kit.world (name) VALUES ($1)
     ON CONFLICT (name) DO UPDATE SET used_at = clock_timestamp() RETURNING ${columns}`,
    [name],
  );
  return rows[0] as WorldRow;
}

async function readLines(client: pg.PoolClient, id: string, after: number): Promise<Line[]> {
  const { rows } = await client.query<{ number: string; value: string; entry: string | null }>({
    name: 'read-lines',
    text: `SELECT number, value, NULL::bigint AS entry FROM ticaga_kit.change WHERE world = $1 AND number > $2
           UNION ALL
           SELECT number, value, id FROM ticaga_kit.entry WHERE world = $1 AND number > $2
           ORDER BY number, entry NULLS LAST`,
    values: [id, after],
  });
  return rows.map(({ number, value, entry }) => ({
    number: Number(number),
    value,
    ...(entry === null ? {} : { entry: Number(entry) }),
  }));
}

async function keep(client: pg.PoolClient, row: WorldRow, outcome: Outcome): Promise<void> {
  const { lines, whole, gone, rewritten, nextEntry, journalBytes } = outcome;
  const { id } = row;
  const last = lines.at(-1)?.number ?? Number(row.last);
  for (const { entry, value } of rewritten)
    await client.query('UPDATE ticaga_kit.entry SET value = $3 WHERE world = $1 AND id = $2', [id, entry, value]);
  if (gone.ids.length > 0)
    await client.query('DELETE FROM ticaga_kit.entry WHERE world = $1 AND id = ANY($2)', [id, gone.ids]);
  if (gone.upTo > 0) await client.query('DELETE FROM ticaga_kit.entry WHERE world = $1 AND id <= $2', [id, gone.upTo]);
  if (whole !== undefined)
    await client.query('DELETE FROM ticaga_kit.change WHERE world = $1 AND number <= $2', [id, last]);
  const entries = lines.filter(({ entry }) => entry !== undefined);
  const changes =
    whole === undefined ? lines.filter(({ entry }) => entry === undefined) : [{ number: last, value: whole }];
  const sinceWhole = whole === undefined ? row.since_whole + changes.length : 0;
  if (lines.length === 0 && whole === undefined) {
    // Nobody waits for it to be on the disk: all that it says is that the sandbox is in use.
    await client.query('SET LOCAL synchronous_commit = off');
  }
  await client.query({
    name: 'append',
    text: `WITH changes AS (
             INSERT INTO ticaga_kit.change (world, number, value)
             SELECT $1, number, value FROM unnest($2::bigint[], $3::text[]) AS line (number, value)
           ), entries AS (
             INSERT INTO ticaga_kit.entry (world, number, id, value)
             SELECT $1, number, id, value FROM unnest($4::bigint[], $5::bigint[], $6::text[]) AS line (number, id, value)
           )
           UPDATE ticaga_kit.world SET last = $7, since_whole = $8, next_entry = $9, journal_bytes = $10,
             used_at = clock_timestamp() WHERE id = $1`,
    values: [
      id,
      changes.map(({ number }) => number),
      changes.map(({ value }) => value),
      entries.map(({ number }) => number),
      entries.map(({ entry }) => entry),
      entries.map(({ value }) => value),
      last,
      sinceWhole,
      nextEntry,
      journalBytes,
    ],
  });
}
