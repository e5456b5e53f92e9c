import type { AddressInfo } from 'node:net';
import type { Assumptions } from '../document/assumptions.js';
import type { FurtherDocument } from '../document/further-document.js';
import { didYouMean } from '../document/nearest.js';
import { KitError } from '../errors.js';
import { createJournalBudget, defaultJournalBytes } from '../journal/budget.js';
import type { Entry } from '../journal/entry.js';
import { createJournal } from '../journal/journal.js';
import { authorityOf, listen } from '../wire/listen.js';
import { accessByToken } from './control/access.js';
import { createFake } from './create-fake.js';
import { createExpressServer } from './express-server.js';
import { createFakeWorld, type FakeWorld } from './fake-world.js';
import { createMetrics } from './metrics.js';
import type { Deviate } from './misbehaviour/deviation.js';
import { parseFault } from './misbehaviour/faults.js';
import { createLies, type FindLie } from './misbehaviour/lies.js';
import { createLocalService } from './service.js';
import { openStore, readParts } from './start-parts.js';
import { sandboxNameOf, tellTest } from './worlds/running-test.js';
import { createWorld, type LocalWorld, type RowComparison, type TestEvent, type World } from './worlds/world.js';
import { createWorlds } from './worlds/worlds.js';

export interface StartFakeOptions {
  /** TCP port; 0, the default, takes a free one. */
  port?: number;
  /** The address to listen on; 127.0.0.1 unless told. */
  host?: string;
  /** A file that keeps the customers; without one they live in memory. Sandboxes always live in memory. */
  db?: string;
  /** The state to start from: the path of a YAML or JSON file, or the same as an object. Default: the shipped seed. */
  seed?: string | Record<string, unknown>;
  /** OpenAPI documents for addresses that the kit does not know: their paths, or as loadFurtherDocuments gives them. */
  also?: readonly (string | FurtherDocument)[];
  /** A recording (a HAR, a Pact or a journal) to answer from what no document knows: its path. */
  har?: string;
  /** Values of switches, for example {'unknown-customer-status': '404'}. */
  assume?: Readonly<Partial<Assumptions>>;
  /** Faults armed from the start, as POST /__admin/faults takes them. */
  faults?: Record<string, unknown>[];
  /** false accepts any credentials. */
  auth?: boolean;
  /**
   * true: the base URL is https, with a certificate that nobody should trust, and a request that comes all the same is a
   * violation. The control plane stays at http, on the same port.
   */
  tls?: boolean;
  /** Asked for by the control plane; without one only this machine may use it. */
  adminToken?: string;
  /** How many sandboxes are kept before the least recently used one goes; 200 unless told. */
  sandboxLimit?: number;
  /**
   * What the journals of all worlds may hold together, in bytes of memory: the oldest entries of the world that holds
   * most make room. 64 MiB unless told. What onEntry is given and keeps is not counted.
   */
  journalBytes?: number;
  /** The clock that updated_at is taken from. */
  now?: () => Date;
  /** Told of each request as it is answered, in every world, with that world as it is then. */
  onEntry?: (entry: Entry, world: World) => void;
  /** Told of each comparison of a plugin's own rows, likewise. */
  onCompared?: (comparison: RowComparison, world: World) => void;
  /** Told of each test that a suite says has begun or failed, by its name. */
  onTest?: (test: string, event: TestEvent) => void;
  /** Makes the fake wrong on purpose, in every world, for good. */
  deviate?: Deviate;
  /** Which lies a single world can play, by their ids. */
  lies?: FindLie;
}

export interface RunningFake extends FakeWorld {
  port: number;
  /** How many customers the seed or the file holds. */
  customers: number;
  /** With `har`: how many recorded answers it has for what no document knows. */
  recorded: number;
  /** What opening the file of `db` found that its user should know, a sentence or two each. */
  notices: readonly string[];
  /** A world of its own on the same server. Throws KitError sandbox-invalid. */
  sandbox(name: string): FakeWorld;
  /**
   * A sandbox for a test that begins now; the journal has its name.
   * @throws KitError request-invalid for a name that is none
   */
  test(name: string): FakeWorld;
  /** The raw worlds with their journals, for judges in this process. */
  worlds(): LocalWorld[];
  /** With `tls`: on how many connections a client saw the certificate and sent no request. */
  refusedConnections(): number;
  /** Ends every connection; resolves when all acknowledged data is on disk. */
  close(): Promise<void>;
}

/**
 * Starts a fake Ticaga and resolves when it answers.
 * @throws KitError option-unknown, option-invalid, port-in-use, seed-invalid, document-invalid, file-unreadable, assumption-unknown, fault-invalid, recording-invalid, db-damaged, db-locked
 */
export async function startFake(options: StartFakeOptions = {}): Promise<RunningFake> {
  checkNames(options);
  const {
    port = 0,
    host = '127.0.0.1',
    auth = true,
    tls = false,
    adminToken,
    sandboxLimit = 200,
    journalBytes = defaultJournalBytes,
    now = () => new Date(),
    onEntry,
    onCompared,
    onTest,
  } = options;
  checkLimits(adminToken, journalBytes);
  const { assume, also, recorded, operationIds, seed } = await readParts(options);
  const faults = (options.faults ?? []).map((fault) => parseFault(fault, operationIds));
  const store = options.db === undefined ? undefined : await openStore(options.db, seed);
  const budget = createJournalBudget(journalBytes);
  const main = createWorld({
    seed,
    assume,
    deviate: options.deviate,
    journal: createJournal({ budget }),
    ...(store ? { store } : {}),
  });
  for (const fault of faults) main.faults.arm(fault);
  const metrics = createMetrics();
  const worlds = createWorlds({
    main,
    budget,
    assume,
    limit: sandboxLimit,
    onEntry(entry, world) {
      metrics.count(entry);
      metrics.time(entry.durationMs);
      onEntry?.(entry, world);
    },
    onCompared,
    onTest,
  });
  const setLie = createLies(options.lies, also);
  const service = createLocalService(() => worlds.all().length);
  const app = createFake({
    worlds,
    also,
    recorded,
    operationIds,
    setLie,
    auth,
    tls,
    access: accessByToken(adminToken),
    service,
    metrics,
    now,
  });
  const server = createExpressServer(app);
  // Most fakes speak plain HTTP alone, and do not wait for what TLS needs.
  const tlsConnections = tls ? (await import('./speak-tls.js')).speakTls(server) : undefined;
  try {
    await listen(server, port, host);
  } catch (error) {
    await main.store.close();
    throw error;
  }

  const taken = (server.address() as AddressInfo).port;
  const place = `//${authorityOf(host, taken)}`;
  const worldAt = (path: string, world: () => LocalWorld) =>
    createFakeWorld({
      url: `${tls ? 'https' : 'http'}:${place}${path}`,
      adminUrl: `http:${place}${path}/__admin`,
      world,
      worlds,
      operationIds,
      setLie,
    });
  return Object.assign(
    worldAt('', () => main),
    {
      port: taken,
      customers: main.store.records.customers.size,
      recorded: recorded?.size ?? 0,
      notices: store?.notices ?? [],
      sandbox(name: string) {
        worlds.sandbox(name);
        return worldAt(`/sandbox/${name}`, () => worlds.sandbox(name));
      },
      test(name: string) {
        const sandbox = sandboxNameOf(name);
        tellTest(worlds.sandbox(sandbox), { name });
        return this.sandbox(sandbox);
      },
      worlds: worlds.all,
      refusedConnections: () => tlsConnections?.refused() ?? 0,
      async close() {
        const closed = new Promise((resolve) => server.close(resolve));
        server.closeAllConnections();
        tlsConnections?.destroy();
        await closed;
        await main.store.close();
      },
    },
  );
}

const optionNames: Record<keyof StartFakeOptions, true> = {
  port: true,
  host: true,
  db: true,
  seed: true,
  also: true,
  assume: true,
  har: true,
  faults: true,
  auth: true,
  tls: true,
  adminToken: true,
  sandboxLimit: true,
  journalBytes: true,
  now: true,
  onEntry: true,
  onCompared: true,
  onTest: true,
  deviate: true,
  lies: true,
};

/** Authors who write JavaScript have no compiler that tells them of a misspelt option. */
function checkNames(options: StartFakeOptions): void {
  const names = Object.keys(optionNames);
  const unknown = Object.keys(options).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new KitError('option-unknown', `startFake has no option ${unknown}.`, {
    expected: names.join(', '),
    fix: didYouMean(unknown, names),
  });
}

/** What would open the control plane to everybody, or keep more than there is memory for. */
export function checkLimits(adminToken: string | undefined, journalBytes: number): void {
  if (adminToken !== undefined && adminToken.trim() === '') {
    throw new KitError('option-invalid', 'The admin token is empty.', {
      expected: 'a text that nobody guesses',
      fix: 'Give one, or leave it out: then only this machine may use the control plane.',
    });
  }
  if (!Number.isSafeInteger(journalBytes) || journalBytes < 0) {
    throw new KitError('option-invalid', `journalBytes is ${journalBytes}.`, {
      expected: 'a whole number of bytes, 0 or more',
      fix: `Leave it out for ${defaultJournalBytes}.`,
    });
  }
}
