import { expect, test } from 'vitest';
import { newCustomer } from '../../src/customers/customer.js';
import type { Department } from '../../src/departments/department.js';
import { createCollection } from '../../src/records/collection.js';
import { completeDepartment } from '../../src/store/seed-tickets.js';
import { responseIndexes, type Ticket, type TicketResponse, ticketIndexes } from '../../src/tickets/ticket.js';
import {
  customFieldValues,
  findTicket,
  openTicket,
  respond,
  responsesTo,
  type TicketDraft,
  ticketEntry,
  ticketInfo,
  whyNotTheirs,
} from '../../src/tickets/ticket-rules.js';

const now = '2026-03-04T05:06:07.000000Z';
const draft: TicketDraft = {
  user_id: 1,
  subject: 'Down',
  message: 'It is.',
  priority: 'low',
  department_slug: 'help',
  public_name: null,
  public_email: null,
  custom_fields: { domain: 'example.com', colour: 'red' },
  details: {},
};
const departments: Department[] = [
  completeDepartment({
    id: 1,
    slug: 'help',
    department_name: 'Help',
    custom_fields: [{ slug: 'domain', name: 'Domain' }],
  }),
];

function world() {
  const customers = createCollection<ReturnType<typeof newCustomer>>({});
  customers.put(newCustomer({ id: 1, name: 'Joe', email: 'joe@example.com' }));
  return {
    customers,
    tickets: createCollection<Ticket>(ticketIndexes),
    responses: createCollection<TicketResponse>(responseIndexes),
  };
}
const open = (records: ReturnType<typeof world>, given: Partial<TicketDraft> = {}) =>
  openTicket(records, { ...draft, ...given }, now, (text) => `hash of ${text}`);

test('a ticket is opened for a customer or a guest, and for nobody else', () => {
  const records = world();
  expect(open(records)).toMatchObject({ id: 1, ticket_code: 'TCK-000001', status: 'open', rating: null, user_id: 1 });
  expect(open(records, { user_id: 0, public_name: 'Greta' })).toMatchObject({ id: 2, public_hash: `hash of 2 ${now}` });
  expect(open(records, { user_id: 404 })).toBeUndefined();
  expect(open(records, { user_id: Number.NaN })).toBeUndefined();
  expect(records.tickets.size).toBe(2);
});

test.each([
  [1, 1],
  ['1', 1],
  [' 1 ', 1],
  ['TCK-000001', 1],
  ['tck-000001', 1],
  ['TCK-1', undefined],
  ['1.0', undefined],
  [2, undefined],
  ['', undefined],
  [undefined, undefined],
])('the ticket %j is found as %j', (asked, id) => {
  const records = world();
  open(records);
  expect(findTicket(records, asked)?.id).toBe(id);
});

test('a ticket is changed by its owner alone', () => {
  const records = world();
  const [own, guests] = [open(records)!, open(records, { user_id: 0 })!];
  expect(whyNotTheirs(own, 1)).toBeUndefined();
  expect(whyNotTheirs(own, 2)).toBe('not-the-owner');
  expect(whyNotTheirs(own, Number.NaN)).toBe('not-the-owner');
  expect(whyNotTheirs(guests, 1)).toBe('not-the-owner');
  expect(whyNotTheirs(undefined, 1)).toBe('not-found');
});

test('responses stand under their ticket, the oldest first, with the name of whoever wrote', () => {
  const records = world();
  const [own, guests] = [open(records)!, open(records, { user_id: 0, public_name: 'Greta' })!];
  respond(records, own, 'One', now);
  respond(records, guests, 'Two', now);
  respond(records, own, 'Three', now);
  const said = (ticket: Ticket) =>
    responsesTo(records, ticket).map(({ user_name, content }) => `${user_name}: ${content}`);
  expect(said(own)).toEqual(['Joe: One', 'Joe: Three']);
  expect(said(guests)).toEqual(['Greta: Two']);
});

test('what is shown of a ticket names its department and its owner, where they are still there', () => {
  const records = world();
  const ticket = open(records)!;
  expect(ticketEntry(ticket, departments)).toMatchObject({ id: 1, department_name: 'Help', ticket_created: now });
  expect(ticketInfo(records, ticket, departments)).toMatchObject({ user_id: 1, name: 'Joe', department_name: 'Help' });
  records.customers.remove(1);
  expect(ticketInfo(records, ticket, [])).toMatchObject({ name: null, department_name: null });
  expect(customFieldValues(ticket, departments)).toEqual([
    { name: 'Domain', value: 'example.com', is_encrypted: false },
    { name: 'colour', value: 'red', is_encrypted: false },
  ]);
});
