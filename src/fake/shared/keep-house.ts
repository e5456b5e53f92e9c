import { KitError } from '../../errors.js';
import type { ServerTables } from '../../store/postgres/server-tables.js';
import type { SharedWorlds } from './shared-worlds.js';
import type { Team } from './teams/team.js';
import type { TeamRequests } from './teams/team-requests.js';

export interface HouseOptions {
  tables: ServerTables;
  worlds: SharedWorlds;
  /** A name that no other replica has. */
  replica: string;
  /** Drops the sandboxes that are too old or too many. */
  dropOld: () => Promise<void>;
  /** What the journals of all worlds may hold together, in bytes. */
  journalBytes: number;
  teams: readonly Team[];
  requests: TeamRequests;
}

/** How often a replica looks after what is no request's business, in milliseconds: most of it, and what teams have sent. */
const everyMs = { round: 5_000, requests: 1_000 };

/** Says again and again that the replica is there, drops sandboxes that nobody uses, and keeps limits that all share. */
export function keepHouse(options: HouseOptions): { close(): Promise<void> } {
  const { tables, replica, dropOld, teams, requests } = options;
  // What a team's requests are told under is the replica that is there.
  const round = repeat(everyMs.round, async () => {
    await tables.beat(replica);
    await dropOld();
    await boundJournals(options, options.journalBytes);
    for (const { name, journalBytes } of teams) await boundJournals(options, journalBytes, `${name}.`);
  });
  const exchange = repeat(teams.length > 0 ? everyMs.requests : undefined, async () => {
    const { minute, counts } = requests.own();
    requests.learn(minute, await tables.exchangeRequests(replica, minute, counts));
  });
  return {
    async close() {
      await Promise.all([round.end(), exchange.end()]);
      await tables.leave(replica).catch(() => undefined);
    },
  };
}

/** @param ms undefined: never */
function repeat(ms: number | undefined, act: () => Promise<void>): { end(): Promise<void> } {
  let isEnded = ms === undefined;
  let timer: NodeJS.Timeout | undefined;
  let present = begin();

  async function begin(): Promise<void> {
    if (isEnded) return;
    await act().catch((error: unknown) => {
      // While the database does not answer, every request says so.
      if (!(error instanceof KitError)) throw error;
    });
    if (isEnded) return;
    timer = setTimeout(() => {
      present = begin();
    }, ms);
  }

  return {
    async end() {
      isEnded = true;
      clearTimeout(timer);
      await present;
    },
  };
}

/** The world whose journal holds most lets its oldest half go, until all together fit. @param prefix of their names */
async function boundJournals({ tables, worlds }: HouseOptions, most: number, prefix?: string): Promise<void> {
  for (;;) {
    const { bytes, heaviest } = await tables.journals(prefix);
    if (bytes <= most || heaviest === undefined) return;
    // Another replica may have halved it at the same time: the next round sees what is left.
    if (!(await worlds.halveJournal(heaviest.name, heaviest.bytes))) return;
  }
}
