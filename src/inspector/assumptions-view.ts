import type { AdminClient, Answers } from './admin-client.js';
import { announce, attempt, byId, countOf, element } from './dom.js';

type Switch = Answers['/assumptions']['assumptions'][number];

/** Operations that a switch names without being asked. */
const mostListed = 4;

/** An operation of the contract, with the part of the API that it belongs to. */
export interface TaggedOperation {
  operationId: string;
  tag: string;
}

export interface AssumptionsView {
  /** @param operations every one of the contract */
  show(answer: Answers['/assumptions'], operations: readonly TaggedOperation[]): void;
}

/** A choice for each assumption, in groups that are opened on demand; what differs from the default is marked. */
export function createAssumptionsView(admin: AdminClient): AssumptionsView {
  const cards = new Map<string, Card>();
  const groups = new Map<string, Group>();

  async function set(name: string, value: string): Promise<void> {
    await admin.send('PUT', '/assumptions', { [name]: value });
    announce(`${name} is ${value} from the next request on.`);
  }

  return {
    show({ assumptions }, operations) {
      if (groups.size === 0) {
        for (const title of titlesOf(operations)) groups.set(title, createGroup(title));
      }
      for (const assumption of assumptions) {
        const card = cards.get(assumption.name) ?? createCard(assumption, set);
        if (!cards.has(assumption.name)) groups.get(titleOf(assumption, operations))?.add(card);
        cards.set(assumption.name, card);
        card.update(assumption.value);
      }
      for (const group of groups.values()) group.update();
    },
  };
}

const everyCall = 'Every call';
const severalParts = 'Several parts of the API';

/** The groups in the order in which they stand: what concerns most, first. */
function titlesOf(operations: readonly TaggedOperation[]): Set<string> {
  return new Set([everyCall, severalParts, ...operations.map(({ tag }) => capitalised(tag))]);
}

function titleOf(assumption: Switch, operations: readonly TaggedOperation[]): string {
  const concerned = operations.filter(({ operationId }) => assumption.operations.includes(operationId));
  const [tag, ...others] = new Set(concerned.map((operation) => operation.tag));
  if (concerned.length === operations.length) return everyCall;
  return tag === undefined || others.length > 0 ? severalParts : capitalised(tag);
}

const capitalised = (tag: string): string => `${tag[0]?.toUpperCase() ?? ''}${tag.slice(1)}`;

interface Group {
  add(card: Card): void;
  /** Says how many of its switches are changed, and opens when that was not known before; without switches, hides. */
  update(): void;
}

function createGroup(title: string): Group {
  const cards: Card[] = [];
  const body = element('div', { class: 'switches' });
  const count = element('small');
  const group = element(
    'details',
    { class: 'group' },
    element('summary', {}, element('b', {}, title), ' ', count),
    body,
  );
  byId('switches').append(group);
  let shown = 0;
  return {
    add(card) {
      cards.push(card);
      body.append(card.element);
    },
    update() {
      const changed = cards.filter((card) => card.isChanged()).length;
      count.textContent = `${countOf(cards.length, 'switch', 'switches')}${changed === 0 ? '' : `, ${changed} changed`}`;
      group.hidden = cards.length === 0;
      group.classList.toggle('changed', changed > 0);
      if (changed > shown) group.open = true;
      shown = changed;
    },
  };
}

interface Card {
  element: HTMLElement;
  update(value: string): void;
  isChanged(): boolean;
}

function createCard(assumption: Switch, set: (name: string, value: string) => Promise<void>): Card {
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
  select.addEventListener('change', () => attempt(() => set(name, select.value)));
  return {
    element: card,
    isChanged: () => select.value !== usual,
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
