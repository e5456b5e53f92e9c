import { setMaxListeners } from 'node:events';
import type { Deviate } from '../../fake/misbehaviour/deviation.js';
import type { Entry } from '../../journal/entry.js';
import type { Violation } from '../../journal/violation.js';
import type { KnownOperations } from '../known-operation.js';
import { type HonestRun, type HonestRunOptions, runHonestly } from './honest-run.js';
import { deviationOf, firstMet, type Mutant } from './mutant.js';
import { allMutants } from './mutants.js';
import { runAgainstFake, type Trial } from './run-against-fake.js';

/**
 * killed: the command failed. timed-out: it was still running long after the honest run had ended. survived: it passed.
 * unjudged: it passed, but the fake had no occasion to be wrong.
 * A mutant that a plugin shows to have deceived it has survived, however the command ended; and of one that concerns the
 * connection only what became of the connections counts.
 */
export type Fate = 'killed' | 'timed-out' | 'survived' | 'unjudged';

/** A mutant that the honest run can meet, and the first request that it changes. */
export interface Candidate {
  mutant: Mutant;
  met: Entry;
}

/** A mutant that the command was run against. */
export interface TriedMutant extends Candidate {
  fate: Fate;
  /** What a request showed of the plugin: the mutant survived by that. */
  betrayal?: Violation;
  durationMs: number;
}

export interface MutateOptions extends HonestRunOptions {
  /** The mutants to try; default: all of the operations that are known, and that of the connection. */
  mutants?: readonly Mutant[];
  /** Told after each mutant, of how many. */
  onTried?: (tried: TriedMutant, done: number, total: number) => void;
}

export interface MutateResult {
  /** The operations that the command could call. */
  known: KnownOperations;
  honest: HonestRun;
  /** In the order of the table. Fewer than the candidates when it was interrupted. */
  tried: TriedMutant[];
  /** The mutants that were wanted and that the honest run cannot meet. */
  unmet: Mutant[];
}

/**
 * Runs a command honestly, and then once for each mutant that it can meet.
 * @throws KitError command-unknown, command-failed, command-flaky, command-idle, and what startFake throws
 */
export async function mutate(options: MutateOptions): Promise<MutateResult> {
  const { honest, candidates, unmet } = await findCandidates(options);
  // The honest runs took place under the same load, so that twice their time is late.
  const timeoutMs = 2 * honest.slowestMs + 2_000;
  const tried: (TriedMutant | undefined)[] = candidates.map(() => undefined);
  const queue = candidates.entries();
  let done = 0;
  const work = async () => {
    for (const [at, candidate] of queue) {
      if (options.signal.aborted) return;
      const one = await tryMutant(candidate, options, timeoutMs);
      // A command that was interrupted says nothing of the mutant.
      if (options.signal.aborted) return;
      tried[at] = one;
      options.onTried?.(one, ++done, candidates.length);
    }
  };
  await Promise.all(Array.from({ length: options.jobs }, work));
  return { known: options.known, honest, tried: tried.filter((one) => one !== undefined), unmet };
}

/**
 * The mutants that would be tried: only the honest runs take place.
 * @throws KitError as mutate does
 */
export async function findCandidates(
  options: MutateOptions,
): Promise<{ honest: HonestRun; candidates: Candidate[]; unmet: Mutant[] }> {
  // Each command that runs waits for the end of this process and for the signal; beyond ten, Node warns of a leak.
  setMaxListeners(Math.max(10, options.jobs + 5), process, options.signal);
  const honest = await runHonestly(options);
  const candidates: Candidate[] = [];
  const unmet: Mutant[] = [];
  for (const mutant of options.mutants ?? allMutants(options.known)) {
    const met = firstMet(mutant, honest.entries, options.known);
    if (met) candidates.push({ mutant, met });
    else unmet.push(mutant);
  }
  return { honest, candidates, unmet };
}

async function tryMutant(candidate: Candidate, options: MutateOptions, timeoutMs: number): Promise<TriedMutant> {
  const { mutant } = candidate;
  const { deviate, occasions } = createDeviate(mutant);
  const { command, env, urlVariables, signal, fake } = options;
  const trial = await runAgainstFake({
    command,
    env: { ...env, TICAGA_KIT_MUTANT: mutant.id },
    urlVariables,
    fake: { ...fake, deviate, tls: mutant.tls ?? false },
    timeoutMs,
    signal,
  });
  const betrayal = trial.entries.flatMap(({ violations }) => violations).find(({ code }) => code === mutant.betrayedBy);
  const { durationMs } = trial;
  if (betrayal) return { ...candidate, fate: 'survived', betrayal, durationMs };
  const fate = mutant.tls ? fateOfConnections(trial) : fateOf(trial, occasions());
  return { ...candidate, fate, durationMs };
}

function fateOf({ timedOut, status }: Trial, occasions: number): Fate {
  if (timedOut) return 'timed-out';
  if (status !== 0) return 'killed';
  return occasions === 0 ? 'unjudged' : 'survived';
}

const fateOfConnections = ({ refusedConnections }: Trial): Fate => (refusedConnections > 0 ? 'killed' : 'unjudged');

/** A mutant as a fake takes it; it counts how often the fake was wrong. */
export function createDeviate(mutant: Mutant): { deviate: Deviate; occasions: () => number } {
  let count = 0;
  const deviate: Deviate = (operationId, honest) => {
    if (mutant.once && count > 0) return undefined;
    const deviation = deviationOf(mutant, operationId, honest);
    if (deviation) count++;
    return deviation;
  };
  return { deviate, occasions: () => count };
}
