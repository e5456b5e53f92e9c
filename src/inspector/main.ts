import type { RenderedEntry } from '../journal/rendered-entry.js';
import { type Answers, type Change, createAdminClient } from './admin-client.js';
import { createAssumptionsView, type TaggedOperation } from './assumptions-view.js';
import { createCustomersView } from './customers-view.js';
import { announce, attempt, byId, element } from './dom.js';
import { showHint } from './entry-view.js';
import { createFaultsView } from './faults-view.js';
import { createJournalView } from './journal-view.js';
import { closeMenu, createMenu } from './menu.js';
import { showOwnRows } from './own-rows-view.js';
import { createRefresher } from './refresher.js';
import { createTicketsView } from './tickets-view.js';
import { createWorldsView } from './worlds-view.js';

const [, root = '/', sandbox] = /^(.*?\/)(?:sandbox\/([^/]+)\/)?$/.exec(location.pathname) ?? [];
const here = new URL('.', location.href).href.replace(/\/$/, '');

/** Whose credentials the page offers for a plugin's settings. */
let staff: Answers['/state']['staff'][number] | undefined;

const operations = readOperations();
const admin = createAdminClient(`${here}/__admin`, askToken);
const journal = createJournalView(admin, () => showHint(here, staff));
const customers = createCustomersView();
const tickets = createTicketsView();
const faults = createFaultsView(admin);
const assumptions = createAssumptionsView(admin);
const worlds = createWorldsView(admin, root, sandbox && decodeURIComponent(sandbox));

let asked: Promise<string | undefined> | undefined;

/** The server behind, where this page is that of a proxy; undefined on a fake. It is asked for until it is known. */
function findTarget(): Promise<string | undefined> {
  asked ??= admin.read('/health').then(
    ({ target }) => target,
    (error) => {
      asked = undefined;
      throw error;
    },
  );
  return asked;
}

/** A load that fails leaves what is shown, and says so; the next one may succeed. */
const refresherOf = (load: () => Promise<void>) =>
  createRefresher(() => load().catch((error: Error) => announce(`Cannot load: ${error.message}`)));

/** The same for what a proxy does not have. */
const refresherOfFakes = (load: () => Promise<void>) =>
  refresherOf(async () => {
    if ((await findTarget()) === undefined) await load();
  });

const refresh = {
  state: refresherOfFakes(async () => {
    const state = await admin.read('/state');
    staff = state.staff.find(({ revoked }) => !revoked);
    showSettings({ 'API URL': here, Email: staff?.email ?? 'none', 'API token': staff?.token ?? 'none' });
    customers.show(state.customers);
    tickets.show(state);
  }),
  journal: refresherOf(loadJournal),
  faults: refresherOfFakes(async () => faults.show(await admin.read('/faults'))),
  ownRows: refresherOf(async () => showOwnRows(await admin.read('/violations'))),
  assumptions: refresherOf(async () => assumptions.show(await admin.read('/assumptions'), await operations)),
  worlds: refresherOfFakes(worlds.refresh),
};

function refreshAll(): void {
  for (const load of Object.values(refresh)) load();
}

/** Loads again what a call of the control plane, from this page or any other client, has changed. */
function follow({ method, path }: Change): void {
  if (path.startsWith('/requests')) {
    if (method === 'DELETE') refresh.journal();
  } else if (path === '/faults') refresh.faults();
  else if (path === '/own-rows') refresh.ownRows();
  else if (path === '/assumptions') refresh.assumptions();
  else if (path.startsWith('/sandboxes')) refresh.worlds();
  else refreshAll();
}

/** Requests of any other method may have changed what the world remembers. */
const readingMethods = ['GET', 'HEAD'];
/** The list is redrawn at most this often while requests pour in, in milliseconds. */
const drawEvery = 50;
/** What the events brought and the list does not show yet. */
let arrived: RenderedEntry[] = [];
let isLoading = false;

function collect(entry: RenderedEntry): void {
  if (arrived.push(entry) === 1) setTimeout(showArrived, drawEvery);
}

function showArrived(): void {
  if (isLoading || arrived.length === 0) return;
  const entries = arrived;
  arrived = [];
  journal.add(entries);
  if (entries.some(({ request }) => !readingMethods.includes(request.method))) refresh.state();
  if (entries.some(({ fault }) => fault !== undefined) || byId('armed').querySelector('b')) refresh.faults();
}

/** What arrives during the load is newer than what the load brings, so it is shown after it. */
async function loadJournal(): Promise<void> {
  showArrived();
  isLoading = true;
  try {
    journal.replace((await admin.read('/requests')).requests);
  } finally {
    isLoading = false;
    showArrived();
  }
}

/** Follows the events for as long as the page is open; a broken connection is tried again. */
async function stayConnected(): Promise<never> {
  const retryAfter = 1000;
  for (;;) {
    try {
      for await (const event of admin.events()) {
        if ('entry' in event) collect(event.entry);
        else if ('change' in event) follow(event.change);
        else {
          showConnection('Live');
          refreshAll();
        }
      }
      showConnection('Not connected');
    } catch (error) {
      // A TypeError is fetch's word for a connection that cannot be made; everything else has its own words.
      showConnection(error instanceof TypeError ? 'Not connected' : (error as Error).message);
    }
    await new Promise((resolve) => setTimeout(resolve, retryAfter));
  }
}

function showConnection(text: string): void {
  const place = byId('connection');
  if (place.textContent !== text) place.textContent = text;
  place.classList.toggle('live', text === 'Live');
}

/** What goes into a plugin's settings to make it speak to this world. */
function showSettings(rows: Record<string, string>): void {
  const settings = byId('settings');
  settings.replaceChildren(
    ...Object.entries(rows).map(([term, value]) =>
      element('div', {}, element('dt', {}, term), element('dd', {}, element('code', {}, value))),
    ),
  );
  settings.hidden = false;
}

function askToken(): Promise<string> {
  const dialog = byId<HTMLDialogElement>('token-dialog');
  const input = byId<HTMLInputElement>('token');
  input.value = '';
  if (!dialog.open) dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener('close', () => resolve(input.value), { once: true }));
}

/** Asks in place: what is erased does not come back. */
function offerReset(): void {
  const menu = createMenu('reset');
  byId('reset-keep').addEventListener('click', () => closeMenu(menu));
  byId('reset-erase').addEventListener('click', () => {
    closeMenu(menu);
    attempt(async () => {
      await admin.send('POST', '/reset');
      announce('This world is back at its beginning.');
    });
  });
}

/** The operations of the contract, each with its tag. */
async function readOperations(): Promise<TaggedOperation[]> {
  const { paths } = await (await fetch(`${root}openapi.json`)).json();
  return Object.values(paths as Record<string, Record<string, { operationId?: string; tags?: string[] }>>)
    .flatMap((path) => Object.values(path))
    .flatMap(({ operationId, tags }) => (operationId ? { operationId, tag: tags?.[0] ?? '' } : []));
}

async function showContract(): Promise<void> {
  const { version, target } = await admin.read('/health');
  byId('version').textContent = version;
  if (target !== undefined) {
    document.body.classList.add('proxy');
    showSettings({ 'API URL': here, 'Server behind': target });
    return;
  }
  faults.offerOperations(await operations);
}

offerReset();
attempt(showContract);
await stayConnected();
