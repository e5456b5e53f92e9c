import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';

/** Whether a request came over TLS, which only a fake with `tls` speaks. */
export const isEncrypted = ({ socket }: Pick<IncomingMessage, 'socket'>): boolean =>
  (socket as Partial<TLSSocket>).encrypted === true;

/** The scheme of the address to which a request was sent. */
export const schemeOf = (request: Pick<IncomingMessage, 'socket'>): 'http' | 'https' =>
  isEncrypted(request) ? 'https' : 'http';

/** The scheme, the host and the port to which a request was sent, as its client wrote them. */
export function originOf(request: IncomingMessage): string {
  return `${schemeOf(request)}://${request.headers.host ?? ''}`;
}
