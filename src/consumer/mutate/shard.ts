import { KitError } from '../../errors.js';
import type { Mutant } from './mutant.js';

/** A part of the mutants: every `of`-th, beginning with the `index`-th. */
export interface Shard {
  /** From 1 on. */
  index: number;
  of: number;
}

const mostShards = 100;

/** Reads "2/4". @throws KitError usage */
export function parseShard(text: string): Shard {
  const [, index, of] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (index !== undefined && of !== undefined && index >= 1 && index <= of && of <= mostShards) return { index, of };
  throw new KitError('usage', `--shard ${text} is no part of the mutants.`, {
    expected: `INDEX/COUNT, for example 2/4 for the second of four, and at most ${mostShards} of them`,
    fix: 'Give each job of the matrix another index, from 1 to the count.',
  });
}

/** The mutants of a shard. Neighbours, which cost much the same, go to different shards. */
export const shardOf = (mutants: readonly Mutant[], { index, of }: Shard): Mutant[] =>
  mutants.filter((_, at) => at % of === index - 1);
