import { type Entry, idOf } from './entry.js';
import { isSecretName, redactHeader, redactUrl } from './redact.js';
import { bodyOf, formOf, headersOf, pathOf, queryOf } from './request-parts.js';
import {
  bodyOperators,
  invalid,
  isRecord,
  parseValuePattern,
  parseWholeExpression,
  text,
  unsupported,
  type ValuePattern,
  valueOperators,
} from './value-pattern.js';

/** A test of one part of a request. It passes when any of the values of that part passes. */
interface Criterion {
  /** For example: header Accept. */
  part: string;
  pattern: ValuePattern;
  /** What the request has there; none when it has nothing. */
  read(entry: Entry): string[];
  /** A value as it may be shown. */
  show(value: string): string;
}

/** A parsed pattern; parseRequestPattern makes it. */
export interface RequestPattern {
  readonly criteria: readonly Criterion[];
}

/** An entry that a pattern does not match, and how far it is from it. */
export interface NearMiss {
  entry: Entry;
  /** idOf(entry). */
  id: string;
  /** 0 would be a match; 1 has nothing in common. */
  distance: number;
  /** One sentence for each part that differs, without secrets. */
  differences: string[];
}

type Reader = (json: unknown, key: string) => Criterion[];

const urlKeys = ['url', 'urlPath', 'urlPattern', 'urlPathPattern'];
const asIs = (value: string): string => value;

const readers: Record<string, Reader> = {
  method: (json, key) => {
    const wanted = text(json, key).toUpperCase();
    return wanted === 'ANY' ? [] : [equality('method', wanted, ({ method }) => [method])];
  },
  url: (json, key) => [equality('url', text(json, key), urlsOf, redactUrl)],
  urlPath: (json, key) => [equality('path', text(json, key), (entry) => urlsOf(entry).map(pathOf))],
  urlPattern: (json, key) => [expression('url', json, key, urlsOf)],
  urlPathPattern: (json, key) => [expression('path', json, key, (entry) => urlsOf(entry).map(pathOf))],
  headers: (json, key) =>
    named(json, key, 'header', (name) => ({
      read: ({ rawHeaders }) => headersOf(rawHeaders).get(name.toLowerCase())?.values ?? [],
      show: (value) => redactHeader(name, value),
    })),
  queryParameters: (json, key) =>
    named(json, key, 'query parameter', (name) => ({
      read: ({ url }) => queryOf(url).get(name) ?? [],
      show: (value) => (isSecretName(name) ? '***' : value),
    })),
  formParameters: (json, key) =>
    named(json, key, 'form parameter', (name) => ({ read: (entry) => formOf(entry).get(name) ?? [], show: asIs })),
  basicAuthCredentials: (json, key) => {
    const shape = '{"username": "...", "password": "..."}';
    if (!isRecord(json)) throw invalid(key, shape, typeof json);
    const { username, password, ...others } = json;
    const [unknown] = Object.keys(others);
    if (unknown !== undefined) throw unsupported(`${key}.${unknown}`, 'username, password');
    if (typeof username !== 'string' || typeof password !== 'string') throw invalid(key, shape, Object.keys(json));
    const wanted = `${username}:${password}`;
    const pattern = { description: `those of ${username}`, test: (value: string) => value === wanted };
    return [{ part: 'basic credentials', pattern, read: basicCredentialsOf, show: () => '***' }];
  },
  bodyPatterns: (json, key) => {
    if (!Array.isArray(json)) throw invalid(key, 'a list of patterns', json);
    return json.map((item, at) => {
      const pattern = parseValuePattern(item, `${key}[${at}]`, bodyOperators);
      return { part: 'body', pattern, read: (entry) => [bodyOf(entry)], show: asIs };
    });
  },
};

/** The keys of a pattern that the kit implements. */
export const patternKeys: readonly string[] = Object.keys(readers);

/**
 * Reads a request pattern in WireMock's shape; {} matches every request.
 * @throws KitError pattern-unsupported that names a key which is not implemented, and those that are;
 *   pattern-invalid when a value is of a wrong kind or a regular expression cannot be read
 */
export function parseRequestPattern(json: unknown): RequestPattern {
  if (!isRecord(json)) throw invalid('body', 'an object such as {"method": "POST", "urlPath": "/api/..."}', json);
  const keys = Object.keys(json);
  const unknown = keys.find((key) => !Object.hasOwn(readers, key));
  if (unknown !== undefined) throw unsupported(unknown, patternKeys.join(', '));
  const addresses = keys.filter((key) => urlKeys.includes(key));
  if (addresses.length > 1) throw invalid(addresses.join(' with '), `only one of ${urlKeys.join(', ')}`, addresses);
  return { criteria: keys.flatMap((key) => readers[key]!(json[key], key)) };
}

/**
 * Whether a request is what the pattern describes. Secrets are compared as they were received. In a sandbox, an address
 * fits with and without its /sandbox/<name>, so that a test reads the same in every world.
 */
export function matches(pattern: RequestPattern, entry: Entry): boolean {
  return pattern.criteria.every((criterion) => passes(criterion, entry));
}

/** The entries that do not match and come nearest to it, nearest first; of equals, in the order given. */
export function nearMisses(pattern: RequestPattern, entries: readonly Entry[], most = 3): NearMiss[] {
  return entries
    .map((entry) => {
      const failed = pattern.criteria.filter((criterion) => !passes(criterion, entry));
      const cost = failed.reduce((sum, criterion) => sum + costOf(criterion, entry), 0);
      return { entry, failed, distance: cost / pattern.criteria.length };
    })
    .filter(({ failed }) => failed.length > 0)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ entry, failed, distance }) => ({
      entry,
      id: idOf(entry),
      distance,
      differences: failed.map((criterion) => difference(criterion, entry)),
    }));
}

function passes({ pattern, read }: Criterion, entry: Entry): boolean {
  const values = read(entry);
  return pattern.absent ? values.length === 0 : values.some((value) => pattern.test(value));
}

/** Between 0 and 1: how far the nearest value is from the only right one; 1 when there is more than one right one. */
function costOf({ pattern: { wanted }, read }: Criterion, entry: Entry): number {
  if (wanted === undefined) return 1;
  return Math.min(1, ...read(entry).map((value) => 1 - likeness(wanted, value)));
}

/** The share of two different texts that is the same at their start and their end: enough to tell a typo, in one pass. */
function likeness(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return (start + end) / (Math.max(a.length, b.length) + 1);
}

function difference({ part, pattern, read, show }: Criterion, entry: Entry): string {
  const values = read(entry).map((value) => show(value));
  return `The ${part} should be ${pattern.description} and was ${values.length === 0 ? 'absent' : values.map((value) => JSON.stringify(value)).join(', ')}.`;
}

function equality(part: string, wanted: string, read: Criterion['read'], show = asIs): Criterion {
  const description = `equal to ${JSON.stringify(show(wanted))}`;
  return { part, pattern: { description, wanted, test: (value) => value === wanted }, read, show };
}

function expression(part: string, json: unknown, key: string, read: Criterion['read']): Criterion {
  const regExp = parseWholeExpression(json, key);
  return {
    part,
    pattern: { description: `matching ${json}`, test: (value) => regExp.test(value) },
    read,
    show: redactUrl,
  };
}

function named(
  json: unknown,
  key: string,
  part: string,
  access: (name: string) => Pick<Criterion, 'read' | 'show'>,
): Criterion[] {
  if (!isRecord(json)) throw invalid(key, 'an object of names and patterns', json);
  return Object.entries(json).map(([name, value]) => {
    const pattern = parseValuePattern(value, `${key}.${name}`, valueOperators);
    const masked = isSecretName(name) && !pattern.absent ? { ...pattern, description: 'as in the pattern' } : pattern;
    return { part: `${part} ${name}`, pattern: masked, ...access(name) };
  });
}

function urlsOf({ url, sandbox }: Entry): string[] {
  const prefix = `/sandbox/${sandbox}/`;
  return sandbox !== undefined && url.startsWith(prefix) ? [url.slice(prefix.length - 1), url] : [url];
}

function basicCredentialsOf({ rawHeaders }: Entry): string[] {
  return (headersOf(rawHeaders).get('authorization')?.values ?? []).flatMap((value) => {
    const encoded = /^basic\s+(\S+)$/i.exec(value)?.[1];
    return encoded === undefined ? [] : [Buffer.from(encoded, 'base64').toString('utf8')];
  });
}
