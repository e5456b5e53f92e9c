import type { Customer } from '../customers/customer.js';
import { isLinked } from '../customers/link.js';
import { byId, element, formatCount, formatStamp, svgElement } from './dom.js';
import { createVirtualList } from './virtual-list.js';

export interface CustomersView {
  show(customers: readonly Customer[]): void;
}

/** The customers with their links, searchable, and the picture of how many are linked. */
export function createCustomersView(): CustomersView {
  const search = byId<HTMLInputElement>('customers-search');
  const filter = byId<HTMLSelectElement>('customers-filter');
  const table = byId('customer-table');
  const rows = byId('customer-rows');
  let all: { customer: Customer; text: string }[] = [];
  const list = createVirtualList<(typeof all)[number]>(rows, 3, ({ customer }, index) => renderRow(customer, index));

  function update(): void {
    const words = search.value.trim().toLowerCase().split(/\s+/);
    const shown = all.filter(({ customer, text }) => {
      if (filter.value !== 'all' && isLinked(customer) !== (filter.value === 'linked')) return false;
      return words.every((word) => text.includes(word));
    });
    byId('customers-count').textContent =
      shown.length === all.length
        ? formatCount(all.length)
        : `${formatCount(shown.length)} of ${formatCount(all.length)}`;
    table.setAttribute('aria-rowcount', String(shown.length + 1));
    rows.classList.toggle('empty', shown.length === 0);
    list.show(shown);
  }

  search.addEventListener('input', () => {
    rows.scrollTop = 0;
    update();
  });
  filter.addEventListener('change', update);
  return {
    show(customers) {
      all = customers.map((customer) => {
        const { id, name, email, company, billing_system, billing_id } = customer;
        return { customer, text: [id, name, email, company, billing_system, billing_id].join(' ').toLowerCase() };
      });
      drawLinks(customers);
      update();
    },
  };
}

function renderRow(customer: Customer, index: number): HTMLElement {
  const { id, name, email, billing_system, billing_id, updated_at } = customer;
  return element(
    'div',
    { role: 'row', class: 'customer', 'aria-rowindex': index + 2 },
    element('span', { role: 'cell' }, String(id)),
    element('span', { role: 'cell' }, element('span', {}, name), element('span', { class: 'soft' }, email)),
    element(
      'span',
      { role: 'cell' },
      isLinked(customer)
        ? element('span', { class: 'link' }, `${billing_system || '(no system)'} #${billing_id}`)
        : element('span', { class: 'soft' }, 'not linked'),
    ),
    element('span', { role: 'cell', class: 'soft' }, formatStamp(updated_at)),
  );
}

const circumference = 2 * Math.PI * 40;

/** A ring: the linked customers by billing system, and the unlinked. */
function drawLinks(customers: readonly Customer[]): void {
  const systems = new Map<string, number>();
  for (const customer of customers) {
    if (isLinked(customer)) systems.set(customer.billing_system, (systems.get(customer.billing_system) ?? 0) + 1);
  }
  const linked = [...systems.values()].reduce((sum, count) => sum + count, 0);
  const share = customers.length === 0 ? 0 : linked / customers.length;
  const percent = share > 0 && share < 0.01 ? '<1%' : `${Math.floor(share * 100)}%`;
  const ring = { cx: 50, cy: 50, r: 40, transform: 'rotate(-90 50 50)' };
  byId('links')
    .querySelector('svg')
    ?.replaceChildren(
      svgElement('circle', { ...ring, class: 'unlinked' }),
      svgElement('circle', {
        ...ring,
        class: 'linked',
        'stroke-dasharray': `${share * circumference} ${circumference}`,
      }),
      svgElement('text', { x: 50, y: 51 }, percent),
    );
  const bySystem = [...systems].sort(([, a], [, b]) => b - a).slice(0, 4);
  byId('links-caption').replaceChildren(
    element('span', { class: 'chip' }, element('i', { class: 'linked' }), `${formatCount(linked)} linked`),
    element(
      'span',
      { class: 'chip' },
      element('i', { class: 'unlinked' }),
      `${formatCount(customers.length - linked)} not linked`,
    ),
    element(
      'span',
      { class: 'soft' },
      bySystem.map(([name, count]) => `${name || '(no system)'} ${formatCount(count)}`).join(', '),
    ),
  );
}
