import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Answer } from '../answer.js';

/** How an answer goes out when it is not simply sent. `headers` are those that it would have had. */
export type Transport = (response: ServerResponse, answer: Answer, headers: Record<string, string>) => void;

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

/** Says nothing for so many milliseconds, then closes the connection. */
export const hangFor = (delayMs: number): Transport =>
  onSocket((socket) => later(delayMs, socket, () => socket.destroy()));

/** Sends the answer so many milliseconds later. */
export const sendAfter =
  (delayMs: number): Transport =>
  (response, { status, body }, headers) =>
    later(delayMs, response.socket, () => response.writeHead(status, headers).end(body));

const head = (status: number): string => `HTTP/1.1 ${status} OK\r\nContent-Type: application/json\r\n`;

function onSocket(act: (socket: Socket, answer: Answer) => void): Transport {
  return (response, answer) => {
    if (response.socket) act(response.socket, answer);
  };
}

/** Waits without keeping the process alive, and no longer than the connection lives. */
function later(delayMs: number, socket: Socket | null, act: () => void): void {
  const timer = setTimeout(act, delayMs);
  timer.unref();
  socket?.once('close', () => clearTimeout(timer));
}
