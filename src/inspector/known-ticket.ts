import type { Customer } from '../customers/customer.js';
import type { Department } from '../departments/department.js';
import type { ToldTicket } from './admin-client.js';

/** A ticket with what its ids stand for. */
export interface KnownTicket {
  ticket: ToldTicket;
  /** Undefined for a guest, and for an owner who is gone. */
  owner: Customer | undefined;
  /** Undefined when it is gone. */
  department: Department | undefined;
}

/** "awaiting_reply" as "Awaiting reply". */
export function statusTitle(status: string): string {
  const words = status.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Who opened it: a customer by name, a guest by the name that was given. */
export function ownerName({ ticket, owner }: KnownTicket): string {
  if (ticket.user_id !== 0) return owner?.name ?? `customer ${ticket.user_id}, who is gone`;
  return ticket.public_name ? `${ticket.public_name} (guest)` : 'Guest';
}

export function departmentName({ ticket, department }: KnownTicket): string {
  return department?.department_name ?? ticket.department_slug;
}

export function ratingText(rating: number | null): string {
  return rating === null ? 'not rated' : `rated ${rating} of 5`;
}
