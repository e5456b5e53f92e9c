import { element } from './dom.js';

export interface VirtualList<Item> {
  /**
   * Shows these items instead of the earlier ones.
   * @param added how many of them stand before the earlier first one: a reader who has scrolled keeps the place
   */
  show(items: readonly Item[], added?: number): void;
  /** Scrolls as little as needed for the row to be in view. */
  reveal(index: number): void;
  /** The row at a height of the window, in pixels; rows may be made anew between a press and its release. */
  indexAt(clientY: number): number;
  /** How many rows fit. */
  pageSize(): number;
}

/** Rows beyond each edge, so that fast scrolling does not show a gap. */
const margin = 6;

/**
 * A list that holds only the rows in view, however many items there are. All rows have one height.
 * @param viewport the element that scrolls
 * @param rowHeight in rem
 * @param render makes the row of an item
 */
export function createVirtualList<Item>(
  viewport: HTMLElement,
  rowHeight: number,
  render: (item: Item, index: number) => HTMLElement,
): VirtualList<Item> {
  const space = element('div', { class: 'space', role: 'presentation' });
  viewport.replaceChildren(space);
  let items: readonly Item[] = [];
  let pixels = 1;
  let waiting = false;

  function draw(): void {
    waiting = false;
    pixels = rowHeight * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    space.style.height = `${items.length * pixels}px`;
    const first = Math.max(0, Math.floor(viewport.scrollTop / pixels) - margin);
    const last = Math.min(items.length, Math.ceil((viewport.scrollTop + viewport.clientHeight) / pixels) + margin);
    space.replaceChildren(
      ...items.slice(first, last).map((item, offset) => {
        const row = render(item, first + offset);
        row.style.transform = `translateY(${(first + offset) * pixels}px)`;
        row.style.height = `${pixels}px`;
        return row;
      }),
    );
  }

  function drawSoon(): void {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(draw);
  }

  viewport.addEventListener('scroll', drawSoon, { passive: true });
  new ResizeObserver(drawSoon).observe(viewport);
  return {
    show(next, added = 0) {
      items = next;
      if (added > 0 && viewport.scrollTop > 0) {
        space.style.height = `${items.length * pixels}px`;
        viewport.scrollTop += added * pixels;
      }
      draw();
    },
    reveal(index) {
      const top = index * pixels;
      if (top < viewport.scrollTop) viewport.scrollTop = top;
      else if (top + pixels > viewport.scrollTop + viewport.clientHeight) {
        viewport.scrollTop = top + pixels - viewport.clientHeight;
      }
      draw();
    },
    indexAt: (clientY) => Math.floor((clientY - space.getBoundingClientRect().top) / pixels),
    pageSize: () => Math.max(1, Math.floor(viewport.clientHeight / pixels)),
  };
}
