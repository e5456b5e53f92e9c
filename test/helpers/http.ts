import { type Agent, type IncomingHttpHeaders, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface Call {
  method?: string;
  /** As it goes out: nothing is normalized. */
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer | undefined;
  agent?: Agent;
}

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/**
 * One request without the manners of fetch: any header, any path, no header of its own.
 * @param origin scheme, host and port
 * @returns rejects as node:http does when the connection breaks before the answer or within it
 */
export function send(origin: string, { method = 'GET', path, headers = {}, body, agent }: Call): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const length =
      body === undefined || 'Transfer-Encoding' in headers ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    const sent = request({ hostname, port, method, path, headers: { ...length, ...headers }, agent }, (response) => {
      buffer(response).then((bytes) => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: bytes.toString('utf8') });
      }, reject);
    });
    sent.on('error', reject);
    // A client that expects 100 keeps its body back until it may send it.
    if (headers.Expect === '100-continue') sent.once('continue', () => sent.end(body)).flushHeaders();
    else sent.end(body);
  });
}
