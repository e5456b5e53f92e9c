import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import { originFormOf } from '../journal/origin.js';
import { largestBody, type Open } from '../wire/http-client.js';
import { TransportError } from '../wire/transport-error.js';
import { type Collected, collectBody } from './collect-body.js';

/** How a request that was passed on ended. */
export type Passed = Answered | { failed: TransportError; answer?: Head };

interface Answered extends Head {
  body: Collected;
}

/** The beginning of an answer. */
interface Head {
  status: number;
  rawHeaders: readonly string[];
}

export interface PassOptions {
  target: URL;
  open: Open;
  /** The body, where it was read before; else it streams through. */
  body: Buffer | undefined;
  /** Told once, before the client can know that its answer is whole. */
  done(passed: Passed): void;
}

/** Path and query of a request as the server is asked for them. */
export const pathOf = ({ url = '' }: IncomingMessage): string => originFormOf(url)?.path ?? url;

/**
 * Passes a request on to the target and its answer back: the same bytes but for the host, and what belongs to one
 * connection alone. Where the target gives no whole answer, the client gets none either.
 */
export function passOn(request: IncomingMessage, response: ServerResponse, options: PassOptions): void {
  const { target, open, body } = options;
  let answer: Head | undefined;
  let isDone = false;
  const done = (passed: Passed) => {
    if (!isDone) options.done(passed);
    isDone = true;
  };
  const fail = (failed: TransportError) => {
    // Once the answer is whole, a connection may end as it will.
    if (isDone) return;
    done({ failed, ...(answer ? { answer } : {}) });
    response.destroy();
  };
  const outgoing = open(target, {
    settings: { method: request.method, path: target.pathname.replace(/\/$/, '') + pathOf(request), setHost: false },
    answer(incoming, outgoing) {
      answer = { status: incoming.statusCode as number, rawHeaders: incoming.rawHeaders };
      try {
        passBack(incoming, response, request, (collected) => {
          done({ ...(answer as Head), body: collected });
          // A server may answer before it has the whole request; what is still to come is read, and goes nowhere.
          request.unpipe(outgoing).resume();
        });
      } catch (error) {
        answer = undefined;
        fail(new TransportError('no-http', `The answer cannot be passed on: ${(error as Error).message}`));
      }
    },
    fail,
  });
  if (!outgoing) return;
  response.once('close', () => {
    if (response.writableFinished) return;
    done({ failed: new TransportError('interrupted', 'The client went away before it had its whole answer.') });
    outgoing.destroy();
  });
  try {
    copyHeaders(request, outgoing, target.host);
  } catch (error) {
    fail(new TransportError('other', `The request cannot be passed on: ${(error as Error).message}`));
    outgoing.destroy();
    return;
  }
  if (body) return void outgoing.end(body);
  // A server may answer what the head says, before anything of the body has come.
  if (hasBody(request)) outgoing.flushHeaders();
  request.pipe(outgoing);
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** Under the names and in the order in which they came; what Node would add is left out. */
function copyHeaders({ rawHeaders }: IncomingMessage, outgoing: ClientRequest, host: string): void {
  let namesHost = false;
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name, value] = [rawHeaders[at]!, rawHeaders[at + 1]!];
    const isHost = name.toLowerCase() === 'host';
    if (isHost && namesHost) continue;
    outgoing.appendHeader(name, isHost ? host : value);
    namesHost ||= isHost;
  }
  if (!namesHost) outgoing.setHeader('Host', host);
  for (const name of ownHeaders) if (!outgoing.hasHeader(name)) outgoing.removeHeader(name);
}

/** What Node adds to a message that does not have it, and leaves away once it was removed. */
const ownHeaders = ['connection', 'content-length', 'transfer-encoding'];

function passBack(
  incoming: IncomingMessage,
  response: ServerResponse,
  request: IncomingMessage,
  done: (body: Collected) => void,
): void {
  const { statusCode = 0, statusMessage = '', headers } = incoming;
  const body = collectBody(incoming, largestBody);
  response.sendDate = false;
  for (const name of ownHeaders) response.removeHeader(name);
  response.writeHead(statusCode, statusMessage, headersFor(request, incoming.rawHeaders));
  const length = Number(headers['content-length'] ?? Number.NaN);
  // With its last byte a client knows that the answer is whole, and then it shall stand in the journal.
  let last: Buffer | undefined;
  const isEmpty = length === 0 || request.method === 'HEAD' || statusCode === 204 || statusCode === 304;
  if (!isEmpty) response.flushHeaders();
  incoming.on('data', (chunk: Buffer) => {
    if (body.size() === length) last = chunk;
    else if (!response.write(chunk)) {
      incoming.pause();
      response.once('drain', () => incoming.resume());
    }
  });
  incoming.once('end', () => {
    // An answer that breaks off has its end told by an error.
    if (!incoming.complete) return;
    done(body);
    const { rawTrailers } = incoming;
    const trailers = rawTrailers.flatMap((name, at) =>
      at % 2 === 0 ? [[name, rawTrailers[at + 1]!] as [string, string]] : [],
    );
    if (trailers.length > 0) response.addTrailers(trailers);
    response.end(last);
  });
}

/** HTTP/1.0 has no chunks: there the end of the connection is the end of the body. */
function headersFor({ httpVersionMinor }: IncomingMessage, rawHeaders: readonly string[]): string[] {
  if (httpVersionMinor > 0) return [...rawHeaders];
  return rawHeaders.filter((_, at) => !/^transfer-encoding$/i.test(rawHeaders[at - (at % 2)]!));
}
