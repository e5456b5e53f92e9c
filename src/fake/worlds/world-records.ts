import type { Customer } from '../../customers/customer.js';
import type { Department } from '../../departments/department.js';
import { type TicketOfSeed, ticketsAsSeed } from '../../store/seed-tickets.js';
import type { Store } from '../../store/store.js';

export type { Department };

/** A ticket as a world holds it, with its responses, the oldest first. */
export type FakeTicket = TicketOfSeed;

/** What a world holds, read past the API and as GET /__admin/state shows it: what a test asks about the remote side. */
export interface WorldRecords {
  /** The customer with that id; undefined when there is none. */
  customer(id: number | string): Customer | undefined;
  /** The first customer with that email address, whose letter case does not matter; undefined when there is none. */
  customerByEmail(email: string): Customer | undefined;
  /** The ticket with that id or code; undefined when there is none. */
  ticket(codeOrId: string | number): FakeTicket | undefined;
  /** The tickets of a customer, those of guests with 0; the oldest first. */
  tickets(customerId: number | string): FakeTicket[];
  /** Every department, disabled ones too. */
  departments(): Department[];
}

/** @param store of a world, asked for each time: a sandbox that was dropped comes back with another one */
export function recordsOf(store: () => Store): WorldRecords {
  const allTickets = () => {
    const { tickets, responses } = store().dump();
    return ticketsAsSeed(tickets, responses).sort((a, b) => a.id - b.id);
  };
  return {
    customer: (id) => store().records.customers.get(Number(id)),
    customerByEmail: (email) =>
      [...store().records.customers.find('email', email.toLowerCase())].sort((a, b) => a.id - b.id)[0],
    ticket(codeOrId) {
      const sought = String(codeOrId).toLowerCase();
      return allTickets().find(({ id, ticket_code }) => String(id) === sought || ticket_code.toLowerCase() === sought);
    },
    tickets: (customerId) => allTickets().filter(({ user_id }) => String(user_id) === String(customerId)),
    departments: () => [...store().departments()],
  };
}
