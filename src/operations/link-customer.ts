import { newCustomer } from '../customers/customer.js';
import { overtakePair, storePair } from '../customers/link.js';
import type { Behaviour, Described } from './behaviour.js';
import { linkRules } from './link-rules.js';
import { textOf } from './request-values.js';

/** POST customers/link: finds the customer by email, makes one where there is none, and ties it to a billing customer. */
export const linkCustomer: Behaviour = {
  writes: true,
  linksCustomer: true,
  isRepeatable: true,
  customerOf: () => undefined,
  overtake({ fields }, { customers }) {
    const known = customers.find('email', textOf(fields.email).toLowerCase());
    overtakePair(customers, Math.min(...known.map(({ id }) => id)));
  },
  answer({ fields }, { records: { customers }, assumptions, now }) {
    const email = textOf(fields.email);
    const found = customers.find('email', email.toLowerCase()).sort((a, b) => a.id - b.id)[0];
    const name = textOf(fields.name);
    const customer = found ?? newCustomer({ id: customers.nextId, name, email, created_at: now });
    if (!found) customers.put(customer);
    const pair = { billing_id: textOf(fields.billing_id), billing_system: textOf(fields.billing_system) };
    const outcome = storePair(customers, customer.id, pair, linkRules(assumptions), now);
    if (outcome === 'linked') return { example: 'linked-customer', body: { user: customers.get(customer.id) } };
    if (!found) customers.remove(customer.id);
    return { example: outcome };
  },
  granted: ({ fields: { email, name, billing_id, billing_system } }, described) =>
    withUser(described, (user) => ({ ...user, email, name, billing_id: textOf(billing_id), billing_system })),
  reliedOn: ['/user', '/user/id'],
  lies: [
    {
      name: 'twin',
      did: 'answered the id of a second customer with the same email',
      body: (honest) => withUser(honest, (user) => ({ ...user, id: Number(user.id) + 1_000 })),
      meaning: 'Your plugin keeps another id than the one it had, or no test links the same client twice.',
      advice: 'Compare the id of the answer with the one in your own row, and tell a person when it differs.',
    },
  ],
  anyStatus: true,
  keeps: 'its row of the link',
  success: {
    state: { name: 'a customer exists', params: { id: 1 } },
    step: 'link the client with the email of customer 1',
  },
  stateFor: () => ({ name: 'a customer exists', params: { id: 1 } }),
  words: {
    fooled: 'Your plugin believes in a link that the server did not make, or no test looks.',
    mismatched: 'Your plugin keeps an id that is not the one of the linked customer, or no test looks.',
    lost: {
      meaning: 'Neither your plugin nor a test asks the server whether the link is there.',
      advice: 'After the link, let a test read the customer from the server and compare billing_id and billing_system.',
    },
    advice:
      'After POST customers/link, go on only when the body is JSON with a user.id; store your own row after that, and test it.',
  },
  sample: { success: '/user/id', prints: ['/user/id', '/user/name', '/user/email'], failure: 'Not linked' },
};

function withUser(honest: Described, change: (user: Record<string, unknown>) => unknown) {
  return { ...honest, user: change(honest.user as Record<string, unknown>) };
}
