import { type OperationId, operations } from '../document/operations.js';
import type { Judged, Verdict } from './mutate.js';

export interface Score {
  killed: number;
  timedOut: number;
  survived: number;
  /** Detected of judged, in percent with one decimal, never rounded up; undefined when nothing was judged. */
  percent: number | undefined;
}

/** The score without the mutants that a plugin must bear. */
export function scoreOf(judged: readonly Judged[]): Score {
  const scored = judged.filter(({ mutant }) => mutant.family !== 'tolerance');
  const count = (verdict: Verdict) => scored.filter((one) => one.verdict === verdict).length;
  const [killed, timedOut, survived] = [count('killed'), count('timed-out'), count('survived')];
  const all = killed + timedOut + survived;
  return {
    killed,
    timedOut,
    survived,
    percent: all === 0 ? undefined : Math.floor((1000 * (killed + timedOut)) / all) / 10,
  };
}

/** The score of each operation that has one, in the order of openapi.yaml. */
export function scoreByOperation(judged: readonly Judged[]): [OperationId, Score][] {
  return operations
    .map(({ operationId }): [OperationId, Score] => [
      operationId,
      scoreOf(judged.filter(({ mutant }) => mutant.operationId === operationId)),
    ])
    .filter(([, { percent }]) => percent !== undefined);
}
