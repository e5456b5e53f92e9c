import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createTcpServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { closeServer, listen, startLiveServer } from '../verify/live-server.js';
import { credentials as env, runVerify } from '../verify/run-verify.js';

const fixture = (name: string) => fileURLToPath(new URL(`../verify/fixtures/${name}`, import.meta.url));
const certificate = { key: readFileSync(fixture('localhost.key')), cert: readFileSync(fixture('localhost.crt')) };

async function against(listener: RequestListener, args: readonly string[] = []) {
  const server = createServer(listener);
  const url = await listen(server);
  const ran = await runVerify([url, ...args], { env });
  await closeServer(server);
  return { ...ran, url };
}

describe('verify of a server that cannot be judged', () => {
  it('says that nothing listens', async () => {
    const server = createServer();
    const url = await listen(server);
    await closeServer(server);
    const { status, stderr } = await runVerify([url], { env });
    expect(status).toBe(2);
    expect(stderr).toContain(`Nothing listens at ${new URL(url).host}: the connection was refused.`);
  });

  it('says that there is no such host', async () => {
    const { status, stderr } = await runVerify(['http://nowhere.invalid'], { env });
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /There is no host named nowhere\.invalid\.|The name nowhere\.invalid could not be looked up/,
    );
  });

  it('says that the connection was closed without an answer', async () => {
    const server = createTcpServer((socket) => socket.once('data', () => socket.end()));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const { status, stderr } = await runVerify([`http://127.0.0.1:${port}`], { env });
    server.close();
    expect(status).toBe(2);
    expect(stderr).toContain('closed the connection without an answer');
  });

  it('says that it took too long', async () => {
    const { status, stderr, url } = await against(() => undefined, ['--timeout', '0.2']);
    expect(status).toBe(2);
    expect(stderr).toContain(`${new URL(url).host} took longer than 0.2 s to answer.`);
  });

  it('says that it is an HTML page, with its title', async () => {
    const { status, stderr } = await against((_request, response) =>
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Sign in</title>'),
    );
    expect(status).toBe(2);
    expect(stderr).toContain('The body is an HTML page.');
    expect(stderr).toContain('Was:       200, a page titled "Sign in"');
  });

  it.each([
    ['a page', { 'Content-Type': 'text/html' }, '<html>Sign in</html>', 'A web page answers where the API should'],
    [
      'compressed',
      { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
      gzipSync('{"user":{}}'),
      'Turn compression off for clients that do not ask for it',
    ],
    ['empty', {}, '', 'Look at the log of the server'],
    ['no JSON', { 'Content-Type': 'application/json' }, 'OK', 'and /api/... is appended to it'],
  ])('says what to do when it is %s, and not to leave out an /api that is not there', async (_, headers, body, fix) => {
    const { status, stderr } = await against((_request, response) => response.writeHead(200, headers).end(body));
    expect(status).toBe(2);
    expect(stderr).toContain(fix);
    expect(stderr).not.toContain('without /api');
  });

  it('says that it is empty', async () => {
    const { status, stderr } = await against((_request, response) => response.writeHead(204).end());
    expect(status).toBe(2);
    expect(stderr).toContain('The body is empty.');
  });

  it('says where it is redirected to, and does not go there', async () => {
    const paths: string[] = [];
    const { status, stderr } = await against((request, response) => {
      paths.push(request.url ?? '');
      response.writeHead(301, { Location: 'https://helpdesk.example.com/login' }).end();
    });
    expect(status).toBe(2);
    expect(stderr).toContain('The server redirects to https://helpdesk.example.com/login.');
    expect(new Set(paths)).toEqual(new Set(['/__admin/health', '/api/customers/get/0']));
  });

  it('says that the body is over 10 MB', async () => {
    const { status, stderr } = await against((_request, response) => response.end(Buffer.alloc(11 * 1024 * 1024, 'x')));
    expect(status).toBe(2);
    expect(stderr).toContain('The answer is over 10 MB.');
  });

  it.each([
    ['http://127.0.0.1:4010/api', 'The address ends in /api.'],
    ['127.0.0.1:4010', 'is no address of a server'],
    ['http://me:secret@127.0.0.1:4010', 'The address holds credentials.'],
    ['me:secret@127.0.0.1:4010', '***@127.0.0.1:4010 is no address of a server'],
  ])('refuses the address %s', async (url, sentence) => {
    const { status, stderr } = await runVerify([url], { env });
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain('secret');
  });
});

describe('verify over TLS', () => {
  async function againstTls(args: readonly string[]) {
    const server = createTlsServer(certificate, (_request, response) =>
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html></html>'),
    );
    const url = await listen(server, 'https');
    const ran = await runVerify([url, ...args], { env });
    await closeServer(server);
    return ran;
  }

  it('refuses a certificate that nobody vouches for', async () => {
    const { status, stderr } = await againstTls([]);
    expect(status).toBe(2);
    expect(stderr).toContain('is signed by nobody that this machine trusts; --ca FILE trusts its authority');
  });

  it('trusts the authority that --ca names', async () => {
    const { stderr } = await againstTls(['--ca', fixture('localhost.crt')]);
    expect(stderr).toContain('The body is an HTML page.');
  });

  it('takes any certificate with --insecure, and warns', async () => {
    const { stderr } = await againstTls(['--insecure']);
    expect(stderr).toContain('Warning: --insecure takes any certificate');
    expect(stderr).toContain('The body is an HTML page.');
  });

  it('says that the server does not speak TLS', async () => {
    const server = createServer();
    const url = (await listen(server)).replace('http:', 'https:');
    const { stderr } = await runVerify([url], { env });
    await closeServer(server);
    expect(stderr).toContain('does not speak TLS; did you mean http://?');
  });
});

describe('one answer among good ones that is', () => {
  const cases = [
    ['cut short', 'closed the connection before the answer was whole', { 'Content-Length': '500' }, '{"user"'],
    [
      'an HTML page',
      'The body is an HTML page: a page titled "Oops"',
      { 'Content-Type': 'text/html' },
      '<html><title>Oops</title>',
    ],
    ['empty', 'The body is empty: no bytes', {}, ''],
    ['no JSON', 'The body is no JSON: "{user: true}"', { 'Content-Type': 'application/json' }, '{user: true}'],
    ['marked', 'after a byte order mark', { 'Content-Type': 'application/json' }, '\uFEFF{"user":true}'],
    ['mislabelled', 'Content-Type: text/plain', { 'Content-Type': 'text/plain' }, '{"error":"User not authenticated"}'],
  ] as const;

  it.each(cases)('%s is told as what it is', async (_name, sentence, headers, body) => {
    const live = await startLiveServer({
      meddle({ path }, response) {
        if (path !== '/api/customers/get/999999') return false;
        response.writeHead(401, headers);
        if ('Content-Length' in headers) response.write(body, () => response.destroy());
        else response.end(body);
        return true;
      },
    });
    const { status, stdout } = await runVerify([live.url, '--unknown-customer', '999999'], { env });
    await live.close();
    expect(status).toBe(1);
    expect(stdout).toContain(sentence);
    expect(stdout).toMatch(/^(FAIL|ERR ) get-unknown-customer/m);
    expect(stdout).toMatch(/^ok {3}get-token-owner/m);
  });
});
