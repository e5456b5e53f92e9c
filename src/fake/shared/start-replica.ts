import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { KitError } from '../../errors.js';
import { defaultJournalBytes } from '../../journal/budget.js';
import { startHearsay } from '../../store/postgres/hearsay.js';
import { openDatabase } from '../../store/postgres/open-database.js';
import { createServerTables } from '../../store/postgres/server-tables.js';
import { createWorldLog } from '../../store/postgres/world-log.js';
import { authorityOf, listen } from '../../wire/listen.js';
import { accessByToken } from '../control/access.js';
import { createFake } from '../create-fake.js';
import { createExpressServer } from '../express-server.js';
import type { SetLie } from '../misbehaviour/lies.js';
import { checkLimits, type StartFakeOptions } from '../start-fake.js';
import { readParts } from '../start-parts.js';
import { keepHouse } from './keep-house.js';
import { createSharedWorlds } from './shared-worlds.js';
import { type Team, teamOf } from './teams/team.js';
import { accessByKeys } from './teams/team-access.js';
import { createTeamRequests, limitTeams } from './teams/team-requests.js';
import type { Beginning } from './world-copy.js';

export interface StartReplicaOptions
  extends Pick<
    StartFakeOptions,
    | 'port'
    | 'host'
    | 'seed'
    | 'also'
    | 'har'
    | 'assume'
    | 'auth'
    | 'tls'
    | 'adminToken'
    | 'journalBytes'
    | 'now'
    | 'onEntry'
  > {
  /** postgres://user@host/name; the password from there, PGPASSWORD or PGPASSFILE. */
  db: string;
  /** How many sandboxes there may be before the least recently used one goes; 10,000 unless told. */
  sandboxLimit?: number;
  /** How many seconds a sandbox stays that nobody uses; a day unless told. */
  sandboxTtl?: number;
  /** Who shares the server; each has sandboxes of its own. They ask for an admin token, and for credentials. */
  teams?: readonly Team[];
  /** Connections to the database at once; 10 unless told. */
  connections?: number;
}

export interface RunningReplica {
  /** The base URL to put into a plugin's settings; no slash at its end. */
  readonly url: string;
  readonly adminUrl: string;
  readonly port: number;
  /** The database, without a password. */
  readonly database: string;
  /** Of the first administrator whose token is valid; empty where there is none. */
  readonly credentials: { email: string; token: string };
  readonly customers: number;
  /** With `har`: how many recorded answers it has for what no document knows. */
  readonly recorded: number;
  /** What its user should know, a sentence or two each. */
  readonly notices: readonly string[];
  /** Answers what is under way, takes nothing new, and lets go of the database. */
  close(): Promise<void>;
}

/**
 * Starts one of any number of servers that share what they remember by a database, and resolves when it answers.
 * @throws KitError driver-missing, option-invalid, store-unavailable, db-newer, port-in-use, and as startFake
 */
export async function startReplica(options: StartReplicaOptions): Promise<RunningReplica> {
  const { port = 0, host = '127.0.0.1', auth = true, tls = false, adminToken, now = () => new Date() } = options;
  const { journalBytes = defaultJournalBytes, sandboxLimit = 10_000, sandboxTtl = 86_400, connections = 10 } = options;
  checkLimits(adminToken, journalBytes);
  const teams = options.teams ?? [];
  checkTeams(teams, adminToken, auth);
  const { assume, also, recorded, operationIds, seed } = await readParts(options);
  const database = await openDatabase(options.db, connections);
  const tables = createServerTables(database);
  // What a server that does not start has begun would keep its process alive.
  const begun: { close(): Promise<void> }[] = [{ close: () => database.pool.end() }];
  const letGo = async () => {
    for (const one of begun.reverse()) await one.close();
  };
  try {
    const given: Beginning = { seed, assume };
    const beginning: Beginning = JSON.parse(await tables.beginning(JSON.stringify(given)));
    const replica = randomUUID();
    const hearsay = startHearsay(database, replica, (names) => worlds.follow(names));
    begun.push(hearsay);
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
      onEntry: options.onEntry,
    });
    const { staff, customers } = await worlds.within(undefined, ({ store }) => ({
      staff: store.staff(),
      customers: store.records.customers.size,
    }));
    const requests = createTeamRequests(Date.now);
    const house = keepHouse({ tables, worlds, replica, dropOld, journalBytes, teams, requests });
    begun.push(house);
    const access =
      teams.length === 0 || adminToken === undefined ? accessByToken(adminToken) : accessByKeys(teams, adminToken);
    const app = createFake({
      worlds,
      also,
      recorded,
      operationIds,
      setLie: refuseLies,
      auth,
      tls,
      access,
      gate: limitTeams(teams, requests),
      now,
    });
    const server = createExpressServer(app);
    const tlsConnections = tls ? (await import('../speak-tls.js')).speakTls(server) : undefined;
    await listen(server, port, host);
    const taken = (server.address() as AddressInfo).port;
    const place = `//${authorityOf(host, taken)}`;
    const { email = '', token = '' } = staff.find(({ revoked }) => !revoked) ?? {};
    let closing: Promise<void> | undefined;
    async function end(): Promise<void> {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      await worlds.idle();
      server.closeAllConnections();
      tlsConnections?.destroy();
      await closed;
      await letGo();
    }
    return {
      url: `${tls ? 'https' : 'http'}:${place}`,
      adminUrl: `http:${place}/__admin`,
      port: taken,
      database: database.name,
      credentials: { email, token },
      customers,
      recorded: recorded?.size ?? 0,
      notices: isSame(beginning, given) ? [] : [renderOtherBeginning(database.name)],
      close() {
        closing ??= end();
        return closing;
      },
    };
  } catch (error) {
    await letGo();
    throw error;
  }
}

/** Without a key of whoever runs the server, everybody on its machine would have what is a team's. */
function checkTeams(teams: readonly Team[], adminToken: string | undefined, auth: boolean): void {
  if (teams.length === 0) return;
  if (adminToken === undefined) {
    throw new KitError('option-invalid', 'A server with teams needs an admin token of its own.', {
      fix: 'Set TICAGA_KIT_ADMIN_TOKEN for whoever runs it; it opens what every team has.',
    });
  }
  if (teams.some(({ key }) => key === adminToken)) {
    throw new KitError('option-invalid', 'The admin token is the key of a team.', {
      fix: 'Take another one: it opens what every team has.',
    });
  }
  if (!auth) {
    throw new KitError('option-invalid', 'A server with teams asks for credentials.', {
      fix: 'Leave out --no-auth, or --team.',
    });
  }
}

const refuseLies: SetLie = async (_world, id) => {
  if (id === null) return;
  throw new KitError('request-invalid', 'A server with a database plays no lies.', {
    fix: 'Run the tests that need one against a fake in memory: ticaga-kit exec starts it.',
  });
};

/** Passwords are salted anew whenever a seed is read. */
const isSame = (one: Beginning, other: Beginning): boolean => withoutPasswords(one) === withoutPasswords(other);

const withoutPasswords = ({ seed, assume }: Beginning): string =>
  JSON.stringify({ assume, seed: { ...seed, passwords: [] } });

const renderOtherBeginning = (database: string): string =>
  `${database} was begun with another seed or other assumptions, and every world of it begins with those: --seed and --assume decide only for a new database.`;
