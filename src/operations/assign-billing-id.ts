import { overtakePair, storePair } from '../customers/link.js';
import type { Behaviour } from './behaviour.js';
import { linkRules } from './link-rules.js';
import { exactId, leadingInteger } from './request-values.js';

/** POST customers/assign: ties a billing customer to a Ticaga customer. */
export const assignBillingId: Behaviour = {
  writes: true,
  linksCustomer: true,
  writesPairOnly: true,
  customerOf: ({ fields }) => leadingInteger(fields.ticaga_id),
  about: { kind: 'customers', ids: ({ fields }) => [exactId(fields.ticaga_id)] },
  overtake: ({ fields }, { customers }) => overtakePair(customers, exactId(fields.ticaga_id)),
  answer({ fields }, { records, assumptions, now }) {
    const pair = { billing_id: String(fields.billing_id), billing_system: String(fields.billing_system) };
    return {
      example: storePair(records.customers, exactId(fields.ticaga_id), pair, linkRules(assumptions), now),
    };
  },
  reliedOn: ['/user'],
  lies: [],
  keeps: 'its row of the link',
  success: { state: { name: 'a customer is unlinked', params: { id: 1 } }, step: 'link customer 1' },
  stateFor: (id) => ({ name: 'a customer is unlinked', params: { id } }),
  words: {
    fooled: 'Your plugin believes in a link that the server did not make, or no test looks.',
    mismatched: 'Your plugin believes in a link that the server did not make, or no test looks.',
    lost: {
      meaning: 'Neither your plugin nor a test asks the server whether the link is there.',
      advice:
        'After the link, let a test read the customer from the server (GET customers/get/{id}, or the state of the fake) and compare billing_id and billing_system.',
    },
    advice:
      'After POST customers/assign, go on only when the body is JSON and says {"user": true}; store your own row after that, and test it.',
  },
  sample: {
    success: '/user',
    isTrue: true,
    prints: 'Linked.',
    failure: 'Not linked',
    remark: 'Only {"user": true} with a status of 2xx and no error means linked; every other answer does not.',
  },
};
