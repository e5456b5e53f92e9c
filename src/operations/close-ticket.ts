import { ticketChange } from './ticket-change.js';

/** POST tickets/close: closes a ticket of its owner. */
export const closeTicket = ticketChange({
  verb: 'close',
  done: 'closed',
  change: (ticket) => ({ ...ticket, status: 'closed' }),
  example: 'ticket-closed',
  reliedOn: ['/id'],
});
