import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';

/** Whether a request came over TLS, which only a fake with `tls` speaks. */
export const isEncrypted = ({ socket }: Pick<IncomingMessage, 'socket'>): boolean =>
  (socket as Partial<TLSSocket>).encrypted === true;

/** The scheme of the address to which a request was sent. */
export const schemeOf = (request: Pick<IncomingMessage, 'socket'>): 'http' | 'https' =>
  isEncrypted(request) ? 'https' : 'http';

/**
 * The path and the host of an address that names its host in the request line, as a client writes it that takes the kit
 * for a proxy; undefined for any other.
 */
export function originFormOf(url: string): { path: string; host: string } | undefined {
  const [origin, host] = /^https?:\/\/(?:[^/?#]*@)?([^/?#]*)/i.exec(url) ?? [];
  if (origin === undefined || host === undefined) return undefined;
  const rest = url.slice(origin.length);
  return { path: rest.startsWith('/') ? rest : `/${rest}`, host };
}

/** The scheme, the host and the port to which a request was sent, as its client wrote them. */
export function originOf(request: IncomingMessage): string {
  return `${schemeOf(request)}://${request.headers.host ?? ''}`;
}
