import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Note } from '../../journal/violation.js';
import type { Answer } from '../answer.js';

/**
 * How an answer goes out when it is not simply sent. `headers` are those that it would have had; `tell` takes what is
 * found out about the client later on.
 */
export type Transport = (
  response: ServerResponse,
  answer: Answer,
  headers: Record<string, string>,
  tell: (note: Note) => void,
) => void;

/** The codes of the notes on how a client bore an answer that did not come, or not in time. */
export const hangNotes = { gaveUp: 'client-gave-up', waited: 'client-waited' };

/** Resets the connection. */
export const resetConnection: Transport = onSocket((socket) => socket.resetAndDestroy());

/** Closes the connection without a byte. */
export const closeConnection: Transport = onSocket((socket) => socket.destroy());

/** Sends bytes that are no HTTP. */
export const sendGarbage: Transport = onSocket((socket) =>
  socket.end(Buffer.from('\x16\x03lorem ipsum dolor\x00\xff\r\n\r\n', 'latin1')),
);

/** Sends a head that promises chunks, and a first chunk without a size. */
export const breakFirstChunk: Transport = onSocket((socket, { status }) =>
  socket.end(`${head(status)}Transfer-Encoding: chunked\r\n\r\nzz not a size\r\n`),
);

/** Sends a head that promises the whole body, and half of it. */
export const sendHalf: Transport = onSocket((socket, { status, body }) => {
  const bytes = Buffer.from(body);
  socket.write(`${head(status)}Content-Length: ${bytes.length}\r\n\r\n`);
  socket.end(bytes.subarray(0, bytes.length >> 1));
});

/** Says nothing for so many milliseconds, then closes the connection; tells whether the client had given up by then. */
export const hangFor =
  (delayMs: number): Transport =>
  ({ socket }, _answer, _headers, tell) => {
    if (!socket) return;
    const stopWatching = watch(socket, tell);
    later(delayMs, socket, () => {
      stopWatching();
      tell({ code: hangNotes.waited, message: `The client waited for all of the ${delayMs} ms.`, ms: delayMs });
      socket.destroy();
    });
  };

/** Sends the answer so many milliseconds later; tells when the client had given up by then. */
export const sendAfter =
  (delayMs: number): Transport =>
  (response, { status, body }, headers, tell) => {
    const { socket } = response;
    if (!socket) return;
    const stopWatching = watch(socket, tell);
    later(delayMs, socket, () => {
      stopWatching();
      response.writeHead(status, headers).end(body);
    });
  };

/** Tells when a client gives up waiting. @returns what ends the watch */
function watch(socket: Socket, tell: (note: Note) => void): () => void {
  const began = performance.now();
  const stop = () => void socket.off('end', gaveUp).off('error', gaveUp);
  // A connection that the end of the fake closes sees neither of the two.
  socket.on('end', gaveUp).on('error', gaveUp);
  return stop;
  function gaveUp() {
    stop();
    const ms = Math.round(performance.now() - began);
    tell({ code: hangNotes.gaveUp, message: `The client gave up after ${ms} ms.`, ms });
  }
}

const head = (status: number): string => `HTTP/1.1 ${status} OK\r\nContent-Type: application/json\r\n`;

function onSocket(act: (socket: Socket, answer: Answer) => void): Transport {
  return (response, answer) => {
    if (response.socket) act(response.socket, answer);
  };
}

/** Waits without keeping the process alive, and no longer than the connection lives. */
function later(delayMs: number, socket: Socket, act: () => void): void {
  const timer = setTimeout(act, delayMs);
  timer.unref();
  socket.once('close', () => clearTimeout(timer));
}
