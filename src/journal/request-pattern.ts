import { isRecord } from '../document/is-record.js';
import type { JournalledRequest, LongPart } from './entry.js';
import { isSecretName, redactHeader, redactUrl } from './redact.js';
import { basicCredentialsOf, pathOf, RequestParts } from './request-parts.js';
import {
  bodyOperators,
  equalTo,
  invalid,
  matching,
  parseValuePattern,
  text,
  unsupported,
  type ValuePattern,
  valueOperators,
} from './value-pattern.js';

/** A test of one part of a request. It passes when any of the values of that part passes. */
export interface Criterion {
  /** For example: header Accept. */
  part: string;
  pattern: ValuePattern;
  /** What the request has there; none when it has nothing. */
  read(parts: RequestParts): string[];
  /** A value as it may be shown. */
  show(value: string): string;
}

/** A parsed pattern; parseRequestPattern makes it. */
export interface RequestPattern {
  readonly criteria: readonly Criterion[];
  /** What its criteria look at besides method and address. */
  readonly reads: readonly LongPart[];
}

type Reader = (json: unknown, key: string) => Criterion[];

const urlKeys = ['url', 'urlPath', 'urlPattern', 'urlPathPattern'];
const asIs = (value: string): string => value;

const readers: Record<string, Reader> = {
  method(json, key) {
    const wanted = text(json, key).toUpperCase();
    if (wanted === 'ANY') return [];
    return [{ part: 'method', pattern: equalTo(wanted, key), read: ({ request }) => [request.method], show: asIs }];
  },
  url: (json, key) => [{ part: 'url', pattern: equalTo(json, key), read: urlsOf, show: redactUrl }],
  urlPath: (json, key) => [{ part: 'path', pattern: equalTo(json, key), read: pathsOf, show: redactUrl }],
  urlPattern: (json, key) => [{ part: 'url', pattern: matching(json, key), read: urlsOf, show: redactUrl }],
  urlPathPattern: (json, key) => [{ part: 'path', pattern: matching(json, key), read: pathsOf, show: redactUrl }],
  headers: (json, key) =>
    named(json, key, 'header', (name) => ({
      read: ({ headers }) => headers.get(name.toLowerCase())?.values ?? [],
      show: (value) => redactHeader(name, value),
    })),
  queryParameters: (json, key) =>
    named(json, key, 'query parameter', (name) => ({
      read: ({ query }) => query.get(name) ?? [],
      show: (value) => (isSecretName(name) ? '***' : value),
    })),
  formParameters: (json, key) =>
    named(json, key, 'form parameter', (name) => ({ read: ({ form }) => form.get(name) ?? [], show: asIs })),
  basicAuthCredentials(json, key) {
    const shape = '{"username": "...", "password": "..."}';
    if (!isRecord(json)) throw invalid(key, shape, typeof json);
    const { username, password, ...others } = json;
    const [unknown] = Object.keys(others);
    if (unknown !== undefined) throw unsupported(`${key}.${unknown}`, 'username, password');
    if (typeof username !== 'string' || typeof password !== 'string') throw invalid(key, shape, Object.keys(json));
    const wanted = `${username}:${password}`;
    const pattern = { describe: () => `those of ${username}`, test: (value: string) => value === wanted };
    return [
      { part: 'basic credentials', pattern, read: ({ request }) => basicCredentialsOf(request), show: () => '***' },
    ];
  },
  bodyPatterns(json, key) {
    if (!Array.isArray(json)) throw invalid(key, 'a list of patterns', json);
    return json.map((item, at) => {
      const pattern = parseValuePattern(item, `${key}[${at}]`, bodyOperators);
      return { part: 'body', pattern, read: ({ body }) => [body], show: asIs };
    });
  },
};

/** What the criteria of a key look at besides method and address. */
const longParts: Record<string, readonly LongPart[]> = {
  headers: ['rawHeaders'],
  formParameters: ['rawHeaders', 'body'],
  basicAuthCredentials: ['rawHeaders'],
  bodyPatterns: ['body'],
};

/** No test asks for more of one request. */
const mostCriteria = 1000;

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
  const criteria = keys.flatMap((key) => readers[key]!(json[key], key));
  if (criteria.length > mostCriteria) throw invalid('length', `at most ${mostCriteria} conditions`, criteria.length);
  return { criteria, reads: [...new Set(keys.flatMap((key) => longParts[key] ?? []))] };
}

/**
 * Whether a request is what the pattern describes. Secrets are compared as they were received. In a sandbox, an address
 * fits with and without its /sandbox/<name>, so that a test reads the same in every world.
 */
export function matches(pattern: RequestPattern, request: JournalledRequest): boolean {
  const parts = new RequestParts(request);
  return pattern.criteria.every((criterion) => passes(criterion, parts));
}

/** Whether a request is right in the one part that the criterion is about. */
export function passes({ pattern, read }: Criterion, parts: RequestParts): boolean {
  const values = read(parts);
  return pattern.absent ? values.length === 0 : values.some((value) => pattern.test(value));
}

/** A criterion for each name of an object. What a pattern wants of a secret is never told. */
function named(
  json: unknown,
  key: string,
  part: string,
  access: (name: string) => Pick<Criterion, 'read' | 'show'>,
): Criterion[] {
  if (!isRecord(json)) throw invalid(key, 'an object of names and patterns', json);
  return Object.entries(json).map(([name, value]) => {
    const pattern = parseValuePattern(value, `${key}.${name}`, valueOperators);
    const isSecret = isSecretName(name) && !pattern.absent;
    return {
      part: `${part} ${name}`,
      pattern: isSecret ? { ...pattern, describe: () => 'as in the pattern' } : pattern,
      ...access(name),
    };
  });
}

function urlsOf({ request: { url, sandbox } }: RequestParts): string[] {
  const prefix = `/sandbox/${sandbox}/`;
  return sandbox !== undefined && url.startsWith(prefix) ? [url.slice(prefix.length - 1), url] : [url];
}

function pathsOf(parts: RequestParts): string[] {
  return urlsOf(parts).map(pathOf);
}
