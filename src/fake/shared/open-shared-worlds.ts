import { randomUUID } from 'node:crypto';
import { type Hearsay, startHearsay } from '../../store/postgres/hearsay.js';
import { openDatabase } from '../../store/postgres/open-database.js';
import { createServerTables, type ServerTables } from '../../store/postgres/server-tables.js';
import { createWorldLog } from '../../store/postgres/world-log.js';
import { keepHouse } from './keep-house.js';
import { createSharedWorlds, type SharedWorlds, type SharedWorldsOptions } from './shared-worlds.js';
import { type Team, teamOf } from './teams/team.js';
import { createTeamRequests, type TeamRequests } from './teams/team-requests.js';
import { soon } from './under-way.js';
import type { Beginning } from './world-copy.js';

/** How long saying goodbye to the database may take, in milliseconds. */
export const goodbyeMs = 2_000;

export interface OpenSharedWorldsOptions extends Pick<SharedWorldsOptions, 'teams' | 'onEntry'> {
  /** Of the database. */
  address: string;
  /** Connections to it at once. */
  connections: number;
  /** What every world begins with where the database is new. */
  given: Beginning;
  /** What the journals of all worlds may hold together, in bytes. */
  journalBytes: number;
  sandboxLimit: number;
  /** Seconds. */
  sandboxTtl: number;
}

/** The worlds of a database, with what a replica does for all of them. */
export interface OpenedWorlds {
  worlds: SharedWorlds;
  /** Of the database, without a password. */
  database: string;
  /** What every world begins with. */
  beginning: Beginning;
  tables: ServerTables;
  hearsay: Hearsay;
  /** What teams have sent. */
  requests: TeamRequests;
  /** Lets go of the database; what is under way must be over. */
  close(): Promise<void>;
}

/** @throws KitError driver-missing, option-invalid, store-unavailable, db-newer */
export async function openSharedWorlds(options: OpenSharedWorldsOptions): Promise<OpenedWorlds> {
  const { given, teams, onEntry, journalBytes, sandboxLimit, sandboxTtl } = options;
  const database = await openDatabase(options.address, options.connections);
  const tables = createServerTables(database);
  const begun = await tables.beginning(JSON.stringify(given)).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const beginning: Beginning = JSON.parse(begun);
  const replica = randomUUID();
  const hearsay = startHearsay(database, replica, (names) => worlds.follow(names));
  const worlds = createSharedWorlds({
    log: createWorldLog(database),
    beginning,
    teams,
    names: tables.names,
    async drop(name) {
      const isThere = await tables.drop(name);
      hearsay.tell(name);
      return isThere;
    },
    // One that could not be dropped now goes with the next round of the house.
    onMade: (name) => dropSurplus([teamOf(teams, name) ?? []].flat()).catch(() => undefined),
    onChanged: hearsay.tell,
    onEntry,
  });
  const requests = createTeamRequests(Date.now);
  const house = keepHouse({ tables, worlds, replica, dropOld, journalBytes, teams, requests });

  function forgetAll(names: readonly string[]): void {
    for (const name of names) {
      worlds.forget(name);
      hearsay.tell(name);
    }
  }
  async function dropSurplus(of: readonly Team[]): Promise<void> {
    forgetAll(await tables.keepNewest(sandboxLimit));
    for (const { name, sandboxes } of of) forgetAll(await tables.keepNewest(sandboxes, `${name}.`));
  }
  async function dropOld(): Promise<void> {
    forgetAll(await tables.expire(sandboxTtl));
    await dropSurplus(teams);
  }
  return {
    worlds,
    database: database.name,
    beginning,
    tables,
    hearsay,
    requests,
    async close() {
      await soon(Promise.all([house.close(), hearsay.close()]), goodbyeMs);
      await database.close();
    },
  };
}
