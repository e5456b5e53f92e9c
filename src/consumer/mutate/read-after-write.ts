import type { Entry } from '../../journal/entry.js';
import type { KnownOperations } from '../known-operation.js';

/**
 * Whether somebody reads a customer after changing it, and not just before changing it again: only then can a read that
 * does not show the change matter.
 * @param entries in the order of time
 * @param reading the operation that reads
 * @param known the operations that the entries may be of
 */
export function readsAfterWrite(entries: readonly Entry[], reading: string, { find }: KnownOperations): boolean {
  const readSince = new Map<string, boolean>();
  for (const { operationId, outcome, customer, sandbox = '' } of entries) {
    const record = `${sandbox}/${customer}`;
    if (operationId === reading && readSince.has(record)) readSince.set(record, true);
    else if (find(operationId)?.behaviour.writes && outcome === 'success') readSince.set(record, false);
  }
  return [...readSince.values()].some((read) => read);
}
