import type { RenderedEntry } from '../journal/rendered-entry.js';
import type { AdminClient } from './admin-client.js';
import { announce, attempt, button, byId, countOf, element, formatCount, formatTime } from './dom.js';
import { showEntry } from './entry-view.js';
import { createListbox } from './listbox.js';
import { countOutcomes, type Outcome, outcomes, outcomeTitles } from './outcomes.js';
import { drawTimeline } from './timeline-view.js';

/** The journal of the fake keeps as many unless told otherwise. */
const mostKept = 5000;

export interface JournalView {
  /** Shows these instead of all before. @param entries newest first */
  replace(entries: RenderedEntry[]): void;
  /** @param entries in the order in which they happened */
  add(entries: RenderedEntry[]): void;
}

/**
 * The list of requests with its search, filters and timeline; the chosen one is shown in full beside it.
 * @param whenEmpty shows something in the place of a request
 */
export function createJournalView(admin: AdminClient, whenEmpty: () => void): JournalView {
  const search = byId<HTMLInputElement>('journal-search');
  const onlyBroken = byId<HTMLInputElement>('journal-violations');
  const hidden = new Set<Outcome>();
  const showCounts = createChips(hidden, () => update());
  let all: RenderedEntry[] = [];
  let shown: RenderedEntry[] = [];

  const box = byId('requests');
  const list = createListbox<RenderedEntry>(box, {
    rowHeight: 3.25,
    rowClass: 'request',
    idOf: rowId,
    renderRow,
    showDetail: (entry) => showEntry(entry, admin),
    detail: byId('detail'),
  });

  function isWanted(entry: RenderedEntry, words: string): boolean {
    if (hidden.has(entry.outcome) || (onlyBroken.checked && entry.violations.length === 0)) return false;
    return words === '' || textOf(entry).includes(words);
  }

  function update(added = 0): void {
    const words = search.value.trim().toLowerCase();
    const before = shown.length;
    shown = all.filter((entry) => isWanted(entry, words));
    box.classList.toggle('empty', shown.length === 0);
    box.parentElement?.classList.toggle('empty', all.length === 0);
    list.show(shown, added > 0 ? Math.max(0, shown.length - before) : 0);
    const broken = all.filter(({ violations }) => violations.length > 0).length;
    byId('journal-count').textContent =
      shown.length === all.length
        ? `${countOf(all.length, 'request')}, ${formatCount(broken)} broke the contract`
        : `${formatCount(shown.length)} of ${countOf(all.length, 'request')}`;
    drawTimeline(all);
    showCounts(all);
    if (all.length === 0) {
      list.forgetChosen();
      whenEmpty();
    } else if (list.chosen() === undefined) list.choose(0);
  }

  search.addEventListener('input', () => update());
  onlyBroken.addEventListener('change', () => update());
  byId('journal-clear').addEventListener('click', () =>
    attempt(async () => {
      await admin.send('DELETE', '/requests');
      announce('The journal is empty.');
    }),
  );

  return {
    replace(entries) {
      all = entries;
      if (!all.some((entry) => rowId(entry) === list.chosen())) list.forgetChosen();
      update();
    },
    add(entries) {
      // The stream may tell of a request that the list has already brought. Ids count up, and are of one length.
      const newest = all[0]?.id ?? '';
      const fresh = entries.filter(({ id }) => id > newest).reverse();
      all = [...fresh, ...all].slice(0, mostKept);
      update(fresh.length);
    },
  };
}

function rowId({ id }: RenderedEntry): string {
  return `request-${id}`;
}

const texts = new WeakMap<RenderedEntry, string>();

/** What the search looks at; made once per entry. */
function textOf(entry: RenderedEntry): string {
  let text = texts.get(entry);
  if (text === undefined) {
    const { request, response, violations, outcome, fault = '', operationId = '' } = entry;
    const codes = violations.map(({ code }) => code).join(' ');
    text = [
      request.method,
      request.url,
      response.status,
      outcome,
      operationId,
      fault,
      codes,
      request.body,
      response.body,
    ]
      .join(' ')
      .toLowerCase();
    texts.set(entry, text);
  }
  return text;
}

function renderRow({ request, response, violations, outcome }: RenderedEntry): (Node | false)[] {
  return [
    element('i', { class: `outcome-${outcome}` }),
    element('span', { class: 'method' }, request.method),
    element('span', { class: 'path' }, request.url),
    element('span', { class: 'status' }, String(response.status)),
    element('span', { class: 'soft' }, `${formatTime(request.loggedDate)} · ${outcomeTitles[outcome]}`),
    violations.length > 0 && element('span', { class: 'broken' }, countOf(violations.length, 'violation')),
  ];
}

/**
 * One button per outcome that occurs: the legend of the timeline, and a filter of the list. The buttons stay the same
 * while requests pour in, so that they can be pressed.
 * @param hidden the outcomes that are filtered out; a button puts its own there, or takes it away
 * @param update called after that
 * @returns shows how often each outcome occurs
 */
function createChips(hidden: Set<Outcome>, update: () => void): (all: readonly RenderedEntry[]) => void {
  const chips = outcomes.map((outcome) => {
    const count = element('b');
    const chip = button('', () => {
      if (!hidden.delete(outcome)) hidden.add(outcome);
      update();
    });
    chip.dataset.outcome = outcome;
    chip.append(element('i', { class: `outcome-${outcome}` }), `${outcomeTitles[outcome]} `, count);
    return { outcome, chip, count };
  });
  byId('outcomes').replaceChildren(...chips.map(({ chip }) => chip));
  return (all) => {
    const counts = countOutcomes(all);
    for (const { outcome, chip, count } of chips) {
      chip.hidden = !counts.has(outcome) && !hidden.has(outcome);
      chip.setAttribute('aria-pressed', String(!hidden.has(outcome)));
      count.textContent = formatCount(counts.get(outcome) ?? 0);
    }
  };
}
