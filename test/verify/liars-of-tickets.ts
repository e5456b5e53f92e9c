import type { Lie } from './liar-server.js';
import { type Fields, json, type Liar } from './liars.js';
import { at, body, forEverybody, told, withStatus } from './liars-of-accounts.js';

const changedTicket = (change: (ticket: Fields) => unknown): Lie =>
  body('tickets/info', ({ tickets, ...rest }) => ({ ...rest, tickets: change(tickets) }));

const success = (operation: string, answer: (fields: Fields) => unknown): Lie =>
  at(operation, async ({ fields, authorization }, ask) =>
    authorization === undefined ? ask() : json(200, answer(fields)),
  );

const opening: Liar[] = [
  {
    name: 'answers the id of a ticket that does not exist',
    lie: success('tickets/create', () => ({
      id: { id: 404_404, public_hash: 'hash', ticket_code: 'TCK-404404' },
    })),
    ...{ workflow: 'create-ticket', fact: 'body /0/id', verdict: 'refuted' },
  },
  {
    name: 'opens a ticket and answers the id of another',
    lie: body('tickets/create', ({ id }) => ({ id: { ...id, id: 1 } })),
    ...{ workflow: 'create-ticket', fact: 'body /0/id', verdict: 'refuted' },
  },
  {
    name: 'opens a ticket twice',
    lie: at('tickets/create', async (_, ask) => {
      await ask();
      return ask();
    }),
    ...{ workflow: 'create-ticket', fact: 'body /length', verdict: 'refuted' },
  },
  {
    name: 'loses the message of a ticket',
    lie: changedTicket((ticket) => ({ ...ticket, message: '' })),
    ...{ workflow: 'create-ticket', fact: 'body /tickets/message', verdict: 'refuted' },
  },
  {
    name: 'takes every priority for none',
    lie: told('tickets/create', (fields) => ({ ...fields, priority: 'none' })),
    ...{ workflow: 'create-ticket', fact: 'body /tickets/priority', verdict: 'refuted' },
  },
  {
    name: 'opens the ticket of a customer as that of a guest',
    lie: told('tickets/create', (fields) => ({ ...fields, customer_id: '0' })),
    ...{ workflow: 'create-ticket', fact: 'body /0/id', verdict: 'refuted' },
  },
  {
    name: 'opens the ticket of a guest for customer 1',
    lie: told('tickets/create', (fields) => ({ ...fields, customer_id: '1' })),
    ...{ workflow: 'create-ticket-as-guest', fact: 'body /length', verdict: 'refuted' },
  },
  {
    name: 'opens tickets for customers that do not exist',
    lie: told('tickets/create', (fields) => ({ ...fields, customer_id: '1' })),
    ...{ workflow: 'create-ticket-of-unknown-customer', fact: 'status', verdict: 'refuted' },
  },
  {
    name: 'opens a ticket in a department that is disabled',
    lie: told('tickets/create', (fields) => ({ ...fields, department_slug: 'support' })),
    ...{ workflow: 'create-ticket-in-disabled-department', fact: 'status', verdict: 'refuted' },
  },
  {
    name: 'opens a ticket without a subject',
    lie: told('tickets/create', (fields) => ({ subject: '(none)', ...fields })),
    ...{ workflow: 'create-ticket-without-subject', fact: 'status', verdict: 'refuted' },
  },
  {
    name: 'answers a new ticket with its code alone',
    lie: body('tickets/create', ({ id }) => ({ id: id.ticket_code })),
    ...{ workflow: 'create-ticket', fact: 'body /id', verdict: 'broken' },
  },
  {
    name: "loses the values of the department's own fields",
    lie: told('tickets/create', ({ custom_fields: _, ...fields }) => fields),
    ...{ workflow: 'create-ticket-with-custom-field', fact: 'body /custom_fields/0/value', verdict: 'refuted' },
  },
  {
    name: 'opens tickets for everybody',
    lie: forEverybody('tickets/create'),
    ...{ workflow: 'create-ticket-without-credentials', fact: 'status', verdict: 'broken' },
  },
];

const reading: Liar[] = [
  {
    name: "shows another customer's ticket",
    lie: at('tickets/info', (_, ask) => ask({ fields: { ticket_id: 'TCK-000001' } })),
    ...{ workflow: 'read-ticket', fact: 'body /tickets/id', verdict: 'broken' },
  },
  {
    name: "says that a ticket is another customer's",
    lie: changedTicket((ticket) => ({ ...ticket, user_id: 2 })),
    ...{ workflow: 'read-ticket', fact: 'body /tickets/user_id', verdict: 'broken' },
  },
  {
    name: 'shows a ticket without its status',
    lie: changedTicket(({ status: _, ...ticket }) => ticket),
    ...{ workflow: 'read-ticket', fact: 'body /tickets/status', verdict: 'broken' },
  },
  {
    name: 'shows the id of a ticket as text',
    lie: changedTicket((ticket) => ({ ...ticket, id: String(ticket.id) })),
    ...{ workflow: 'read-ticket', fact: 'body /tickets/id', verdict: 'broken' },
  },
  {
    name: 'shows a ticket in a list',
    lie: changedTicket((ticket) => [ticket]),
    ...{ workflow: 'read-ticket', fact: 'body /tickets/id', verdict: 'broken' },
  },
  {
    name: 'answers 500 for a ticket that does not exist',
    lie: withStatus('tickets/info', 404, 500),
    ...{ workflow: 'read-unknown-ticket', fact: 'status', verdict: 'broken' },
  },
  {
    name: 'shows tickets to everybody',
    lie: forEverybody('tickets/info'),
    ...{ workflow: 'read-ticket-without-credentials', fact: 'status', verdict: 'broken' },
  },
  {
    name: 'shows every ticket to every customer',
    lie: at('tickets/get', ({ fields }, ask) => ask({ fields: { ...fields, id: 1 } })),
    ...{ workflow: 'get-ticket-of-another-customer', fact: 'body /error', verdict: 'refuted' },
  },
  {
    name: "lists another customer's tickets",
    lie: at('tickets/get/all', (_, ask) => ask({ id: '2' })),
    ...{ workflow: 'list-tickets', fact: 'body /0/id', verdict: 'refuted' },
  },
  {
    name: "lists another customer's tickets after the own ones",
    lie: at('tickets/get/all', async (_, ask) => {
      const [own, other] = [await ask(), await ask({ id: '2' })];
      return own.status === 200 ? json(200, [...JSON.parse(own.text), ...JSON.parse(other.text)]) : own;
    }),
    ...{ workflow: 'list-tickets', fact: 'body /length', verdict: 'refuted' },
  },
  {
    name: 'lists tickets with a name around them',
    lie: body('tickets/get/all', (tickets) => ({ tickets })),
    ...{ workflow: 'list-tickets', fact: 'body', verdict: 'refuted' },
  },
];

const changing: Liar[] = [
  {
    name: 'says that it closed a ticket and does not',
    lie: success('tickets/close', ({ ticket_id }) => ({ id: ticket_id })),
    ...{ workflow: 'close-ticket', fact: 'body /tickets/status', verdict: 'refuted' },
  },
  {
    name: 'closes another ticket',
    lie: told('tickets/close', (fields) => ({ ...fields, customer_id: '2', ticket_id: 1 })),
    ...{ workflow: 'close-ticket', fact: 'body /id', verdict: 'broken' },
  },
  {
    name: 'lets anybody close a ticket',
    lie: told('tickets/close', (fields) => ({ ...fields, customer_id: '1' })),
    ...{ workflow: 'close-ticket-of-another-customer', fact: 'body /tickets/status', verdict: 'broken' },
  },
  {
    name: 'closes a ticket for everybody',
    lie: forEverybody('tickets/close'),
    ...{ workflow: 'close-ticket-without-credentials', fact: 'status', verdict: 'broken' },
  },
  {
    name: 'answers a close with true',
    lie: body('tickets/close', () => ({ id: true })),
    ...{ workflow: 'close-ticket', fact: 'body /id', verdict: 'broken' },
  },
  {
    name: 'answers a close with 204 and nothing',
    lie: at('tickets/close', async (_, ask) => {
      const said = await ask();
      return said.status === 200 ? { status: 204, text: '', headers: {} } : said;
    }),
    ...{ workflow: 'close-ticket', fact: 'body', verdict: 'broken' },
  },
  {
    name: 'shows a closed ticket as open in the list',
    lie: body('tickets/get/all', (list) => Object.values(list).map((one) => ({ ...(one as Fields), status: 'open' }))),
    ...{ workflow: 'close-ticket', fact: 'body /0/status', verdict: 'refuted' },
  },
  {
    name: 'says that it rated a ticket and does not',
    lie: success('tickets/rate', () => ({ id: 1 })),
    ...{ workflow: 'rate-ticket', fact: 'body /tickets/rating', verdict: 'refuted' },
  },
  {
    name: 'takes the rating 0 for none',
    lie: changedTicket((ticket) => ({ ...ticket, rating: ticket.rating || null })),
    ...{ workflow: 'rate-ticket-with-zero', fact: 'body /tickets/rating', verdict: 'refuted' },
  },
  {
    name: 'keeps the first rating',
    lie: told('tickets/rate', (fields) => ({ ...fields, rating: 5 })),
    ...{ workflow: 'rate-ticket-again', fact: 'body /tickets/rating', verdict: 'refuted' },
  },
  {
    name: 'takes a rating over 5 for 5',
    lie: told('tickets/rate', (fields) => ({ ...fields, rating: Math.min(5, Number(fields.rating)) })),
    ...{ workflow: 'rate-ticket-out-of-range', fact: 'status', verdict: 'refuted' },
  },
  {
    name: 'lets anybody rate a ticket',
    lie: told('tickets/rate', (fields) => ({ ...fields, customer_id: '1' })),
    ...{ workflow: 'rate-ticket-of-another-customer', fact: 'body /tickets/rating', verdict: 'refuted' },
  },
];

const responses: Liar[] = [
  {
    name: 'says that it kept a response and does not',
    lie: success('responses/create', () => ({ id: 99 })),
    ...{ workflow: 'create-response', fact: 'body /responses/1/content', verdict: 'refuted' },
  },
  {
    name: 'keeps a response with another ticket',
    lie: told('responses/create', (fields) => ({ ...fields, user_id: '2', ticket_number: 1 })),
    ...{ workflow: 'create-response', fact: 'body /responses/1/content', verdict: 'refuted' },
  },
  {
    name: 'lists the responses to another ticket',
    lie: told('responses/get', () => ({ ticket_id: 3 })),
    ...{ workflow: 'list-responses', fact: 'body /responses/0/content', verdict: 'broken' },
  },
  {
    name: 'lists the latest response first',
    lie: body('responses/get', ({ responses }) => ({ responses: responses.toReversed() })),
    ...{ workflow: 'create-two-responses', fact: 'body /responses/2/content', verdict: 'refuted' },
  },
  {
    name: 'keeps the response of a customer as a note of an employee',
    lie: body('responses/get', ({ responses }) => ({
      responses: responses.map((one) => ({ ...one, is_note: 1 })),
    })),
    ...{ workflow: 'list-responses', fact: 'body /responses/0/is_note', verdict: 'broken' },
  },
  {
    name: 'says that a customer wrote what an employee did',
    lie: body('responses/get', ({ responses }) => ({
      responses: responses.map((one) => ({ ...one, employee_response: 0 })),
    })),
    ...{ workflow: 'list-responses', fact: 'body /responses/0/employee_response', verdict: 'broken' },
  },
  {
    name: 'lists responses without their text',
    lie: body('responses/get', ({ responses }) => ({
      responses: responses.map(({ content: _, ...one }) => one),
    })),
    ...{ workflow: 'list-responses', fact: 'body /responses/0/content', verdict: 'broken' },
  },
  {
    name: 'lets anybody respond to a ticket',
    lie: told('responses/create', (fields) => ({ ...fields, user_id: '1' })),
    ...{ workflow: 'create-response-to-ticket-of-another-customer', fact: 'status', verdict: 'refuted' },
  },
  {
    name: 'stores question marks for letters beyond ASCII in a response',
    lie: told('responses/create', (fields) => ({ ...fields, content: String(fields.content).replace(/[^ -~]/g, '?') })),
    ...{ workflow: 'create-two-responses', fact: 'body /responses/2/content', verdict: 'refuted' },
  },
];

/** Servers that are wrong in one way each, about tickets and the responses to them. */
export const liarsOfTickets: readonly Liar[] = [...opening, ...reading, ...changing, ...responses];
