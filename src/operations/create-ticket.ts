import { createHash } from 'node:crypto';
import { isRecord } from '../document/is-record.js';
import { openTicket } from '../tickets/ticket-rules.js';
import type { Behaviour } from './behaviour.js';
import { customerIn, exactId, textOf, textOrNull } from './request-values.js';

/** POST tickets/create: opens a ticket for a customer or a guest. */
export const createTicket: Behaviour = {
  writes: true,
  makes: 'tickets',
  customerOf: ({ fields }) => customerIn(fields.customer_id),
  answer({ fields }, { records, departments, assumptions, now }) {
    const slug = textOf(fields.department_slug);
    const department = departments.find((one) => one.slug === slug);
    if (!department || department.is_disabled)
      return { errors: { department_slug: ['The selected department slug is invalid.'] } };
    const ticket = openTicket(
      records,
      {
        user_id: exactId(fields.customer_id),
        subject: textOf(fields.subject),
        message: textOf(fields.message),
        priority: textOf(fields.priority),
        department_slug: slug,
        public_name: textOrNull(fields.public_name),
        public_email: textOrNull(fields.public_email),
        custom_fields: isRecord(fields.custom_fields) ? fields.custom_fields : {},
        details: Object.fromEntries(details.map((name) => [name, fields[name] ?? null])),
      },
      now,
      hashOf,
    );
    if (!ticket) return { example: 'unknown-customer' };
    const { id, public_hash, ticket_code } = ticket;
    return assumptions['ticket-created-id'] === 'number'
      ? { example: 'ticket-created-number', body: { id } }
      : { example: 'ticket-created', body: { id: { id, public_hash, ticket_code } } };
  },
  reliedOn: ['/id'],
  lies: [
    {
      name: 'no-such-ticket',
      did: 'answered the id of a ticket that does not exist',
      body: (honest) => ({
        ...honest,
        id: isRecord(honest.id) ? { ...honest.id, id: 404_404, ticket_code: 'TCK-404404' } : 404_404,
      }),
      keeps: false,
      meaning: 'Your plugin tells a customer of a ticket that is not there, or no test reads it.',
      advice: 'After POST tickets/create, let a test read the ticket by the code of the answer.',
    },
  ],
  success: { state: { name: 'a customer exists', params: { id: 1 } }, step: 'open a ticket of customer 1' },
  stateFor: (id) => ({ name: 'a customer exists', params: { id } }),
  words: {
    fooled: 'Your plugin tells a customer that a ticket was opened which the server refused, or no test looks.',
    mismatched: 'Your plugin does not look at the id of the new ticket, or no test looks.',
    lost: {
      meaning: 'Neither your plugin nor a test asks the server whether the ticket is there.',
      advice: 'After the ticket was opened, let a test read it from the server (POST tickets/info).',
    },
    advice:
      'After POST tickets/create, go on only when the body is JSON with an id, as an object or as a number, and test it.',
  },
  sample: {
    success: '/id',
    prints: 'The ticket is open.',
    failure: 'No ticket',
    remark: 'The id is an object with id, public_hash and ticket_code, or a number.',
  },
};

/** What is kept as it came, for whoever reads the state of the fake. */
const details = [
  'organize',
  'cc',
  'assigned',
  'ip_address',
  'billing_system',
  'billing_company_id',
  'billing_service_id',
  'billing_service_name',
] as const;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
