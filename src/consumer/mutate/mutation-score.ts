import type { Operation } from '../../document/operations.js';
import { isScored } from './mutant.js';
import type { Fate, TriedMutant } from './mutate.js';

/** How many of the mutants that count were noticed. */
export interface Score {
  killed: number;
  timedOut: number;
  recovered: number;
  survived: number;
  /** Noticed of tried, in percent with one decimal, never rounded up; undefined when nothing was scored. */
  percent: number | undefined;
}

/** The score without the mutants that a plugin must or may bear. */
export function scoreOf(tried: readonly TriedMutant[]): Score {
  const scored = tried.filter(({ mutant }) => isScored(mutant));
  const count = (fate: Fate) => scored.filter((one) => one.fate === fate).length;
  const [killed, timedOut, recovered, survived] = [
    count('killed'),
    count('timed-out'),
    count('recovered'),
    count('survived') + count('endless') + count('stored'),
  ];
  const noticed = killed + timedOut + recovered;
  const all = noticed + survived;
  return {
    killed,
    timedOut,
    recovered,
    survived,
    percent: all === 0 ? undefined : Math.floor((1000 * noticed) / all) / 10,
  };
}

/** The score of each operation that has one, in the order in which they were tried. */
export function scoreByOperation(tried: readonly TriedMutant[]): [Operation, Score][] {
  return [...new Set(tried.map(({ mutant }) => mutant.operation))]
    .map((operation): [Operation, Score] => [
      operation,
      scoreOf(tried.filter(({ mutant }) => mutant.operation === operation)),
    ])
    .filter(([, { percent }]) => percent !== undefined);
}
