import type { components } from '../generated/api.js';

/** A customer's record, as customers/get answers it. Records are values: change one by replacing it. */
export type Customer = components['schemas']['Customer'];

/** The pair that customers/assign stores. An unlinked customer has {billing_id: "0", billing_system: ""} (documented). */
export type BillingPair = Pick<Customer, 'billing_id' | 'billing_system'>;

export const unlinkedPair: Readonly<BillingPair> = Object.freeze({ billing_id: '0', billing_system: '' });
