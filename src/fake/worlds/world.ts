import { type Assumptions, defaultAssumptions } from '../../document/assumptions.js';
import type { ExpectedViolation } from '../../journal/expected-violation.js';
import type { Journal, MemoryJournal } from '../../journal/journal.js';
import type { Violation } from '../../journal/violation.js';
import type { Undoable } from '../../records/undo.js';
import { createMemoryStore } from '../../store/memory-store.js';
import type { Records, Seed, Store } from '../../store/store.js';
import { createRequestCounts, type RequestCounts } from '../api/rate-limit.js';
import type { Deviate } from '../misbehaviour/deviation.js';
import { createFaults, type Faults } from '../misbehaviour/faults.js';
import type { Lie } from '../misbehaviour/lies.js';
import { createLinkTrace, type LinkChange, type LinkTrace } from './link-trace.js';

/** What a suite tells of a test. */
export type TestEvent = 'began' | 'failed';

/** A plugin's own rows, held against the links of a world at that moment. */
export interface RowComparison {
  /** How many rows there were. */
  rows: number;
  violations: Violation[];
}

/** A write, until anything but a read of it is said. */
export interface LastWrite {
  operationId: string;
  /** What it has changed or named. */
  records: ReadonlySet<string>;
  /** Lets act find those records as they were before it. */
  asBefore: Undoable<Records>['asBefore'];
}

/** Everything that one base URL has to itself: the server's own, or a sandbox's. */
export interface World<Kept extends Journal = Journal> {
  /** undefined for the server's own world. */
  readonly name: string | undefined;
  /** What is open to the public in the API is open here only to who brings credentials. */
  readonly isPrivate: boolean;
  readonly seed: Seed;
  readonly store: Store;
  readonly journal: Kept;
  readonly faults: Faults;
  /** How many requests were sent lately, for the switch rate-limit. */
  readonly requestCounts: RequestCounts;
  assumptions: Assumptions;
  /** Violations that a test suite said it would cause, by their texts: see /__admin/expected-violations. */
  readonly expected: Map<string, ExpectedViolation>;
  /** Whose doing its links are. */
  readonly links: LinkTrace;
  /** What a plugin's own rows were told to differ in, the first comparison first. */
  readonly comparisons: RowComparison[];
  /** Told of each comparison. */
  onCompared?: (comparison: RowComparison) => void;
  /** The test of a suite that speaks to it; undefined when nobody has said. */
  test: string | undefined;
  /** Told of each test that a suite says has begun or failed. */
  onTest?: (test: string, event: TestEvent) => void;
  /** Another one whenever the world begins anew: nothing that was seen before is there any more. */
  beginning: symbol;
  /** Another one after every call of the control plane: a plugin makes none, and so what comes between two is of one piece. */
  turn: symbol;
  /** How the whole fake is wrong on purpose; a reset leaves it. */
  readonly deviate: Deviate | undefined;
  /** How it is wrong by itself, until the next reset; it goes before the deviation of the whole fake. */
  lie: Lie | undefined;
  /** What a request has just changed, until anything but a read of it is said; kept where the fake deviates. */
  lastWrite: LastWrite | undefined;
}

/** One that nobody but this process changes. */
export type LocalWorld = World<MemoryJournal>;

export interface WorldOptions<Kept extends Journal> {
  name?: string;
  seed: Seed;
  /** Assumptions set for the whole server; they win over the seed's. */
  assume: Partial<Assumptions>;
  /** Default: a store in memory that holds the seed. */
  store?: Store;
  journal: Kept;
  deviate?: Deviate | undefined;
  /** Default: it is not. */
  isPrivate?: boolean;
  /** Told of each change of its links' trace. */
  onLink?: (change: LinkChange) => void;
}

/** A world at its beginning. */
export function createWorld<Kept extends Journal>(options: WorldOptions<Kept>): World<Kept> {
  const { name, seed, assume, store, deviate, journal } = options;
  return {
    name,
    isPrivate: options.isPrivate ?? false,
    seed,
    store: store ?? createMemoryStore(seed),
    journal,
    links: createLinkTrace(options.onLink),
    comparisons: [],
    faults: createFaults(),
    requestCounts: createRequestCounts(),
    assumptions: { ...defaultAssumptions, ...seed.assumptions, ...assume },
    expected: new Map(),
    test: undefined,
    beginning: Symbol(),
    turn: Symbol(),
    deviate,
    lie: undefined,
    lastWrite: undefined,
  };
}

function beginAnew(world: World, seed: Seed): void {
  world.store.load(seed);
  world.links.setUp();
  world.lastWrite = undefined;
  world.beginning = Symbol();
}

/** Puts a world back to its beginning: customers, staff, assumptions, faults, lie, journal. The running test goes on. */
export function resetWorld(world: World, assume: Partial<Assumptions>): void {
  beginAnew(world, world.seed);
  world.journal.clear();
  world.faults.clear();
  world.lie = undefined;
  world.requestCounts.clear();
  world.expected.clear();
  world.comparisons.length = 0;
  world.assumptions = { ...defaultAssumptions, ...world.seed.assumptions, ...assume };
}

/** Puts another state in the place of what a world holds; the journal and the faults stay. */
export function replaceState(world: World, seed: Seed): void {
  beginAnew(world, seed);
  Object.assign(world.assumptions, seed.assumptions);
}
