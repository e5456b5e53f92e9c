import type { ToldResponse } from './admin-client.js';
import { byId, countOf, element, formatCount, formatStamp } from './dom.js';
import { departmentName, type KnownTicket, ownerName, ratingText, statusTitle } from './known-ticket.js';

/** Responses and characters of each that are shown; the control plane has the rest. */
const mostResponses = 100;
const mostShown = 20_000;

/** Shows one ticket in full: what it says, who opened it, and every response in the order of writing. */
export function showTicket(known: KnownTicket): void {
  const { subject, message, responses } = known.ticket;
  byId('ticket-detail').replaceChildren(
    element('h3', {}, subject),
    facts(known),
    properties(known),
    element('h4', {}, 'Message'),
    content(message),
    element('h4', {}, countOf(responses.length, 'response')),
    ...responseList(responses),
  );
}

/** Says how a ticket comes to be, where there is none. */
export function showNoTicket(): void {
  byId('ticket-detail').replaceChildren(
    element('p', { class: 'soft' }, 'No ticket is chosen. POST /api/tickets/create opens one, and it appears here.'),
  );
}

function facts(known: KnownTicket): HTMLElement {
  const { id, ticket_code, status, priority, created_at, rating } = known.ticket;
  const told = [
    `#${id}, ${ticket_code}`,
    departmentName(known),
    `priority: ${priority}`,
    `opened ${formatStamp(created_at)}`,
    ratingText(rating),
  ];
  return element(
    'p',
    { class: 'facts' },
    element('span', { class: 'chip' }, element('i', { class: `status-${status}` }), statusTitle(status)),
    ...told.map((fact) => element('span', {}, fact)),
  );
}

/** The owner, and what the department's own fields were filled with. */
function properties(known: KnownTicket): HTMLElement {
  const { ticket, owner, department } = known;
  const email = owner?.email ?? ticket.public_email;
  const rows = [
    ['Owner', `${ownerName(known)}${email ? `, ${email}` : ''}`],
    ['Public hash', ticket.public_hash],
    ...Object.entries(ticket.custom_fields).map(([slug, value]) => [
      department?.custom_fields.find((field) => field.slug === slug)?.name ?? slug,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  ] as [string, string][];
  const terms = rows.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]);
  return element('dl', { class: 'properties' }, ...terms);
}

function responseList(responses: readonly ToldResponse[]): HTMLElement[] {
  if (responses.length === 0) return [element('p', { class: 'soft' }, 'Nobody has written a response.')];
  const shown = responses.slice(-mostResponses);
  const earlier = responses.length - shown.length;
  return [
    ...(earlier > 0 ? [element('p', { class: 'soft' }, `${formatCount(earlier)} earlier ones are not shown.`)] : []),
    element('ol', { class: 'responses' }, ...shown.map(responseItem)),
  ];
}

function responseItem({ user_name, employee_response, is_note, created_at, content: text }: ToldResponse): HTMLElement {
  const writer = employee_response ? 'employee' : 'customer';
  return element(
    'li',
    { class: is_note ? 'note' : `by-${writer}` },
    element(
      'p',
      { class: 'facts' },
      element('b', {}, user_name || 'No name'),
      element('span', {}, writer),
      element('span', {}, formatStamp(created_at)),
      is_note && element('span', { class: 'mark' }, 'note among employees'),
    ),
    content(text),
  );
}

function content(text: string): HTMLElement {
  const left = text.length - mostShown;
  const shown = left > 0 ? `${text.slice(0, mostShown)}\n… and ${formatCount(left)} more characters` : text;
  return element('p', { class: 'content' }, shown);
}
