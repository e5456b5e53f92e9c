import { type Deviate, isDeviant } from '../../fake/misbehaviour/deviation.js';
import { hangNotes } from '../../fake/misbehaviour/transport.js';
import type { Entry } from '../../journal/entry.js';
import type { Note } from '../../journal/violation.js';
import { findDoubledWrites } from '../doubled-writes.js';
import type { KnownOperations } from '../known-operation.js';
import type { HonestRun, HonestRunOptions } from './honest-run.js';
import { deviationOf, isScored, type Mutant } from './mutant.js';
import { type ReadBacks, worldsOf } from './read-backs.js';
import { isRecovered } from './recovery.js';
import { runAgainstFake, type Trial } from './run-against-fake.js';
import { isConclusive, limitFor, type Part, type Selection } from './selection.js';
import { denies, storedRows } from './stored-rows.js';
import type { Candidate, Fate, TriedMutant } from './tried-mutant.js';

export interface TrialConditions {
  options: HonestRunOptions;
  honest: HonestRun;
  /** How long a client that is never answered is watched beyond the limit of its run; 0: not at all. */
  patienceMs: number;
  /** Chooses tests; without one every mutant is tried on the whole suite. */
  selection?: Selection | undefined;
}

/** What was said, what a mutant did there, and what became of it. */
interface Attempt {
  trial: Trial;
  tried: TriedMutant;
}

/** Runs the tests against one mutant: those alone that meet it, where that tells as much as the whole suite. */
export async function tryMutant(candidate: Candidate, conditions: TrialConditions): Promise<TriedMutant> {
  const { selection, options } = conditions;
  const parts = selection?.partsFor(candidate);
  const attempt = (parts && (await tryParts(candidate, parts, conditions))) ?? (await tryWhole(candidate, conditions));
  // A command that was interrupted says nothing of the mutant.
  if (!options.signal.aborted) selection?.learn(attempt.tried, attempt.trial);
  return attempt.tried;
}

async function tryWhole(candidate: Candidate, conditions: TrialConditions): Promise<Attempt> {
  const { options, honest } = conditions;
  const player = createPlayer(candidate.mutant, conditions);
  // Of the connection mutant, what the tests say means nothing.
  const honestMs = honest.proof && !candidate.mutant.tls ? await honest.proof.again() : honest.slowestMs;
  const trial = await player.run(options.command, limitFor(honestMs));
  return { trial, tried: judgeTrial(candidate, trial, player, conditions) };
}

/** undefined when a part of the suite does not say what the whole would. */
async function tryParts(
  candidate: Candidate,
  parts: readonly Part[],
  conditions: TrialConditions,
): Promise<Attempt | undefined> {
  const { options, honest } = conditions;
  const player = createPlayer(candidate.mutant, conditions);
  let whole: Trial | undefined;
  let tried: TriedMutant | undefined;
  for (const { tests, command, timeoutMs } of parts) {
    const trial = await player.run(command, timeoutMs);
    if (!options.signal.aborted && !(await isConclusive(tests, trial, honest))) return undefined;
    whole = whole ? joined(whole, trial) : trial;
    tried = judgeTrial(candidate, whole, player, conditions);
    if (isDecided(tried)) break;
  }
  return whole && tried && { trial: whole, tried };
}

/** Nothing that further tests do could change it. */
const isDecided = ({ fate, betrayal }: TriedMutant): boolean =>
  betrayal !== undefined || !['survived', 'recovered', 'unjudged'].includes(fate);

const joined = (first: Trial, second: Trial): Trial => ({
  ...second,
  durationMs: first.durationMs + second.durationMs,
  entries: [...first.entries, ...second.entries],
  rowViolations: [...first.rowViolations, ...second.rowViolations],
  begunTests: [...first.begunTests, ...second.begunTests],
  failedTests: [...first.failedTests, ...second.failedTests],
  refusedConnections: first.refusedConnections + second.refusedConnections,
});

interface Player extends Pick<ReturnType<typeof createDeviate>, 'occasions' | 'denials'> {
  run(command: readonly string[], timeoutMs: number): Promise<Trial>;
}

function createPlayer(mutant: Mutant, { options, honest, patienceMs }: TrialConditions): Player {
  const { deviate, occasions, denials } = createDeviate(mutant, honest.readBacks, patienceMs);
  const { env, urlVariables, rows, signal, fake } = options;
  return {
    occasions,
    denials,
    run: (command, timeoutMs) =>
      runAgainstFake({
        command,
        env: { ...env, TICAGA_KIT_MUTANT: mutant.id },
        urlVariables,
        rows,
        fake: { ...fake, deviate, tls: mutant.tls ?? false },
        timeoutMs: timeoutMs + patienceMs,
        signal,
      }),
  };
}

function judgeTrial(
  candidate: Candidate,
  trial: Trial,
  { occasions, denials }: Player,
  { options, honest, patienceMs }: TrialConditions,
): TriedMutant {
  const { mutant } = candidate;
  const { durationMs, entries, rowViolations, failedTests } = trial;
  const told = { ...candidate, durationMs, ...(failedTests.length > 0 ? { killedBy: [...new Set(failedTests)] } : {}) };
  const betrayal = entries.flatMap(({ violations }) => violations).find(({ code }) => code === mutant.betrayedBy);
  if (betrayal) return { ...told, fate: 'survived', betrayal };
  if (mutant.tls) return { ...told, fate: trial.refusedConnections > 0 ? 'killed' : 'unjudged' };
  const stored = denials() > 0 ? storedRows(rowViolations, honest.rowViolations) : [];
  if (stored.length > 0) return { ...told, fate: 'stored', stored };
  const wait = patienceMs > 0 ? endOfHang(entries) : undefined;
  const doubled = mutant.once && trial.status === 0 ? doubledIn(entries, options.known) : undefined;
  if (doubled) return { ...told, fate: 'survived', doubled };
  return {
    ...told,
    fate: wait?.code === hangNotes.waited ? 'endless' : fateOf(mutant, trial, occasions(), options.known),
    ...(wait ? { [wait.code === hangNotes.gaveUp ? 'gaveUpMs' : 'waitedMs']: wait.ms } : {}),
  };
}

function fateOf(mutant: Mutant, { timedOut, status, entries }: Trial, occasions: number, known: KnownOperations): Fate {
  if (timedOut) return 'timed-out';
  if (status !== 0) return 'killed';
  if (occasions === 0) return 'unjudged';
  return isScored(mutant) && isRecovered(mutant, entries, known) ? 'recovered' : 'survived';
}

/** What a plugin doubled that sent a write again when the mutant hid what had become of it. */
const doubledIn = (entries: readonly Entry[], known: KnownOperations): string | undefined =>
  worldsOf(entries).flatMap((said) => findDoubledWrites(said, known, isDeviant))[0]?.made;

/** How the first request that the mutant did not answer ended; undefined when it has not. A test's own hang is none. */
function endOfHang(entries: readonly Entry[]): Note | undefined {
  const codes = Object.values(hangNotes);
  return entries.find(isDeviant)?.notes.find(({ code }) => codes.includes(code));
}

/**
 * A mutant as a fake takes it; it counts how often the fake was wrong, and how often it denied what was asked thereby.
 * @param patienceMs how long an answer that never comes is waited for; 0: as long as such a fault lasts
 */
export function createDeviate(
  mutant: Mutant,
  readBacks: ReadBacks,
  patienceMs = 0,
): { deviate: Deviate; occasions: () => number; denials: () => number } {
  let count = 0;
  let denied = 0;
  const deviate: Deviate = ({ operationId, customer, asked, after, before }, honest) => {
    if (mutant.once && count > 0) return undefined;
    const isReadBack = readBacks.has(after, operationId);
    const readBy = readBacks.of(operationId);
    const deviation = deviationOf(mutant, { operationId, customer, isReadBack, readBy, asked, honest, before });
    if (deviation) count++;
    if (deviation && denies(mutant, deviation)) denied++;
    if (patienceMs === 0 || !deviation?.fault) return deviation;
    return { ...deviation, fault: { ...deviation.fault, delayMs: patienceMs } };
  };
  return { deviate, occasions: () => count, denials: () => denied };
}
