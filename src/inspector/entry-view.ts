import type { RenderedEntry } from '../journal/rendered-entry.js';
import type { AdminClient } from './admin-client.js';
import { announce, attempt, button, byId, countOf, element, formatTime } from './dom.js';
import { outcomeTitles } from './outcomes.js';
import { violationCard } from './violation-card.js';

/** Characters of a body that are shown; the control plane has the rest. */
const mostShown = 20_000;

/** Shows one request in full: what was said on the wire, then what in it broke the contract; headers on demand. */
export function showEntry(entry: RenderedEntry, admin: AdminClient): void {
  const { request, response, violations, notes } = entry;
  const curl = element('pre', { tabindex: 0, 'aria-label': 'The request as a curl command', hidden: true });
  byId('detail').replaceChildren(
    element('h3', {}, element('span', { class: 'method' }, request.method), ' ', request.url),
    element('p', { class: 'facts' }, chip(entry), ...facts(entry).map((fact) => element('span', {}, fact))),
    element(
      'div',
      { class: 'inline' },
      button('Copy as curl', () => attempt(() => copyCurl(entry, admin, curl))),
      button('Send again', () => attempt(() => sendAgain(entry, admin)), { class: 'of-fakes' }),
    ),
    curl,
    element(
      'div',
      { class: 'bodies' },
      section('Request', body(request.body)),
      section(`Answer ${response.status}`, body(response.body)),
    ),
    ...(violations.length > 0 ? [section('What broke the contract', ...violations.map(violationCard))] : []),
    ...(notes.length > 0 ? [section('Notes', list(notes.map(({ message }) => message)))] : []),
    section('Headers', headers('request', request.headers), headers('answer', response.headers)),
  );
}

/** An empty journal says how to fill it. */
export function showHint(api: string, staff: { email: string; token: string } | undefined): void {
  const command = `curl -u ${staff?.email ?? 'EMAIL'}:${staff?.token ?? 'TOKEN'} ${api}/api/customers/get/1`;
  byId('detail').replaceChildren(
    element('p', { class: 'soft' }, 'Each request to the API appears here as it is answered. Try one:'),
    element('pre', { tabindex: 0, 'aria-label': 'A first request' }, command),
  );
}

function chip({ outcome }: RenderedEntry): HTMLElement {
  return element('span', { class: 'chip' }, element('i', { class: `outcome-${outcome}` }), outcomeTitles[outcome]);
}

function facts({ request, durationMs, operationId, fault, test, dialect }: RenderedEntry): string[] {
  return [
    `${formatTime(request.loggedDate)}, ${durationMs.toFixed(1)} ms`,
    ...(operationId === undefined ? [] : [operationId]),
    `credentials: ${dialect.credentials}`,
    `body: ${dialect.body}`,
    ...(fault === undefined ? [] : [`fault: ${fault}`]),
    ...(test === undefined ? [] : [`test: ${test}`]),
  ];
}

function section(title: string, ...children: HTMLElement[]): HTMLElement {
  return element('section', {}, element('h4', {}, title), ...children);
}

function list(items: string[]): HTMLElement {
  return element('ul', {}, ...items.map((item) => element('li', {}, item)));
}

function headers(whose: string, given: Record<string, string>): HTMLElement {
  const rows = Object.entries(given);
  const terms = rows.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]);
  return element(
    'details',
    {},
    element('summary', {}, `${countOf(rows.length, 'header')} of the ${whose}`),
    element('dl', { class: 'headers' }, ...terms),
  );
}

function body(text: string): HTMLElement {
  if (text === '') return element('p', { class: 'soft' }, 'No body.');
  const left = text.length - mostShown;
  return element(
    'pre',
    { tabindex: 0, 'aria-label': 'Body' },
    left > 0 ? `${text.slice(0, mostShown)}\n… and ${left} more characters` : text,
  );
}

/** Where the browser gives no clipboard, the command is shown and selected, so that one key copies it. */
async function copyCurl({ id }: RenderedEntry, admin: AdminClient, shown: HTMLElement): Promise<void> {
  const command = (await admin.readText(`/requests/${id}/curl`)).trimEnd();
  shown.textContent = command;
  shown.hidden = false;
  try {
    await navigator.clipboard.writeText(command);
    const needed = ['TICAGA_API_EMAIL', 'TICAGA_API_TOKEN'].filter((name) => command.includes(`$${name}`));
    announce(
      `Copied.${needed.length > 0 ? ` It holds no secret: set ${needed.join(' and ')} before you run it.` : ''}`,
    );
  } catch {
    getSelection()?.selectAllChildren(shown);
    announce('The browser gives no clipboard: the command is selected, copy it with the keyboard.');
  }
}

async function sendAgain({ id, request }: RenderedEntry, admin: AdminClient): Promise<void> {
  announce(`Sending ${request.method} ${request.url} again…`);
  const result = (await admin.send('POST', `/requests/${id}/replay`)) as { status: number } | { broken: string };
  announce(
    'status' in result ? `Sent again. The answer is ${result.status}.` : `Sent again. No answer: ${result.broken}.`,
  );
}
