import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../helpers/run-cli.js';
import { closeServer, listen } from '../../verify/live-server.js';
import { runVerify } from '../../verify/run-verify.js';
import { adminToken, email, type Hostile, hostileServers, token } from './hostile-answers.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The longest that a run against one of them may take beside the others, in milliseconds. */
const longest = 40_000;

/** Those that are met by a process of its own, too. */
const spawned = ['switches to another protocol', 'has a title that does everything', 'has everything in every field'];

async function start({ answer }: Hostile): Promise<{ url: string; close(): Promise<void> }> {
  if (typeof answer === 'function') {
    const server = createServer(answer);
    return { url: await listen(server), close: () => closeServer(server) };
  }
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    // Whoever is attacked hangs up.
    socket.on('error', () => undefined);
    answer.socket(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Runs verify with every reporter. @returns all that was printed or written, by where */
async function attack(hostile: Hostile) {
  const server = await start(hostile);
  const files = await mkdtemp(join(folder, 'run-'));
  const reporters = `pretty,github,json=${join(files, 'a.json')},junit=${join(files, 'a.xml')}`;
  const asked = hostile.args ?? ['--customer', '1', '--unknown-customer', '9'];
  const { timeout = 20 } = hostile;
  const env = {
    TICAGA_API_EMAIL: email,
    TICAGA_API_TOKEN: token,
    TICAGA_KIT_ADMIN_TOKEN: adminToken,
    GITHUB_STEP_SUMMARY: join(files, 'summary.md'),
  };
  const args = [...asked, '--timeout', `${timeout}`, '--reporter', reporters, '--learn', join(files, 'profile.yaml')];
  const { status, stdout, stderr } = await runVerify([server.url, ...args], { env });
  await server.close();
  const written = await readdir(files);
  const texts = await Promise.all(written.map(async (name) => [name, await readFile(join(files, name), 'utf8')]));
  return { status, told: { stdout, stderr, ...Object.fromEntries(texts) } as Record<string, string> };
}

/** Nothing that steers, nothing that hides, no stack trace, no secret nor half of one. */
function expectHarmless(told: Record<string, string>): void {
  const basic = Buffer.from(`${email}:${token}`).toString('base64');
  for (const [where, text] of Object.entries(told)) {
    expect(text, where).not.toMatch(/[^\n\P{Cc}]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    expect(text, where).not.toMatch(/^\s*::error::|##\[/m);
    expect(text, where).not.toMatch(/^\s+at .*[:(]|node:internal|\bError: /m);
    // A curl command that a shell would take for two.
    expect(text, where).not.toMatch(/-u "[^"]*(?<!\\)\$\(/);
    for (const secret of [token, basic, adminToken]) expect(text, where).not.toContain(secret.slice(0, 12));
  }
}

async function expectBorne(hostile: Hostile): Promise<void> {
  const { status, told } = await attack(hostile);
  const { says } = hostile;
  expect({ status, said: `${told.stdout}${told.stderr}` }).toEqual({
    status: hostile.status,
    said: typeof says === 'string' ? expect.stringContaining(says) : expect.stringMatching(says),
  });
  expectHarmless(told);
}

describe.concurrent('verify of a server that', () => {
  it.each(hostileServers.filter(({ timeout }) => timeout === undefined))(
    '$name',
    { timeout: longest },
    async (hostile) => await expectBorne(hostile),
  );
});

// One after another: what 9 MB beside it keep waiting is no server that hangs.
describe('verify, with a short patience, of a server that', () => {
  it.each(hostileServers.filter(({ timeout }) => timeout !== undefined))(
    '$name',
    async (hostile) => await expectBorne(hostile),
  );
});

describe('the built command', () => {
  it.each(hostileServers.filter(({ name }) => spawned.includes(name)))('bears a server that $name', async (hostile) => {
    const server = await start(hostile);
    const env = { TICAGA_API_EMAIL: email, TICAGA_API_TOKEN: token, TICAGA_KIT_ADMIN_TOKEN: adminToken };
    const { status, stdout, stderr } = await runCli(['verify', server.url, '--customer', '1'], { env });
    await server.close();
    expect(status).toBe(hostile.status);
    expectHarmless({ stdout, stderr });
  });
});

describe('Ctrl-C', () => {
  it.each([['/__admin/health'], ['/__admin/assumptions'], ['/__admin/pact/provider-states']])(
    'ends a call of the control plane at once that gets no answer: %s',
    async (path) => {
      const controller = new AbortController();
      const server = createServer(({ url = '' }, response) => {
        const kit = { 'X-Ticaga-Kit': '0.1.0', 'Content-Type': 'application/json' };
        if (url.endsWith(path)) return controller.abort('SIGINT');
        if (url.includes('/__admin/sandboxes/')) return;
        response.writeHead(200, kit).end('{"assumptions":[{"name":"auth","value":"both"}]}');
      });
      const url = await listen(server);
      const started = performance.now();
      const { status, stderr } = await runVerify([url], { signal: controller.signal });
      const tookMs = performance.now() - started;
      await closeServer(server);
      expect(status).toBe(130);
      expect(stderr).toContain('The run was interrupted.');
      expect(tookMs).toBeLessThan(8000);
    },
  );
});
