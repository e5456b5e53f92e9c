import type { RenderedEntry } from '../journal/rendered-entry.js';
import type { AdminClient } from './admin-client.js';
import { announce, attempt, button, byId, countOf, element, formatCount, formatTime } from './dom.js';
import { showEntry } from './entry-view.js';
import { countOutcomes, type Outcome, outcomes, outcomeTitles } from './outcomes.js';
import { drawTimeline } from './timeline-view.js';
import { createVirtualList } from './virtual-list.js';

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
  const box = byId('requests');
  const search = byId<HTMLInputElement>('journal-search');
  const onlyBroken = byId<HTMLInputElement>('journal-violations');
  const hidden = new Set<Outcome>();
  const showCounts = createChips(hidden, () => update());
  let all: RenderedEntry[] = [];
  let shown: RenderedEntry[] = [];
  let chosen: string | undefined;

  const list = createVirtualList<RenderedEntry>(box, 3.25, (entry, index) =>
    renderRow(entry, index, shown.length, chosen),
  );

  function isWanted(entry: RenderedEntry, words: string): boolean {
    if (hidden.has(entry.outcome) || (onlyBroken.checked && entry.violations.length === 0)) return false;
    return words === '' || textOf(entry).includes(words);
  }

  function choose(index: number): void {
    const entry = shown[index];
    if (!entry) return;
    if (chosen !== entry.id) showEntry(entry, admin);
    chosen = entry.id;
    box.setAttribute('aria-activedescendant', rowId(entry));
    list.reveal(index);
  }

  function update(added = 0): void {
    const words = search.value.trim().toLowerCase();
    const before = shown.length;
    shown = all.filter((entry) => isWanted(entry, words));
    list.show(shown, added > 0 ? Math.max(0, shown.length - before) : 0);
    const broken = all.filter(({ violations }) => violations.length > 0).length;
    byId('journal-count').textContent =
      shown.length === all.length
        ? `${countOf(all.length, 'request')}, ${formatCount(broken)} broke the contract`
        : `${formatCount(shown.length)} of ${countOf(all.length, 'request')}`;
    drawTimeline(all);
    showCounts(all);
    if (all.length === 0) {
      chosen = undefined;
      box.removeAttribute('aria-activedescendant');
      whenEmpty();
    } else if (chosen === undefined) choose(0);
  }

  box.addEventListener('keydown', (event) => {
    const at = shown.findIndex(({ id }) => id === chosen);
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + list.pageSize(),
      PageUp: at - list.pageSize(),
      Home: 0,
      End: shown.length - 1,
    };
    const to = steps[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    choose(Math.max(0, Math.min(shown.length - 1, to)));
  });
  // A press names the request, and its release chooses it: rows may have been made anew in between, so no click comes.
  let pressed: RenderedEntry | undefined;
  box.addEventListener('pointerdown', ({ target, clientY }) => {
    pressed = target === box ? undefined : shown[list.indexAt(clientY)];
  });
  box.addEventListener('pointerup', () => {
    if (!pressed) return;
    choose(shown.indexOf(pressed));
    byId('detail').scrollIntoView({ block: 'nearest' });
  });
  // Assistive technology clicks without a pointer.
  box.addEventListener('click', ({ target, detail }) => {
    const row = detail === 0 && (target as Element).closest('[role=option]');
    if (row) choose(Number(row.getAttribute('aria-posinset')) - 1);
  });
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
      if (!all.some(({ id }) => id === chosen)) chosen = undefined;
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

function renderRow(entry: RenderedEntry, index: number, size: number, chosen: string | undefined): HTMLElement {
  const { request, response, violations, outcome } = entry;
  return element(
    'div',
    {
      role: 'option',
      id: rowId(entry),
      class: 'request',
      'aria-selected': String(entry.id === chosen),
      'aria-posinset': index + 1,
      'aria-setsize': size,
    },
    element('i', { class: `outcome-${outcome}` }),
    element('span', { class: 'method' }, request.method),
    element('span', { class: 'path' }, request.url),
    element('span', { class: 'status' }, String(response.status)),
    element('span', { class: 'soft' }, `${formatTime(request.loggedDate)} · ${outcomeTitles[outcome]}`),
    violations.length > 0 && element('span', { class: 'broken' }, countOf(violations.length, 'violation')),
  );
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
