import { setMaxListeners } from 'node:events';
import type { Entry } from '../../journal/entry.js';
import { type HonestRun, type HonestRunOptions, runHonestly } from './honest-run.js';
import type { KeptVerdicts } from './kept-verdicts.js';
import { changes, isScored, type Mutant } from './mutant.js';
import { allMutants } from './mutants.js';
import { createSelection } from './selection.js';
import { tellRequest } from './told-request.js';
import { type Candidate, isNoticed, type MutateResult, type Since, type TriedMutant } from './tried-mutant.js';
import { tryMutant } from './try-mutant.js';

export interface MutateOptions extends HonestRunOptions {
  /** The mutants to try; default: all of the operations that are known, and that of the connection. */
  mutants?: readonly Mutant[];
  /** How long a client that is never answered is watched, once in the whole run; a limit of 20 s is one. */
  patienceMs?: number;
  /** Verdicts of earlier runs, which stand where nothing has changed. */
  kept?: KeptVerdicts | undefined;
  /** Told after each mutant, of how many. */
  onTried?: (tried: TriedMutant, done: number, total: number) => void;
}

/**
 * Runs a command honestly, and then once for each mutant that it can meet and whose verdict is not kept.
 * @throws KitError command-unknown, command-failed, command-flaky, command-idle, select-unfit, and what startFake throws
 */
export async function mutate(options: MutateOptions): Promise<MutateResult> {
  const { command, select, kept, known } = options;
  const { honest, candidates, unmet } = await findCandidates(options);
  const tried = candidates.map((candidate) => kept?.find(candidate, honest));
  const queue = [...candidates.entries()].filter(([at]) => !tried[at]).sort(survivorsFirst(kept));
  const isWatched = tried.some((one) => one?.gaveUpMs !== undefined || one?.waitedMs !== undefined);
  const selection = select && createSelection({ template: select, command, honest, killers: kept?.killers() });
  let done = 0;
  await tryAll(queue, options, isWatched, async ([at, candidate], patienceMs) => {
    const one = await tryMutant(candidate, { options, honest, patienceMs, selection });
    // A command that was interrupted says nothing of the mutant.
    if (options.signal.aborted) return;
    tried[at] = one;
    options.onTried?.(one, ++done, queue.length);
  });
  const all = tried.filter((one) => one !== undefined);
  return {
    known,
    honest,
    tried: all,
    unmet,
    ...(kept && { since: sinceThen(all, kept), kept: kept.withRun(all, honest) }),
  };
}

type Queued = [at: number, candidate: Candidate];

/** What survived the last time is what somebody has worked on since. */
function survivorsFirst(kept: KeptVerdicts | undefined): (one: Queued, other: Queued) => number {
  const rank = ([, { mutant }]: Queued) => {
    const last = kept?.last(mutant.id);
    return last && !isNoticed(last.fate) ? 0 : 1;
  };
  return (one, other) => rank(one) - rank(other);
}

/** @param isWatched whether it is known already how long the client waits */
async function tryAll(
  queue: readonly Queued[],
  { jobs, patienceMs = 22_000, signal }: MutateOptions,
  isWatched: boolean,
  tryOne: (one: Queued, patienceMs: number) => Promise<void>,
): Promise<void> {
  const patient = isWatched ? undefined : queue.find(([, { mutant }]) => mutant.neverAnswers);
  const others = queue.filter((one) => one !== patient).values();
  const work = async () => {
    for (const one of others) if (!signal.aborted) await tryOne(one, 0);
  };
  const watch = async () => patient && !signal.aborted && tryOne(patient, patienceMs);
  // Who waits does nothing else, and so goes beside the others; a command that must be alone goes before them.
  if (jobs === 1) await watch();
  await Promise.all([...(jobs === 1 ? [] : [watch()]), ...Array.from({ length: jobs }, work)]);
}

function sinceThen(tried: readonly TriedMutant[], { last }: KeptVerdicts): Since {
  const changed = (isNow: boolean) =>
    tried
      .filter(({ mutant, fate }) => {
        const before = last(mutant.id);
        return (
          isScored(mutant) &&
          before &&
          fate !== 'unjudged' &&
          isNoticed(fate) === isNow &&
          isNoticed(before.fate) !== isNow
        );
      })
      .map(({ mutant }) => mutant.id);
  return {
    kept: tried.filter(({ isKept }) => isKept).length,
    noticed: changed(true),
    unnoticed: changed(false),
  };
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
    const met = honest.entries.filter((entry) => changes(mutant, entry, honest.readBacks));
    const [first] = met;
    if (first) candidates.push({ mutant, met: tellRequest(first), ...testsOf(mutant, met) });
    else unmet.push(mutant);
  }
  return { honest, candidates, unmet };
}

/** The tests of requests; none where nobody can name them all, or where the connection is at stake, which all use. */
function testsOf({ tls }: Mutant, met: readonly Entry[]): Pick<Candidate, 'tests'> {
  const tests = [...new Set(met.map(({ test }) => test))];
  return tls || tests.includes(undefined) ? {} : { tests: tests as string[] };
}
