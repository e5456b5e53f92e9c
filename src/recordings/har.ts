import { isUtf8 } from 'node:buffer';
import { STATUS_CODES } from 'node:http';
import { version } from '../generated/contract.js';
import type { Entry } from '../journal/entry.js';
import { headersOf, queryOf } from '../journal/request-parts.js';

/** A name with its value, as HAR has headers and parameters. */
export interface HarPair {
  name: string;
  value: string;
}

/** One exchange as HAR 1.2 has it, as far as the kit writes and reads it; what begins with _ is the kit's own. */
export interface HarEntry {
  startedDateTime: string;
  time: number;
  request: {
    method: string;
    url: string;
    httpVersion: string;
    cookies: HarPair[];
    headers: HarPair[];
    queryString: HarPair[];
    postData?: { mimeType: string; text: string; _encoding?: 'base64' };
    headersSize: number;
    bodySize: number;
  };
  response: {
    status: number;
    statusText: string;
    httpVersion: string;
    cookies: HarPair[];
    headers: HarPair[];
    content: { size: number; mimeType: string; text: string; encoding?: 'base64' };
    redirectURL: string;
    headersSize: number;
    bodySize: number;
  };
  cache: Record<string, never>;
  timings: { send: number; wait: number; receive: number };
  _operationId?: string;
  _notes: Entry['notes'];
  _violations: Entry['violations'];
}

/**
 * What comes before the entries of a HAR, and after them.
 * @param masked names of fields with something else in the place of their values
 */
export const harFrame = (masked: readonly string[]) => ({
  head: `{"log":{"version":"1.2","creator":${JSON.stringify({ name: 'ticaga-kit', version })},"_masked":${JSON.stringify(masked)},"entries":[\n`,
  tail: '\n]}}\n',
});

/**
 * An exchange of a journal for a HAR. It holds what the entry holds: whoever keeps secrets out of the one keeps them out
 * of the other.
 * @param target the server that was spoken to, without a slash at its end
 */
export function renderHarEntry(entry: Entry, target: string): HarEntry {
  const { startedAt, durationMs, operationId, notes, violations } = entry;
  return {
    startedDateTime: new Date(startedAt).toISOString(),
    time: durationMs,
    request: requestOf(entry, target),
    response: responseOf(entry),
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
    ...(operationId === undefined ? {} : { _operationId: operationId }),
    _notes: notes,
    _violations: violations,
  };
}

function requestOf({ method, url, rawHeaders, body }: Entry, target: string): HarEntry['request'] {
  const headers = [...headersOf(rawHeaders).values()].flatMap(({ name, values }) =>
    values.map((value) => ({ name, value })),
  );
  const [mimeType = ''] = headersOf(rawHeaders).get('content-type')?.values ?? [];
  return {
    method,
    url: target + url,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers,
    queryString: [...queryOf(url)].flatMap(([name, values]) => values.map((value) => ({ name, value }))),
    ...(body ? { postData: postDataOf(mimeType, body) } : {}),
    headersSize: -1,
    bodySize: body?.length ?? 0,
  };
}

/** HAR has a word for the coding of an answer's body, and none for that of a request's. */
function postDataOf(mimeType: string, body: Buffer): NonNullable<HarEntry['request']['postData']> {
  const { text, isBase64 } = textOf(body);
  return { mimeType, text, ...(isBase64 ? { _encoding: 'base64' } : {}) };
}

function responseOf({ response: { status, headers, body } }: Entry): HarEntry['response'] {
  const bytes = Buffer.from(body as string);
  const { text, isBase64 } = textOf(bytes);
  return {
    status,
    statusText: STATUS_CODES[status] ?? '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    content: {
      size: bytes.length,
      mimeType: headers['content-type'] ?? '',
      text,
      ...(isBase64 ? { encoding: 'base64' } : {}),
    },
    redirectURL: headers.location ?? '',
    headersSize: -1,
    bodySize: -1,
  };
}

/** A text, or what is none in base64. */
function textOf(bytes: Buffer): { text: string; isBase64: boolean } {
  return isUtf8(bytes)
    ? { text: bytes.toString('utf8'), isBase64: false }
    : { text: bytes.toString('base64'), isBase64: true };
}
