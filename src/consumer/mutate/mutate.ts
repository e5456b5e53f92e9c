import { setMaxListeners } from 'node:events';
import { type Deviate, deviationCode } from '../../fake/misbehaviour/deviation.js';
import { hangNotes } from '../../fake/misbehaviour/transport.js';
import type { Entry } from '../../journal/entry.js';
import type { Note, Violation } from '../../journal/violation.js';
import { findDoubledWrites } from '../doubled-writes.js';
import type { KnownOperations } from '../known-operation.js';
import { type HonestRun, type HonestRunOptions, runHonestly, type ToldRun } from './honest-run.js';
import { changes, deviationOf, isScored, type Mutant } from './mutant.js';
import { allMutants } from './mutants.js';
import { type ReadBacks, worldsOf } from './read-backs.js';
import { isDeviant, isRecovered } from './recovery.js';
import { runAgainstFake, type Trial } from './run-against-fake.js';
import { denies, storedRows } from './stored-rows.js';
import { type ToldRequest, tellRequest } from './told-request.js';

/**
 * killed: the command failed. timed-out: it was still running long after the honest run had ended. survived: it passed.
 * endless: its client waited for an answer as long as it was given. stored: whether it failed or not, the plugin stored a
 * row of a link that the server had denied. recovered: it passed, but the client looked at the server before it believed the
 * answer. unjudged: it passed, but the fake had no occasion to be wrong.
 * A mutant that a plugin shows to have deceived it has survived, however the command ended; and of one that concerns the
 * connection only what became of the connections counts.
 */
export const fates = ['killed', 'timed-out', 'endless', 'stored', 'survived', 'recovered', 'unjudged'] as const;
export type Fate = (typeof fates)[number];

/** A mutant that the honest run can meet, and the first request that it changes. */
export interface Candidate {
  mutant: Mutant;
  met: ToldRequest;
}

/** A mutant that the command was run against. */
export interface TriedMutant extends Candidate {
  fate: Fate;
  /** What a request showed of the plugin: the mutant survived by that. */
  betrayal?: Violation;
  /** What the server holds twice since the plugin sent a write again without a look: "ticket 5 and ticket 6". */
  doubled?: string;
  durationMs: number;
  /** After how long its client gave up, where it was given the time to. */
  gaveUpMs?: number;
  /** How long its client waited, where that was all the time that it was given. */
  waitedMs?: number;
  /** The rows that the plugin stored of links which the server had denied. */
  stored?: readonly Violation[];
}

export interface MutateOptions extends HonestRunOptions {
  /** The mutants to try; default: all of the operations that are known, and that of the connection. */
  mutants?: readonly Mutant[];
  /** How long a client that is never answered is watched, once in the whole run; a limit of 20 s is one. */
  patienceMs?: number;
  /** Told after each mutant, of how many. */
  onTried?: (tried: TriedMutant, done: number, total: number) => void;
}

export interface MutateResult {
  /** The operations that the command could call. */
  known: KnownOperations;
  honest: ToldRun;
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
  let done = 0;
  const tryOne = async ([at, candidate]: [number, Candidate], patienceMs: number) => {
    if (options.signal.aborted) return;
    const one = await tryMutant(candidate, options, { honest, timeoutMs, patienceMs });
    // A command that was interrupted says nothing of the mutant.
    if (options.signal.aborted) return;
    tried[at] = one;
    options.onTried?.(one, ++done, candidates.length);
  };
  const all = [...candidates.entries()];
  const patient = all.find(([, { mutant }]) => mutant.neverAnswers);
  const queue = all.filter((one) => one !== patient).values();
  const work = async () => {
    for (const one of queue) await tryOne(one, 0);
  };
  const watch = async () => patient && tryOne(patient, options.patienceMs ?? 22_000);
  // Who waits does nothing else, and so goes beside the others; a command that must be alone goes before them.
  if (options.jobs === 1) await watch();
  await Promise.all([...(options.jobs === 1 ? [] : [watch()]), ...Array.from({ length: options.jobs }, work)]);
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
    const met = honest.entries.find((entry) => changes(mutant, entry, honest.readBacks));
    if (met) candidates.push({ mutant, met: tellRequest(met) });
    else unmet.push(mutant);
  }
  return { honest, candidates, unmet };
}

interface TrialLimits {
  honest: HonestRun;
  timeoutMs: number;
  /** How long a client that is never answered is watched; 0: not beyond timeoutMs. */
  patienceMs: number;
}

async function tryMutant(
  candidate: Candidate,
  options: MutateOptions,
  { honest, timeoutMs, patienceMs }: TrialLimits,
): Promise<TriedMutant> {
  const { mutant } = candidate;
  const { deviate, occasions, denials } = createDeviate(mutant, honest.readBacks, patienceMs);
  const { command, env, urlVariables, rows, signal, fake } = options;
  const trial = await runAgainstFake({
    command,
    env: { ...env, TICAGA_KIT_MUTANT: mutant.id },
    urlVariables,
    rows,
    fake: { ...fake, deviate, tls: mutant.tls ?? false },
    timeoutMs: timeoutMs + patienceMs,
    signal,
  });
  const { durationMs, entries, rowViolations } = trial;
  const betrayal = entries.flatMap(({ violations }) => violations).find(({ code }) => code === mutant.betrayedBy);
  if (betrayal) return { ...candidate, fate: 'survived', betrayal, durationMs };
  if (mutant.tls) return { ...candidate, fate: fateOfConnections(trial), durationMs };
  const stored = denials() > 0 ? storedRows(rowViolations, honest.rowViolations) : [];
  if (stored.length > 0) return { ...candidate, fate: 'stored', stored, durationMs };
  const wait = patienceMs > 0 ? endOfHang(entries) : undefined;
  const doubled = mutant.once && trial.status === 0 ? doubledIn(entries, options.known) : undefined;
  if (doubled) return { ...candidate, fate: 'survived', doubled, durationMs };
  return {
    ...candidate,
    fate: wait?.code === hangNotes.waited ? 'endless' : fateOf(mutant, trial, occasions(), options.known),
    durationMs,
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

const fateOfConnections = ({ refusedConnections }: Trial): Fate => (refusedConnections > 0 ? 'killed' : 'unjudged');

/** How the first request that the mutant did not answer ended; undefined when it has not. A test's own hang is none. */
function endOfHang(entries: readonly Entry[]): Note | undefined {
  const codes = Object.values(hangNotes);
  const first = entries.find(({ notes }) => notes.some(({ code }) => code === deviationCode));
  return first?.notes.find(({ code }) => codes.includes(code));
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
