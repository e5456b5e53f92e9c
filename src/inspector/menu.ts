import { byId } from './dom.js';

/** What a press on its head opens in place; Escape, a press elsewhere and `closeMenu` close it. */
export function createMenu(id: string): HTMLDetailsElement {
  const menu = byId<HTMLDetailsElement>(id);
  menu.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') closeMenu(menu);
  });
  document.addEventListener('click', ({ target }) => {
    if (!menu.contains(target as Node)) menu.open = false;
  });
  return menu;
}

/** The focus goes back to the head, for what had it is gone from view. */
export function closeMenu(menu: HTMLDetailsElement): void {
  menu.open = false;
  menu.querySelector('summary')?.focus();
}
