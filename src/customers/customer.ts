import type { components } from '../generated/api.js';
import type { KeyOf } from '../records/collection.js';

/** A customer's record, as customers/get answers it. Records are values: change one by replacing it. */
export type Customer = components['schemas']['Customer'];

/** The pair that customers/assign stores. An unlinked customer has {billing_id: "0", billing_system: ""} (documented). */
export type BillingPair = Pick<Customer, 'billing_id' | 'billing_system'>;

export const unlinkedPair: Readonly<BillingPair> = Object.freeze({ billing_id: '0', billing_system: '' });

/** The time at which customers were created whose seed does not say. */
const createdAt = '2025-01-01T00:00:00.000000Z';

/** A customer with everything that is not given as a new, unlinked customer has it. */
export function newCustomer(given: Pick<Customer, 'id' | 'name' | 'email'> & Partial<Customer>): Customer {
  const { id, name, email, ...rest } = given;
  return {
    id,
    name,
    email,
    email_verified_at: null,
    company: '',
    phone_number: '',
    ...unlinkedPair,
    account_manager: '0',
    biography: '',
    created_at: createdAt,
    updated_at: given.created_at ?? createdAt,
    ...rest,
  };
}

/** How customers are found but by their id. The letter case of an email does not matter; an unlinked one has no pair. */
export const customerIndexes: Readonly<Record<string, KeyOf<Customer>>> = {
  pair: (customer) => (customer.billing_system === '' ? undefined : pairKey(customer)),
  email: ({ email }) => email.toLowerCase(),
};

/** What the index of pairs files a customer under. */
export const pairKey = ({ billing_system, billing_id }: BillingPair): string => `${billing_system}\n${billing_id}`;
