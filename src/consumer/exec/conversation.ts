import type { Assumptions } from '../../document/assumptions.js';
import type { RowComparison, World } from '../../fake/worlds/world.js';
import type { Entry } from '../../journal/entry.js';
import type { ExpectedViolation } from '../../journal/expected-violation.js';

/** One request of a test suite, with its answer. */
export interface HeardEntry {
  entry: Entry;
  /** The switches of its world when it was answered. */
  assumptions: Readonly<Assumptions>;
  /** The same for all that was said before the world began anew. */
  beginning: symbol;
  /** The same for all that was said between two calls of the control plane. */
  turn: symbol;
  /** The administrators of its world. */
  staff: ReturnType<World['store']['staff']>;
}

/** One comparison of the plugin's own rows. */
export interface HeardComparison extends RowComparison {
  /** undefined for the server's own world. */
  sandbox: string | undefined;
}

/** What the tests of one world said they would break on purpose. */
export interface Expectation {
  /** undefined for the server's own world. */
  sandbox: string | undefined;
  violations: readonly ExpectedViolation[];
}

/** Everything that a test suite said to the fake, in every world; resets and dropped sandboxes lose nothing. */
export interface Conversation {
  /** The oldest first. */
  heard: readonly HeardEntry[];
  expectations: readonly Expectation[];
  /** The oldest first. */
  comparisons: readonly HeardComparison[];
  /** The switches that the fake was started with. */
  assumptions: Readonly<Assumptions>;
}

/** Listens to a fake. */
export interface Recorder {
  /** To be given to startFake as onEntry. */
  hear(entry: Entry, world: World): void;
  /** To be given to startFake as onCompared. */
  hearCompared(comparison: RowComparison, world: World): void;
  /** @param worlds those that the fake still has: what was expected in them counts even if no request came */
  conversation(worlds: readonly World[], assumptions: Readonly<Assumptions>): Conversation;
}

/** Keeps what a fake hears for as long as one command runs. */
export function createRecorder(): Recorder {
  const heard: HeardEntry[] = [];
  const comparisons: HeardComparison[] = [];
  const expected = new Map<string | undefined, Map<string, ExpectedViolation>>();
  const noteExpected = (world: World) => {
    if (world.expected.size === 0) return;
    expected.set(world.name, new Map([...(expected.get(world.name) ?? []), ...world.expected]));
  };
  return {
    hear(entry, world) {
      const { beginning, turn, store } = world;
      heard.push({ entry, assumptions: { ...world.assumptions }, beginning, turn, staff: store.staff() });
      noteExpected(world);
    },
    hearCompared(comparison, world) {
      comparisons.push({ ...comparison, sandbox: world.name });
      noteExpected(world);
    },
    conversation(worlds, assumptions) {
      for (const world of worlds) noteExpected(world);
      const expectations = [...expected].map(([sandbox, violations]) => ({
        sandbox,
        violations: [...violations.values()],
      }));
      return { heard, expectations, comparisons, assumptions };
    },
  };
}
