import { readFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { send } from '../helpers/http.js';
import { exchangeBytes, runProxy, startRawServer } from '../proxy/run-proxy.js';
import { closeServer, listen } from '../verify/live-server.js';

const fixture = (name: string) => fileURLToPath(new URL(`../verify/fixtures/${name}`, import.meta.url));
const certificate = { key: readFileSync(fixture('localhost.key')), cert: readFileSync(fixture('localhost.crt')) };
const asksJson = { Accept: 'application/json', Authorization: 'Bearer a-token-of-somebody' };

/** What comes of a call through the proxy where no whole answer does. */
const failing = async (url: string, path = '/api/customers/get/1') =>
  send(url, { path, headers: asksJson }).catch((error: NodeJS.ErrnoException) => error.code);

describe('a server that gives no whole answer', () => {
  const broken: [string, (socket: Socket) => void, RegExp][] = [
    ['closes', (socket) => socket.end(), /closed the connection without an answer\./],
    [
      'resets',
      (socket) => socket.resetAndDestroy(),
      /reset the connection\.|closed the connection without an answer\./,
    ],
    ['speaks no HTTP', (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'), /answered with something that is not HTTP\./],
    [
      'has headers without an end',
      (socket) => socket.write(`HTTP/1.1 200 OK\r\nX-Long: ${'a'.repeat(80_000)}`),
      /answered with headers over 16 KB\./,
    ],
    [
      'switches protocols',
      (socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'),
      /switched to another protocol, and nobody asked it to\./,
    ],
    [
      'has a status that is none',
      (socket) => socket.end('HTTP/1.1 042 What\r\nContent-Length: 0\r\n\r\n'),
      /^The answer cannot be passed on: Invalid status code: 42$/,
    ],
    ['hangs', () => undefined, /took longer than 1 s to answer\./],
  ];
  test.each(broken)('is met by the plugin as it is, and told: %s', async (_, answer, told) => {
    const server = await startRawServer((socket, request) => {
      if (request.endsWith('\r\n\r\n')) answer(socket);
    });
    const { url, newest, cli } = await runProxy(server.url, ['--timeout', '1']);
    expect(await failing(url)).toBe('ECONNRESET');
    const { response, notes, outcome } = await newest();
    expect([response.status, outcome]).toEqual([0, 'other']);
    expect(notes.at(-1)?.message).toMatch(told);
    await cli.waitFor(/GET \/api\/customers\/get\/1 --- other/);
    await cli.waitFor(/note no-answer: /);
  });

  test('that nobody is there', async () => {
    const { url, newest } = await runProxy('http://127.0.0.1:1');
    expect(await failing(url)).toBe('ECONNRESET');
    expect((await newest()).notes).toEqual([
      { code: 'no-answer', message: 'Nothing listens at 127.0.0.1:1: the connection was refused.' },
    ]);
  });

  test('breaks off: what had come reaches the plugin, and the end as an end that is none', async () => {
    const server = await startRawServer((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{"a"'));
    const { url, newest } = await runProxy(server.url);
    const got = await exchangeBytes(url, 'GET /api/x HTTP/1.1\r\nHost: a\r\n\r\n');
    expect(got).toBe('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{"a"');
    const { response, notes } = await newest();
    expect(response.status).toBe(200);
    expect(notes.at(-1)?.message).toMatch(/closed the connection before the answer was whole\.$/);
  });

  test('drips without an end: the limit of time is that of the whole answer', async () => {
    const timers: NodeJS.Timeout[] = [];
    onTestFinished(() => timers.forEach(clearInterval));
    const server = await startRawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n');
      timers.push(setInterval(() => socket.write('a'), 50));
    });
    const { url, newest } = await runProxy(server.url, ['--timeout', '0.5']);
    expect(await failing(url)).toBe('ECONNRESET');
    expect((await newest()).notes.at(-1)?.message).toMatch(/took longer than 0\.5 s to answer\.$/);
  });

  test('answers before it has the whole request: the answer passes, and the next request, too', async () => {
    const server = await startRawServer((socket) => {
      socket.end('HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}');
    });
    const { url, newest } = await runProxy(server.url, ['--allow-writes']);
    const head = 'POST /api/customers/assign HTTP/1.1\r\nHost: a\r\nContent-Length: 3000000\r\n\r\n';
    const got = await exchangeBytes(url, head, (came) => came.endsWith('{}'));
    expect(got).toMatch(/^HTTP\/1\.1 413 Too Large\r\n/);
    const { violations, notes } = await newest();
    expect(violations.filter(({ code }) => code !== 'answer-broken')).toEqual([]);
    expect(notes).toContainEqual({
      code: 'request-not-whole',
      message: 'The request had not come to its end, and was not judged.',
    });
  });
});

test('a redirect is passed on and not followed', async () => {
  const server = await startRawServer((socket, request) =>
    socket.end(
      request.startsWith('GET /api')
        ? 'HTTP/1.1 302 Found\r\nLocation: /login\r\nContent-Length: 0\r\n\r\n'
        : 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n',
    ),
  );
  const { url, newest } = await runProxy(server.url);
  const { status, headers } = await send(url, { path: '/api/customers/get/1', headers: asksJson });
  expect([status, headers.location]).toEqual([302, '/login']);
  expect(server.received).toHaveLength(1);
  expect((await newest()).violations[0]).toMatchObject({
    code: 'answer-broken',
    received: 'The server redirects to /login: 302 with Location: /login',
  });
});

describe('TLS', () => {
  const startTls = async () => {
    const server = createTlsServer(certificate, (_request, response) => void response.end('{"a":1}'));
    const url = (await listen(server)).replace('http://127.0.0.1', 'https://localhost');
    onTestFinished(() => closeServer(server));
    return url;
  };

  test('a certificate that nobody signed is not taken, and the log says what to do', async () => {
    const { url, cli } = await runProxy(await startTls());
    expect(await failing(url)).toBe('ECONNRESET');
    await cli.waitFor(/is signed by nobody that this machine trusts; --ca FILE trusts its authority\./);
  });

  test.each([
    ['--ca', ['--ca', fixture('localhost.crt')], ''],
    ['--insecure', ['--insecure'], 'Warning: --insecure takes any certificate; whoever sits between sees the token.'],
  ])('%s takes it', async (_, args, warning) => {
    const { url, cli } = await runProxy(await startTls(), args);
    expect(await send(url, { path: '/api/x', headers: asksJson })).toMatchObject({ status: 200, text: '{"a":1}' });
    expect(cli.stderr()).toContain(warning);
  });
});

test('what a server says is printed escaped', async () => {
  const server = await startRawServer((socket) =>
    socket.end(
      'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 24\r\n\r\n{"user":"\u001b[2J\\u001b[1m"}',
    ),
  );
  const { url, cli } = await runProxy(server.url);
  await send(url, { path: '/api/customers/get/1', headers: asksJson });
  await cli.waitFor(/BROKEN answer-broken/);
  expect(cli.stdout()).not.toContain('\u001b');
});
