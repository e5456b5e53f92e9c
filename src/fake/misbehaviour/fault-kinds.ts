import { exampleBody } from '../../document/described-answers.js';
import type { ViolationCode } from '../../journal/violation.js';
import type { Answer } from '../answer.js';
import {
  breakFirstChunk,
  closeConnection,
  hangFor,
  resetConnection,
  sendAfter,
  sendGarbage,
  sendHalf,
  type Transport,
} from './transport.js';

/** What a fault says in the place of the honest answer. */
export type Said = Omit<Answer, 'outcome'>;

/** Where a fault can lead the client of a request. */
export interface Addresses {
  /** The server that it called. */
  origin: string;
  /** A page that the same server has under another name, and which looks at what comes along. */
  elsewhere: string;
}

/**
 * How a kind of fault acts. `says`: this is the answer, and unless it is `handled` the request is not carried out.
 * `spoils`: the request is carried out, and its answer has another body. `sends`: the answer goes out in another way,
 * after the request was carried out or without that.
 */
type Act =
  | { says: (to: Addresses) => Said; handled?: true }
  | { spoils: (body: string) => string }
  | { sends: (delayMs?: number) => Transport; handled: boolean };

/** A way in which the fake can misbehave on purpose. */
export interface FaultFacts {
  /** The customer id that causes it. */
  id: number;
  /** What PHP's curl sees: errno or status. */
  curl: string;
  /** WireMock's name. */
  alias?: string;
  does: string;
  /** The answer of an operation that it is the same as; undefined when it is like none. */
  like?: 'bad-credentials' | 'unknown-customer' | 'validation';
  /** Whether mutate tries it; false where another mutant says the same. */
  isMutant: boolean;
  /** What a request shows of a client that the fault has deceived, whatever the client makes of the answer. */
  betrayedBy?: ViolationCode;
  act: Act;
}

/** A page of HTML that says one thing. */
export const page = (title: string, text: string) =>
  `<!DOCTYPE html>\n<html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>\n`;
const html = { 'Content-Type': 'text/html; charset=UTF-8' };

/** The page that redirect-to-login leads to. */
export const loginPage: Said = { status: 200, body: page('Log in', 'Please log in to continue.'), headers: html };

/** The page that redirect-elsewhere leads to. */
export const elsewherePage: Said = { status: 200, body: page('Elsewhere', 'This is another host.'), headers: html };

/** How long a hang lasts when the fault does not say; a PHP client's own time-out should come first. */
const hangMs = 30_000;
const slowMs = 2_000;

/** Every kind of fault with all that there is to know of it. */
export const faultKinds = {
  reset: {
    id: 900056,
    curl: 'errno 56',
    alias: 'CONNECTION_RESET_BY_PEER',
    does: 'The connection is reset before any answer.',
    isMutant: true,
    act: { sends: () => resetConnection, handled: false },
  },
  empty: {
    id: 900052,
    curl: 'errno 52',
    alias: 'EMPTY_RESPONSE',
    does: 'The connection is closed before any answer.',
    isMutant: true,
    act: { sends: () => closeConnection, handled: false },
  },
  'bad-chunk': {
    id: 900156,
    curl: 'errno 56',
    alias: 'MALFORMED_RESPONSE_CHUNK',
    does: 'The answer says 200 and its first chunk is broken.',
    isMutant: true,
    act: { sends: () => breakFirstChunk, handled: true },
  },
  garbage: {
    id: 900001,
    curl: 'errno 1',
    alias: 'RANDOM_DATA_THEN_CLOSE',
    does: 'Bytes that are no HTTP, then the connection is closed.',
    isMutant: true,
    act: { sends: () => sendGarbage, handled: false },
  },
  truncated: {
    id: 900018,
    curl: 'errno 18',
    does: 'The answer ends in the middle of its body.',
    isMutant: true,
    act: { sends: () => sendHalf, handled: true },
  },
  hang: {
    id: 900028,
    curl: 'errno 28',
    does: `No answer for delayMs (default ${hangMs}), then the connection is closed.`,
    isMutant: true,
    act: { sends: (delayMs = hangMs) => hangFor(delayMs), handled: false },
  },
  slow: {
    id: 900128,
    curl: 'the honest answer',
    does: `The honest answer, delayMs later (default ${slowMs}); the request is carried out at once.`,
    isMutant: false,
    act: { sends: (delayMs = slowMs) => sendAfter(delayMs), handled: true },
  },
  'html-200': {
    id: 900200,
    curl: 'status 200',
    does: 'An HTML page with status 200; nothing is stored.',
    isMutant: true,
    act: {
      says: () => ({ status: 200, body: page('Welcome', 'This is not the answer of an API.'), headers: html }),
    },
  },
  'html-500': {
    id: 900500,
    curl: 'status 500',
    does: 'An HTML error page with status 500; nothing is stored.',
    isMutant: true,
    act: { says: () => ({ status: 500, body: page('Server Error', 'Whoops, something went wrong.'), headers: html }) },
  },
  'stored-500': {
    id: 900599,
    curl: 'status 500',
    does: 'The request is carried out, and then fails: an HTML error page with status 500.',
    isMutant: false,
    act: {
      says: () => ({ status: 500, body: page('Server Error', 'Whoops, something went wrong.'), headers: html }),
      handled: true,
    },
  },
  'empty-200': {
    id: 900204,
    curl: 'status 200',
    does: 'Status 200 and no body; nothing is stored.',
    isMutant: true,
    act: { says: () => ({ status: 200, body: '' }) },
  },
  'redirect-to-login': {
    id: 900302,
    curl: 'status 302',
    does: 'A redirect to /login, as an expired session gives; /login is an HTML page with status 200.',
    isMutant: true,
    act: {
      says: ({ origin }) => ({
        status: 302,
        body: page('Redirecting', 'Redirecting to /login.'),
        headers: { ...html, Location: `${origin}/login` },
      }),
    },
  },
  // 307 and 308 would tell the same clients apart: what they repeat besides is the body, and no plugin has its token there.
  'redirect-elsewhere': {
    id: 900303,
    curl: 'status 302',
    does: 'A redirect to another host (127.0.0.1 for localhost and the other way round), which sees who carries credentials there; nothing is stored.',
    isMutant: true,
    betrayedBy: 'credentials-carried-away',
    act: {
      says: ({ elsewhere }) => ({
        status: 302,
        body: page('Redirecting', 'Redirecting to another host.'),
        headers: { ...html, Location: elsewhere },
      }),
    },
  },
  bom: {
    id: 900201,
    curl: 'the honest status',
    does: 'The honest answer behind a byte order mark, which json_decode refuses.',
    isMutant: true,
    act: { spoils: (body) => `\uFEFF${body}` },
  },
  'json-500': {
    id: 900501,
    curl: 'status 500',
    does: '{"message": "Server Error"} with status 500; nothing is stored.',
    isMutant: true,
    act: { says: () => ({ status: 500, body: JSON.stringify({ message: 'Server Error' }) }) },
  },
  'rate-limited': {
    id: 900429,
    curl: 'status 429',
    does: 'Status 429 with Retry-After; nothing is stored.',
    isMutant: true,
    act: {
      says: () => ({
        status: 429,
        body: JSON.stringify({ message: 'Too Many Attempts.' }),
        headers: { 'Retry-After': '60' },
      }),
    },
  },
  'wrong-types': {
    id: 900202,
    curl: 'the honest status',
    does: 'The honest answer with its values of another type: true as "true", 1 as "1".',
    isMutant: false,
    act: {
      spoils: (body) =>
        JSON.stringify(JSON.parse(body), (_, value) =>
          ['boolean', 'number'].includes(typeof value) ? String(value) : value,
        ),
    },
  },
  'maintenance-503': {
    id: 900503,
    curl: 'status 503',
    does: "Laravel's maintenance page with status 503; nothing is stored.",
    isMutant: true,
    act: {
      says: () => ({
        status: 503,
        body: page('Service Unavailable', 'Be right back.'),
        headers: { ...html, 'Retry-After': '60' },
      }),
    },
  },
  'refused-401': {
    id: 900401,
    curl: 'status 401',
    does: 'The answer to refused credentials with status 401.',
    like: 'bad-credentials',
    isMutant: false,
    act: { says: () => ({ status: 401, body: exampleBody('bad-credentials') }) },
  },
  'refused-403': {
    id: 900403,
    curl: 'status 403',
    does: 'The answer to refused credentials with status 403.',
    like: 'bad-credentials',
    isMutant: false,
    act: { says: () => ({ status: 403, body: exampleBody('bad-credentials') }) },
  },
  'unknown-404': {
    id: 900404,
    curl: 'status 404',
    does: 'The answer to an unknown customer with status 404.',
    like: 'unknown-customer',
    isMutant: false,
    act: { says: () => ({ status: 404, body: exampleBody('unknown-customer') }) },
  },
  'refused-422': {
    id: 900422,
    curl: 'status 422',
    does: 'The answer to a missing or malformed field with status 422.',
    like: 'validation',
    isMutant: false,
    act: { says: () => ({ status: 422, body: exampleBody('validation-error') }) },
  },
} as const satisfies Record<string, FaultFacts>;

export type FaultKind = keyof typeof faultKinds;

/** The facts of a kind. */
export const factsOf = (kind: FaultKind): FaultFacts => faultKinds[kind];

/** Every kind, in the order of the table. */
export const faultKindNames = Object.keys(faultKinds) as readonly FaultKind[];

/** Whether a client gets no whole answer, so that it cannot know whether its request was carried out. */
export const isUnanswered = (kind: FaultKind): boolean => factsOf(kind).curl.startsWith('errno');

/** Whether the answer is the honest one and only comes late. */
export const isOnlyLate = (kind: FaultKind): boolean => 'sends' in factsOf(kind).act && !isUnanswered(kind);

/** Whether a request is carried out before a fault of this kind spoils its answer. */
export function isCarriedOut(kind: FaultKind): boolean {
  const { act } = factsOf(kind);
  return 'spoils' in act ? true : act.handled === true;
}

/** Whether something else takes the place of the honest answer. */
export const isReplaced = (kind: FaultKind): boolean => 'says' in factsOf(kind).act;
