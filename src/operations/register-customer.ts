import { newCustomer, pairKey, unlinkedPair } from '../customers/customer.js';
import { hashPassword } from '../customers/password.js';
import type { Behaviour, Described } from './behaviour.js';
import { textOf, textOrNull } from './request-values.js';

/** POST register: makes a customer who can log in. */
export const registerCustomer: Behaviour = {
  writes: true,
  makes: 'customers',
  linksCustomer: true,
  customerOf: () => undefined,
  answer({ fields }, { records: { customers, passwords }, assumptions, now }) {
    const email = textOf(fields.email);
    if (customers.find('email', email.toLowerCase()).length > 0)
      return { errors: { email: ['The email has already been taken.'] } };
    const billing_id = textOrNull(fields.billing_id);
    const billing_system = textOrNull(fields.billing_system);
    const pair = billing_id !== null && billing_system !== null ? { billing_id, billing_system } : unlinkedPair;
    if (
      pair !== unlinkedPair &&
      assumptions['duplicate-billing-id'] === 'refuse' &&
      customers.find('pair', pairKey(pair)).length > 0
    )
      return { example: 'billing-id-taken' };
    const given = Object.fromEntries(
      optional.flatMap((name) => (fields[name] === undefined ? [] : [[name, textOf(fields[name])]])),
    );
    const customer = newCustomer({
      ...given,
      ...pair,
      id: customers.nextId,
      name: textOf(fields.name),
      email,
      created_at: now,
    });
    customers.put(customer);
    passwords.put(hashPassword(customer.id, textOf(fields.password)));
    return { example: 'registered', body: { user: shown(customer, fields) } };
  },
  granted: ({ fields: { name, email } }, { user }) => ({ user: { ...(user as Described), name, email } }),
  reliedOn: ['/user', '/user/id'],
  lies: [],
  success: { state: { name: 'no such customer exists', params: { id: 999_999 } }, step: 'register somebody new' },
  stateFor: () => undefined,
  words: {
    fooled: 'Your plugin believes in a customer whom the server did not make, or no test looks.',
    mismatched: 'Your plugin keeps an id that is not the new customer, or no test looks.',
    lost: {
      meaning: 'Neither your plugin nor a test asks the server whether the new customer is there.',
      advice: 'After the registration, let a test read the customer by the id of the answer.',
    },
    advice: 'After POST register, go on only when the body is JSON with a user.id, and test it.',
  },
};

const optional = ['company', 'account_manager', 'biography'] as const;

/** The fields of the documented answer in their order; an optional one that was not sent is missing (assumed). */
function shown(customer: ReturnType<typeof newCustomer>, fields: Readonly<Record<string, unknown>>) {
  const { id, name, email, company, billing_id, billing_system, account_manager, biography } = customer;
  const given = { company, billing_id, billing_system, account_manager, biography };
  const kept = Object.entries(given).filter(([field]) => fields[field] !== undefined);
  const { created_at, updated_at } = customer;
  return { name, email, ...Object.fromEntries(kept), updated_at, created_at, id };
}
