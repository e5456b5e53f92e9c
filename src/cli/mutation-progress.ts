import type { isScored } from '../consumer/mutate/mutant.js';
import type { MutateOptions } from '../consumer/mutate/mutate.js';
import type { TriedMutant } from '../consumer/mutate/tried-mutant.js';
import type { Io } from './command.js';

/** A bar with what is done and how long the rest will take. */
export function mutationProgress({ stderr }: Io, counts: typeof isScored): NonNullable<MutateOptions['onTried']> {
  const began = performance.now();
  let survived = 0;
  return ({ mutant, fate }: TriedMutant, done, total) => {
    if (fate === 'endless' || fate === 'stored' || (fate === 'survived' && counts(mutant))) survived++;
    const bar = '#'.repeat(Math.round((20 * done) / total)).padEnd(20, '.');
    const left = Math.ceil((((performance.now() - began) / done) * (total - done)) / 1000);
    const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    stderr(`\r\u001B[K[${bar}] ${done} of ${total} mutants, ${survived} survived, ${clock} left`);
  };
}
