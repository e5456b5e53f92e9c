import { isRecord } from '../../document/is-record.js';
import { contract, type DescribedApi, type Json, pointerKey } from '../../document/openapi.js';
import { KitError } from '../../errors.js';
import type { RecordedExchange } from '../recorded-exchange.js';
import { type Change, typeOf } from './change.js';
import { isSuccess, recall } from './heard.js';

/** The package's own types do not resolve under Node's rules. */
type Comparator = new (
  document: unknown,
) => {
  compare(
    pact: unknown,
  ): AsyncIterable<{ type: string; code: string; message: string; mockDetails?: Detail; specDetails?: Detail }>;
};

interface Detail {
  location: string;
  value: unknown;
}

/** What the comparator says of one exchange and a document. */
interface Incompatibility {
  code: string;
  message: string;
  /** Below the exchange: ["response", "body", "user"]. */
  at: readonly string[];
  value: unknown;
  /** What the document has in its place. */
  described: unknown;
}

/** What a changed document says of recorded exchanges that the present one does not; undefined: neither knows the address. */
export async function documentChanges(
  exchanges: readonly RecordedExchange[],
  changed: DescribedApi['data'],
): Promise<(readonly Change[] | undefined)[]> {
  const comparator = await loadComparator();
  const [before, after] = [
    await compareAll(comparator, contract, exchanges),
    await compareAll(comparator, changed, exchanges),
  ];
  return exchanges.map((exchange, at) => {
    const known = before[at] as Incompatibility[];
    if (known.some(({ code }) => code === unknownAddress)) return undefined;
    const isKnown = (one: Incompatibility) =>
      known.some((other) => other.message === one.message && other.at.join('/') === one.at.join('/'));
    return telling((after[at] as Incompatibility[]).filter((one) => !isKnown(one))).map((one) =>
      changeOf(one, exchange),
    );
  });
}

const packageName = '@pactflow/openapi-pact-comparator';
const unknownAddress = 'request.path-or-method.unknown';

/** It is no dependency of the kit: 8 MB, for this one question. */
async function loadComparator(): Promise<Comparator> {
  try {
    const loaded: unknown = await import('@pactflow/openapi-pact-comparator');
    return (loaded as { Comparator: Comparator }).Comparator;
  } catch (error) {
    throw new KitError(
      'package-missing',
      `impact holds recordings against a document with ${packageName}, and it is not there.`,
      {
        was: (error as Error).message.split('\n')[0] as string,
        fix: `Install it beside the kit: npm install --save-dev ${packageName}@1.7.0`,
      },
    );
  }
}

async function compareAll(
  Comparing: Comparator,
  document: DescribedApi['data'],
  exchanges: readonly RecordedExchange[],
): Promise<Incompatibility[][]> {
  const found: Incompatibility[][] = exchanges.map(() => []);
  const pact = { interactions: exchanges.map(interactionOf) };
  try {
    for await (const { type, code, message, mockDetails, specDetails } of new Comparing(belowApi(document)).compare(
      pact,
    )) {
      const [, number, rest = ''] = /interactions\[(\d+)\]\.?(.*)$/s.exec(mockDetails?.location ?? '') ?? [];
      if (type !== 'error') continue;
      found[Number(number)]?.push({
        code,
        message: message.replace(/^.*? schema in the spec file: /, ''),
        at: rest.split(/[[\].]+/).filter((part) => part !== ''),
        value: mockDetails?.value,
        described: specDetails?.value,
      });
    }
  } catch (error) {
    throw new KitError('document-invalid', 'The changed document cannot be compared with.', {
      was: (error as Error).message.split('\n')[0] as string,
      fix: 'Correct it: npx @redocly/cli lint says what is wrong with a document.',
    });
  }
  return found;
}

/** The comparator compares whole paths, and takes no path from the servers. A base URL of a plugin ends before /api. */
function belowApi(document: DescribedApi['data']): DescribedApi['data'] {
  const paths = Object.entries(isRecord(document.paths) ? (document.paths as { [path: string]: Json }) : {});
  const [first] = Array.isArray(document.servers) ? document.servers : [];
  const url = isRecord(first) ? String(first.url) : '';
  const base = /\/api(?:\/.*?)?(?=\/?$)/.exec(url.replace(/^[a-z]+:\/\/[^/]*/i, ''))?.[0] ?? '/api';
  const whole = (path: string) => (/^\/api(\/|$)/.test(path) ? path : `${base}${path}`);
  return {
    ...document,
    servers: [{ url: '/' }],
    paths: Object.fromEntries(paths.map(([path, item]) => [whole(path), item])),
  };
}

function interactionOf({ method, url, headers, body, answer }: RecordedExchange) {
  const [path = '', query = ''] = url.split('?');
  const type = headers.find(([name]) => /^content-type$/i.test(name))?.[1] ?? '';
  const text = body?.toString();
  const said = text !== undefined && /json/i.test(type) ? parsed(text) : text;
  return {
    description: 'recorded',
    request: {
      method,
      path: path.replace(/\/{2,}/g, '/'),
      query,
      headers: Object.fromEntries(headers.filter(([name]) => !name.startsWith(':'))),
      ...(said === undefined ? {} : { body: said }),
    },
    response: {
      status: answer.status,
      headers: { 'Content-Type': answer.contentType },
      ...(answer.body === undefined ? {} : { body: answer.body }),
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Where a schema allows several shapes, what is wrong with the nearest one: that which fits deepest. */
function telling(all: readonly Incompatibility[]): Incompatibility[] {
  const choices = all.filter(({ message }) => /schema in (oneOf|anyOf)/.test(message));
  const rest = all.filter((one) => !choices.includes(one));
  return choices.reduce((left, { at }) => {
    const below = left.filter((one) => at.every((part, index) => one.at[index] === part));
    const deepest = Math.max(...below.map(depthOf));
    const best = below.filter((one) => depthOf(one) === deepest);
    const exact = best.filter((one) => extraOf(one) === undefined);
    const kept = exact.length > 0 ? exact : best;
    return left.filter((one) => !below.includes(one) || kept.includes(one));
  }, rest);
}

const extraOf = ({ message }: Incompatibility): string | undefined =>
  /must NOT have additional properties - (.*)$/s.exec(message)?.[1];

const depthOf = (one: Incompatibility): number => one.at.length + (extraOf(one) === undefined ? 0 : 1);

function changeOf(one: Incompatibility, exchange: RecordedExchange): Change {
  const { code, message, at, value, described } = one;
  if (code === 'response.body.incompatible') return fieldChange(one);
  if (code === 'response.status.unknown') return statusChange(described, exchange);
  const kind = isSuccess(recall(exchange)) ? 'refused' : 'value';
  if (code === unknownAddress) return { kind, subject: 'address', before: 'there', after: 'not in the document' };
  if (code.startsWith('response.content-type')) {
    return { kind, subject: 'content type', before: exchange.answer.contentType, after: scalarsOf(described).trim() };
  }
  if (code.startsWith('response.')) {
    return { kind: 'value', subject: at.join(' /'), before: 'as recorded', after: message };
  }
  if (/authorization|security/.test(code)) {
    const scheme = exchange.headers.find(([name]) => /^authorization$/i.test(name))?.[1].split(' ')[0] ?? 'none';
    return { kind, subject: 'credentials', before: scheme, after: 'others, says the document' };
  }
  const [part = '', ...keys] = at.slice(1);
  const subject = ['request', part, ...(keys.length > 0 ? [`/${keys.map(pointerKey).join('/')}`] : [])].join(' ');
  const sent = value === undefined || isRecord(value) ? '' : ` ${JSON.stringify(value)}`;
  return { kind, subject, before: `taken${sent}`, after: `refused: ${message}${scalarsOf(described)}` };
}

function fieldChange(one: Incompatibility): Change {
  const { message, at, value, described } = one;
  const extra = extraOf(one);
  const keys = [...at.slice(2), ...(extra === undefined ? [] : [extra])];
  const path = keys.map((key) => `/${/^\d+$/.test(key) ? '*' : pointerKey(key)}`).join('');
  const place = { path, subject: path === '' ? 'body' : `body ${path}` };
  if (extra !== undefined) return { ...place, kind: 'missing', before: 'there', after: 'nothing' };
  const types = [described].flat().filter((type) => typeof type === 'string' && Object.hasOwn(samples, type));
  if (!/^must be (string|integer|number|boolean|object|array|null)\b/.test(message) || types.length === 0) {
    return { ...place, kind: 'value', before: JSON.stringify(value), after: `${message}${scalarsOf(described)}` };
  }
  const now = types.map((type) => samples[String(type)]);
  const kind = now.every((sample) => sample === null) ? 'null' : 'type';
  return { ...place, kind, before: typeOf(value), after: now.map(typeOf).join(' or '), now: now[0] };
}

/** What a document has in the place of a value, where that is short to say. */
function scalarsOf(described: unknown): string {
  const list = [described].flat();
  const isPlain = list.every((one) => ['string', 'number', 'boolean'].includes(typeof one));
  return isPlain && list.length < 20 ? ` ${list.map((one) => JSON.stringify(one)).join(', ')}` : '';
}

/** A value of each type, for whoever asks what the field holds now. */
const samples: Record<string, unknown> = {
  string: '',
  integer: 0,
  number: 0,
  boolean: true,
  object: {},
  array: [],
  null: null,
};

function statusChange(described: unknown, exchange: RecordedExchange): Change {
  const statuses = isRecord(described) ? Object.keys(described).filter((status) => /^\d{3}$/.test(status)) : [];
  const before = String(exchange.answer.status);
  const successes = statuses.filter((status) => status.startsWith('2'));
  if (!isSuccess(recall(exchange)))
    return { kind: 'status', subject: 'status', before, after: `one of ${statuses.join(', ')}` };
  const [only] = successes;
  if (only === undefined) return { kind: 'refused', subject: 'status', before, after: `one of ${statuses.join(', ')}` };
  return {
    kind: 'status',
    subject: 'status',
    before,
    after: successes.join(' or '),
    ...(successes.length === 1 ? { status: Number(only) } : {}),
  };
}
