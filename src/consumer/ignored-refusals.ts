import { type FaultKind, isCarriedOut } from '../fake/misbehaviour/fault-kinds.js';
import type { Entry } from '../journal/entry.js';
import { bodyOf, pathOf } from '../journal/request-parts.js';

/** A refusal that the next request of the same world passes over. */
export interface IgnoredRefusal {
  customer: number;
  /** The lookup that was refused or spoilt. */
  lookup: Entry;
  /** The assign that came nevertheless. */
  assign: Entry;
}

/**
 * The assigns that came straight after a refused lookup of the very same customer, and were refused or followed a lie.
 * Nothing else is taken for a proof: a customer may be created between two requests, and tests may run side by side.
 * @param entries of one world, the oldest first
 */
export function findIgnoredRefusals(entries: readonly Entry[]): IgnoredRefusal[] {
  return entries.flatMap((assign, index) => {
    const lookup = entries[index - 1];
    if (assign.operationId !== 'assignBillingId' || lookup?.operationId !== 'getCustomer') return [];
    const customer = customerOf(assign);
    if (customer === undefined || customer !== customerOf(lookup)) return [];
    const passedOver = isSpoilt(lookup) || (isRefused(lookup) && assign.outcome !== 'success');
    return passedOver ? [{ customer, lookup, assign }] : [];
  });
}

const isRefused = ({ outcome }: Entry) => outcome === 'unknown-customer' || outcome === 'bad-credentials';

/** Whether a fault took the place of the answer, so that the client cannot have seen the record. */
function isSpoilt({ fault }: Entry): boolean {
  return fault !== undefined && !isCarriedOut(fault as FaultKind);
}

/** The customer that a request is about; undefined when it does not say so in digits. */
export function customerOf(entry: Entry): number | undefined {
  const text =
    entry.operationId === 'getCustomer'
      ? /\/get\/+(\d+)\/?$/.exec(pathOf(entry.url))?.[1]
      : /"?ticaga_id"?\s*[:=]\s*"?(\d+)/.exec(bodyOf(entry))?.[1];
  return text === undefined ? undefined : Number(text);
}
