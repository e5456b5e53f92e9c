import type { Deviation } from '../../fake/misbehaviour/deviation.js';
import type { Violation } from '../../journal/violation.js';
import type { Mutant } from './mutant.js';

/** Whether an answer denies what was asked: it has not taken place, and the answer does not say that it has. */
export const denies = ({ family }: Mutant, { keeps }: Deviation): boolean => !keeps && family !== 'lost-write';

/**
 * The rows that a plugin stored of links which the server denied it. Those that it stores against an honest server, too,
 * are no matter of the mutant.
 * @param found by the comparisons of the run with the mutant
 * @param honest likewise of the honest run
 */
export function storedRows(found: readonly Violation[], honest: readonly Violation[]): Violation[] {
  const isStored = ({ code }: Violation) => code === 'own-row-unlinked' || code === 'own-row-different';
  const known = new Set(honest.map(({ message }) => message));
  return found.filter((violation) => isStored(violation) && !known.has(violation.message));
}

/** What such a row is called in a report, and what to do. */
export function storedRow(mutant: Mutant, stored: readonly Violation[]): { title: string; advice: string[] } {
  return {
    title: `STORED: ${mutant.did}, and your plugin stored its own row all the same.`,
    advice: [...stored.slice(0, 1).flatMap(({ message, hint }) => [message, hint])],
  };
}
