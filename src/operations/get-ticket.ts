import { findTicket, ticketEntry, whyNotTheirs } from '../tickets/ticket-rules.js';
import type { Behaviour } from './behaviour.js';
import { customerIn, exactId, idsOf } from './request-values.js';

/** POST tickets/get: a ticket of a customer. */
export const getTicket: Behaviour = {
  writes: false,
  customerOf: ({ fields }) => customerIn(fields.id),
  about: { kind: 'tickets', ids: ({ fields }, records) => idsOf(findTicket(records, fields.ticket_id)) },
  answer({ fields }, { records, departments }) {
    const ticket = findTicket(records, fields.ticket_id);
    if (!ticket || whyNotTheirs(ticket, exactId(fields.id))) return { example: 'not-found' };
    return { example: 'ticket', body: { tickets: ticketEntry(ticket, departments) } };
  },
  reliedOn: ['/tickets', '/tickets/id'],
  lies: [],
  success: {
    state: { name: 'a customer has an open ticket', params: { id: 1 } },
    step: 'read that ticket of customer 1',
  },
  elsewhere: {
    'not-found': {
      state: { name: 'no such ticket exists', params: { ticket_id: 999_999 } },
      step: 'read ticket 999999 of customer 1',
    },
  },
  stateFor: (id) => ({ name: 'a customer has an open ticket', params: { id } }),
  words: {
    fooled: 'Your plugin shows a ticket that it could not read, or no test looks.',
    mismatched: 'Your plugin shows a ticket whose record does not fit, or no test looks.',
    advice: 'After POST tickets/get, go on only when the body is JSON with the ticket that you asked for, and test it.',
  },
};
