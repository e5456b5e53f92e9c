import type { FurtherDocument } from '../../document/further-document.js';
import { isRecord } from '../../document/is-record.js';
import { isTooDeepToParse } from '../../document/nesting.js';
import { fillPath } from '../../document/operations.js';
import { mask } from '../../journal/mask-passwords.js';
import { decodeBody } from '../../judges/requests/body.js';
import { type Addressed, findAddressed, type Head } from '../../judges/requests/find-request.js';
import { whyBodyMayWrite, whyHeadMayWrite } from '../../judges/requests/may-write.js';
import type { HttpAnswer, Send } from '../../wire/http-client.js';
import { TransportError } from '../../wire/transport-error.js';
import type { RecordedExchange } from '../recorded-exchange.js';
import { type Correspondence, kindOfId } from './correspondence.js';

/** Where requests go, and as whom. */
export interface Place {
  baseUrl: string;
  email: string;
  token: string;
}

/** Makes a world in which provider states hold. @throws KitError for a state that there is not */
export type SetUp = (states: RecordedExchange['states']) => Promise<Place>;

export interface SendingOptions {
  place: Place;
  send: Send;
  /** Whether requests are sent to the place that may write. */
  allowsWrites: boolean;
  /** Documents beside openapi.yaml. */
  further: readonly FurtherDocument[];
  /** Absent where nobody can make worlds. */
  setUp?: SetUp;
  signal: AbortSignal;
}

/** What became of a request that was sent once more. */
export type SentAgain =
  | { result: 'answered'; answer: HttpAnswer }
  /** Why, as a sentence. */
  | { result: 'skipped' | 'unanswered'; reason: string };

const headOf = ({ method, url, headers }: RecordedExchange): Head => ({ method, url, headers: lowerCased(headers) });

/** The first part of the address below /api. */
export const segmentOf = ({ url }: RecordedExchange): string =>
  findAddressed({ method: '', url, headers: {} }, []).path.split('/')[2] ?? '';

/**
 * Sends a recorded request once more: with the credentials of the place, with the ids that stand for the recorded ones
 * now, and in a world of its own where it names provider states.
 */
export async function sendAgain(
  exchange: RecordedExchange,
  { place: usual, send, further, allowsWrites, setUp, signal }: SendingOptions,
  ids: Correspondence,
): Promise<SentAgain> {
  const skipped = (reason: string): SentAgain => ({ result: 'skipped', reason });
  if (exchange.hindrance !== undefined) return skipped(exchange.hindrance);
  const [state] = exchange.states;
  const head = headOf(exchange);
  const addressed = findAddressed(head, further);
  const why = whyItMayWrite(exchange, head, addressed);
  const isOwnWorld = state !== undefined && setUp !== undefined;
  if (why !== undefined && !allowsWrites && !isOwnWorld)
    return skipped(`${why[0]?.toUpperCase()}${why.slice(1)}; --allow-writes sends it.`);
  if (state && !setUp) {
    return skipped(
      `It needs the provider state ${JSON.stringify(state.name)}, which this server has no way to set up: play it against a fake.`,
    );
  }
  const place = isOwnWorld ? await setUp(exchange.states) : usual;
  if (head.headers.authorization !== undefined && place.token === '')
    return skipped(
      'It was sent with credentials, which are in no recording: set TICAGA_API_EMAIL and TICAGA_API_TOKEN.',
    );
  const request = withIdsOfNow(exchange, addressed, segmentOf(exchange), ids);
  try {
    const answer = await send(
      {
        method: exchange.method,
        url: place.baseUrl + request.url,
        headers: headersFor(exchange, place),
        ...(request.body ? { body: request.body } : {}),
      },
      signal,
    );
    return { result: 'answered', answer };
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    return { result: 'unanswered', reason: error.message };
  }
}

function whyItMayWrite({ body }: RecordedExchange, head: Head, addressed: Addressed): string | undefined {
  const { fields } = decodeBody(body, head.headers['content-type']);
  return whyHeadMayWrite(head, addressed) ?? whyBodyMayWrite(head, fields, body);
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
