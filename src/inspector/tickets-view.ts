import type { Customer } from '../customers/customer.js';
import type { Department } from '../departments/department.js';
import { ticketStatuses } from '../tickets/ticket.js';
import type { ToldTicket } from './admin-client.js';
import { byId, element, formatCount } from './dom.js';
import { departmentName, type KnownTicket, ownerName, ratingText, statusTitle } from './known-ticket.js';
import { createListbox } from './listbox.js';
import { showNoTicket, showTicket } from './ticket-detail.js';

export interface TicketsView {
  show(state: { tickets: ToldTicket[]; customers: Customer[]; departments: Department[] }): void;
}

/** The list of tickets with its search and filter; the chosen one is shown beside it with its responses. */
export function createTicketsView(): TicketsView {
  const box = byId('tickets-list');
  const search = byId<HTMLInputElement>('tickets-search');
  const filter = byId<HTMLSelectElement>('tickets-filter');
  let all: KnownTicket[] = [];
  /** What is shown in full, as text, so that it is made anew only when something in it changed. */
  let detailed = '';

  function showDetail(known: KnownTicket): void {
    detailed = JSON.stringify(known);
    showTicket(known);
  }

  const list = createListbox<KnownTicket>(box, {
    rowHeight: 3.25,
    rowClass: 'ticket',
    idOf: rowId,
    renderRow,
    showDetail,
    detail: byId('ticket-detail'),
  });

  /** @param newest the highest id that was there before */
  function update(newest = Number.POSITIVE_INFINITY): void {
    const words = search.value.trim().toLowerCase().split(/\s+/);
    const isSearching = words[0] !== '';
    const shown = all.filter((known) => {
      if (filter.value !== 'all' && known.ticket.status !== filter.value) return false;
      return !isSearching || words.every((word) => textOf(known).includes(word));
    });
    list.show(shown, shown.filter(({ ticket }) => ticket.id > newest).length);
    box.classList.toggle('empty', shown.length === 0);
    box.parentElement?.classList.toggle('empty', all.length === 0);
    byId('tickets-count').textContent =
      shown.length === all.length
        ? formatCount(all.length)
        : `${formatCount(shown.length)} of ${formatCount(all.length)}`;
    if (list.chosen() === undefined) list.choose(0);
  }

  function updateFromTop(): void {
    box.scrollTop = 0;
    update();
  }

  /** A reader who has chosen a ticket sees what a request has just added to it. */
  function refreshDetail(): void {
    const known = all.find((candidate) => rowId(candidate) === list.chosen());
    if (!known) {
      list.forgetChosen();
      showNoTicket();
    } else if (JSON.stringify(known) !== detailed) showDetail(known);
  }

  filter.append(...ticketStatuses.map((status) => element('option', { value: status }, statusTitle(status))));
  search.addEventListener('input', updateFromTop);
  filter.addEventListener('change', updateFromTop);
  return {
    show({ tickets, customers, departments }) {
      const customerOf = new Map(customers.map((customer) => [customer.id, customer]));
      const departmentOf = new Map(departments.map((department) => [department.slug, department]));
      const newest = all[0]?.ticket.id;
      all = tickets
        .map((ticket) => ({
          ticket,
          owner: customerOf.get(ticket.user_id),
          department: departmentOf.get(ticket.department_slug),
        }))
        .sort((a, b) => b.ticket.id - a.ticket.id);
      refreshDetail();
      update(newest);
    },
  };
}

const rowId = ({ ticket }: KnownTicket): string => `ticket-${ticket.id}`;

const texts = new WeakMap<KnownTicket, string>();

/** What the search looks at; made once per ticket, when it is first searched. */
function textOf(known: KnownTicket): string {
  let text = texts.get(known);
  if (text === undefined) {
    const { ticket, owner } = known;
    const { id, ticket_code, subject, message, priority, status, public_email, responses } = ticket;
    const people = [ownerName(known), owner?.email, public_email];
    const written = responses.flatMap(({ user_name, content }) => [user_name, content]);
    const shown = [
      ticket_code,
      subject,
      departmentName(known),
      statusTitle(status),
      priority,
      ratingText(ticket.rating),
    ];
    text = [`#${id}`, ...shown, ...people, message, ...written].join(' ').toLowerCase();
    texts.set(known, text);
  }
  return text;
}

function renderRow(known: KnownTicket): (Node | false)[] {
  const { id, ticket_code, subject, status, rating } = known.ticket;
  return [
    element('i', { class: `status-${status}` }),
    element('span', { class: 'subject' }, subject),
    element('span', { class: 'status' }, statusTitle(status)),
    element('span', { class: 'soft' }, `#${id} · ${ticket_code} · ${ownerName(known)} · ${departmentName(known)}`),
    rating !== null && element('span', { class: 'soft rating' }, ratingText(rating)),
  ];
}
