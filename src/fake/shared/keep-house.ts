import { KitError } from '../../errors.js';
import type { ServerTables } from '../../store/postgres/server-tables.js';
import type { SharedWorlds } from './shared-worlds.js';

export interface HouseOptions {
  tables: ServerTables;
  worlds: SharedWorlds;
  /** A name that no other replica has. */
  replica: string;
  /** Drops the sandboxes that are too old or too many. */
  dropSurplus: () => Promise<void>;
  /** What the journals of all worlds may hold together, in bytes. */
  journalBytes: number;
}

/** How often a replica looks after what is no request's business, in milliseconds. */
const everyMs = 5_000;

/** Says again and again that the replica is there, drops sandboxes that nobody uses, and keeps the journals in bounds. */
export function keepHouse(options: HouseOptions): { close(): Promise<void> } {
  const { tables, replica, dropSurplus } = options;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  let round = Promise.resolve();

  async function goRound(): Promise<void> {
    try {
      await tables.beat(replica);
      await dropSurplus();
      await boundJournals(options);
    } catch (error) {
      // While the database does not answer, every request says so.
      if (!(error instanceof KitError)) throw error;
    }
    if (isClosed) return;
    timer = setTimeout(begin, everyMs);
  }

  function begin(): void {
    round = goRound();
  }

  begin();
  return {
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await round;
      await tables.leave(replica).catch(() => undefined);
    },
  };
}

/** The world whose journal holds most lets its oldest half go, until all together fit. */
async function boundJournals({ tables, worlds, journalBytes }: HouseOptions): Promise<void> {
  for (;;) {
    const { bytes, heaviest } = await tables.journals();
    if (bytes <= journalBytes || heaviest === undefined) return;
    await worlds.within(heaviest || undefined, ({ journal }) => {
      const ids = journal.entries().map(({ id }) => id);
      journal.letGo(ids[Math.floor(ids.length / 2)] ?? journal.next - 1);
    });
  }
}
