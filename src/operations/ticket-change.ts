import type { Ticket } from '../tickets/ticket.js';
import { findTicket, whyNotTheirs } from '../tickets/ticket-rules.js';
import type { Asked, Behaviour, Reply } from './behaviour.js';
import { customerIn, exactId } from './request-values.js';

interface TicketChange {
  /** What the owner does, and what the ticket then is: "close", "closed". */
  verb: string;
  done: string;
  change(ticket: Ticket, fields: Asked['fields']): Ticket;
  example: Reply['example'];
  reliedOn: Behaviour['reliedOn'];
}

/** An owner changes a ticket, and is answered its id. */
export function ticketChange({ verb, done, change, example, reliedOn }: TicketChange): Behaviour {
  const state = { name: 'a customer has an open ticket', params: { id: 1 } } as const;
  return {
    writes: true,
    customerOf: ({ fields }) => customerIn(fields.customer_id),
    answer({ fields }, { records }) {
      const ticket = findTicket(records, fields.ticket_id);
      const refusal = whyNotTheirs(ticket, exactId(fields.customer_id));
      if (!ticket || refusal) return { example: refusal ?? 'not-found' };
      records.tickets.put(change(ticket, fields));
      return { example, body: { id: ticket.id } };
    },
    granted: ({ fields }) => ({ id: exactId(fields.ticket_id) }),
    reliedOn,
    lies: [],
    success: { state, step: `${verb} that ticket of customer 1` },
    elsewhere: {
      'not-found': {
        state: { name: 'no such ticket exists', params: { ticket_id: 999_999 } },
        step: `${verb} ticket 999999`,
      },
      refused: { state, step: `${verb} that ticket as customer 2` },
    },
    stateFor: (id) => ({ name: 'a customer has an open ticket', params: { id } }),
    words: {
      fooled: `Your plugin tells a customer that a ticket was ${done} which the server left as it was, or no test looks.`,
      mismatched: `Your plugin does not look which ticket was ${done}, or no test looks.`,
      lost: {
        meaning: `Neither your plugin nor a test asks the server whether the ticket was ${done}.`,
        advice: 'After that, let a test read the ticket from the server (POST tickets/info).',
      },
      advice: `After POST tickets/${verb}, go on only when the answer says so, and test a refusal.`,
    },
  };
}
