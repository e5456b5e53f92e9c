import { isUtf8 } from 'node:buffer';
import { isRecord } from '../document/is-record.js';
import { isTooDeepToParse } from '../document/nesting.js';
import { readText } from '../document/text-file.js';
import { KitError } from '../errors.js';
import { mask } from '../journal/mask-passwords.js';
import { bodyCutCode } from '../journal/violation.js';
import type { RecordedExchange, Recording } from './recorded-exchange.js';

/**
 * Reads a HAR, a Pact or a journal; what the file holds says which it is.
 * @throws KitError file-unreadable, recording-invalid
 */
export async function readRecording(file: string): Promise<Recording> {
  const text = await readText(file, 'the recording', 'Name a HAR, a Pact, or what GET /__admin/requests answered.');
  return parseRecording(text, file);
}

/** @throws KitError recording-invalid */
export function parseRecording(text: string, file: string): Recording {
  const refuse = (was: string) =>
    new KitError('recording-invalid', `${file} is no recording.`, {
      expected:
        'a HAR (log.entries), a Pact (interactions), or a journal (requests, as GET /__admin/requests answers it)',
      was,
      fix: 'Write one with proxy --har, exec --pact, or curl .../__admin/requests.',
    });
  const data = parse(text, refuse);
  const { log, interactions, requests, metadata } = isRecord(data) ? data : {};
  const entries = isRecord(log) ? log.entries : undefined;
  const kind = [
    { name: 'HAR' as const, list: entries, read: fromHar },
    {
      name: 'Pact' as const,
      list: interactions,
      read: (one: Fields) => fromPact(one, isRecord(metadata) && 'ticaga-kit' in metadata),
    },
    // A journal is told newest first.
    { name: 'journal' as const, list: Array.isArray(requests) ? requests.toReversed() : undefined, read: fromJournal },
  ].find(({ list }) => Array.isArray(list));
  if (!kind)
    throw refuse(
      isRecord(data) ? `an object with ${Object.keys(data).slice(0, 5).join(', ') || 'nothing'}` : 'no object',
    );
  const list = kind.list as unknown[];
  const exchanges = list.flatMap((one, at) => {
    const read = isRecord(one) ? kind.read(one) : undefined;
    if (read === undefined) throw refuse(`exchange ${at + 1} without a request and an answer`);
    return read === 'elsewhere' ? [] : [{ number: at + 1, ...read, ...hindranceOf(read) }];
  });
  const masked = isRecord(log) && Array.isArray(log._masked) ? log._masked.map(String) : [];
  return { kind: kind.name, exchanges, masked };
}

function parse(text: string, refuse: (was: string) => KitError): unknown {
  if (isTooDeepToParse(text)) throw refuse('JSON that is nested too deeply');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refuse(`no JSON: ${(error as Error).message}`);
  }
}

type Fields = Record<string, unknown>;
/** undefined: it lacks something; elsewhere: it is no call of the API. */
type Read = Omit<RecordedExchange, 'number'> | 'elsewhere' | undefined;

const cut = (notes: unknown, whose: string): boolean =>
  Array.isArray(notes) && notes.some((note) => note?.code === bodyCutCode && String(note.message).includes(whose));

function fromHar(entry: Fields): Read {
  const { request, response, _notes: notes } = entry;
  if (!isRecord(request) || !isRecord(response)) return undefined;
  const url = fromApiOn(String(request.url));
  if (url === undefined) return 'elsewhere';
  const { postData } = request;
  const content = isRecord(response.content) ? response.content : {};
  const body = isRecord(postData) ? bytesOf(postData.text, postData._encoding) : undefined;
  const answer = cut(notes, 'of the answer') ? undefined : textOf(bytesOf(content.text ?? '', content.encoding));
  return {
    method: String(request.method),
    url,
    headers: pairsOf(request.headers),
    body,
    answer: {
      status: Number(response.status),
      body: json(answer),
      text: answer,
      contentType: String(content.mimeType ?? ''),
      byForm: false,
      ...locationOf(response.redirectURL),
    },
    states: [],
    tests: [],
    ...inPart(notes),
  };
}

/** @param isOwn whether exec --pact wrote it: its answers are whole, whatever of them the client reads */
function fromPact(interaction: Fields, isOwn: boolean): Read {
  const { request, response, providerStates, providerState, comments } = interaction;
  if (!isRecord(request) || !isRecord(response)) return undefined;
  const query = isRecord(request.query) ? Object.entries(request.query) : [];
  const pairs = query.flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, String(value)]),
  );
  const search = new URLSearchParams(pairs).toString();
  const url = fromApiOn(
    `${request.path}${typeof request.query === 'string' ? `?${request.query}` : search && `?${search}`}`,
  );
  if (url === undefined) return 'elsewhere';
  const headers = Object.entries(isRecord(request.headers) ? request.headers : {}).map(
    ([name, value]) => [name, [value].flat().join(', ')] as const,
  );
  const content = contentOf(request.body);
  const { matchingRules } = response;
  return {
    method: String(request.method),
    url,
    headers,
    body:
      content === undefined ? undefined : Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
    answer: {
      status: Number(response.status),
      body: contentOf(response.body),
      text: JSON.stringify(contentOf(response.body)),
      contentType: 'application/json',
      byForm: isRecord(matchingRules) && isRecord(matchingRules.body) && Object.keys(matchingRules.body).length > 0,
    },
    states: Array.isArray(providerStates)
      ? providerStates.filter(isRecord).map(({ name, params }) => ({
          name: String(name),
          params: isRecord(params) ? (params as Record<string, string>) : {},
        }))
      : typeof providerState === 'string'
        ? [{ name: providerState, params: {} }]
        : [],
    tests: testsOf(comments),
    ...(isOwn ? {} : { isDemand: true }),
  };
}

/** Pact 4 has a name for one test; exec --pact writes the others beside it. */
function testsOf(comments: unknown): string[] {
  const { testname, tests } = isRecord(comments) ? comments : {};
  return [...new Set([testname, ...(Array.isArray(tests) ? tests : [])].filter((one) => typeof one === 'string'))];
}

/** Pact 4 wraps a body; earlier ones have it as it is. */
const contentOf = (body: unknown): unknown =>
  isRecord(body) && 'content' in body && 'contentType' in body ? body.content : body;

function fromJournal({ request, response, notes, test }: Fields): Read {
  if (!isRecord(request) || !isRecord(response)) return undefined;
  const url = fromApiOn(String(request.url));
  if (url === undefined) return 'elsewhere';
  const bytes = bytesOf(request.bodyAsBase64, 'base64');
  const answer = cut(notes, 'of the answer') || typeof response.body !== 'string' ? undefined : response.body;
  return {
    method: String(request.method),
    url,
    headers: Object.entries(isRecord(request.headers) ? request.headers : {}).map(([name, value]) => [
      name,
      String(value),
    ]),
    body: bytes?.length ? bytes : undefined,
    answer: {
      status: Number(response.status),
      body: json(answer),
      text: answer,
      contentType: headerOf(response.headers, /^content-type$/i),
      byForm: false,
      ...locationOf(headerOf(response.headers, /^location$/i)),
    },
    states: [],
    tests: typeof test === 'string' ? [test] : [],
    ...inPart(notes),
  };
}

/** Path and query from /api/ on, without what stands before it: a host, a sandbox. */
function fromApiOn(url: string): string | undefined {
  const at = url.replace(/[?#].*/s, '').search(/\/{1,2}api\//);
  return at < 0 ? undefined : url.slice(at).replace(/#.*/s, '');
}

function pairsOf(headers: unknown): (readonly [string, string])[] {
  if (!Array.isArray(headers)) return [];
  return headers.filter(isRecord).map(({ name, value }) => [String(name), String(value)] as const);
}

function bytesOf(text: unknown, encoding: unknown): Buffer | undefined {
  return typeof text === 'string' ? Buffer.from(text, encoding === 'base64' ? 'base64' : 'utf8') : undefined;
}

const textOf = (bytes: Buffer | undefined): string | undefined =>
  bytes && isUtf8(bytes) ? bytes.toString() : undefined;

function headerOf(headers: unknown, wanted: RegExp): string {
  const [, value = ''] = Object.entries(isRecord(headers) ? headers : {}).find(([name]) => wanted.test(name)) ?? [];
  return String(value);
}

const locationOf = (location: unknown): { location?: string } =>
  typeof location === 'string' && location !== '' ? { location } : {};

const inPart = (notes: unknown): Pick<RecordedExchange, 'isInPart' | 'hindrance'> =>
  cut(notes, 'of the request') ? { isInPart: true, hindrance: 'Its request was recorded in part.' } : {};

function json(text: unknown): unknown {
  if (typeof text !== 'string' || isTooDeepToParse(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Credentials are put in anew; what else was masked nobody knows any more. */
function hindranceOf(read: Omit<RecordedExchange, 'number'>): { hindrance?: string } {
  const { url, headers, body, answer, states, hindrance } = read;
  if (hindrance !== undefined) return {};
  if (answer.status === 0) return { hindrance: 'No answer was recorded.' };
  const authorization = headers.find(([name]) => /^authorization$/i.test(name))?.[1];
  if (authorization === mask) return { hindrance: 'Its credentials had a form of their own, which was not recorded.' };
  const isRefused = [401, 403].includes(answer.status) && isRecord(answer.body) && answer.body.error === undefined;
  if (isRefused && authorization !== undefined && states.length === 0)
    return { hindrance: 'Its credentials were refused, and they were not recorded.' };
  const said = `${url}\n${body ?? ''}`;
  if (said.includes(mask))
    return { hindrance: 'It sent a password or a token in its body or its address, which was not recorded.' };
  return said.includes('@masked.example') ? { hindrance: 'It sent an address of email that was masked.' } : {};
}
