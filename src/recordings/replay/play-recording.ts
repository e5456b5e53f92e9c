import type { FurtherDocument } from '../../document/further-document.js';
import { isRecord } from '../../document/is-record.js';
import { isTooDeepToParse } from '../../document/nesting.js';
import { fillPath } from '../../document/operations.js';
import { mask } from '../../journal/mask-passwords.js';
import { decodeBody } from '../../judges/requests/body.js';
import { type Addressed, findAddressed, type Head } from '../../judges/requests/find-request.js';
import { whyBodyMayWrite, whyHeadMayWrite } from '../../judges/requests/may-write.js';
import { decodeAnswer } from '../../wire/decode-answer.js';
import type { HttpAnswer, Send } from '../../wire/http-client.js';
import { TransportError } from '../../wire/transport-error.js';
import type { RecordedExchange, Recording } from '../recorded-exchange.js';
import { type Correspondence, createCorrespondence, kindOfId } from './correspondence.js';
import { type Difference, firstDifference } from './first-difference.js';

/** What became of an exchange that was played again. */
export type Replayed = { exchange: RecordedExchange } & (
  | { result: 'same' }
  | { result: 'different'; difference: Difference; answer: HttpAnswer }
  /** Why, as a sentence. */
  | { result: 'skipped' | 'unanswered'; reason: string }
);

/** Where requests go, and as whom. */
export interface Place {
  baseUrl: string;
  email: string;
  token: string;
}

export interface ReplayOptions {
  recording: Recording;
  place: Place;
  send: Send;
  /** Whether requests are sent that may write. */
  allowsWrites: boolean;
  /** Documents beside openapi.yaml. */
  further: readonly FurtherDocument[];
  /** Makes a world in which provider states hold; absent where nobody can. Throws KitError for a state that there is not. */
  setUp?: (states: RecordedExchange['states']) => Promise<Place>;
  signal: AbortSignal;
}

/** Sends what was recorded once more, in order, and says where the answers part from the recorded ones. */
export async function playRecording(options: ReplayOptions): Promise<Replayed[]> {
  const ids = createCorrespondence();
  const played: Replayed[] = [];
  for (const exchange of options.recording.exchanges) {
    if (options.signal.aborted) break;
    played.push(await play(exchange, options, ids));
  }
  return played;
}

async function play(exchange: RecordedExchange, options: ReplayOptions, ids: Correspondence): Promise<Replayed> {
  const { recording, send, further, allowsWrites, setUp, signal } = options;
  const skipped = (reason: string): Replayed => ({ exchange, result: 'skipped', reason });
  if (exchange.hindrance !== undefined) return skipped(exchange.hindrance);
  const { method, url, body, answer } = exchange;
  const head: Head = { method, url, headers: lowerCased(exchange.headers) };
  const addressed = findAddressed(head, further);
  const { fields } = decodeBody(body, head.headers['content-type']);
  const why = whyHeadMayWrite(head, addressed) ?? whyBodyMayWrite(head, fields, body);
  if (why !== undefined && !allowsWrites)
    return skipped(`${why[0]?.toUpperCase()}${why.slice(1)}; --allow-writes sends it.`);
  const [state] = exchange.states;
  if (state && !setUp) {
    return skipped(
      `It needs the provider state ${JSON.stringify(state.name)}, which is set up on a fake alone: leave out --to.`,
    );
  }
  const place = state && setUp ? await setUp(exchange.states) : options.place;
  const segment = addressed.path.split('/')[2] ?? '';
  const request = withIdsOfNow(exchange, addressed, segment, ids);
  try {
    const came = await send(
      {
        method,
        url: place.baseUrl + request.url,
        headers: headersFor(exchange, place),
        ...(request.body ? { body: request.body } : {}),
      },
      signal,
    );
    const comparison = { ids, masked: recording.masked, byForm: answer.byForm, segment };
    const difference = differenceOf(answer, came, comparison);
    return difference ? { exchange, result: 'different', difference, answer: came } : { exchange, result: 'same' };
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    return { exchange, result: 'unanswered', reason: error.message };
  }
}

function differenceOf(
  { status, body }: RecordedExchange['answer'],
  came: HttpAnswer,
  comparison: Parameters<typeof firstDifference>[2],
): Difference | undefined {
  if (status !== came.status) return { subject: 'status', expected: String(status), was: String(came.status) };
  // Of a page, or a body that was recorded in part, the status has said enough.
  if (body === undefined) return undefined;
  const decoded = decodeAnswer(came);
  if (decoded.problem !== undefined) return { subject: 'body', expected: 'JSON', was: decoded.was };
  return firstDifference(body, decoded.body, comparison);
}

const lowerCased = (headers: RecordedExchange['headers']): Record<string, string> =>
  Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));

/** What belongs to a connection, what asks for an answer that nobody could compare, and the names of HTTP/2. */
const ownHeaders =
  /^(:.*|host|content-length|connection|keep-alive|transfer-encoding|trailer|expect|accept-encoding|cookie|upgrade|te)$/i;

/** The recorded headers, with credentials in the place of those that were masked. */
function headersFor({ headers }: RecordedExchange, { email, token }: Place): Record<string, string> {
  const basic = Buffer.from(`${email}:${token}`).toString('base64');
  const put = (name: string, value: string): string => {
    if (/^authorization$/i.test(name)) return /^basic\b/i.test(value) ? `Basic ${basic}` : `Bearer ${token}`;
    return value === mask ? token : value;
  };
  return Object.fromEntries(
    headers.filter(([name]) => !ownHeaders.test(name)).map(([name, value]) => [name, put(name, value)]),
  );
}

/** The address and the body with the ids that stand for the recorded ones now. */
function withIdsOfNow(
  { url, body, headers }: RecordedExchange,
  { found, path }: Addressed,
  segment: string,
  ids: Correspondence,
): { url: string; body: Buffer | undefined } {
  const swap = (name: string, value: string): string => {
    const kind = kindOfId(name, [segment]);
    if (kind === undefined) return value;
    const now = ids.now(kind, value);
    ids.sent(kind, value);
    return now;
  };
  const query = url.slice(url.replace(/\?.*/s, '').length);
  const template = found?.operation.path;
  const address =
    found && template && url.startsWith(path)
      ? `/api${fillPath(template, (name) => encodeURIComponent(swap(name, String(found.parameters[name]))))}`
      : url.slice(0, url.length - query.length);
  const isSame = address === path || address === path.replace(/\/$/, '');
  return {
    url: (isSame ? url.slice(0, url.length - query.length) : address) + query,
    body: bodyWith(body, headers, swap),
  };
}

function bodyWith(
  body: Buffer | undefined,
  headers: RecordedExchange['headers'],
  swap: (name: string, value: string) => string,
): Buffer | undefined {
  const text = body?.toString();
  if (body === undefined || text === undefined) return body;
  const type = headers.find(([name]) => /^content-type$/i.test(name))?.[1] ?? '';
  if (/x-www-form-urlencoded/i.test(type)) {
    const pairs = [...new URLSearchParams(text)].map(([name, value]): [string, string] => [name, swap(name, value)]);
    const swapped = new URLSearchParams(pairs).toString();
    return swapped === new URLSearchParams(text).toString() ? body : Buffer.from(swapped);
  }
  if (isTooDeepToParse(text)) return body;
  try {
    const given: unknown = JSON.parse(text);
    if (!isRecord(given)) return body;
    const entries = Object.entries(given).map(([name, value]) => [name, swapped(name, value, swap)]);
    const made = JSON.stringify(Object.fromEntries(entries));
    return made === JSON.stringify(given) ? body : Buffer.from(made);
  } catch {
    return body;
  }
}

function swapped(name: string, value: unknown, swap: (name: string, value: string) => string): unknown {
  if (typeof value === 'string') return swap(name, value);
  if (typeof value !== 'number') return value;
  const now = swap(name, String(value));
  return now === String(value) ? value : Number(now);
}
