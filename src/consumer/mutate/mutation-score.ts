import { isScored, scoredUnder } from './mutant.js';
import type { Fate, TriedMutant } from './tried-mutant.js';

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

/** The score of each operation that has one, and of the connection, in the order in which they were tried. */
export function scoreBySubject(tried: readonly TriedMutant[]): (Score & { id: string; name: string })[] {
  const names = new Map(tried.map(({ mutant }) => [scoredUnder(mutant).id, scoredUnder(mutant).name]));
  return [...names]
    .map(([id, name]) => ({ id, name, ...scoreOf(tried.filter(({ mutant }) => scoredUnder(mutant).id === id)) }))
    .filter(({ percent }) => percent !== undefined);
}
