import { element } from './dom.js';
import { createVirtualList } from './virtual-list.js';

export interface ListboxOptions<Item> {
  /** In rem. */
  rowHeight: number;
  /** The class of each row. */
  rowClass: string;
  /** What tells an item from the others, also when it was loaded again; unique in the page. */
  idOf(item: Item): string;
  renderRow(item: Item): (Node | false)[];
  /** Shows an item in full. Called when another than the chosen one is chosen. */
  showDetail(item: Item): void;
  /** Where it is shown. */
  detail: HTMLElement;
}

export interface Listbox<Item> {
  /** @param added how many items stand before the earlier first one */
  show(items: readonly Item[], added?: number): void;
  choose(index: number): void;
  /** The id of the chosen item, which need not be among the shown ones; undefined when there is none. */
  chosen(): string | undefined;
  forgetChosen(): void;
}

/** A list of which one item is chosen, by keyboard, pointer or assistive technology, and shown in full beside it. */
export function createListbox<Item>(box: HTMLElement, options: ListboxOptions<Item>): Listbox<Item> {
  const { rowHeight, rowClass, idOf, renderRow, showDetail, detail } = options;
  let shown: readonly Item[] = [];
  let chosen: string | undefined;

  const list = createVirtualList<Item>(box, rowHeight, (item, index) =>
    element(
      'div',
      {
        role: 'option',
        id: idOf(item),
        class: rowClass,
        'aria-selected': String(idOf(item) === chosen),
        'aria-posinset': index + 1,
        'aria-setsize': shown.length,
      },
      ...renderRow(item),
    ),
  );
  const indexOf = (id: string | undefined) => shown.findIndex((item) => idOf(item) === id);

  function choose(index: number): void {
    const item = shown[index];
    if (!item) return;
    const id = idOf(item);
    if (chosen !== id) {
      showDetail(item);
      detail.scrollTop = 0;
    }
    chosen = id;
    box.setAttribute('aria-activedescendant', id);
    list.reveal(index);
  }

  box.addEventListener('keydown', (event) => {
    const at = indexOf(chosen);
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
  // A press names the item, and its release chooses it: rows may have been made anew in between, so no click comes.
  let pressed: string | undefined;
  box.addEventListener('pointerdown', ({ target, clientY }) => {
    const item = target === box ? undefined : shown[list.indexAt(clientY)];
    pressed = item && idOf(item);
  });
  box.addEventListener('pointerup', () => {
    if (pressed === undefined) return;
    choose(indexOf(pressed));
    detail.scrollIntoView({ block: 'nearest' });
  });
  // Assistive technology clicks without a pointer.
  box.addEventListener('click', ({ target, detail: clicks }) => {
    const row = clicks === 0 && (target as Element).closest('[role=option]');
    if (row) choose(Number(row.getAttribute('aria-posinset')) - 1);
  });

  return {
    show(items, added = 0) {
      shown = items;
      list.show(items, added);
    },
    choose,
    chosen: () => chosen,
    forgetChosen() {
      chosen = undefined;
      box.removeAttribute('aria-activedescendant');
    },
  };
}
