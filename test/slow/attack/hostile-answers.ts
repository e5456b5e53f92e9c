import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** What verify must never say again. */
export const email = 'admin@example.com';
export const token = '41|Qk3vN8xT2mZr7Lp0Wd5sYh9cBf6gJe1a';
export const adminToken = 'admin-Hn4kV7qR1tXw9zLb';

/** Steers a terminal, turns text round, forges lines of a CI server, and says secrets back. */
export const evil = [
  '\u001B]0;pwned\u0007\u001B[2J\u009B31m\u202E\u2066\u200B\uFEFF\u2028',
  '::error::pwned',
  '##[error]pwned',
  `${token} x${token}y`,
  Buffer.from(`${email}:${token}`).toString('base64'),
  adminToken,
].join('\n');

/** Answers one request over HTTP. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that verify is sent against. */
export interface Hostile {
  name: string;
  /** Answers every request; a socket is for what is no HTTP. */
  answer: Answer | { socket: (socket: Socket) => void };
  /** What a person reads on stdout or stderr. */
  says: string | RegExp;
  status: 0 | 1 | 2;
  args?: readonly string[];
  /** How long verify waits for each answer, in seconds; long enough for whoever answers at all. */
  timeout?: number;
}

const record = (id: number, change: Record<string, unknown> = {}) => ({
  id,
  name: 'Joe Doe',
  email: 'joedoe@example.com',
  email_verified_at: null,
  company: '',
  phone_number: '',
  billing_id: '1002',
  billing_system: 'Blesta',
  account_manager: '0',
  biography: '',
  created_at: '2025-01-01T00:00:00.000000Z',
  updated_at: '2025-01-01T00:00:00.000000Z',
  ...change,
});

/** Nobody wants to wait while a server writes a large body anew for each request. */
const large = {
  name: JSON.stringify({ user: record(1, { id: 'x'.repeat(9_000_000) }) }),
  fields: JSON.stringify({
    user: Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`f${index}`, index])),
  }),
};

export const asJson = (response: ServerResponse, body: unknown, status = 200, headers = {}): void => {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
};

export const text =
  (
    body: string | Buffer,
    headers: Record<string, string> = { 'Content-Type': 'application/json' },
    status = 200,
  ): Answer =>
  (_request, response) =>
    void response.writeHead(status, headers).end(body);

/** Writes bytes as soon as there is a request, and keeps the connection unless told otherwise. */
const raw = (bytes: string, end = true) => ({
  socket: (socket: Socket) => {
    socket.once('data', () => {
      socket.write(Buffer.from(bytes, 'latin1'));
      if (end) socket.end();
    });
  },
});

/** Writes the same again and again until nobody listens. */
const endless = (head: string, piece: string, everyMs = 0) => ({
  socket: (socket: Socket) => {
    socket.once('data', () => {
      socket.write(Buffer.from(head, 'latin1'));
      const more = () => {
        if (socket.destroyed) return;
        const isDrained = socket.write(Buffer.from(piece, 'latin1'));
        if (everyMs > 0) setTimeout(more, everyMs);
        else if (isDrained) setImmediate(more);
        else socket.once('drain', more);
      };
      more();
    });
  },
});

/** Lets verify in, and answers everything else in another way. */
const afterSignIn =
  (answer: Answer): Answer =>
  (request, response) => {
    if (request.url === '/api/customers/get/0') asJson(response, { user: record(9001, { email }) });
    else if (request.url?.startsWith('/__admin')) asJson(response, {}, 404);
    else answer(request, response);
  };

/** Reads customers well, and does with writes what it likes. */
const withCustomers = (pairOf: () => object, write: Answer): Answer =>
  afterSignIn((request, response) => {
    const [, id] = /^\/api\/customers\/get\/(\d+)$/.exec(request.url ?? '') ?? [];
    if (id === '9') asJson(response, { error: 'User not authenticated' }, 401);
    else if (id !== undefined) asJson(response, { user: record(Number(id), pairOf() as Record<string, unknown>) });
    else write(request, response);
  });

const html = { 'Content-Type': 'text/html' };
const nested = (levels: number) => `${'[{"a":'.repeat(levels)}1${'}]'.repeat(levels)}`;
const ok = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
let flips = 0;

/** No HTTP, or hardly. */
const transports: Hostile[] = [
  {
    name: 'hangs up at once',
    answer: { socket: (socket) => socket.destroy() },
    says: /reset the connection|without an answer/,
    status: 2,
  },
  {
    name: 'says nothing',
    answer: { socket: (socket) => socket.resume() },
    says: 'took longer than 0.8 s',
    timeout: 0.8,
    status: 2,
  },
  { name: 'speaks SSH', answer: raw('SSH-2.0-OpenSSH_9.2\r\n'), says: 'something that is not HTTP', status: 2 },
  {
    name: 'sends random bytes',
    answer: raw('\x00\x9b\x1b[31m\xff\xfe\x00'),
    says: 'something that is not HTTP',
    status: 2,
  },
  {
    name: 'never ends its headers',
    answer: endless('HTTP/1.1 200 OK\r\n', `X-A: ${'a'.repeat(1000)}\r\n`),
    says: 'headers over 16 KB',
    status: 2,
  },
  {
    name: 'drips its headers',
    answer: endless('HTTP/1.1 200 OK\r\n', 'X: 1\r\n', 50),
    says: 'took longer than 0.8 s',
    timeout: 0.8,
    status: 2,
  },
  { name: 'has only a status line', answer: raw('HTTP/1.1 200 OK\r\n'), says: 'without an answer', status: 2 },
  {
    name: 'switches to another protocol',
    answer: raw('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'),
    says: 'switched to another protocol, and nobody asked it to',
    status: 2,
  },
  {
    name: 'says continue for ever',
    answer: endless('', 'HTTP/1.1 100 Continue\r\n\r\n', 5),
    says: 'took longer than 0.8 s',
    timeout: 0.8,
    status: 2,
  },
  { name: 'has a status that is none', answer: raw('HTTP/1.1 99 \x1b[31m\r\n\r\n'), says: /\w/, status: 2 },
  {
    name: 'says its length twice',
    answer: raw(`${ok}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`),
    says: /not HTTP|whole/,
    status: 2,
  },
  {
    name: 'breaks a chunk',
    answer: raw(`${ok}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}`),
    says: /whole|not HTTP/,
    status: 2,
  },
  {
    name: 'ends too early',
    answer: raw(`${ok}Content-Length: 500\r\n\r\n{"user":`),
    says: 'before the answer was whole',
    status: 2,
  },
  {
    name: 'never ends its body',
    answer: endless(`${ok}\r\n`, 'x'.repeat(65_536)),
    says: 'The answer is over 10 MB.',
    status: 2,
  },
  {
    name: 'drips its body',
    answer: endless(`${ok}Content-Length: 99\r\n\r\n`, ' ', 50),
    says: 'took longer than 0.8 s',
    timeout: 0.8,
    status: 2,
  },
  {
    name: 'redirects to what steers a terminal',
    answer: raw(`HTTP/1.1 302 Found\r\nLocation: http://x/\x9b31m\x85${token}\r\n\r\n`),
    says: 'The server redirects to http://x/\\x9b31m\\x85',
    status: 2,
  },
  {
    name: 'names a type that steers a terminal',
    answer: raw(`${ok.replace('application/json', 'text/\x9b31m')}\r\n{}`),
    says: 'Content-Type: text/\\x9b31m',
    status: 2,
  },
];

/** HTTP, and no API. */
const bodies: Hostile[] = [
  {
    name: 'has a title that does everything',
    answer: text(`<html><title>${evil}</title>`, html),
    says: 'a page titled "\\u001b]0;pwned',
    status: 2,
  },
  {
    name: 'has a page of unfinished titles',
    answer: text(`<html>${'<title'.repeat(1_000_000)}`, html),
    says: 'a page without a title',
    status: 2,
  },
  {
    name: 'says everything as text',
    answer: text(evil, { 'Content-Type': 'text/plain' }, 500),
    says: 'does not answer as the API',
    status: 2,
  },
  {
    name: 'says back what it was sent',
    answer: (request, response) => text(JSON.stringify(request.rawHeaders), html)(request, response),
    says: 'does not answer as the API',
    status: 2,
  },
  {
    name: 'refuses with everything',
    answer: (_request, response) => asJson(response, { message: evil }, 401),
    says: 'refused the credentials',
    status: 2,
  },
  {
    name: 'nests 100,000 levels',
    answer: text(nested(50_000)),
    says: 'lists and records over 511 levels deep',
    status: 2,
  },
  { name: 'begins with a byte order mark', answer: text('\uFEFF{}'), says: 'after a byte order mark', status: 2 },
  {
    name: 'speaks UTF-16',
    answer: text(Buffer.from('\uFEFF{"user":true}', 'utf16le')),
    says: "The body is no UTF-8, and PHP's json_decode reads nothing of it.",
    status: 2,
  },
  {
    name: 'answers nothing',
    answer: (_request, response) => void response.writeHead(204).end(),
    says: 'The body is empty.',
    status: 2,
  },
  {
    name: 'packs what nobody asked to be packed',
    answer: text(Buffer.from([31, 139, 8, 0, 0, 0]), {
      'Content-Encoding': 'gzip',
      'Content-Type': 'application/json',
    }),
    says: 'The body is compressed (gzip), and nobody asked for that.',
    status: 2,
  },
  { name: 'answers null', answer: text('null'), says: /^FAIL get-token-owner/m, status: 1 },
  {
    name: 'answers a list of everything',
    answer: (_request, response) => asJson(response, [evil, { [evil]: evil }]),
    says: /^FAIL get-token-owner/m,
    status: 1,
  },
];

/** An API that turns bad once somebody trusts it. */
const apis: Hostile[] = [
  {
    name: 'has everything in every field',
    answer: afterSignIn((_request, response) =>
      asJson(response, { user: record(1, { name: evil, email: evil, billing_id: evil, id: evil, [evil]: evil }) }),
    ),
    says: /^FAIL get-known-customer/m,
    status: 1,
  },
  {
    name: 'has fields named as those of every object',
    answer: afterSignIn(
      text(
        '{"user":{"id":{"toString":1,"valueOf":2},"__proto__":{"id":1},"constructor":1,"hasOwnProperty":1},"__proto__":null}',
      ),
    ),
    says: /^FAIL get-known-customer/m,
    status: 1,
  },
  {
    name: 'has numbers that are none',
    answer: afterSignIn(text('{"user":{"id":1e999,"name":-0,"billing_id":123456789012345678901234567890}}')),
    says: /^FAIL get-known-customer/m,
    status: 1,
  },
  {
    name: 'has half characters',
    answer: afterSignIn(text(`{"user":${JSON.stringify(record(1)).replace('Joe Doe', '\\ud83d\\u202e')}}`)),
    says: /^FAIL get-known-customer(?:.*\n){3}.*half a character in it, and PHP's json_decode reads nothing of it/m,
    status: 1,
  },
  {
    name: 'has a name of 9 MB',
    answer: afterSignIn(text(large.name)),
    says: /characters\)/,
    status: 1,
  },
  {
    name: 'has a record of 100,000 fields',
    answer: afterSignIn(text(large.fields)),
    says: /^FAIL get-known-customer/m,
    status: 1,
  },
  {
    name: 'nests only what is asked after signing in',
    answer: afterSignIn(text(`{"user":${nested(50_000)}}`)),
    says: 'lists and records over 511 levels deep',
    status: 1,
  },
  {
    name: 'sends everybody away after signing in',
    answer: afterSignIn((_request, response) => void response.writeHead(302, { Location: `/login?${token}` }).end()),
    says: 'The server redirects to /login?***',
    status: 1,
  },
  {
    name: 'hangs after signing in',
    answer: afterSignIn(() => undefined),
    says: 'took longer than 0.8 s',
    timeout: 0.8,
    status: 1,
    args: [],
  },
  {
    name: 'takes every write and keeps nothing as it was',
    answer: withCustomers(
      () => ({ billing_id: `${++flips}\u001B` }),
      (_request, response) => asJson(response, { user: true }),
    ),
    says: 'and could not be put back',
    status: 1,
    args: ['--allow-writes', '2'],
  },
  {
    name: 'breaks down at every write',
    answer: withCustomers(
      () => ({}),
      (request) => void request.socket.destroy(),
    ),
    says: /connection|answer/,
    status: 1,
    args: ['--allow-writes', '2'],
  },
  {
    name: 'nests what it answers to a write',
    answer: withCustomers(() => ({}), text(nested(50_000))),
    says: 'lists and records over 511 levels deep',
    status: 1,
    args: ['--allow-writes', '2'],
  },
];

/** Says that it is a fake of the kit. */
const posesAsFake =
  (answer: Answer, health: Answer = (_request, response) => asJson(response, { status: 'healthy' })): Answer =>
  (request, response) => {
    response.setHeader('X-Ticaga-Kit', '0.1.0');
    if (request.url === '/__admin/health') health(request, response);
    else answer(request, response);
  };

const control = (states: unknown, api: Answer): Answer =>
  posesAsFake((request, response) => {
    if (request.url?.startsWith('/sandbox/') && !request.url.includes('/__admin/')) api(request, response);
    else if (request.url?.endsWith('/provider-states')) asJson(response, states);
    else asJson(response, { assumptions: [{ name: 'auth', value: 'both' }] });
  });

const given = { admin_email: '$(touch pwned)"`\\\u001B', admin_token: 'fake', id: 1, email: evil };

const fakes: Hostile[] = [
  {
    name: 'a fake without JSON',
    answer: posesAsFake(text(evil, html)),
    says: 'The control plane answered 200 to GET',
    status: 2,
  },
  {
    name: 'a fake that answers null',
    answer: posesAsFake(text('null')),
    says: 'The control plane answered 200 to GET',
    status: 2,
  },
  {
    name: 'a fake whose assumptions are a record',
    answer: posesAsFake((_request, response) => asJson(response, { assumptions: {} })),
    says: 'The control plane told no assumptions',
    status: 2,
  },
  {
    name: 'a fake whose assumptions are everything',
    answer: posesAsFake((_request, response) => asJson(response, { assumptions: [evil, null] })),
    says: 'The control plane told no assumptions',
    status: 2,
  },
  {
    name: 'a fake whose assumptions are nested',
    answer: posesAsFake(text(`{"assumptions":${nested(50_000)}}`)),
    says: 'levels deep',
    status: 2,
  },
  {
    name: 'a fake that refuses with everything',
    answer: posesAsFake((_request, response) => asJson(response, { errors: [evil] }, 422)),
    says: 'The control plane answered 422 to GET',
    status: 2,
  },
  {
    name: 'a fake that sends to another place',
    answer: posesAsFake(
      (_request, response) => void response.writeHead(307, { Location: 'http://127.0.0.1:1/' }).end(),
    ),
    says: 'The control plane answered 307 to GET',
    status: 2,
  },
  {
    name: 'a fake that asks for the token for ever',
    answer: posesAsFake(
      () => undefined,
      (request, response) => asJson(response, { errors: [request.headers.authorization] }, 401),
    ),
    says: 'asks for another token',
    status: 2,
  },
  {
    name: 'a fake whose health is a page',
    answer: posesAsFake(text('<html>', html), text(evil, html)),
    says: /\w/,
    status: 2,
  },
  {
    name: 'a fake that hangs',
    answer: posesAsFake(() => undefined),
    says: 'took longer than 0.8 s',
    timeout: 0.8,
    status: 2,
  },
  {
    name: 'a fake whose states are a list',
    answer: control([evil], text('{}')),
    says: 'The control plane answered 200 to POST',
    status: 2,
  },
  {
    name: 'a fake that gives a token of two lines',
    answer: control({ ...given, admin_token: `a\r\nX: ${token}` }, text('{}')),
    says: 'Invalid character in header content',
    status: 2,
  },
  {
    name: 'a fake that gives records for texts',
    answer: control({ admin_email: { toString: 1 }, admin_token: [[]], id: {} }, text('{}')),
    says: /\w/,
    status: 2,
  },
  {
    name: 'a fake with everything in every answer',
    answer: control(given, (_request, response) =>
      asJson(response, { user: record(1, { name: evil, id: evil }), error: evil, id: evil }),
    ),
    says: /^FAIL get-known-customer/m,
    status: 1,
  },
];

export const hostileServers: readonly Hostile[] = [...transports, ...bodies, ...apis, ...fakes];
