import type pg from 'pg';
import type { Entry } from '../../journal/entry.js';
import { columnsOf, createJournalRows, type JournalRows, type Query } from './journal-rows.js';
import { type Database, unavailable } from './open-database.js';

/** A change of a world. */
export interface Line {
  /** Counts the changes of a world, from 1. */
  number: number;
  /** JSON. */
  value: string;
}

/** A world of the database whose lock is ours. */
export interface TakenWorld {
  /** Another one for each beginning: a sandbox that was dropped comes back with a new one. */
  id: string;
  /** The number of its latest change; 0 for a world that has just been made. */
  last: number;
  /** How many changes there are since the one that holds the whole world. */
  sinceWhole: number;
  /** The id of the exchange that its journal takes next. */
  nextEntry: number;
  /** What its journal has. */
  journal: JournalRows;
  /** The changes after a number, -1 for all, in order. */
  linesAfter(number: number): Promise<Line[]>;
  /** Keeps what its journal took so far, before the rest. */
  keepEntries(taken: TakenEntries): Promise<void>;
}

/** What the journal of a world took in a transaction. */
export interface TakenEntries {
  /** In order. */
  entries: readonly Entry[];
  /** The id that comes next. */
  nextEntry: number;
}

/** What a transaction leaves. */
export interface Outcome extends TakenEntries {
  /** The changes after the latest one, in order. */
  lines: readonly Line[];
  /** The whole world as a value that makes every earlier change superfluous; absent to keep them. */
  whole?: string | undefined;
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
          const query = inTurn(client, database);
          let isWritten = false;
          const write: Query = (statement) => {
            isWritten = true;
            return query(statement);
          };
          const outcome = await act(taken({ query, write }, row, name || undefined)).catch((error: unknown) => {
            ofAct = error;
            throw error;
          });
          await keep(query, row, outcome, isWritten);
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

function taken(
  { query, write }: { query: Query; write: Query },
  { id, last, since_whole, next_entry }: WorldRow,
  sandbox: string | undefined,
): TakenWorld {
  return {
    id,
    last: Number(last),
    sinceWhole: since_whole,
    nextEntry: Number(next_entry),
    journal: createJournalRows(id, sandbox, { query, write }),
    linesAfter: (number) => readLines(query, id, number),
    keepEntries: (entries) => append(write, { id, last, since_whole }, [], entries),
  };
}

/**
 * One statement after the other, for those who share a transaction do not wait for each other. What the database does not
 * do is told as it is told to whoever asks for a transaction.
 */
function inTurn(client: pg.PoolClient, database: string): Query {
  let before: Promise<unknown> = Promise.resolve();
  return (statement) => {
    const answer = before
      .then(() => client.query(statement))
      .catch((error: unknown) => {
        throw unavailable(database, error);
      });
    before = answer.catch(() => undefined);
    return answer;
  };
}

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

async function readLines(query: Query, world: string, after: number): Promise<Line[]> {
  const { rows } = await query({
    name: 'read-lines',
    text: 'SELECT number, value FROM ticaga_kit.change WHERE world = $1 AND number > $2 ORDER BY number',
    values: [world, after],
  });
  return rows.map(({ number, value }) => ({ number: Number(number), value }));
}

/** @param isWritten whether the transaction has changed something already */
async function keep(query: Query, row: WorldRow, outcome: Outcome, isWritten: boolean): Promise<void> {
  const { lines, whole, entries } = outcome;
  const { id } = row;
  const last = String(lines.at(-1)?.number ?? row.last);
  if (whole !== undefined)
    await query({ text: 'DELETE FROM ticaga_kit.change WHERE world = $1 AND number <= $2', values: [id, last] });
  if (!isWritten && lines.length === 0 && entries.length === 0 && whole === undefined) {
    // Nobody waits for it to be on the disk: all that it says is that the sandbox is in use.
    await query({ text: 'SET LOCAL synchronous_commit = off' });
  }
  const changes = whole === undefined ? lines : [{ number: Number(last), value: whole }];
  const since_whole = whole === undefined ? row.since_whole + changes.length : 0;
  await append(query, { id, last, since_whole }, changes, outcome);
}

/** @param row as it is to be from now on */
async function append(
  query: Query,
  { id, last, since_whole }: Omit<WorldRow, 'next_entry'>,
  changes: readonly Line[],
  { entries, nextEntry }: TakenEntries,
): Promise<void> {
  await query({
    name: 'append',
    text: `WITH changes AS (
             INSERT INTO ticaga_kit.change (world, number, value)
             SELECT $1, number, value FROM unnest($5::bigint[], $6::text[]) AS line (number, value)
           ), entries AS (
             INSERT INTO ticaga_kit.entry (world, id, started_at, unmatched, remarked, method, url, headers, body, rest, bytes)
             SELECT $1, id, started_at, unmatched, remarked, method, url, headers, body, rest,
               octet_length(url) + octet_length(headers) + coalesce(octet_length(body), 0) + octet_length(rest)
               FROM unnest($7::bigint[], $8::float8[], $9::boolean[], $10::boolean[], $11::text[], $12::text[], $13::text[],
                 $14::bytea[], $15::text[])
                 AS entry (id, started_at, unmatched, remarked, method, url, headers, body, rest)
             RETURNING bytes
           )
           UPDATE ticaga_kit.world SET last = $2, since_whole = $3, next_entry = $4, used_at = clock_timestamp(),
             journal_bytes = journal_bytes + (SELECT coalesce(sum(bytes), 0) FROM entries) WHERE id = $1`,
    values: [
      id,
      last,
      since_whole,
      nextEntry,
      changes.map(({ number }) => number),
      changes.map(({ value }) => value),
      ...columnsOf(entries),
    ],
  });
}
