import { customFieldValues, findTicket, ticketInfo } from '../tickets/ticket-rules.js';
import type { Behaviour } from './behaviour.js';
import { idsOf } from './request-values.js';

type Shown = Record<string, unknown>;

/** POST tickets/info: a ticket by its code, for whoever knows the code. */
export const getTicketInfo: Behaviour = {
  writes: false,
  customerOf: () => undefined,
  about: { kind: 'tickets', ids: ({ fields }, records) => idsOf(findTicket(records, fields.ticket_id)) },
  answer({ fields }, { records, departments }) {
    const ticket = findTicket(records, fields.ticket_id);
    if (!ticket) return { example: 'not-found' };
    return {
      example: 'ticket-info',
      body: {
        tickets: ticketInfo(records, ticket, departments),
        custom_fields: customFieldValues(ticket, departments),
        ratings_enabled: true,
      },
    };
  },
  reliedOn: ['/tickets', '/tickets/id'],
  lies: [
    {
      name: 'other-customers-ticket',
      did: "answered another customer's ticket",
      body: (honest) => ({
        ...honest,
        tickets: { ...(honest.tickets as Shown), user_id: 404_404, name: 'Somebody Else', public_hash: 'another-hash' },
      }),
      meaning: 'Your plugin shows a customer the ticket of another, or no test looks.',
      advice: 'Compare user_id of the ticket with your own customer, or its public_hash, before you show it.',
    },
    {
      name: 'stale-status',
      did: 'went on showing the ticket as open after it was changed',
      body: (honest) => ({ ...honest, tickets: { ...(honest.tickets as Shown), status: 'open' } }),
      afterWrite: true,
      meaning: 'Your plugin reads the ticket after it changed it and does not look at its status.',
      advice: 'Compare the status of the ticket with what was asked for.',
    },
  ],
  success: {
    state: { name: 'a customer has an open ticket', params: { id: 1 } },
    step: 'read the ticket by the code of that state',
  },
  elsewhere: {
    'not-found': {
      state: { name: 'no such ticket exists', params: { ticket_id: 999_999 } },
      step: 'read the ticket TCK-999999',
    },
  },
  stateFor: () => ({ name: 'a customer has an open ticket', params: { id: 1 } }),
  words: {
    fooled: 'Your plugin shows a ticket that it could not read, or no test looks.',
    mismatched: 'Your plugin shows a ticket whose record does not fit, or no test looks.',
    advice: 'After POST tickets/info, go on only when the body is JSON with the ticket of your customer, and test it.',
  },
};
