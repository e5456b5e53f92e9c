import { createHash } from 'node:crypto';
import { isRecord } from '../../document/is-record.js';
import { version } from '../../generated/contract.js';
import type { AnsweredRequest } from './honest-run.js';
import type { Mutant } from './mutant.js';
import type { Shard } from './shard.js';
import { fates, type MutateResult, type TriedMutant } from './tried-mutant.js';

/** What one shard found out, in a form that goes into a file: the `data.run` of its report as JSON. */
export interface RunRecord {
  /** The version of the kit. */
  kit: string;
  /** The same for all shards of one run: the mutants that are wanted altogether. */
  wanted: string;
  command: readonly string[];
  shard: Shard;
  /** false when it was interrupted. */
  isWhole: boolean;
  honest: {
    slowestMs: number;
    rowViolations: MutateResult['honest']['rowViolations'];
    /** Which answers came how often. */
    answers: (AnsweredRequest & { count: number })[];
  };
  tried: ToldVerdict[];
  unmet: string[];
}

/** What became of a mutant, which its id names. */
export type ToldVerdict = Omit<TriedMutant, 'mutant'> & { id: string };

export const tellVerdict = ({ mutant, ...rest }: TriedMutant): ToldVerdict => ({ id: mutant.id, ...rest });

/** Whether a value of a file is one, as far as a report looks at it. */
export function isToldVerdict(one: unknown): one is ToldVerdict {
  if (!isRecord(one) || !isRecord(one.met)) return false;
  const { id, met, fate, durationMs, tests = [], killedBy = [] } = one;
  return (
    fates.some((known) => known === fate) &&
    [id, met.request, met.right].every((text) => typeof text === 'string') &&
    typeof durationMs === 'number' &&
    [tests, killedBy].every((list) => Array.isArray(list) && list.every((name) => typeof name === 'string'))
  );
}

export interface RecordOptions {
  command: readonly string[];
  shard: Shard;
  /** Those of all shards. */
  wanted: readonly Mutant[];
  /** Those of this one. */
  own: readonly Mutant[];
}

export function recordRun(result: MutateResult, { command, shard, wanted, own }: RecordOptions): RunRecord {
  const { honest, tried, unmet } = result;
  const { slowestMs, rowViolations } = honest;
  return {
    kit: version,
    wanted: createHash('sha256')
      .update(JSON.stringify(wanted.map(({ id }) => id)))
      .digest('hex'),
    command,
    shard,
    isWhole: tried.length + unmet.length === own.length,
    honest: { slowestMs, rowViolations, answers: countAnswers(honest.entries) },
    tried: tried.map(tellVerdict),
    unmet: unmet.map(({ id }) => id),
  };
}

function countAnswers(entries: readonly AnsweredRequest[]): RunRecord['honest']['answers'] {
  const counts = new Map<string, RunRecord['honest']['answers'][number]>();
  for (const { operationId, outcome, fault } of entries) {
    const answer = { ...(operationId === undefined ? {} : { operationId }), outcome, ...(fault ? { fault } : {}) };
    const known = counts.get(JSON.stringify(answer));
    if (known) known.count++;
    else counts.set(JSON.stringify(answer), { ...answer, count: 1 });
  }
  return [...counts.values()];
}
