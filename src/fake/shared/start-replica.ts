import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { KitError } from '../../errors.js';
import { defaultJournalBytes } from '../../journal/budget.js';
import { startHearsay } from '../../store/postgres/hearsay.js';
import { openDatabase } from '../../store/postgres/open-database.js';
import { createServerTables } from '../../store/postgres/server-tables.js';
import { createWorldLog } from '../../store/postgres/world-log.js';
import { authorityOf, listen } from '../../wire/listen.js';
import { createFake } from '../create-fake.js';
import { createExpressServer } from '../express-server.js';
import { createMetrics } from '../metrics.js';
import type { SetLie } from '../misbehaviour/lies.js';
import { checkLimits, type StartFakeOptions } from '../start-fake.js';
import { readParts } from '../start-parts.js';
import { keepHouse } from './keep-house.js';
import { createReplicaService } from './replica-service.js';
import { createSharedWorlds } from './shared-worlds.js';
import { soon, watchUnderWay } from './under-way.js';
import type { Beginning } from './world-copy.js';

/** How long what is under way may take when the replica ends, and how long saying goodbye to the database may, in milliseconds. */
export const drainMs = { answers: 10_000, goodbye: 2_000 };

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
  const { assume, also, recorded, operationIds, seed } = await readParts(options);
  const database = await openDatabase(options.db, connections);
  const tables = createServerTables(database);
  const connected: { close(): Promise<void> }[] = [];
  const letGo = async () => {
    await soon(Promise.all(connected.map((one) => one.close())), drainMs.goodbye);
    await database.close();
  };
  try {
    const given: Beginning = { seed, assume };
    const beginning: Beginning = JSON.parse(await tables.beginning(JSON.stringify(given)));
    const replica = randomUUID();
    const metrics = createMetrics();
    const hearsay = startHearsay(database, replica, (names) => worlds.follow(names));
    connected.push(hearsay);
    const worlds = createSharedWorlds({
      log: createWorldLog(database),
      beginning,
      names: tables.names,
      async drop(name) {
        const isThere = await tables.drop(name);
        hearsay.tell(name);
        return isThere;
      },
      onChanged: hearsay.tell,
      onOthers: () => undefined,
      onEntry(entry, world) {
        metrics.count(entry);
        options.onEntry?.(entry, world);
      },
    });
    const { staff, customers } = await worlds.within(undefined, ({ store }) => ({
      staff: store.staff(),
      customers: store.records.customers.size,
    }));
    const house = keepHouse({ tables, worlds, replica, journalBytes, sandboxLimit, sandboxTtl });
    connected.push(house);
    const ending = new AbortController();
    const service = createReplicaService({ hearsay, tables, ending: ending.signal });
    const server = createExpressServer(
      createFake({
        worlds,
        also,
        recorded,
        operationIds,
        setLie: refuseLies,
        auth,
        tls,
        adminToken,
        service,
        metrics,
        now,
      }),
    );
    const underWay = watchUnderWay(server);
    const tlsConnections = tls ? (await import('../speak-tls.js')).speakTls(server) : undefined;
    await listen(server, port, host);
    const taken = (server.address() as AddressInfo).port;
    const place = `//${authorityOf(host, taken)}`;
    const { email = '', token = '' } = staff.find(({ revoked }) => !revoked) ?? {};
    return {
      url: `${tls ? 'https' : 'http'}:${place}`,
      adminUrl: `http:${place}/__admin`,
      port: taken,
      database: database.name,
      credentials: { email, token },
      customers,
      recorded: recorded?.size ?? 0,
      notices: isSame(beginning, given) ? [] : [renderOtherBeginning(database.name)],
      async close() {
        ending.abort();
        const closed = new Promise((resolve) => server.close(resolve));
        await soon(Promise.all([underWay.drained(), worlds.idle()]), drainMs.answers);
        server.closeAllConnections();
        tlsConnections?.destroy();
        await closed;
        await letGo();
      },
    };
  } catch (error) {
    await letGo();
    throw error;
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
