import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startCli } from '../helpers/run-cli.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const main = `${root}dist/cli/main.js`;
const connected = fileURLToPath(new URL('../cli/fixtures/connected.mjs', import.meta.url));

/** Somebody to whom the processes of a command connect: a process that is gone has closed its connection. */
async function listen() {
  const sockets: Socket[] = [];
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    createInterface({ input: socket }).on('line', (line) => {
      lines.push(line);
      for (const look of waiting) look();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return {
    port: String((server.address() as { port: number }).port),
    lines,
    /** Resolves with the last of so many lines that fit. */
    said: (pattern: RegExp, count = 1) =>
      new Promise<string>((resolve) => {
        const look = () => {
          const found = lines.filter((line) => pattern.test(line))[count - 1];
          if (found !== undefined) resolve(found);
        };
        waiting.add(look);
        look();
      }),
    allGone: () => Promise.all(sockets.map((socket) => socket.closed || once(socket, 'close'))),
    end() {
      for (const socket of sockets) socket.write('end\n');
    },
  };
}

describe.each(['exec', 'mutate'])('%s', (command) => {
  test.each(['SIGHUP', 'SIGTERM', 'SIGKILL'] as const)(
    'that gets %s leaves no process and no folder behind',
    async (signal) => {
      const heard = await listen();
      const cli = startCli([command, '--', process.execPath, connected, heard.port]);
      const temporary = (await heard.said(/^young /)).slice('young '.length);
      cli.process.kill(signal);
      await heard.allGone();
      if (command === 'mutate') {
        await expect
          .poll(() => access(dirname(temporary)).catch((error) => error.code), { timeout: 10_000 })
          .toBe('ENOENT');
      }
    },
    30_000,
  );
});

test("a terminal's Ctrl-C reaches the command of exec once", async () => {
  const heard = await listen();
  // script gives the program a terminal of its own, and hands on what is typed.
  const line = `'${process.execPath}' '${main}' exec -- '${process.execPath}' '${connected}' ${heard.port}`;
  const terminal = spawn('script', ['-qec', line, '/dev/null'], { stdio: ['pipe', 'ignore', 'ignore'] });
  onTestFinished(() => void terminal.kill('SIGKILL'));
  await heard.said(/^young /);
  terminal.stdin.write('\u0003');
  await heard.said(/^settled/, 2);
  heard.end();
  await heard.allGone();
  // One for the command, one for the process that it started.
  expect(heard.lines.filter((text) => text === 'SIGINT')).toHaveLength(2);
}, 30_000);

test('npm start ends with npm, whose signal does not reach it', async () => {
  const npm = spawn('npm', ['start', '--silent'], { cwd: root, env: { ...process.env, PORT: '0' }, detached: true });
  onTestFinished(() => {
    try {
      process.kill(-(npm.pid as number), 'SIGKILL');
    } catch {
      // It is gone, as it should be.
    }
  });
  let said = '';
  for await (const chunk of npm.stdout) {
    said += chunk;
    if (said.includes('\n\n')) break;
  }
  const url = /listens on (\S+)/.exec(said)?.[1] as string;
  expect((await fetch(`${url}/__admin/health`)).status).toBe(200);
  process.kill(npm.pid as number, 'SIGTERM');
  const answers = () =>
    fetch(`${url}/__admin/health`).then(
      () => 'answers',
      () => 'gone',
    );
  await expect.poll(answers, { timeout: 10_000 }).toBe('gone');
}, 30_000);
