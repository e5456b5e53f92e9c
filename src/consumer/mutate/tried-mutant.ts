import type { Violation } from '../../journal/violation.js';
import type { KnownOperations } from '../known-operation.js';
import type { ToldRun } from './honest-run.js';
import type { Mutant } from './mutant.js';
import type { ToldRequest } from './told-request.js';

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

/** Those of a mutant that somebody noticed. */
export const isNoticed = (fate: Fate): boolean => ['killed', 'timed-out', 'recovered'].includes(fate);

/** A mutant that the honest run can meet, and the first request that it changes. */
export interface Candidate {
  mutant: Mutant;
  met: ToldRequest;
  /** The tests that meet it, in their order; absent where one of the requests is of no test with a name. */
  tests?: readonly string[];
}

/** A mutant that the command was run against. */
export interface TriedMutant extends Candidate {
  fate: Fate;
  /** What a request showed of the plugin: the mutant survived by that. */
  betrayal?: Violation;
  /** What the server holds twice since the plugin sent a write again without a look: "ticket 5 and ticket 6". */
  doubled?: string;
  durationMs: number;
  /** The tests that failed, where the suite tells. */
  killedBy?: readonly string[];
  /** After how long its client gave up, where it was given the time to. */
  gaveUpMs?: number;
  /** How long its client waited, where that was all the time that it was given. */
  waitedMs?: number;
  /** The verdict is that of an earlier run. */
  isKept?: true | undefined;
  /** The rows that the plugin stored of links which the server had denied. */
  stored?: readonly Violation[];
}

/** Ids of mutants. */
export interface Since {
  /** Whose verdicts were taken as they were. */
  kept: number;
  /** Tried again, and noticed for the first time. */
  noticed: string[];
  /** Tried again, and noticed no longer. */
  unnoticed: string[];
}

export interface MutateResult {
  /** The operations that the command could call. */
  known: KnownOperations;
  honest: ToldRun;
  /** What is new since the last run whose verdicts were kept. */
  since?: Since;
  /** Its verdicts beside those of earlier runs, as the text of a file. */
  kept?: string;
  /** In the order of the table. Fewer than the candidates when it was interrupted. */
  tried: TriedMutant[];
  /** The mutants that were wanted and that the honest run cannot meet. */
  unmet: Mutant[];
}
