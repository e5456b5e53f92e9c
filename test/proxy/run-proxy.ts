import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import type { RenderedEntry } from '../../src/journal/rendered-entry.js';
import type { Note, Violation } from '../../src/journal/violation.js';
import { type CliOptions, type RunningCli, startCli } from '../helpers/run-cli.js';

export interface RunningProxy {
  url: string;
  cli: RunningCli;
  /** The journal, newest first. */
  requests(): Promise<RenderedEntry[]>;
  newest(): Promise<RenderedEntry>;
  violations(): Promise<ToldViolation[]>;
}

type ToldViolation = Violation & { requestId: string };

interface Listed {
  requests: RenderedEntry[];
}

/** Spawns `ticaga-kit proxy` in front of a server; it is killed when the test is over. */
export async function runProxy(
  target: string,
  args: readonly string[] = [],
  options: CliOptions = {},
): Promise<RunningProxy> {
  const cli = startCli(['proxy', '--target', target, '--port', '0', ...args], options);
  const [, url = ''] = await cli.waitFor(/listens on (\S+)[\s\S]*\n\n/);
  const read = async <Body>(path: string) => (await (await fetch(`${url}/__admin/${path}`)).json()) as Body;
  return {
    url,
    cli,
    requests: async () => (await read<Listed>('requests')).requests,
    newest: async () => (await read<Listed>('requests?limit=1')).requests[0] as RenderedEntry,
    violations: async () => (await read<{ violations: ToldViolation[] }>('violations')).violations,
  };
}

export const codesOf = (said: readonly (Note | Violation)[]): string[] => said.map(({ code }) => code);

export interface RawServer {
  url: string;
  host: string;
  /** Every byte that came, one text a connection, as latin1. */
  received: string[];
}

/**
 * A server that reads bytes and writes bytes, whatever HTTP makes of them.
 * @param answer told of each connection once something came on it
 */
export async function startRawServer(answer: (socket: Socket, request: string) => void): Promise<RawServer> {
  const received: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const at = received.push('') - 1;
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      received[at] += bytes.toString('latin1');
      answer(socket, received[at] as string);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const host = `127.0.0.1:${(server.address() as { port: number }).port}`;
  return { url: `http://${host}`, host, received };
}

/** Whether the head of a message has come, and the body that its Content-Length or its chunks promise. */
export function isWholeRequest(text: string): boolean {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const head = text.slice(0, end);
  if (/^transfer-encoding:\s*chunked/im.test(head)) return /\r\n0\r\n(?:.+\r\n)*\r\n$/.test(text.slice(end));
  const length = Number(/^content-length:\s*(\d+)/im.exec(head)?.[1] ?? 0);
  return text.length >= end + 4 + length;
}

/** Writes bytes to an address and reads what comes back until the connection ends, or until it is enough. */
export async function exchangeBytes(
  url: string,
  bytes: string,
  isEnough: (received: string) => boolean = () => false,
): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let received = '';
  socket.on('error', () => undefined);
  const enough = new Promise<void>((resolve) => {
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      if (isEnough(received)) resolve();
    });
    socket.once('close', () => resolve());
  });
  socket.write(Buffer.from(bytes, 'latin1'));
  await enough;
  socket.destroy();
  return received;
}
