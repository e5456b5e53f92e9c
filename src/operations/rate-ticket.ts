import { findTicket, whyNotTheirs } from '../tickets/ticket-rules.js';
import type { Behaviour } from './behaviour.js';
import { customerIn, exactId } from './request-values.js';

/** POST tickets/rate: keeps how content the owner is with a ticket. */
export const rateTicket: Behaviour = {
  writes: true,
  customerOf: ({ fields }) => customerIn(fields.customer_id),
  answer({ fields }, { records }) {
    const ticket = findTicket(records, fields.ticket_id);
    const refusal = whyNotTheirs(ticket, exactId(fields.customer_id));
    if (!ticket || refusal) return { example: refusal ?? 'not-found' };
    records.tickets.put({ ...ticket, rating: exactId(fields.rating) });
    return { example: 'ticket-rated', body: { id: ticket.id } };
  },
  reliedOn: [],
  lies: [],
  success: {
    state: { name: 'a customer has an open ticket', params: { id: 1 } },
    step: 'rate that ticket of customer 1',
  },
  elsewhere: {
    'not-found': {
      state: { name: 'no such ticket exists', params: { ticket_id: 999_999 } },
      step: 'rate ticket 999999',
    },
    refused: {
      state: { name: 'a customer has an open ticket', params: { id: 1 } },
      step: 'rate that ticket as customer 2',
    },
  },
  stateFor: (id) => ({ name: 'a customer has an open ticket', params: { id } }),
  words: {
    fooled: 'Your plugin tells a customer that a ticket was rated which the server left as it was, or no test looks.',
    mismatched: 'Your plugin does not look which ticket was rated, or no test looks.',
    lost: {
      meaning: 'Neither your plugin nor a test asks the server whether the ticket was rated.',
      advice: 'After that, let a test read the ticket from the server (POST tickets/info).',
    },
    advice: 'After POST tickets/rate, go on only when the answer says so, and test a refusal.',
  },
};
