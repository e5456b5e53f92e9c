import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { type Call, send } from '../../helpers/http.js';

const main = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));
const json = { 'Content-Type': 'application/json' };
const post = (action: string, body: string): Call => ({ method: 'POST', path: `/api/${action}`, headers: json, body });

/** Requests without credentials, each large in another part of what the journal keeps of it. */
const calls: Call[] = [
  { path: '/api/customers/get/1' },
  { path: `/api/${'x'.repeat(15_000)}` },
  { path: `/api/customers/get/1?${'a'.repeat(15_000)}` },
  { path: '/', headers: Object.fromEntries(Array.from({ length: 700 }, (_, at) => [`h${at}`, 'v'])) },
  post('customers/assign', '{"ticaga_id":1,"billing_id":2,"billing_system":"Blesta"}'),
  post('customers/assign', JSON.stringify({ ticaga_id: 'x'.repeat(9000), billing_id: { a: 'é'.repeat(9000) } })),
  post('customers/assign', JSON.stringify(Object.fromEntries(Array.from({ length: 2500 }, (_, at) => [at, 0])))),
  post('register', JSON.stringify({ name: '漢'.repeat(9000), email: 'é' })),
];

async function startServer(...options: string[]) {
  const heap = ['--max-old-space-size=256', main, 'serve', '--port', '0', '--log', 'silent', ...options];
  const server = spawn(process.execPath, heap, { stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => void server.kill('SIGKILL'));
  const [greeting] = await once(server.stdout, 'data');
  return { server, url: /listens on (\S+)/.exec(String(greeting))?.[1] as string };
}

/** Sends requests over and over, over so many connections. @returns how many were answered */
async function flood(url: string, count: number, worlds: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  onTestFinished(() => agent.destroy());
  let next = 0;
  let answered = 0;
  const work = async () => {
    while (next < count) {
      const at = next++;
      const call = calls[at % calls.length] as Call;
      await send(url, { ...call, path: `/sandbox/s${at % worlds}${call.path}`, agent });
      answered++;
    }
  };
  await Promise.all(Array.from({ length: 16 }, work));
  return answered;
}

it.each([
  ['all sandboxes', 150],
  ['one sandbox', 1],
])('a heap of 256 MiB stands a flood without credentials into %s', async (_, worlds) => {
  const { server, url } = await startServer('--assume', 'unknown-fields=refuse');
  expect(await flood(url, 12_000, worlds)).toBe(12_000);
  const { status, text } = await send(url, { path: '/sandbox/s0/__admin/requests' });
  expect(status).toBe(200);
  expect(JSON.parse(text).requests.length).toBeGreaterThan(0);
  expect(server.exitCode).toBeNull();
});

it('--journal-bytes says how much all worlds keep together', async () => {
  const { url } = await startServer('--journal-bytes', '1000000');
  await flood(url, 2000, 10);
  let kept = 0;
  for (let at = 0; at < 10; at++) {
    const { text } = await send(url, { path: `/sandbox/s${at}/__admin/requests` });
    const { requests } = JSON.parse(text) as { requests: { request: { body: string; url: string } }[] };
    for (const { request } of requests) kept += request.body.length + request.url.length;
  }
  expect(kept).toBeGreaterThan(10_000);
  expect(kept).toBeLessThan(1_000_000);
});
