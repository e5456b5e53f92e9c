import { originOf } from '../../journal/origin.js';
import { asksForJson } from '../../judges/requests/asks-for-json.js';
import type { Answer } from '../answer.js';
import { page } from '../misbehaviour/fault-kinds.js';
import type { Exchange } from './exchange.js';

const html = { 'Content-Type': 'text/html; charset=UTF-8' };

/**
 * What Laravel answers to a client that does not ask for JSON: where the framework refuses a request, it redirects a browser
 * or shows it a page. What a controller says stays JSON. The exchange gets a note.
 */
export function forClient(exchange: Exchange, answer: Answer): Answer {
  const { request, world, notes } = exchange;
  const mode = world.assumptions['errors-without-accept'];
  if (mode === 'json' || asksForJson(request.headers)) return answer;
  const other = pageFor(exchange, answer, mode === 'login-missing');
  if (!other) return answer;
  const got = other.status === 302 ? 'a redirect' : 'a page';
  notes.push({
    code: 'json-not-asked',
    message: `This client did not ask for JSON, so it got ${got}; with Accept: application/json it is ${answer.status} ${answer.body.replace(/\s+/g, ' ')}`,
  });
  return other;
}

/** undefined where a controller answers, or nothing is said. */
function pageFor({ request }: Exchange, answer: Answer, loginIsMissing: boolean): Answer | undefined {
  const { status, outcome } = answer;
  const host = originOf(request);
  if (outcome === 'bad-credentials' && answer.headers?.['WWW-Authenticate'] !== undefined)
    return pageOf(answer, status, 'Unauthorized');
  if (outcome === 'bad-credentials')
    return loginIsMissing ? pageOf(answer, 500, 'Server Error') : redirect(answer, `${host}/login`);
  if (status === 413) return pageOf(answer, status, 'Payload Too Large');
  if (status === 429) return pageOf(answer, status, 'Too Many Requests');
  if (status === 500) return pageOf(answer, status, 'Server Error');
  if (outcome === 'validation') return redirect(answer, previousPage(request.headers.referer, host));
  if (outcome !== 'unmatched' || status === 200) return undefined;
  return pageOf(answer, status, status === 405 ? 'Method Not Allowed' : 'Not Found');
}

/** The page that a browser came from; Laravel puts the address of the server before what is no URL. */
function previousPage(referer: string | undefined, host: string): string {
  if (!referer) return host;
  const isUrl =
    /^(?:#|\/\/|https?:\/\/|(?:mailto|tel|sms):)/.test(referer) || /^[a-z][a-z0-9+.-]*:\/\/[^/\s]/i.test(referer);
  return isUrl ? referer : `${host}/${referer.replace(/^\/+/, '')}`.replace(/\/$/, '');
}

const pageOf = (answer: Answer, status: number, title: string): Answer => ({
  ...answer,
  status,
  body: page(title, `${status} | ${title}`),
  headers: { ...answer.headers, ...html },
});

const redirect = (answer: Answer, to: string): Answer => ({
  ...answer,
  status: 302,
  body: page('Redirecting', `Redirecting to ${escaped(to)}.`),
  headers: { ...answer.headers, ...html, 'Content-Type': 'text/html; charset=utf-8', Location: to },
});

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
