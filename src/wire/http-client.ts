import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { type RequestOptions, request as requestHttps } from 'node:https';
import { createSecureContext } from 'node:tls';
import { describeTransport, TransportError } from './transport-error.js';

export interface HttpRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string | Buffer;
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

/** The largest body of an answer that is looked at, in bytes. */
export const largestBody = 10 * 1024 * 1024;

/**
 * A client of node:http rather than of fetch: it must see a body that ends early as what it is, and take a
 * certificate authority for one run.
 */
export function createClient(options: ClientOptions): Send {
  const open = createOpener(options);
  return (request, signal) =>
    new Promise((resolve, reject) => {
      const headers = request.body === undefined ? request.headers : withLength(request.headers, request.body);
      const opened = open(new URL(request.url), {
        settings: { method: request.method, headers },
        signal,
        answer: (incoming, outgoing) => collect(incoming, outgoing, resolve),
        fail: reject,
      });
      opened?.end(request.body);
    });
}

/** One request that somebody sends, and what is to be done with what comes of it. */
export interface Opening {
  settings: Pick<RequestOptions, 'method' | 'path' | 'headers' | 'setHost'>;
  signal?: AbortSignal | undefined;
  /** Told of the head of the answer. */
  answer(incoming: IncomingMessage, outgoing: ClientRequest): void;
  /** Told why there is no whole answer, perhaps after its beginning; perhaps more than once. */
  fail(error: TransportError): void;
}

/** Opens a connection for one request, whose body is to be written; undefined when it failed already. */
export type Open = (url: URL, opening: Opening) => ClientRequest | undefined;

/** Opens connections as the options have it, each for one request: none is kept, and no redirect is followed. */
export function createOpener({ timeoutMs, ca, insecure = false }: ClientOptions): Open {
  const connection: RequestOptions = {
    // A kept connection that the server has just closed would look like a broken answer.
    agent: false,
    // Made once: there are some 150 authorities to read.
    ...(ca ? { secureContext: createSecureContext({ ca: [...ca] }) } : {}),
    ...(insecure ? { rejectUnauthorized: false } : {}),
  };
  return (url, { settings, signal, answer, fail: tell }) => {
    const limit = AbortSignal.timeout(timeoutMs);
    let answered = false;
    const explain = (error: Error): TransportError => {
      if (signal?.aborted) return new TransportError('interrupted', 'The run was interrupted.');
      if (!limit.aborted) return describeTransport(error, url, answered);
      return new TransportError('timeout', `${url.host} took longer than ${timeoutMs / 1000} s to answer.`);
    };
    const fail = (error: Error) => tell(explain(error));
    const wanted = { ...settings, ...connection, signal: signal ? AbortSignal.any([signal, limit]) : limit };
    try {
      const outgoing = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, wanted, (incoming) => {
        answered = true;
        incoming.on('error', fail);
        answer(incoming, outgoing);
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
      return outgoing;
    } catch (error) {
      // A header that cannot be sent: a value that the server itself gave for a later step, for example.
      fail(error as Error);
      return undefined;
    }
  };
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

const withLength = (headers: Record<string, string>, body: string | Buffer): Record<string, string> => ({
  ...headers,
  'Content-Length': String(Buffer.byteLength(body)),
});
