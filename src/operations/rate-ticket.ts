import { exactId } from './request-values.js';
import { ticketChange } from './ticket-change.js';

/** POST tickets/rate: keeps how content the owner is with a ticket. */
export const rateTicket = ticketChange({
  verb: 'rate',
  done: 'rated',
  change: (ticket, fields) => ({ ...ticket, rating: exactId(fields.rating) }),
  example: 'ticket-rated',
  reliedOn: [],
});
