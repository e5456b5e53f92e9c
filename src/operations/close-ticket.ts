import { findTicket, whyNotTheirs } from '../tickets/ticket-rules.js';
import type { Behaviour } from './behaviour.js';
import { customerIn, exactId } from './request-values.js';

/** POST tickets/close: closes a ticket of its owner. */
export const closeTicket: Behaviour = {
  writes: true,
  customerOf: ({ fields }) => customerIn(fields.customer_id),
  answer({ fields }, { records }) {
    const ticket = findTicket(records, fields.ticket_id);
    const refusal = whyNotTheirs(ticket, exactId(fields.customer_id));
    if (!ticket || refusal) return { example: refusal ?? 'not-found' };
    records.tickets.put({ ...ticket, status: 'closed' });
    return { example: 'ticket-closed', body: { id: ticket.id } };
  },
  reliedOn: ['/id'],
  lies: [],
  success: {
    state: { name: 'a customer has an open ticket', params: { id: 1 } },
    step: 'close that ticket of customer 1',
  },
  elsewhere: {
    'not-found': {
      state: { name: 'no such ticket exists', params: { ticket_id: 999_999 } },
      step: 'close ticket 999999',
    },
    refused: {
      state: { name: 'a customer has an open ticket', params: { id: 1 } },
      step: 'close that ticket as customer 2',
    },
  },
  stateFor: (id) => ({ name: 'a customer has an open ticket', params: { id } }),
  words: {
    fooled: 'Your plugin tells a customer that a ticket was closed which the server left as it was, or no test looks.',
    mismatched: 'Your plugin does not look which ticket was closed, or no test looks.',
    lost: {
      meaning: 'Neither your plugin nor a test asks the server whether the ticket was closed.',
      advice: 'After that, let a test read the ticket from the server (POST tickets/info).',
    },
    advice: 'After POST tickets/close, go on only when the answer says so, and test a refusal.',
  },
};
