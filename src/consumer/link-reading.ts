import type { Entry } from '../journal/entry.js';
import { customerOf } from './ignored-refusals.js';

/**
 * Whether somebody reads customers after linking them, and not just before linking them again: only then can a read
 * that does not show the link matter.
 * @param entries in the order of time
 */
export function readsLinks(entries: readonly Entry[]): boolean {
  const readSince = new Map<string, boolean>();
  for (const entry of entries) {
    const customer = `${entry.sandbox ?? ''}/${customerOf(entry)}`;
    if (entry.operationId === 'assignBillingId' && entry.outcome === 'success') readSince.set(customer, false);
    else if (entry.operationId === 'getCustomer' && readSince.has(customer)) readSince.set(customer, true);
  }
  return [...readSince.values()].some((read) => read);
}
