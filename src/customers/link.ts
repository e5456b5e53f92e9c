import type { Collection } from '../records/collection.js';
import { type BillingPair, type Customer, pairKey } from './customer.js';

/** How the server treats a link. Every choice here is an assumption: see assumptions.yaml. */
export interface LinkRules {
  reassign: 'overwrite' | 'refuse';
  duplicateBillingId: 'allow' | 'refuse';
  /** Whether an assign that changes the pair moves updated_at. */
  movesUpdatedAt: boolean;
  /** Whether customers/get shows the pair after an assign. */
  showsPair: boolean;
}

export type LinkOutcome = 'linked' | 'unknown-customer' | 'already-linked' | 'billing-id-taken';

/**
 * Links a customer to a billing pair, as POST customers/assign does.
 * @param id Ticaga's customer id
 * @param now the time of the assign, as the record shows it
 */
export function storePair(
  customers: Collection<Customer>,
  id: number,
  pair: BillingPair,
  rules: LinkRules,
  now: string,
): LinkOutcome {
  const customer = customers.get(id);
  if (!customer) return 'unknown-customer';
  if (samePair(customer, pair)) return 'linked';
  if (rules.reassign === 'refuse' && isLinked(customer)) return 'already-linked';
  if (rules.duplicateBillingId === 'refuse' && isHeld(customers, pair)) return 'billing-id-taken';
  customers.put({
    ...customer,
    ...(rules.showsPair ? pair : {}),
    ...(rules.movesUpdatedAt ? { updated_at: now } : {}),
  });
  return 'linked';
}

/** Links a customer to another client than its own: what somebody else did at the same time, whatever the rules. */
export function overtakePair(customers: Collection<Customer>, id: number): void {
  const customer = customers.get(id);
  if (customer) customers.put({ ...customer, billing_id: String(Number(customer.billing_id) + 1_000) });
}

/** An unlinked customer has billing_id "0" and billing_system "" (documented by the vendor's example). */
export function isLinked(customer: BillingPair): boolean {
  return customer.billing_id !== '0' || customer.billing_system !== '';
}

export function samePair(a: BillingPair, b: BillingPair): boolean {
  return a.billing_id === b.billing_id && a.billing_system === b.billing_system;
}

function isHeld(customers: Collection<Customer>, pair: BillingPair): boolean {
  return customers.find('pair', pairKey(pair)).length > 0;
}
