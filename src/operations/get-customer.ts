import { newCustomer, unlinkedPair } from '../customers/customer.js';
import type { Behaviour, Use } from './behaviour.js';
import type { Lie } from './lie.js';
import { leadingInteger } from './request-values.js';

type User = Record<string, unknown>;

/** The record of the token's owner: what stands in it says nothing to a plugin, and that it can be read says all. */
const ownRecord: Use = {
  name: 'own-record',
  told: 'with id 0',
  takes: ({ customer }) => customer === 0,
  // Plugins take a 404 for connected (observed), whatever it says: the server was reached, and took the token.
  isRefusal: (status) => status === 401 || status === 403,
  goesByStatus: true,
  reliedOn: [],
  lies: [],
  words: {
    fooled: 'Your plugin says that it is connected when it is not, or no test looks.',
    mismatched: 'Your plugin says that it is connected when it is not, or no test looks.',
    advice:
      'After GET customers/get/0, the connection test, say connected only when the status is 2xx (or 404) and the body is JSON, and test a token that the server refuses.',
  },
};

/** The record right after a write: whether the server has what it said that it stored. */
const readBack: Use = {
  name: 'read-back',
  told: 'after the write',
  takes: ({ isReadBack }) => isReadBack,
  confirms: true,
  reliedOn: [],
  lies: [
    lie('stale-read', 'went on showing the customer as unlinked', (user) => ({ ...user, ...unlinkedPair })),
    lie('other-pair', 'answered a record that is linked to another billing customer', (user) => ({
      ...user,
      billing_id: String(Number(user.billing_id) + 1),
    })),
  ],
  words: {
    fooled: 'Your plugin reads the customer after the link and does not compare what it reads.',
    mismatched: 'Your plugin reads the customer after the link and does not compare what it reads.',
    advice: 'Compare billing_id and billing_system of the record with what was assigned.',
  },
};

/** GET customers/get/{id}: the record that a plugin compares with its own before it links. */
export const getCustomer: Behaviour = {
  writes: false,
  customerOf: ({ parameters }) => leadingInteger(parameters.id),
  about: { kind: 'customers', ids: ({ parameters }) => [Number(parameters.id)] },
  answer({ parameters }, { records, owner }) {
    const id = Number(parameters.id);
    // Id 0 answers with the token's owner (observed that it does; what stands in that record is the kit's own).
    const customer =
      id === 0 ? newCustomer({ id: owner.id, name: owner.name, email: owner.email }) : records.customers.get(id);
    return customer ? { example: 'customer', body: { user: customer } } : { example: 'unknown-customer' };
  },
  reliedOn: ['/user', '/user/id', '/user/email'],
  lies: [
    lie('other-customer', "answered another customer's record", (user) => ({
      ...user,
      id: Number(user.id) + 1,
      name: 'Somebody Else',
      email: 'somebody.else@example.com',
    })),
    {
      ...lie('email-case', 'answered an email address that differs in letter case', (user) => ({
        ...user,
        email: swapCase(String(user.email)),
      })),
      mayPass: true,
      meaning: 'Your plugin takes two spellings for one mailbox, or no test looks. Nearly always they are one.',
      advice: 'Leave it so where your mail system ignores letter case; else compare user.email letter for letter.',
    },
  ],
  uses: [ownRecord, readBack],
  success: { state: { name: 'a customer exists', params: { id: 1 } }, step: 'read customer 1' },
  stateFor(id, body) {
    if (id === 0) return undefined;
    const { name, email, billing_id, billing_system } = (body as { user: Record<string, string> }).user;
    const person = { name: String(name), email: String(email) };
    return billing_system === ''
      ? { name: 'a customer exists', params: { id, ...person } }
      : {
          name: 'a customer is linked',
          params: { id, billing_id: String(billing_id), billing_system: String(billing_system), ...person },
        };
  },
  words: {
    fooled: 'Your plugin went on without the record that it needs, or no test looks.',
    mismatched: 'Your plugin linked a customer whose record does not match, or no test looks.',
    advice:
      'After GET customers/get/{id}, stop unless the body is JSON with a user whose id and email match, and test it.',
  },
  sample: { success: '/user/id', prints: ['/user/id', '/user/name', '/user/email'], failure: 'No customer' },
};

function lie(name: string, did: string, user: (user: User) => unknown): Lie {
  return { name, did, body: (honest) => ({ ...honest, user: user(honest.user as User) }) };
}

/** The first letter in the other case: another text, and to many programs the same mailbox. */
function swapCase(email: string): string {
  return email.replace(/\p{L}/u, (letter) =>
    letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
  );
}
