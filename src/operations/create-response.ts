import { findTicket, respond, whyNotTheirs } from '../tickets/ticket-rules.js';
import type { Behaviour } from './behaviour.js';
import { customerIn, exactId, textOf } from './request-values.js';

/** POST responses/create: adds what a customer writes to a ticket. */
export const createResponse: Behaviour = {
  writes: true,
  makes: 'responses',
  customerOf: ({ fields }) => customerIn(fields.user_id),
  answer({ fields }, { records, now }) {
    const ticket = findTicket(records, fields.ticket_number);
    const refusal = whyNotTheirs(ticket, exactId(fields.user_id));
    if (!ticket || refusal) return { example: refusal ?? 'not-found' };
    const { id } = respond(records, ticket, textOf(fields.content), now);
    return { example: 'response-created', body: { id } };
  },
  reliedOn: [],
  lies: [],
  success: {
    state: { name: 'a customer has an open ticket', params: { id: 1 } },
    step: 'respond to that ticket as customer 1',
  },
  elsewhere: {
    'not-found': {
      state: { name: 'no such ticket exists', params: { ticket_id: 999_999 } },
      step: 'respond to ticket 999999',
    },
    refused: {
      state: { name: 'a customer has an open ticket', params: { id: 1 } },
      step: 'respond to that ticket as customer 2',
    },
  },
  stateFor: (id) => ({ name: 'a customer has an open ticket', params: { id } }),
  words: {
    fooled: 'Your plugin tells a customer that a response was kept which the server refused, or no test looks.',
    mismatched: 'Your plugin does not look at the answer, or no test looks.',
    lost: {
      meaning: 'Neither your plugin nor a test asks the server whether the response is there.',
      advice: 'After the response, let a test list the responses of the ticket (POST responses/get).',
    },
    advice: 'After POST responses/create, go on only when the answer is a success, and test a refusal.',
  },
};
