import type { CustomField, Department } from '../departments/department.js';
import { type Ticket, type TicketResponse, ticketCode } from '../tickets/ticket.js';

/** A department of a seed: seed.schema.json. */
export type RawDepartment = Pick<Department, 'id' | 'slug' | 'department_name'> &
  Partial<Omit<Department, 'custom_fields'>> & {
    custom_fields?: (Pick<CustomField, 'slug' | 'name'> & Partial<CustomField>)[];
  };

/** A ticket of a seed with its responses: seed.schema.json. */
export type RawTicket = Pick<Ticket, 'id' | 'subject' | 'message' | 'department_slug'> &
  Partial<Omit<Ticket, 'status'>> & { status?: string; responses?: RawResponse[] };

interface RawResponse {
  content: string;
  user_name?: string;
  employee_response?: boolean;
  is_note?: boolean;
  created_at?: string;
}

/** When a ticket was opened whose seed does not say. */
const createdAt = '2025-01-02T00:00:00.000000Z';

/** Gives the fields of a department that were left out their values. */
export function completeDepartment(raw: RawDepartment): Department {
  return {
    department_description: null,
    is_disabled: false,
    is_public: true,
    allows_high_priority: true,
    cc_enabled: false,
    show_services: false,
    ...raw,
    custom_fields: (raw.custom_fields ?? []).map((field) => ({
      type: 'text',
      options: null,
      required: false,
      placeholder: null,
      description: null,
      ...field,
    })),
  };
}

/** Gives the fields of tickets that were left out their values, and numbers their responses. */
export function completeTickets(
  raw: readonly RawTicket[],
  customers: readonly { id: number; name: string }[],
): { tickets: Ticket[]; responses: TicketResponse[] } {
  const responses: TicketResponse[] = [];
  const names = new Map(customers.map(({ id, name }) => [id, name]));
  const tickets = raw.map(({ responses: written = [], status = 'open', ...given }): Ticket => {
    const ticket: Ticket = {
      ticket_code: ticketCode(given.id),
      public_hash: `hash-of-ticket-${given.id}`,
      user_id: 0,
      priority: 'medium',
      public_name: null,
      public_email: null,
      custom_fields: {},
      rating: null,
      details: {},
      created_at: createdAt,
      ...given,
      status: status as Ticket['status'],
    };
    const owner = names.get(ticket.user_id) ?? ticket.public_name ?? '';
    for (const one of written) responses.push(completeResponse(responses.length + 1, ticket, owner, one));
    return ticket;
  });
  return { tickets, responses };
}

function completeResponse(id: number, ticket: Ticket, owner: string, raw: RawResponse): TicketResponse {
  const { content, employee_response = false, is_note = false, created_at = ticket.created_at } = raw;
  return {
    id,
    ticket_id: ticket.id,
    user_id: employee_response ? 0 : ticket.user_id,
    user_name: raw.user_name ?? (employee_response ? 'Support' : owner),
    employee_response: employee_response ? 1 : 0,
    is_note: is_note ? 1 : 0,
    content,
    created_at,
  };
}

/** A ticket with its responses, the oldest first, in the shape of a seed and with nothing left out that a seed can say. */
export type TicketOfSeed = Omit<Ticket, 'details'> & { responses: Required<RawResponse>[] };

/** Tickets with their responses in the shape of a seed, so that they can be put back. What else came with one is left out. */
export function ticketsAsSeed(tickets: readonly Ticket[], responses: readonly TicketResponse[]): TicketOfSeed[] {
  const written = new Map<number, Required<RawResponse>[]>();
  for (const { ticket_id, content, user_name, employee_response, is_note, created_at } of responses) {
    const flags = { employee_response: employee_response === 1, is_note: is_note === 1 };
    const response = { content, user_name, ...flags, created_at };
    const earlier = written.get(ticket_id);
    if (earlier) earlier.push(response);
    else written.set(ticket_id, [response]);
  }
  return tickets.map(({ details: _, ...ticket }) => ({ ...ticket, responses: written.get(ticket.id) ?? [] }));
}
