import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { defaultAssumptions } from '../document/assumptions.js';
import type { Answer } from './answers.js';
import { badCredentials, unknownCustomer } from './answers.js';
import type { Transport } from './exchange.js';
import type { Fault, FaultKind } from './faults.js';

/** How long a hang lasts when the fault does not say; a PHP client's own time-out should come first. */
const hangMs = 30_000;
const slowMs = 2_000;

const page = (title: string, text: string) =>
  `<!DOCTYPE html>\n<html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>\n`;
const html = { 'Content-Type': 'text/html; charset=UTF-8' };

/** The page that redirect-to-login leads to. */
export const loginPage: Answer = {
  status: 200,
  body: page('Log in', 'Please log in to continue.'),
  outcome: 'fault',
  headers: html,
};

/** What a fault of this kind says instead of the honest answer. */
const replaced: Partial<Record<FaultKind, (host: string) => Omit<Answer, 'outcome'>>> = {
  'html-200': () => ({ status: 200, body: page('Welcome', 'This is not the answer of an API.'), headers: html }),
  'html-500': () => ({ status: 500, body: page('Server Error', 'Whoops, something went wrong.'), headers: html }),
  'empty-200': () => ({ status: 200, body: '' }),
  'redirect-to-login': (host) => ({
    status: 302,
    body: page('Redirecting', 'Redirecting to /login.'),
    headers: { ...html, Location: `http://${host}/login` },
  }),
  'json-500': () => ({ status: 500, body: JSON.stringify({ message: 'Server Error' }) }),
  'rate-limited': () => ({
    status: 429,
    body: JSON.stringify({ message: 'Too Many Attempts.' }),
    headers: { 'Retry-After': '60' },
  }),
  'maintenance-503': () => ({
    status: 503,
    body: page('Service Unavailable', 'Be right back.'),
    headers: { ...html, 'Retry-After': '60' },
  }),
  'refused-401': () => badCredentials({ ...defaultAssumptions, 'auth-error-status': '401' }),
  'refused-403': () => badCredentials({ ...defaultAssumptions, 'auth-error-status': '403' }),
  'unknown-404': () => unknownCustomer({ ...defaultAssumptions, 'unknown-customer-status': '404' }),
};

/** The honest answer with its contents spoilt. */
const spoilt: Partial<Record<FaultKind, (body: string) => string>> = {
  bom: (body) => `\uFEFF${body}`,
  'wrong-types': (body) =>
    JSON.stringify(JSON.parse(body), (_, value) =>
      ['boolean', 'number'].includes(typeof value) ? String(value) : value,
    ),
};

const transports: Partial<Record<FaultKind, (fault: Fault) => Transport>> = {
  reset: () => withSocket((socket) => socket.resetAndDestroy()),
  empty: () => withSocket((socket) => socket.destroy()),
  garbage: () => withSocket((socket) => socket.end(Buffer.from('\x16\x03lorem ipsum dolor\x00\xff\r\n\r\n', 'latin1'))),
  'bad-chunk': () =>
    withSocket((socket, answer) => {
      socket.end(
        `HTTP/1.1 ${answer.status} OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz not a size\r\n`,
      );
    }),
  truncated: () =>
    withSocket((socket, answer) => {
      const length = Buffer.byteLength(answer.body);
      const half = Buffer.from(answer.body).subarray(0, length >> 1);
      socket.write(
        `HTTP/1.1 ${answer.status} OK\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`,
      );
      socket.end(half);
    }),
  hang: ({ delayMs = hangMs }) => withSocket((socket) => later(delayMs, socket, () => socket.destroy())),
  slow:
    ({ delayMs = slowMs }) =>
    (response, answer, headers) =>
      later(delayMs, response.socket, () => response.writeHead(answer.status, headers).end(answer.body)),
};

/** The answer of a fault that does not carry the request out. */
export function faultyAnswer(kind: FaultKind, host: string): Answer {
  return { ...(replaced[kind]?.(host) ?? { status: 0, body: '' }), outcome: 'fault' };
}

/** The honest answer as this fault spoils it. */
export function spoil(kind: FaultKind, answer: Answer): Answer {
  return { ...answer, body: spoilt[kind]?.(answer.body) ?? answer.body, outcome: 'fault' };
}

/** How a fault's answer goes out; undefined when it is simply sent. */
export function transportOf(fault: Fault): Transport | undefined {
  const own = transports[fault.kind]?.(fault);
  if (own || fault.delayMs === undefined) return own;
  return transports.slow?.(fault);
}

function withSocket(act: (socket: Socket, answer: Answer) => void): Transport {
  return (response: ServerResponse, answer) => {
    if (response.socket) act(response.socket, answer);
  };
}

/** Waits without keeping the process alive, and no longer than the connection lives. */
function later(delayMs: number, socket: Socket | null, act: () => void): void {
  const timer = setTimeout(act, delayMs);
  timer.unref();
  socket?.once('close', () => clearTimeout(timer));
}
