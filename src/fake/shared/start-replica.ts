import type { AddressInfo } from 'node:net';
import { KitError } from '../../errors.js';
import { defaultJournalBytes } from '../../journal/budget.js';
import { authorityOf, listen } from '../../wire/listen.js';
import { type Access, accessByToken } from '../control/access.js';
import { createFake } from '../create-fake.js';
import { createExpressServer } from '../express-server.js';
import { createMetrics } from '../metrics.js';
import type { SetLie } from '../misbehaviour/lies.js';
import { checkLimits, type StartFakeOptions } from '../start-fake.js';
import { readParts } from '../start-parts.js';
import { goodbyeMs, openSharedWorlds } from './open-shared-worlds.js';
import { createReplicaService } from './replica-service.js';
import type { Team } from './teams/team.js';
import { accessByKeys } from './teams/team-access.js';
import { limitTeams } from './teams/team-requests.js';
import { soon, watchUnderWay } from './under-way.js';
import type { Beginning } from './world-copy.js';

/** How long what is under way may take when the replica ends, and how long saying goodbye to the database may, in milliseconds. */
export const drainMs = { answers: 10_000, goodbye: goodbyeMs };

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
  const metrics = createMetrics();
  const given: Beginning = { seed, assume };
  const opened = await openSharedWorlds({
    address: options.db,
    connections,
    given,
    teams,
    journalBytes,
    sandboxLimit,
    sandboxTtl,
    onEntry(entry, world) {
      metrics.count(entry);
      options.onEntry?.(entry, world);
    },
  });
  const { worlds } = opened;
  try {
    const { staff, customers } = await worlds.within(undefined, ({ store }) => ({
      staff: store.staff(),
      customers: store.records.customers.size,
    }));
    const ending = new AbortController();
    const app = createFake({
      worlds,
      also,
      recorded,
      operationIds,
      setLie: refuseLies,
      auth,
      tls,
      access: accessFor(teams, adminToken),
      gate: limitTeams(teams, opened.requests),
      service: createReplicaService({ ...opened, ending: ending.signal }),
      metrics,
      now,
    });
    const server = createExpressServer(app);
    const underWay = watchUnderWay(server);
    const tlsConnections = tls ? (await import('../speak-tls.js')).speakTls(server) : undefined;
    await listen(server, port, host);
    const taken = (server.address() as AddressInfo).port;
    const place = `//${authorityOf(host, taken)}`;
    const { email = '', token = '' } = staff.find(({ revoked }) => !revoked) ?? {};
    let closing: Promise<void> | undefined;
    async function end(): Promise<void> {
      ending.abort();
      const closed = new Promise((resolve) => server.close(resolve));
      await soon(Promise.all([underWay.drained(), worlds.idle()]), drainMs.answers);
      server.closeAllConnections();
      tlsConnections?.destroy();
      await closed;
      await opened.close();
    }
    return {
      url: `${tls ? 'https' : 'http'}:${place}`,
      adminUrl: `http:${place}/__admin`,
      port: taken,
      database: opened.database,
      credentials: { email, token },
      customers,
      recorded: recorded?.size ?? 0,
      notices: isSame(opened.beginning, given) ? [] : [renderOtherBeginning(opened.database)],
      close() {
        closing ??= end();
        return closing;
      },
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

const accessFor = (teams: readonly Team[], adminToken: string | undefined): Access =>
  teams.length === 0 || adminToken === undefined ? accessByToken(adminToken) : accessByKeys(teams, adminToken);

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
