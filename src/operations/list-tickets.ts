import { ticketEntry } from '../tickets/ticket-rules.js';
import type { Behaviour } from './behaviour.js';
import { idsOf, leadingInteger } from './request-values.js';

/** GET tickets/get/all/{user}: the tickets of a customer, as a list without a name around it. */
export const listTickets: Behaviour = {
  writes: false,
  customerOf: ({ parameters }) => leadingInteger(parameters.user),
  about: {
    kind: 'tickets',
    isList: true,
    ids: ({ parameters }, { tickets }) => idsOf(...tickets.find('owner', String(parameters.user))),
  },
  answer({ parameters }, { records, departments }) {
    const own = records.tickets.find('owner', String(parameters.user)).sort((a, b) => a.id - b.id);
    return { example: 'ticket-list', body: own.map((ticket) => ticketEntry(ticket, departments)) };
  },
  reliedOn: [],
  lies: [],
  success: {
    state: { name: 'a customer has an open ticket', params: { id: 1 } },
    step: 'list the tickets of customer 1',
  },
  stateFor: (id) => ({ name: 'a customer has an open ticket', params: { id } }),
  words: {
    fooled: 'Your plugin shows no tickets, as if there were none, when it could not read them, or no test looks.',
    mismatched: 'Your plugin does not look at the tickets that it shows, or no test looks.',
    advice: 'After GET tickets/get/all/{user}, tell a failure from an empty list, and test it.',
  },
};
