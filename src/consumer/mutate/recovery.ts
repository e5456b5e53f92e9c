import { deviationCode } from '../../fake/misbehaviour/deviation.js';
import type { Entry } from '../../journal/entry.js';
import type { Mutant } from './mutant.js';

/**
 * Whether a client whose write took place, whatever the mutant said of it, read what it had written right after that, and
 * got an honest answer: what it believes may come from there. Where tests share a world it may be the lookup of the next
 * one. Nothing tells, and nobody is blamed.
 * @param entries of the run with the mutant
 */
export function isRecovered({ operation }: Mutant, entries: readonly Entry[]): boolean {
  return entries.some(({ operationId, notes, sandbox }, index) => {
    if (operationId !== operation?.operationId || !notes.some(({ code }) => code === deviationCode)) return false;
    const next = entries.slice(index + 1).find((entry) => entry.sandbox === sandbox);
    return next !== undefined && next.after === operationId && next.outcome === 'success';
  });
}
