import { subjectOf } from './mutant.js';
import type { Fate, TriedMutant } from './mutate.js';

/** How many of the mutants that count were noticed. */
export interface Score {
  killed: number;
  timedOut: number;
  survived: number;
  /** Noticed of tried, in percent with one decimal, never rounded up; undefined when nothing was scored. */
  percent: number | undefined;
}

/** The score without the mutants that a plugin must bear. */
export function scoreOf(tried: readonly TriedMutant[]): Score {
  const scored = tried.filter(({ mutant }) => mutant.family !== 'tolerance');
  const count = (fate: Fate) => scored.filter((one) => one.fate === fate).length;
  const [killed, timedOut, survived] = [count('killed'), count('timed-out'), count('survived')];
  const all = killed + timedOut + survived;
  return {
    killed,
    timedOut,
    survived,
    percent: all === 0 ? undefined : Math.floor((1000 * (killed + timedOut)) / all) / 10,
  };
}

/** The score of each operation that has one, and of the connection, in the order in which they were tried. */
export function scoreBySubject(tried: readonly TriedMutant[]): (Score & { id: string; name: string })[] {
  const names = new Map(tried.map(({ mutant }) => [subjectOf(mutant).id, subjectOf(mutant).name]));
  return [...names]
    .map(([id, name]) => ({ id, name, ...scoreOf(tried.filter(({ mutant }) => subjectOf(mutant).id === id)) }))
    .filter(({ percent }) => percent !== undefined);
}
