import type { LinkRules } from '../customers/link.js';
import type { Assumptions } from '../document/assumptions.js';

/** How the switches say that a server treats links. */
export function linkRules(assumptions: Assumptions): LinkRules {
  return {
    reassign: assumptions.reassign,
    duplicateBillingId: assumptions['duplicate-billing-id'],
    movesUpdatedAt: assumptions['updated-at'] === 'moves',
    showsPair: assumptions['assignment-in-get'] === 'shown',
  };
}
