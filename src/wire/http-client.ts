import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { type RequestOptions, request as requestHttps } from 'node:https';
import { createSecureContext, type SecureContext } from 'node:tls';
import { describeTransport, TransportError } from './transport-error.js';

export interface HttpRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string;
}

export interface HttpAnswer {
  status: number;
  /** Names in small letters; repeated headers joined with ", ". */
  headers: Record<string, string>;
  bytes: Buffer;
  /** The bytes as UTF-8; what is none is U+FFFD. */
  text: string;
}

export interface ClientOptions {
  /** The longest time from sending to the last byte, in milliseconds. */
  timeoutMs: number;
  /** The certificate authorities to trust, as PEM; without them those that Node trusts. */
  ca?: readonly string[];
  /** Accepts any certificate. */
  insecure?: boolean;
}

/** Sends one request; redirects are not followed. @throws TransportError when there is no whole answer */
export type Send = (request: HttpRequest, signal?: AbortSignal) => Promise<HttpAnswer>;

const largestBody = 10 * 1024 * 1024;

/**
 * A client of node:http rather than of fetch: it must see a body that ends early as what it is, and take a
 * certificate authority for one run.
 */
export function createClient({ timeoutMs, ca, insecure = false }: ClientOptions): Send {
  // Made once: there are some 150 authorities to read.
  const secureContext = ca && createSecureContext({ ca: [...ca] });
  return (request, signal) => exchange(request, { timeoutMs, insecure, secureContext }, signal);
}

interface Connection {
  timeoutMs: number;
  insecure: boolean;
  secureContext: SecureContext | undefined;
}

function exchange(request: HttpRequest, options: Connection, signal?: AbortSignal): Promise<HttpAnswer> {
  const url = new URL(request.url);
  const limit = AbortSignal.timeout(options.timeoutMs);
  let answered = false;
  const explain = (error: Error): TransportError => {
    if (signal?.aborted) return new TransportError('interrupted', 'The run was interrupted.');
    if (!limit.aborted) return describeTransport(error, url, answered);
    return new TransportError('timeout', `${url.host} took longer than ${options.timeoutMs / 1000} s to answer.`);
  };
  const settings: RequestOptions = {
    method: request.method,
    headers: request.body === undefined ? request.headers : withLength(request.headers, request.body),
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
    // A kept connection that the server has just closed would look like a broken answer.
    agent: false,
    ...(options.secureContext ? { secureContext: options.secureContext } : {}),
    ...(options.insecure ? { rejectUnauthorized: false } : {}),
  };
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(explain(error));
    try {
      const outgoing = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, settings, (incoming) => {
        answered = true;
        collect(incoming, outgoing, resolve);
        incoming.on('error', fail);
      });
      outgoing.on('error', fail);
      outgoing.on('upgrade', (_, socket) => {
        socket.destroy();
        fail(new TransportError('no-http', `${url.host} switched to another protocol, and nobody asked it to.`));
      });
      // Whatever else makes an end without an answer: a promise that is never settled would end the process in silence.
      outgoing.on('close', () => {
        if (!answered) fail(new TransportError('empty', `${url.host} closed the connection without an answer.`));
      });
      outgoing.end(request.body);
    } catch (error) {
      // A header that cannot be sent: a value that the server itself gave for a later step, for example.
      fail(error as Error);
    }
  });
}

function collect(incoming: IncomingMessage, outgoing: ClientRequest, done: (answer: HttpAnswer) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  incoming.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size > largestBody) outgoing.destroy(new TransportError('too-large', 'The answer is over 10 MB.'));
  });
  incoming.on('end', () => {
    const headers = Object.entries(incoming.headers).map(([name, value]) => [name, [value].flat().join(', ')]);
    const bytes = Buffer.concat(chunks);
    done({
      status: incoming.statusCode ?? 0,
      headers: Object.fromEntries(headers) as Record<string, string>,
      bytes,
      text: bytes.toString('utf8'),
    });
  });
}

const withLength = (headers: Record<string, string>, body: string): Record<string, string> => ({
  ...headers,
  'Content-Length': String(Buffer.byteLength(body)),
});
