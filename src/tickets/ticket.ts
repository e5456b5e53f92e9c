import type { KeyOf } from '../records/collection.js';

/** The statuses that comments in the vendor's plugins name (observed). A new ticket is open (assumed). */
export const ticketStatuses = ['open', 'awaiting_reply', 'in_progress', 'on_hold', 'closed', 'trash'] as const;

export type TicketStatus = (typeof ticketStatuses)[number];

/** A ticket as a world keeps it. Records are values: change one by replacing it. */
export interface Ticket {
  id: number;
  /** What tickets/info finds it by. */
  ticket_code: string;
  /** What lets a guest see it. */
  public_hash: string;
  /** The owner's customer id; 0 for a guest. */
  user_id: number;
  subject: string;
  message: string;
  priority: string;
  status: TicketStatus;
  department_slug: string;
  public_name: string | null;
  public_email: string | null;
  /** By the slugs of the department's own fields. */
  custom_fields: Readonly<Record<string, unknown>>;
  /** From 0 to 5; null when nobody has rated it. */
  rating: number | null;
  /** Whatever else came with it, by the names of tickets/create. */
  details: Readonly<Record<string, unknown>>;
  created_at: string;
}

/** How tickets are found but by their id. */
export const ticketIndexes: Readonly<Record<string, KeyOf<Ticket>>> = {
  code: ({ ticket_code }) => ticket_code.toLowerCase(),
  owner: ({ user_id }) => (user_id === 0 ? undefined : String(user_id)),
};

/** A response to a ticket as a world keeps it. */
export interface TicketResponse {
  id: number;
  ticket_id: number;
  /** The customer who wrote it; 0 for an employee. */
  user_id: number;
  user_name: string;
  employee_response: 0 | 1;
  is_note: 0 | 1;
  content: string;
  created_at: string;
}

/** How responses are found but by their id. */
export const responseIndexes: Readonly<Record<string, KeyOf<TicketResponse>>> = {
  ticket: ({ ticket_id }) => String(ticket_id),
};

/** The code of a ticket as the fake makes it; what a real one looks like nobody says. */
export const ticketCode = (id: number): string => `TCK-${String(id).padStart(6, '0')}`;
