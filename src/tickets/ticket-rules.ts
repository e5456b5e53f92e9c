import type { Customer } from '../customers/customer.js';
import type { Department } from '../departments/department.js';
import type { Collection } from '../records/collection.js';
import { type Ticket, type TicketResponse, ticketCode } from './ticket.js';

/** What the rules of tickets find on the server. */
export interface TicketRecords {
  customers: Collection<Customer>;
  tickets: Collection<Ticket>;
  responses: Collection<TicketResponse>;
}

/** What tickets/create was given, read: the fields of the body with their types. */
export type TicketDraft = Pick<
  Ticket,
  | 'user_id'
  | 'subject'
  | 'message'
  | 'priority'
  | 'department_slug'
  | 'public_name'
  | 'public_email'
  | 'custom_fields'
  | 'details'
>;

/**
 * Opens a ticket. The hash that lets a guest see it follows from its id and its time, so that a run repeats.
 * @param now the time, as the record shows it
 * @returns undefined when there is no such customer
 */
export function openTicket(
  { customers, tickets }: TicketRecords,
  draft: TicketDraft,
  now: string,
  hashOf: (text: string) => string,
): Ticket | undefined {
  if (draft.user_id !== 0 && !customers.get(draft.user_id)) return undefined;
  const id = tickets.nextId;
  const ticket: Ticket = {
    ...draft,
    id,
    ticket_code: ticketCode(id),
    public_hash: hashOf(`${id} ${now}`),
    status: 'open',
    rating: null,
    created_at: now,
  };
  tickets.put(ticket);
  return ticket;
}

/** A ticket by its id, as a number or in digits, or by its code (assumed: nobody says which goes where). */
export function findTicket({ tickets }: TicketRecords, idOrCode: unknown): Ticket | undefined {
  const text = String(idOrCode).trim();
  if (/^\d+$/.test(text)) return tickets.get(Number(text));
  return tickets.find('code', text.toLowerCase())[0];
}

/** Why a customer may not change a ticket; undefined when it is theirs. */
export function whyNotTheirs(ticket: Ticket | undefined, userId: number): 'not-found' | 'not-the-owner' | undefined {
  if (!ticket) return 'not-found';
  return ticket.user_id === userId ? undefined : 'not-the-owner';
}

/** Adds a customer's response to a ticket. @param now the time, as the record shows it */
export function respond(
  { customers, responses }: TicketRecords,
  ticket: Ticket,
  content: string,
  now: string,
): TicketResponse {
  const response: TicketResponse = {
    id: responses.nextId,
    ticket_id: ticket.id,
    user_id: ticket.user_id,
    user_name: customers.get(ticket.user_id)?.name ?? ticket.public_name ?? '',
    employee_response: 0,
    is_note: 0,
    content,
    created_at: now,
  };
  responses.put(response);
  return response;
}

/** The responses to a ticket, the oldest first. */
export function responsesTo({ responses }: TicketRecords, { id }: Ticket): TicketResponse[] {
  return responses.find('ticket', String(id)).sort((a, b) => a.id - b.id);
}

/** What lists of tickets show of one (assumed: no plugin is known to read a field). */
export function ticketEntry(ticket: Ticket, departments: readonly Department[]) {
  const { id, ticket_code, subject, status, priority, created_at } = ticket;
  return {
    id,
    ticket_code,
    subject,
    status,
    priority,
    department_name: departmentOf(ticket, departments)?.department_name ?? null,
    ticket_created: created_at,
  };
}

/** What tickets/info shows of one (observed). */
export function ticketInfo({ customers }: TicketRecords, ticket: Ticket, departments: readonly Department[]) {
  const { message, user_id, public_name, public_hash, rating } = ticket;
  const { id, ticket_code, subject, status, priority, department_name, ticket_created } = ticketEntry(
    ticket,
    departments,
  );
  return {
    id,
    ticket_code,
    subject,
    status,
    priority,
    message,
    user_id,
    name: customers.get(user_id)?.name ?? null,
    public_name,
    public_hash,
    department_name,
    ticket_created,
    rating,
  };
}

/** The values of the department's own fields, with the names that people read. */
export function customFieldValues(ticket: Ticket, departments: readonly Department[]) {
  const fields = departmentOf(ticket, departments)?.custom_fields ?? [];
  return Object.entries(ticket.custom_fields).map(([slug, value]) => ({
    name: fields.find((field) => field.slug === slug)?.name ?? slug,
    value,
    is_encrypted: false,
  }));
}

const departmentOf = ({ department_slug }: Ticket, departments: readonly Department[]): Department | undefined =>
  departments.find(({ slug }) => slug === department_slug);
