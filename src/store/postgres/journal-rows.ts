import type pg from 'pg';
import type { Entry, JournalledRequest, LongPart } from '../../journal/entry.js';
import { defaultCapacity, type EntryFilter } from '../../journal/journal.js';
import type { Note } from '../../journal/violation.js';

/** The journal of a world whose lock is ours. */
export interface JournalRows {
  /** Newest first. */
  entries(filter: EntryFilter): Promise<Entry[]>;
  /** Those after an id, oldest first. */
  entriesAfter(id: number): Promise<Entry[]>;
  /** Newest first. @param parts the others are missing */
  requests(parts: readonly LongPart[]): Promise<JournalledRequest[]>;
  size(): Promise<number>;
  /** Adds to an entry that is still there: another one of its number began at another time. */
  note(entry: Pick<Entry, 'id' | 'startedAt'>, note: Note): Promise<void>;
  /** @returns whether there was such an entry */
  remove(id: number): Promise<boolean>;
  /** Forgets everything up to an id. */
  letGo(upTo: number): Promise<void>;
  /** Forgets the older half, if the journal counts for so many bytes. @returns whether anything went */
  halve(bytes: number): Promise<boolean>;
}

/** Runs one statement in the transaction that holds the lock. */
export type Query = (statement: pg.QueryConfig) => Promise<pg.QueryResult>;

/** What a pattern can ask for stands apart, so that to look for a request reads what is asked for, and no answers. */
interface RequestRow {
  id: string;
  method: string;
  url: string;
  /** JSON. */
  headers?: string;
  body?: Buffer | null;
}

interface EntryRow extends RequestRow {
  /** JSON. */
  rest: string;
}

/** More than a journal has: whoever asks may name a number that PostgreSQL does not take. */
const mostListed = 2 * defaultCapacity;
const entryColumns = 'id, method, url, headers, body, rest';
const partColumns: Record<LongPart, string> = { rawHeaders: 'headers', body: 'body' };

/**
 * @param sandbox undefined for the server's own world
 * @param write runs what changes something
 */
export function createJournalRows(
  world: string,
  sandbox: string | undefined,
  { query, write }: { query: Query; write: Query },
): JournalRows {
  const requestOf = ({ id, method, url, headers, body }: RequestRow): JournalledRequest => ({
    id: Number(id),
    method,
    url,
    rawHeaders: headers === undefined ? [] : JSON.parse(headers),
    body: body ?? undefined,
    ...(sandbox === undefined ? {} : { sandbox }),
  });

  function entryOf(row: EntryRow): Entry {
    const { response, ...rest } = JSON.parse(row.rest);
    const { body } = response;
    const bytes = typeof body === 'string' ? body : Buffer.from(body.base64, 'base64');
    return { ...requestOf(row), ...rest, response: { ...response, body: bytes } };
  }

  return {
    async entries({ limit, since, unmatched, remarked, ids }) {
      const { rows } = await query({
        text: `SELECT ${entryColumns} FROM ticaga_kit.entry
                 WHERE world = $1 AND ($2::float8 IS NULL OR started_at >= $2) AND ($3::bigint[] IS NULL OR id = ANY($3))
                 ${unmatched ? 'AND unmatched' : ''} ${remarked ? 'AND remarked' : ''} ORDER BY id DESC LIMIT $4`,
        values: [world, since ?? null, ids ?? null, Math.min(limit ?? mostListed, mostListed)],
      });
      return rows.map(entryOf);
    },
    async entriesAfter(id) {
      const text = `SELECT ${entryColumns} FROM ticaga_kit.entry WHERE world = $1 AND id > $2 ORDER BY id`;
      return (await query({ text, values: [world, id] })).rows.map(entryOf);
    },
    async requests(parts) {
      const columns = ['id', 'method', 'url', ...parts.map((part) => partColumns[part])].join(', ');
      const text = `SELECT ${columns} FROM ticaga_kit.entry WHERE world = $1 ORDER BY id DESC`;
      return (await query({ text, values: [world] })).rows.map(requestOf);
    },
    async size() {
      const text = 'SELECT count(*)::integer AS size FROM ticaga_kit.entry WHERE world = $1';
      return (await query({ text, values: [world] })).rows[0].size;
    },
    async note({ id, startedAt }, note) {
      const values = [world, id];
      const text = 'SELECT rest FROM ticaga_kit.entry WHERE world = $1 AND id = $2 AND started_at = $3';
      const [row] = (await query({ text, values: [...values, startedAt] })).rows;
      if (!row) return;
      const rest = JSON.parse(row.rest);
      rest.notes.push(note);
      await write({
        text: 'UPDATE ticaga_kit.entry SET rest = $3, remarked = true WHERE world = $1 AND id = $2',
        values: [...values, JSON.stringify(rest)],
      });
    },
    remove: (id) => drop(write, world, 'id = $2', [id]),
    async letGo(upTo) {
      await drop(write, world, 'id <= $2', [upTo]);
    },
    halve: (bytes) => drop(write, world, `id <= (${middle}) AND ${stillCounts}`, [bytes]),
  };
}

const middle = `SELECT id FROM ticaga_kit.entry WHERE world = $1 ORDER BY id
  OFFSET (SELECT (count(*) - 1) / 2 FROM ticaga_kit.entry WHERE world = $1) LIMIT 1`;

const stillCounts = '(SELECT journal_bytes FROM ticaga_kit.world WHERE id = $1) >= $2';

/** @returns whether there was one */
async function drop(write: Query, world: string, which: string, values: readonly number[]): Promise<boolean> {
  const { rows } = await write({
    text: `WITH gone AS (DELETE FROM ticaga_kit.entry WHERE world = $1 AND ${which} RETURNING bytes)
           UPDATE ticaga_kit.world SET journal_bytes = journal_bytes - (SELECT coalesce(sum(bytes), 0) FROM gone)
             WHERE id = $1 RETURNING EXISTS (SELECT FROM gone) AS any`,
    values: [world, ...values],
  });
  return rows[0].any;
}

/** New entries, a list for each column: id, started_at, unmatched, remarked, method, url, headers, body, rest. */
export function columnsOf(entries: readonly Entry[]): unknown[][] {
  const rests = entries.map(({ id, method, url, sandbox, rawHeaders, body, ...rest }) => rest);
  return [
    entries.map(({ id }) => id),
    entries.map(({ startedAt }) => startedAt),
    entries.map(({ outcome }) => outcome === 'unmatched'),
    entries.map(({ notes, violations }) => notes.length + violations.length > 0),
    entries.map(({ method }) => method),
    entries.map(({ url }) => url),
    entries.map(({ rawHeaders }) => JSON.stringify(rawHeaders)),
    entries.map(({ body }) => body ?? null),
    rests.map(({ response, ...rest }) => JSON.stringify({ ...rest, response: textual(response) })),
  ];
}

/** An answer of bytes as one of text. */
function textual({ body, ...response }: Entry['response']): object {
  return { ...response, body: typeof body === 'string' ? body : { base64: body.toString('base64') } };
}
