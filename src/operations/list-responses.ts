import { findTicket, responsesTo } from '../tickets/ticket-rules.js';
import type { Behaviour } from './behaviour.js';
import { idsOf } from './request-values.js';

/** POST responses/get: the responses to a ticket, the oldest first. */
export const listResponses: Behaviour = {
  writes: false,
  customerOf: () => undefined,
  about: {
    kind: 'responses',
    isList: true,
    ids({ fields }, records) {
      const ticket = findTicket(records, fields.ticket_id);
      return ticket ? idsOf(...responsesTo(records, ticket)) : [];
    },
  },
  answer({ fields }, { records }) {
    const ticket = findTicket(records, fields.ticket_id);
    if (!ticket) return { example: 'not-found' };
    const responses = responsesTo(records, ticket).map(
      ({ user_name, employee_response, is_note, created_at, content }) => ({
        user_name,
        employee_response,
        is_note,
        created_at,
        content,
      }),
    );
    return { example: 'responses', body: { responses } };
  },
  reliedOn: ['/responses'],
  lies: [
    {
      name: 'notes',
      did: 'answered responses that are all notes among employees',
      body: (honest) => ({
        ...honest,
        responses: (honest.responses as object[]).map((one) => ({ ...one, is_note: 1 })),
      }),
      meaning: 'Your plugin shows a customer what employees wrote to each other, or no test looks.',
      advice: 'Leave out what has is_note before you show a response.',
    },
  ],
  success: {
    state: { name: 'a customer has an open ticket', params: { id: 1 } },
    step: 'list the responses to the ticket of that state',
  },
  elsewhere: {
    'not-found': {
      state: { name: 'no such ticket exists', params: { ticket_id: 999_999 } },
      step: 'list the responses to ticket 999999',
    },
  },
  stateFor: () => ({ name: 'a customer has an open ticket', params: { id: 1 } }),
  words: {
    fooled: 'Your plugin shows a ticket without its responses when it could not read them, or no test looks.',
    mismatched: 'Your plugin does not look at the responses that it shows, or no test looks.',
    advice: 'After POST responses/get, tell a failure from an empty list, and test it.',
  },
};
