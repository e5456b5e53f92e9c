import type { Lie, Said } from './liar-server.js';
import { isCustomer, isInvalid, isRefusedToken, isUnknown, json, recordOf } from './liars.js';
import { at, body } from './liars-of-accounts.js';

/** A server that is right in its own way. */
export interface Honest {
  /** "A server that ..." */
  name: string;
  lie: Lie;
  /** How the fake behind it is set. */
  assume?: Record<string, string>;
  /** What verify learns of it, and nothing else. */
  learned?: Record<string, string>;
}

/** Changes every answer. */
const every =
  (change: (said: Said) => Partial<Said>): Lie =>
  async (_, ask) => {
    const said = await ask();
    return { ...said, ...change(said) };
  };

const isJson = ({ headers }: Said): boolean => /json/.test(headers['content-type'] ?? '');

/** Changes the JSON of every answer that is some. */
const rewritten = (change: (body: unknown) => unknown, space?: number): Lie =>
  every((said) => (isJson(said) ? { text: JSON.stringify(change(JSON.parse(said.text)), null, space) } : {}));

const withHeaders = (headers: Record<string, string>): Lie =>
  every((said) => ({ headers: { ...said.headers, ...(isJson(said) ? headers : {}) } }));

const rewrittenText = (change: (text: string) => string): Lie =>
  every((said) => (isJson(said) ? { text: change(said.text) } : {}));

const whenSaid =
  (is: (said: Said) => boolean, change: (said: Said) => Said): Lie =>
  async (_, ask) => {
    const said = await ask();
    return isJson(said) && is(said) ? change(said) : said;
  };

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, one]) => [name, reversed(one)]),
  );
}

/** Adds what no page has to every object, but to those whose names are a department's own. */
function added(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(added);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, one]) => [name, name === 'errors' ? one : added(one)]);
  return { ...(Object.fromEntries(entries) as object), _took: 1.0, uuid: '0191-aa', links: { self: null }, tags: [] };
}

const escapedText = (text: string): string =>
  text
    .replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('/', '\\/')
    .replaceAll('\\\\/', '\\/');

const inGerman = (said: Said): Said => {
  const { errors } = JSON.parse(said.text) as { errors: Record<string, string[]> };
  const words = Object.keys(errors).map((name) => [name, [`Das Feld ${name} ist ungültig.`]]);
  return json(said.status, { message: 'Die Angaben sind ungültig.', errors: Object.fromEntries(words) });
};

const writing: Honest[] = [
  { name: 'prints its JSON in many lines', lie: rewritten((one) => one, 4) },
  { name: 'has its fields in another order', lie: rewritten(reversed) },
  { name: 'adds fields to every object', lie: rewritten(added) },
  {
    name: 'writes a whole number of its own as 1.0',
    lie: rewrittenText((text) => text.replace(/^\{/, '{"took":1.0,')),
  },
  { name: 'escapes letters beyond ASCII and slashes', lie: rewrittenText(escapedText) },
  { name: 'escapes nothing that it need not', lie: rewritten((one) => one) },
  { name: 'has white space around its JSON', lie: rewrittenText((text) => `\r\n ${text}\n\n`) },
  { name: 'says charset=utf-8', lie: withHeaders({ 'content-type': 'application/json; charset=utf-8' }) },
  {
    name: 'says charset="UTF-8" and no space',
    lie: withHeaders({ 'content-type': 'application/json;charset="UTF-8"' }),
  },
  {
    name: 'says charset=iso-8859-1 of what is ASCII',
    lie: every((said) =>
      isJson(said)
        ? { text: escapedText(said.text), headers: { 'content-type': 'application/json; charset=ISO-8859-1' } }
        : {},
    ),
  },
  { name: 'says Application/JSON', lie: withHeaders({ 'content-type': 'Application/JSON' }) },
  {
    name: 'says application/problem+json of its errors',
    lie: every((said) =>
      isJson(said) && said.status >= 400 ? { headers: { 'content-type': 'application/problem+json' } } : {},
    ),
  },
];

const transport: Honest[] = [
  {
    name: 'writes the names of its headers in capitals',
    lie: every((said) => ({
      headers: Object.fromEntries(Object.entries(said.headers).map(([name, value]) => [name.toUpperCase(), value])),
    })),
  },
  { name: 'sends its answers in pieces', lie: every(() => ({ chunked: true })) },
  { name: 'closes the connection after each answer', lie: withHeaders({ connection: 'close' }) },
  { name: 'keeps connections open', lie: withHeaders({ 'keep-alive': 'timeout=60, max=1000' }) },
  { name: 'says Content-Encoding: identity', lie: withHeaders({ 'content-encoding': 'identity' }) },
  {
    name: 'sends headers that nobody knows',
    lie: withHeaders({
      'x-frame-options': 'DENY',
      'set-cookie': 'ticaga_session=abc; path=/',
      server: 'nginx',
      vary: '*',
    }),
  },
  { name: 'lets other origins in', lie: withHeaders({ 'access-control-allow-origin': '*' }) },
  {
    name: 'has a generous limit',
    lie: withHeaders({ 'x-ratelimit-limit': '100000', 'x-ratelimit-remaining': '99999' }),
  },
  { name: 'has a clock of its own', lie: withHeaders({ date: 'Tue, 01 Jan 2030 00:00:00 GMT' }) },
  { name: 'puts words of its own behind the status', lie: every(() => ({ statusText: 'As You Like It' })) },
  {
    name: 'takes a second for each answer',
    lie: async (_, ask) => {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return ask();
    },
  },
];

const answers: Honest[] = [
  { name: 'writes its messages in another language', lie: whenSaid(isInvalid, inGerman) },
  {
    name: 'has user null beside its errors',
    lie: whenSaid(
      ({ status }) => status >= 400,
      (said) => json(said.status, { ...(JSON.parse(said.text) as object), user: null, success: false }),
    ),
  },
  {
    name: 'has error null beside its successes',
    lie: whenSaid(
      ({ status, text }) => status < 300 && text.startsWith('{'),
      (said) => json(said.status, { ...(JSON.parse(said.text) as object), error: null, errors: [], message: 'OK' }),
    ),
  },
  {
    name: 'names the status in the body of an error',
    lie: whenSaid(
      ({ status }) => status >= 400,
      (said) => json(said.status, { ...(JSON.parse(said.text) as object), status: said.status, code: 'E-1' }),
    ),
  },
  {
    name: 'says how to sign in when it refuses',
    lie: whenSaid(isRefusedToken, (said) => ({
      ...said,
      headers: { ...said.headers, 'www-authenticate': 'Bearer realm="api"' },
    })),
  },
  {
    name: 'shows microseconds',
    lie: whenSaid(isCustomer, (said) => {
      const user = recordOf(said)!;
      return json(200, { user: { ...user, created_at: String(user.created_at).replace('.000000Z', '.123456Z') } });
    }),
  },
  {
    name: 'knows no record of the owner of a token',
    lie: at('get', async ({ id }, ask) => {
      const said = await ask();
      return id === '0' && said.status === 200 ? json(404, { error: 'User not authenticated' }) : said;
    }),
  },
  {
    name: 'refuses credentials with 403 and words of its own',
    lie: whenSaid(isRefusedToken, () => json(403, { message: 'This token is not valid here.' })),
    learned: { 'auth-error-status': '403' },
  },
  {
    name: 'has ratings switched off in its pages',
    lie: body('tickets/info', (one) => ({ ...one, ratings_enabled: false })),
  },
  {
    name: 'refuses a second link in words of its own',
    assume: { reassign: 'refuse' },
    lie: whenSaid(
      ({ status }) => status === 409,
      () => json(409, { error: 'Bereits verknüpft.' }),
    ),
    learned: { reassign: 'refuse' },
  },
  {
    name: 'takes Basic alone',
    assume: { auth: 'basic' },
    lie: (_, ask) => ask(),
    learned: { auth: 'basic' },
  },
  {
    name: 'answers 404 for an unknown customer, and 400 for a field',
    assume: { 'unknown-customer-status': '404', 'validation-status': '400' },
    lie: whenSaid(isUnknown, (said) => json(said.status, { error: 'User not authenticated', status: said.status })),
    learned: { 'unknown-customer-status': '404', 'validation-status': '400' },
  },
];

/** Servers that verify must not blame, and of which it must learn nothing but what is so. */
export const honestServers: readonly Honest[] = [...writing, ...transport, ...answers];
