import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { createServer } from 'node:tls';
import { untrustedCertificate } from './untrusted-certificate.js';

/** What became of the connections on which a client began to speak TLS. */
export interface TlsConnections {
  /** How many were shown the certificate and brought no request, for their clients did not take it. */
  refused(): number;
  /** Ends those on which nothing has been asked yet, too. */
  destroy(): void;
}

/** The first byte of a TLS handshake; no HTTP begins with it. */
const handshake = 0x16;

/**
 * Lets an HTTP server speak TLS as well, on its own port, with a certificate that nobody should trust. Both are told apart
 * by the first byte, so that whoever may know better (the helper of a test suite) needs no second address: only the scheme
 * is another.
 */
export function speakTls(server: Server): TlsConnections {
  const [serve] = server.listeners('connection') as [(socket: Socket) => void];
  const open = new Set<Socket>();
  const asked = new WeakSet<Socket>();
  let refused = 0;
  const secure = createServer(untrustedCertificate);
  // One handshake is one attempt, whatever comes of it; a request on it says that it was no refusal. Clients refuse in
  // different ways: with an alert, without a word, or (Node) by closing a connection that was established.
  secure.on('secureConnection', (socket) => serve.call(server, socket));
  secure.on('tlsClientError', (error) => {
    if (!isClientsDoing(error)) refused--;
  });
  server.on('request', ({ socket }) => {
    if (!('encrypted' in socket) || asked.has(socket)) return;
    asked.add(socket);
    refused--;
  });
  server.off('connection', serve);
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    // One that goes away before its first byte has nobody else who hears of it.
    socket.on('error', () => undefined);
    onFirstByte(socket, (byte) => {
      if (byte !== handshake) return serve.call(server, socket);
      refused++;
      secure.emit('connection', socket);
    });
  });
  return {
    refused: () => refused,
    destroy() {
      for (const socket of open) socket.destroy();
    },
  };
}

function onFirstByte(socket: Socket, act: (byte: number | undefined) => void): void {
  const look = () => {
    const bytes: Buffer | null = socket.read(1);
    // readable is also what the end of a connection is told by.
    if (bytes === null) return void (socket.readableEnded || socket.once('readable', look));
    socket.unshift(bytes);
    act(bytes[0]);
  };
  socket.once('readable', look);
}

/** Whether a handshake failed because the client ended it, and not because both have no version or cipher in common. */
function isClientsDoing({ code = '' }: NodeJS.ErrnoException): boolean {
  return code === 'ECONNRESET' || code.includes('ALERT');
}
