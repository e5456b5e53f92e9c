import type { Changed, Heard, Lie, Said } from './liar-server.js';
import { isRefusedToken, json, type Liar, linked, recordOf, valid } from './liars.js';
import { at } from './liars-of-accounts.js';

const second = 'Bearer ticaga-second-token';
const token = 'ticaga-demo-token';

/** The token of a request, whatever the scheme; undefined when it has none. */
function tokenIn({ authorization }: Heard): string | undefined {
  if (authorization === undefined) return undefined;
  const [scheme, value = ''] = authorization.split(' ');
  return scheme === 'Basic'
    ? Buffer.from(value, 'base64')
        .toString()
        .replace(/^[^:]*:?/, '')
    : value;
}

const isBasic = ({ authorization = '' }: Heard): boolean => authorization.startsWith('Basic');

/** Takes tokens that are none, at one call. */
const takes = (operation: string, isTaken: (given: string, heard: Heard) => boolean): Lie =>
  at(operation, (heard, ask) => {
    const given = tokenIn(heard);
    return given !== undefined && isTaken(given, heard) ? ask({ authorization: valid }) : ask();
  });

const broken = { fact: 'status', verdict: 'broken', says: 'expected at least 400  (documented), was 200' } as const;

const nearly = (operation: 'get' | 'assign', workflow: string, inOtherCase: string): Liar[] => [
  {
    name: `takes a token in other letters at ${operation}`,
    lie: takes(operation, (given) => given.toLowerCase() === token),
    ...{ workflow: inOtherCase, ...broken },
  },
  {
    name: `takes the beginning of a token at ${operation}`,
    lie: takes(operation, (given) => given.length > 4 && token.startsWith(given)),
    ...{ workflow, ...broken },
  },
  {
    name: `takes a token with something behind it at ${operation}`,
    lie: takes(operation, (given) => given.startsWith(token)),
    ...{ workflow, ...broken },
  },
  {
    name: `takes an empty token at ${operation}`,
    lie: takes(operation, (given) => given === ''),
    ...{ workflow, ...broken },
  },
  {
    name: `takes an empty password at ${operation}`,
    lie: takes(operation, (given, heard) => given === '' && isBasic(heard)),
    ...{ workflow, ...broken },
  },
  {
    name: `does not look at the email at ${operation}`,
    lie: takes(operation, (given) => given === token),
    ...{ workflow: operation === 'get' ? 'get-email-of-nobody' : workflow, ...broken },
  },
  {
    name: `takes a revoked token at ${operation}`,
    lie: at(operation, async (heard, ask) => {
      const said = await ask();
      return isRefusedToken(said) && tokenIn(heard) === token ? ask({ authorization: second }) : said;
    }),
    ...{ workflow: `${operation}-revoked-token`, ...broken },
  },
];

const nearlyRight: Liar[] = [
  ...nearly('get', 'get-nearly-right-token', 'get-token-in-other-case'),
  ...nearly('assign', 'assign-nearly-right-token', 'assign-token-in-other-case'),
  {
    name: 'lets the connection test through with any token',
    lie: takes('get', (_, { id }) => id === '0'),
    ...{ workflow: 'get-wrong-token', ...broken },
  },
  {
    name: 'reads a customer with any token',
    lie: takes('get', (_, { id }) => id !== '0'),
    ...{ workflow: 'get-wrong-token', ...broken },
  },
  {
    name: 'reads a customer with any password of the right email',
    lie: takes('get', (_, heard) => isBasic(heard)),
    ...{ workflow: 'get-wrong-token', ...broken },
  },
  {
    name: 'reads to everybody who does not ask for JSON',
    lie: at('get', ({ accept }, ask) => (accept === 'application/json' ? ask() : ask({ authorization: valid }))),
    ...{
      workflow: 'refused-without-accept',
      fact: 'status',
      verdict: 'broken',
      says: 'at least 300  (documented), was 200',
    },
  },
];

/** The calls that take any token, with the workflow that asks, and the step. */
const anyToken: Liar[] = [
  ['customers/link', 'link'],
  ['login', 'log-in'],
  ['departments/get', 'get-department'],
  ['departments/get_by_id', 'get-department-by-id'],
  ['realtime/config', 'get-realtime-config'],
  ['tickets/create', 'create-ticket'],
  ['tickets/info', 'read-ticket'],
  ['tickets/get', 'get-ticket'],
  ['tickets/get/all', 'list-tickets'],
  ['tickets/close', 'close-ticket'],
  ['tickets/rate', 'rate-ticket'],
  ['responses/create', 'create-response'],
  ['responses/get', 'list-responses'],
].map(([operation = '', name = '']) => ({
  name: `takes any token at ${operation}`,
  lie: takes(operation, () => true),
  workflow: `${name}-without-credentials`,
  ...broken,
}));

const other =
  (lie: (heard: Heard, ask: (changed?: Changed) => Promise<Said>) => Said | Promise<Said>): Lie =>
  (heard, ask) =>
    heard.authorization === second ? lie(heard, ask) : ask();

const twoTokens: Liar[] = [
  {
    name: 'takes any token for the departments of customers',
    lie: takes('departments/customers', () => true),
    ...{
      workflow: 'list-customer-departments-without-credentials',
      fact: 'status',
      verdict: 'refuted',
      says: 'was 200',
    },
  },
  {
    name: 'shows the first administrator as the owner of every token',
    lie: other(({ id }, ask) => (id === '0' ? ask({ authorization: valid }) : ask())),
    ...{
      workflow: 'other-token-owner',
      fact: 'body /user/email',
      verdict: 'broken',
      says: 'anything but "admin@example.com"',
    },
  },
  {
    name: 'lets the first administrator in and no other',
    lie: other(() => json(403, { message: 'Superadmin only.' })),
    ...{ workflow: 'other-token-owner', fact: 'status', verdict: 'broken', says: 'expected 200 or 404' },
  },
  {
    name: 'shows another administrator no customer',
    lie: other(({ id }, ask) => (id === '0' ? ask() : json(404, { error: 'User not authenticated' }))),
    ...{ workflow: 'other-token-reads', fact: 'body /user/id', verdict: 'broken', says: 'expected 1  (observed)' },
  },
  {
    name: 'shows another administrator another email',
    lie: other(async ({ id }, ask) => {
      const said = await ask();
      return id === '1' ? json(200, { user: { ...recordOf(said), email: 'hidden@example.com' } }) : said;
    }),
    ...{
      workflow: 'other-token-reads',
      fact: 'body /user/email',
      verdict: 'refuted',
      says: 'was "hidden@example.com"',
    },
  },
  {
    name: 'lets another administrator link nobody',
    lie: other(({ operation }, ask) => (operation === 'assign' ? json(403, { message: 'Forbidden.' }) : ask())),
    ...{ workflow: 'other-token-links', fact: 'body /user', verdict: 'broken', says: 'expected true  (observed)' },
  },
  {
    name: 'loses what another administrator links',
    lie: other(({ operation }, ask) => (operation === 'assign' ? json(200, linked) : ask())),
    ...{ workflow: 'other-token-links', fact: 'body /user/billing_id', verdict: 'refuted', says: 'was "0"' },
  },
  {
    name: "takes one administrator's email with another's token",
    lie: takes('get', (given) => given === 'ticaga-second-token'),
    ...{ workflow: 'other-token-for-email', ...broken },
  },
];

/** Servers that let in whom they should not, or not whom they should. */
export const liarsOfCredentials: readonly Liar[] = [...nearlyRight, ...anyToken, ...twoTokens];
