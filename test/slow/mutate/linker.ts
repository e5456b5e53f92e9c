import { fileURLToPath } from 'node:url';
import { knowOperations } from '../../../src/consumer/known-operation.js';
import { mutantsOf } from '../../../src/consumer/mutate/mutants.js';
import { type MutateOptions, mutate } from '../../../src/consumer/mutate/mutate.js';
import type { MutateResult } from '../../../src/consumer/mutate/tried-mutant.js';

const linker = fileURLToPath(new URL('linker.mjs', import.meta.url));
const known = knowOperations([]);

/** Tries the mutants whose ids fit on a plugin and its tests with some traits of linker.mjs. */
export async function tryOn(
  traits: string,
  only: RegExp,
  { env = {}, ...rest }: Partial<MutateOptions> = {},
): Promise<MutateResult> {
  return mutate({
    command: [process.execPath, linker],
    fake: {},
    env: { ...process.env, ...env, TRAITS: traits },
    urlVariables: [],
    jobs: 2,
    signal: new AbortController().signal,
    known,
    mutants: known.all.flatMap(mutantsOf).filter(({ id }) => only.test(id)),
    ...rest,
  });
}

export const fates = ({ tried }: MutateResult): string[] => tried.map(({ mutant, fate }) => `${mutant.id} ${fate}`);
