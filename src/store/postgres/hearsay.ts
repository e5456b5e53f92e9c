import type pg from 'pg';
import type { Database } from './open-database.js';

/** What replicas tell each other: which worlds have changed. Nothing is decided by it; what the database holds of a world is the truth. */
export interface Hearsay {
  /** Tells the other replicas soon that a world has changed. @param name '' for the server's own world */
  tell(name: string): void;
  /** Whether the database answers within so many milliseconds. A connection that is silent for longer is replaced. */
  isAnswered(ms: number): Promise<boolean>;
  close(): Promise<void>;
}

const channel = 'ticaga_kit';
/** How long changes are gathered before they are told, and how long a broken connection is left alone, in milliseconds. */
const [gatherMs, retryMs] = [150, 500];
/** PostgreSQL takes no longer text. */
const longest = 7_900;

/**
 * Telling is no part of a transaction: a transaction that notifies waits for every other one that does.
 * @param hear told of the worlds that another replica changed; undefined when any may have changed unheard
 */
export function startHearsay(database: Database, replica: string, hear: (names?: readonly string[]) => void): Hearsay {
  let changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let client: pg.Client | undefined;
  let isClosed = false;
  let retry: NodeJS.Timeout | undefined;
  let asked: Promise<boolean> | undefined;

  async function connect(): Promise<void> {
    try {
      const connected = await database.connect();
      connected.on('error', () => undefined);
      connected.once('end', () => {
        client = undefined;
        if (!isClosed) retry = setTimeout(begin, retryMs);
      });
      connected.on('notification', ({ payload = '' }) => {
        const { from, worlds } = JSON.parse(payload);
        if (from !== replica) hear(worlds);
      });
      await connected.query(`LISTEN ${channel}`);
      if (isClosed) return void (await connected.end());
      client = connected;
      hear();
      flush();
    } catch {
      if (!isClosed) retry = setTimeout(begin, retryMs);
    }
  }

  function begin(): void {
    connecting = connect();
  }

  async function ask(ms: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(resolve, ms, false);
    });
    const answer = connecting.then(() => client?.query('SELECT 1')).then(Boolean, () => false);
    const isThere = await Promise.race([answer, late]);
    clearTimeout(timer);
    // A peer that went away without a word would else be waited for until the operating system gives up.
    if (!isThere) client?.end().catch(() => undefined);
    return isThere;
  }

  function flush(): void {
    timer = undefined;
    // Told when the connection is there again.
    if (!client || changed.size === 0) return;
    const worlds = [...changed];
    changed = new Set();
    const whole = JSON.stringify({ from: replica, worlds });
    const payload = Buffer.byteLength(whole) > longest ? JSON.stringify({ from: replica }) : whole;
    // Who hears nothing asks when the connection is there again.
    client.query('SELECT pg_notify($1, $2)', [channel, payload]).catch(() => undefined);
  }

  let connecting = connect();
  return {
    tell(name) {
      changed.add(name);
      timer ??= setTimeout(flush, gatherMs);
    },
    isAnswered(ms) {
      // However many ask, it is asked once at a time.
      asked ??= ask(ms).finally(() => {
        asked = undefined;
      });
      return asked;
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      clearTimeout(retry);
      await client?.end().catch(() => undefined);
    },
  };
}
