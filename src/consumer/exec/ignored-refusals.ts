import { type FaultKind, isCarriedOut } from '../../fake/misbehaviour/fault-kinds.js';
import type { Entry } from '../../journal/entry.js';
import type { KnownOperations } from '../known-operation.js';

/** A refusal that the next request of the same world passes over. */
export interface IgnoredRefusal {
  customer: number;
  /** The lookup that was refused or spoilt. */
  lookup: Entry;
  /** The write that came nevertheless. */
  write: Entry;
}

/**
 * The writes that came straight after a refused lookup of the very same customer, and were refused or followed a lie.
 * Nothing else is taken for a proof: a customer may be created between two requests, and tests may run side by side.
 * @param entries of one world, the oldest first
 * @param known the operations that they may be of
 */
export function findIgnoredRefusals(entries: readonly Entry[], { find }: KnownOperations): IgnoredRefusal[] {
  // undefined when the request is of no operation
  const writes = ({ operationId }: Entry): boolean | undefined => find(operationId)?.behaviour.writes;
  return entries.flatMap((write, index) => {
    const lookup = entries[index - 1];
    const { customer } = write;
    if (!lookup || writes(lookup) !== false || writes(write) !== true) return [];
    if (customer === undefined || customer !== lookup.customer) return [];
    const passedOver = isSpoilt(lookup) || (isRefused(lookup) && write.outcome !== 'success');
    return passedOver ? [{ customer, lookup, write }] : [];
  });
}

const isRefused = ({ outcome }: Entry) => outcome === 'unknown-customer' || outcome === 'bad-credentials';

/** Whether a fault took the place of the answer, so that the client cannot have seen the record. */
function isSpoilt({ fault }: Entry): boolean {
  return fault !== undefined && !isCarriedOut(fault as FaultKind);
}
