import type { Server } from 'node:http';
import { KitError } from '../errors.js';

/** Where clients of this machine reach a server that listens on an address. */
export const authorityOf = (host: string, port: number): string =>
  `${host.includes(':') ? `[${host}]` : host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;

const ownAddress =
  'Choose an address of this machine with --host: 127.0.0.1 for this machine alone, 0.0.0.0 for whoever reaches it.';

/** Resolves when a server listens. @throws KitError port-in-use, whatever kept it from that */
export function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const anotherPort = 'Choose another port with --port, or --port 0 for a free one.';
      const why: Record<string, [string, string]> = {
        EADDRINUSE: ['another program listens there', anotherPort],
        EACCES: ['this user may not', anotherPort],
        EADDRNOTAVAIL: ['this machine has no such address', ownAddress],
        ENOTFOUND: ['there is no such host', ownAddress],
      };
      const [was, fix] = why[error.code ?? ''] ?? [error.message, anotherPort];
      reject(new KitError('port-in-use', `Cannot listen on ${host}:${port}: ${was}.`, { fix }));
    });
    server.listen(port, host, resolve);
  });
}
