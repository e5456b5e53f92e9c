import { isUtf8 } from 'node:buffer';
import type { Dialect, Entry, Outcome } from './entry.js';
import { idOf } from './entry.js';
import { bodyOf, formOf, headersOf, queryOf, type Values } from './reading.js';
import { isSecretName, redactHeader, redactUrl } from './redact.js';
import type { Note, Violation } from './violation.js';

type RenderedParameters = Record<string, { key: string; values: string[] }>;

/** An entry as the control plane shows it: WireMock's logged request, with what the kit adds. */
export interface RenderedEntry {
  id: string;
  request: {
    url: string;
    absoluteUrl: string;
    method: string;
    clientIp: string;
    headers: Record<string, string>;
    /** Epoch milliseconds. */
    loggedDate: number;
    loggedDateString: string;
    body: string;
    bodyAsBase64: string;
    queryParams: RenderedParameters;
    formParams: RenderedParameters;
  };
  response: { status: number; headers: Record<string, string>; body: string };
  wasMatched: boolean;
  operationId?: string;
  dialect: Dialect;
  outcome: Outcome;
  durationMs: number;
  notes: Note[];
  violations: Violation[];
  fault?: string;
}

/** Makes an entry readable. Credentials in headers, cookies and the query are replaced; bodies are as received. */
export function renderEntry(entry: Entry): RenderedEntry {
  const { startedAt, response, operationId, fault } = entry;
  return {
    id: idOf(entry),
    request: {
      url: redactUrl(entry.url),
      absoluteUrl: redactUrl(absoluteUrl(entry)),
      method: entry.method,
      clientIp: entry.clientIp,
      headers: Object.fromEntries(
        [...headersOf(entry.rawHeaders).values()].map(({ name, values }) => [
          name,
          values.map((value) => redactHeader(name, value)).join(', '),
        ]),
      ),
      loggedDate: startedAt,
      loggedDateString: new Date(startedAt).toISOString(),
      body: bodyOf(entry),
      bodyAsBase64: entry.body?.toString('base64') ?? '',
      queryParams: renderParameters(queryOf(redactUrl(entry.url))),
      formParams: renderParameters(formOf(entry)),
    },
    response: {
      status: response.status,
      headers: Object.fromEntries(
        Object.entries(response.headers).map(([name, value]) => [name, redactHeader(name, value)]),
      ),
      body: response.body.toString(),
    },
    wasMatched: entry.outcome !== 'unmatched',
    ...(operationId === undefined ? {} : { operationId }),
    dialect: entry.dialect,
    outcome: entry.outcome,
    durationMs: entry.durationMs,
    notes: entry.notes,
    violations: entry.violations,
    ...(fault === undefined ? {} : { fault }),
  };
}

function renderParameters(values: Values): RenderedParameters {
  return Object.fromEntries([...values].map(([key, list]) => [key, { key, values: list }]));
}

function absoluteUrl({ url, httpHost }: Entry): string {
  return /^https?:\/\//i.test(url) ? url : `http://${httpHost || 'localhost'}${url}`;
}

/** What curl writes itself, or what would change how its output reads. */
const curlOwnHeaders = /^(host|content-length|connection|transfer-encoding|expect|accept-encoding|cookie)$/;
/** Stands for a secret until the words are quoted; neither a url nor a header can hold it. */
const secret = '\0';

/**
 * One shell command that sends the request again. It holds no secret: the token is read from $TICAGA_API_TOKEN and the
 * email of Basic credentials from $TICAGA_API_EMAIL. Cookies are left out.
 */
export function curlOf(entry: Entry): string {
  const { method, body } = entry;
  const url = redactUrl(absoluteUrl(entry), secret).replace(/[\x80-\xff]/g, encodeURIByte);
  const words = ['curl', '-sS', '-i'];
  if (/[[\]{}]/.test(url)) words.push('--globoff');
  if (/\/\.\.?([/?]|$)/.test(url)) words.push('--path-as-is');
  if (method === 'HEAD') words.push('--head');
  else if (method !== 'GET' || body?.length) words.push('-X', quote(method));
  words.push(...curlHeaders(entry));
  if (!body?.length) return [...words, quote(url)].join(' ');
  // No argument of a command can hold a NUL, nor a terminal paste bytes that are not text.
  if (isUtf8(body) && !body.includes(0)) return [...words, '--data-raw', quote(bodyOf(entry)), quote(url)].join(' ');
  return `printf %s ${body.toString('base64')} | base64 -d | ${[...words, '--data-binary', '@-', quote(url)].join(' ')}`;
}

function curlHeaders({ rawHeaders, body }: Entry): string[] {
  const headers = headersOf(rawHeaders);
  const words: string[] = [];
  for (const [key, { name, values }] of headers) {
    if (curlOwnHeaders.test(key)) continue;
    for (const value of values) {
      if (key === 'authorization' && /^basic\s/i.test(value)) {
        words.push('-u', '"$TICAGA_API_EMAIL:$TICAGA_API_TOKEN"');
        continue;
      }
      const shown = isSecretName(name) ? redactHeader(name, value, secret) : Buffer.from(value, 'latin1').toString();
      words.push('-H', quote(shown === '' ? `${name};` : `${name}: ${shown}`));
    }
  }
  if (!headers.has('accept')) words.push('-H', 'Accept:');
  if (body?.length && !headers.has('content-type')) words.push('-H', 'Content-Type:');
  return words;
}

/** One word of a POSIX shell, whatever the text holds. */
function quote(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  return text
    .split(secret)
    .map((piece) => (piece === '' ? '' : `'${piece.replaceAll("'", "'\\''")}'`))
    .join('"$TICAGA_API_TOKEN"');
}

function encodeURIByte(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

const headerLimit = 4096;
/** Room for the row that says how many were left out. */
const tailLimit = 160;

/**
 * Violations as one header value: JSON in the shape of Prism's sl-violations, ASCII only, at most 4,096 characters.
 * What does not fit is left out whole from the end, and a last row says how many.
 */
export function violationHeader(violations: readonly Violation[]): string {
  const rows = violations.map(({ location, code, message }) =>
    asciiJson({ location, severity: 'Error', code, message }),
  );
  const whole = `[${rows.join(',')}]`;
  if (whole.length <= headerLimit) return whole;
  let length = 2;
  let kept = 0;
  while (length + rows[kept]!.length + 1 <= headerLimit - tailLimit) length += rows[kept++]!.length + 1;
  const left = rows.length - kept;
  const message = `${left} more ${left === 1 ? 'violation is' : 'violations are'} in the journal.`;
  return `[${[...rows.slice(0, kept), asciiJson({ location: [], severity: 'Information', code: 'more', message })].join(',')}]`;
}

function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
