import type { IncomingMessage } from 'node:http';
import { hostname } from 'node:os';

/**
 * Another name under which a client reaches the server that it has just reached, with the port. localhost and its number
 * stand for each other: a client that finds ::1 behind localhost first, where nobody listens, goes on to 127.0.0.1.
 */
export function anotherHost({ headers, socket }: IncomingMessage): string {
  const [, name = '', port = ''] = /^(\[[^\]]*\]|[^:]*)(:\d+)?$/.exec(headers.host ?? '') ?? [];
  if (/^(127\.|\[::1\]$)/.test(name)) return `localhost${port}`;
  const address = (socket.localAddress ?? '').replace(/^::ffff:/, '');
  const literal = address.includes(':') ? `[${address}]` : address;
  // From another machine, the port that it used need not be the one here.
  if (name === 'localhost') return literal + port;
  return `${name === literal ? hostname() : literal}:${socket.localPort}`;
}
