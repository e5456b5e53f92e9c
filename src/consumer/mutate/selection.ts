import { isDeviant } from '../../fake/misbehaviour/deviation.js';
import type { Entry } from '../../journal/entry.js';
import type { HonestRun } from './honest-run.js';
import type { Trial } from './run-against-fake.js';
import { type TestTemplate, testCommand } from './test-command.js';
import type { Candidate, TriedMutant } from './tried-mutant.js';

/** Some tests, and the command that runs them alone. */
export interface Part {
  tests: readonly string[];
  command: readonly string[];
  timeoutMs: number;
}

/** Which tests a mutant is tried on, and in which order. */
export interface Selection {
  /** Those that will most likely notice it first; undefined when it needs the whole suite. */
  partsFor(candidate: Candidate): readonly Part[] | undefined;
  /** Remembers which tests noticed what. */
  learn(tried: TriedMutant, trial: Trial): void;
}

export interface SelectionOptions {
  template: TestTemplate;
  command: readonly string[];
  honest: HonestRun;
  /** The tests that noticed a mutant in an earlier run, by its id. */
  killers?: ReadonlyMap<string, readonly string[]> | undefined;
}

/** The honest run was alone on the machine; with several at once each takes longer. */
const loaded = 2;

/** As many tests go before the others. */
const mostLikely = 2;

export function createSelection({ template, command, honest, killers = new Map() }: SelectionOptions): Selection {
  const spans = spansOf(honest.entries);
  const told = [...spans.values()].reduce((sum, ms) => sum + ms, 0);
  /** What a run takes beside its tests; where tests run at the same time, nobody can say. */
  const restMs = honest.slowestMs - told;
  const noticed = new Map<string, Map<string, number>>();

  function part(tests: readonly string[]): Part | undefined {
    const words = testCommand(template, command, tests);
    if (!words) return undefined;
    const ownMs = tests.reduce((sum, test) => sum + (spans.get(test) ?? 0), 0);
    return { tests, command: words, timeoutMs: limitFor(loaded * (restMs < 0 ? honest.slowestMs : restMs + ownMs)) };
  }

  /** Those that noticed this mutant before, and then those that noticed most of what was wrong at the same place. */
  function likelyFor({ mutant, tests = [] }: Candidate): string[] {
    const counts = noticed.get(mutant.subject) ?? new Map<string, number>();
    const byCount = [...counts].sort(([, one], [, other]) => other - one).map(([test]) => test);
    const likely = new Set([...(killers.get(mutant.id) ?? []), ...byCount]);
    return [...likely].filter((test) => tests.includes(test)).slice(0, mostLikely);
  }

  return {
    partsFor(candidate) {
      const { tests, mutant } = candidate;
      if (tests === undefined) return undefined;
      // Who spoils one answer only spoils that of the first test.
      const own = mutant.once ? tests.slice(0, 1) : tests;
      const likely = likelyFor(candidate).filter((test) => own.includes(test));
      const rest = own.filter((test) => !likely.includes(test));
      const parts = [likely, rest].filter(({ length }) => length > 0).map(part);
      return parts.includes(undefined) ? undefined : (parts as Part[]);
    },
    learn({ mutant, fate }, trial) {
      if (fate !== 'killed' && fate !== 'timed-out') return;
      const counts = noticed.get(mutant.subject) ?? new Map<string, number>();
      noticed.set(mutant.subject, counts);
      for (const test of failuresOf(trial)) counts.set(test, (counts.get(test) ?? 0) + 1);
    },
  };
}

/** Milliseconds after which a run is late. */
export const limitFor = (honestMs: number): number => 2 * honestMs + 2_000;

/** How long each test spoke, in milliseconds. */
function spansOf(entries: readonly Entry[]): Map<string, number> {
  const times = new Map<string, { from: number; to: number }>();
  for (const { test, startedAt, durationMs } of entries) {
    if (test === undefined) continue;
    const known = times.get(test);
    const to = startedAt + durationMs;
    times.set(test, { from: known?.from ?? startedAt, to: Math.max(known?.to ?? to, to) });
  }
  return new Map([...times].map(([test, { from, to }]) => [test, to - from]));
}

/** The tests that failed: those that the suite says; or else the last one, at which a suite stops that failed. */
const failuresOf = ({ failedTests, begunTests }: Trial): readonly string[] =>
  failedTests.length > 0 ? failedTests : begunTests.slice(-1);

/**
 * Whether what became of some tests is what would have become of the whole suite: those that were chosen met the mutant,
 * and what failed is one that met it, and that passes alone against the honest fake. Otherwise a test needs another one
 * before it, or fails by itself.
 */
export async function isConclusive(tests: readonly string[], trial: Trial, { proof }: HonestRun): Promise<boolean> {
  const deceived = new Set(trial.entries.filter(isDeviant).map(({ test }) => test));
  if (trial.timedOut) return deceived.size > 0;
  if (trial.status === 0) return tests.every((test) => deceived.has(test));
  for (const test of failuresOf(trial)) if (deceived.has(test) && (await proof?.passesAlone(test))) return true;
  return false;
}
