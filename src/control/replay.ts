import { type IncomingMessage, request as send } from 'node:http';
import type { Entry } from '../journal/entry.js';

/**
 * What the new request fixes anew: its length is that of the kept body, which comes whole and so has no trailers, and its
 * connection is its own.
 */
const ownHeaders = /^(content-length|transfer-encoding|trailer|connection|expect)$/i;

/** How the answer began, or why none came. */
export type Replayed = { status: number } | { broken: string };

/**
 * Sends a request of the journal again as it was received, secrets included, to the server that took it.
 * @param at where that server listens
 */
export function replay(
  { method, url, rawHeaders, body }: Entry,
  at: { host: string; port: number },
): Promise<Replayed> {
  const headers: string[] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] as string;
    if (!ownHeaders.test(name)) headers.push(name, rawHeaders[index + 1] as string);
  }
  if (!headers.some((name, index) => index % 2 === 0 && /^host$/i.test(name))) headers.push('Host', 'localhost');
  if (body?.length) headers.push('Content-Length', String(body.length));
  headers.push('Connection', 'close');
  return new Promise((resolve) => {
    send({ ...at, method, path: url, headers, agent: false }, (answer: IncomingMessage) => {
      resolve({ status: answer.statusCode as number });
      // A fault may break the answer off; its status is already known.
      answer.on('error', () => {}).resume();
    })
      .on('error', (error) => resolve({ broken: error.message }))
      .end(body);
  });
}
