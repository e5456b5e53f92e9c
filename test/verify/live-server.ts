import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type RunningFake, startFake } from '../../src/fake/start-fake.js';

/** A request that reached a live server. */
export interface Seen {
  method: string;
  path: string;
  body: string;
  authorization: string | undefined;
}

export interface LiveServer {
  url: string;
  fake: RunningFake;
  /** What came for /api, oldest first. */
  seen: Seen[];
  close(): Promise<void>;
}

/** Answers a request itself and says true, or leaves it to the fake behind. */
export type Meddle = (seen: Seen, response: ServerResponse) => boolean | Promise<boolean>;

/** A server without a control plane: a fake behind a proxy that serves /api only. */
export async function startLiveServer({
  assume = {},
  meddle = () => false,
  now = () => new Date(),
}: {
  assume?: Record<string, string>;
  meddle?: Meddle;
  now?: () => Date;
} = {}): Promise<LiveServer> {
  const fake = await startFake({ assume, now });
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { authorization, accept } = request.headers;
    const one = {
      method: request.method ?? '',
      path: request.url ?? '',
      body: Buffer.concat(chunks).toString(),
      authorization,
    };
    if (!/^\/+api\//.test(one.path)) {
      response.writeHead(404, { 'Content-Type': 'application/json' }).end('{}');
      return;
    }
    seen.push(one);
    if (await meddle(one, response)) return;
    const type = request.headers['content-type'];
    const answer = await fetch(fake.url + one.path, {
      method: one.method,
      headers: {
        ...(authorization === undefined ? {} : { authorization }),
        ...(accept === undefined ? {} : { accept }),
        ...(type === undefined ? {} : { 'content-type': type }),
      },
      ...(one.method === 'GET' ? {} : { body: one.body }),
      redirect: 'manual',
    });
    const location = answer.headers.get('location');
    response
      .writeHead(answer.status, {
        'Content-Type': answer.headers.get('content-type') ?? '',
        ...(location === null ? {} : { Location: location }),
      })
      .end(await answer.text());
  });
  const url = await listen(server);
  return {
    url,
    fake,
    seen,
    async close() {
      await closeServer(server);
      await fake.close();
    },
  };
}

/** Listens on a free port. @returns the base URL */
export async function listen(server: Server, scheme = 'http'): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
