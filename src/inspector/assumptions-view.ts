import type { AdminClient, Answers } from './admin-client.js';
import { announce, attempt, byId, countOf, element } from './dom.js';

type Switch = Answers['/assumptions']['assumptions'][number];

/** Operations that a switch names without being asked. */
const mostListed = 4;

export interface AssumptionsView {
  show(answer: Answers['/assumptions']): void;
}

/** A choice for each assumption; what differs from the default is marked. */
export function createAssumptionsView(admin: AdminClient): AssumptionsView {
  const cards = new Map<string, { update(value: string): void }>();

  async function set(name: string, value: string): Promise<void> {
    await admin.send('PUT', '/assumptions', { [name]: value });
    announce(`${name} is ${value} from the next request on.`);
  }

  return {
    show({ assumptions }) {
      for (const assumption of assumptions) {
        const card = cards.get(assumption.name) ?? createCard(assumption, set);
        cards.set(assumption.name, card);
        card.update(assumption.value);
      }
    },
  };
}

function createCard(assumption: Switch, set: (name: string, value: string) => Promise<void>) {
  const { name, states, values, default: usual, operations } = assumption;
  const meaningId = `meaning-${name}`;
  const select = element('select', { id: `switch-${name}`, 'aria-describedby': meaningId });
  select.append(
    ...values.map(({ value }) => element('option', { value }, value === usual ? `${value} (default)` : value)),
  );
  const meaning = element('p', { id: meaningId, class: 'soft' });
  const card = element(
    'div',
    { class: 'switch' },
    element('label', { for: select.id }, element('b', {}, name.replaceAll('-', ' ')), element('span', {}, states)),
    select,
    meaning,
    operationList(operations),
  );
  byId('switches').append(card);
  select.addEventListener('change', () => attempt(() => set(name, select.value)));
  return {
    update(value: string) {
      select.value = value;
      meaning.textContent = values.find((candidate) => candidate.value === value)?.meaning ?? '';
      card.classList.toggle('changed', value !== usual);
    },
  };
}

/** More than a few are opened on demand, so that the switches stay near each other. */
function operationList(operations: readonly string[]): HTMLElement {
  const list = element('p', { class: 'soft' }, operations.join(', '));
  if (operations.length <= mostListed) return list;
  return element('details', {}, element('summary', {}, countOf(operations.length, 'operation')), list);
}
