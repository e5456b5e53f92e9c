import type { AdminClient } from './admin-client.js';
import { announce, attempt, button, byId, element } from './dom.js';
import { createMenu } from './menu.js';

export interface WorldsView {
  refresh(): Promise<void>;
}

/**
 * The chooser of worlds: the server's own and its sandboxes, each a page of its own.
 * @param root the path of the server's own page
 * @param current the sandbox that is shown; undefined for the server's own world
 */
export function createWorldsView(admin: AdminClient, root: string, current: string | undefined): WorldsView {
  const menu = createMenu('worlds');
  const addressOf = (name: string) => `${root}sandbox/${encodeURIComponent(name)}/`;

  async function drop(name: string): Promise<void> {
    await admin.send('DELETE', `/sandboxes/${encodeURIComponent(name)}`);
    announce(`The sandbox ${name} is gone.`);
    menu.querySelector('summary')?.focus();
  }

  async function refresh(): Promise<void> {
    const { sandboxes } = await admin.read('/sandboxes');
    const link = (name: string, address: string, isCurrent: boolean) =>
      element('a', { href: address, 'aria-current': isCurrent ? 'page' : undefined }, name);
    byId('world-list').replaceChildren(
      element('li', {}, link('main', root, current === undefined)),
      ...sandboxes.sort().map((name) => {
        const isCurrent = name === current;
        const row = element('li', {}, link(name, addressOf(name), isCurrent));
        if (!isCurrent)
          row.append(button('Drop', () => attempt(() => drop(name)), { 'aria-label': `Drop the sandbox ${name}` }));
        return row;
      }),
    );
  }

  byId('world-name').textContent = current ?? 'main';
  menu.addEventListener('toggle', () => {
    if (menu.open) attempt(refresh);
  });
  byId('world-form').addEventListener('submit', (event) => {
    event.preventDefault();
    location.assign(addressOf(byId<HTMLInputElement>('world-new').value));
  });
  return { refresh };
}
