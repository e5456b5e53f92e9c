import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startFake } from '../../src/fake/start-fake.js';
import { runCli, startCli } from '../helpers/run-cli.js';
import { runProxy } from '../proxy/run-proxy.js';
import { closeServer, listen } from '../verify/live-server.js';

const accept = { Accept: 'application/json', Authorization: 'Bearer ticaga-demo-token' };

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'ticaga-kit-serve-har-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** What a proxy recorded of a server with addresses that no document knows. */
async function record(): Promise<string> {
  let count = 0;
  const server = createServer((request, response) => {
    count++;
    response
      .writeHead(request.url?.includes('missing') ? 404 : 200, { 'Content-Type': 'application/json; charset=utf-8' })
      .end(JSON.stringify({ said: `${request.method} ${request.url}`, count }));
  });
  const target = await listen(server);
  onTestFinished(() => closeServer(server));
  const file = join(await folder(), 'recording.har');
  const { url, cli } = await runProxy(target, ['--har', file, '--allow-writes']);
  for (const path of [
    'knowledge/list',
    'knowledge/list?page=2',
    'knowledge/missing',
    'customers/get/1',
    'knowledge/list',
  ])
    await fetch(`${url}/api/${path}`, { headers: accept });
  for (const body of ['{"q":"a"}', '{"q":"b"}'])
    await fetch(`${url}/api/knowledge/search`, { method: 'POST', headers: accept, body });
  await cli.stop();
  return file;
}

async function serve(args: readonly string[]) {
  const cli = startCli(['serve', '--port', '0', ...args]);
  const [, url = ''] = await cli.waitFor(/listens on (\S+)[\s\S]*\n\n/);
  return { cli, url };
}

test('serve --har answers from a recording what no document knows, and says so', async () => {
  const file = await record();
  const { cli, url } = await serve(['--har', file]);
  expect(cli.stdout()).toContain(`Recorded:         6 answers of ${file} for what no document knows`);
  const get = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${url}/api/${path}`, { headers: accept, ...init });
    return { status: answer.status, type: answer.headers.get('content-type'), body: await answer.json() };
  };
  const type = 'application/json; charset=utf-8';
  // The last of two that are the same but for the time.
  expect(await get('knowledge/list')).toEqual({
    status: 200,
    type,
    body: { said: 'GET /api/knowledge/list', count: 5 },
  });
  expect((await get('knowledge/list?page=2')).body).toMatchObject({ count: 2 });
  expect((await get('knowledge/list?page=9')).body).toMatchObject({ said: expect.stringContaining('knowledge/list') });
  expect(await get('knowledge/missing')).toMatchObject({ status: 404, body: { count: 3 } });
  expect((await get('knowledge/search', { method: 'POST', body: '{"q":"a"}' })).body).toMatchObject({ count: 6 });
  expect((await get('knowledge/search', { method: 'POST', body: '{"q":"b"}' })).body).toMatchObject({ count: 7 });
  await cli.waitFor(/note recorded: No document knows it: answered as exchange 7 of .*recording\.har\./);
  // What a document knows is the fake's, whatever was recorded.
  expect((await get('customers/get/1')).body).toMatchObject({ user: { name: 'Joe Doe' } });
  expect((await get('nobody/knows')).status).toBe(404);
  const { violations } = (await (await fetch(`${url}/__admin/violations`)).json()) as { violations: unknown[] };
  expect(violations).toEqual([]);
});

test('a sandbox answers from it, too, and startFake takes it', async () => {
  const fake = await startFake({ har: await record() });
  onTestFinished(() => fake.close());
  expect(fake.recorded).toBe(6);
  const answer = await fetch(`${fake.url}/sandbox/one/api/knowledge/missing`, { headers: accept });
  expect([answer.status, await answer.json()]).toEqual([404, { said: 'GET /api/knowledge/missing', count: 3 }]);
});

test('an answer that nobody could send is left out', async () => {
  const file = join(await folder(), 'journal.json');
  const request = { method: 'GET', url: '/api/knowledge/list', headers: {}, bodyAsBase64: '' };
  const answers = [
    { status: 0, headers: {}, body: '' },
    { status: 99_999, headers: {}, body: '' },
    { status: 200, headers: { 'Content-Type': 'text/html\r\nX-Injected: 1' }, body: '' },
  ];
  await writeFile(file, JSON.stringify({ requests: answers.map((response) => ({ request, response })) }));
  const { cli, url } = await serve(['--har', file]);
  expect(cli.stdout()).toContain('Recorded:         0 answers of');
  expect((await fetch(`${url}/api/knowledge/list`, { headers: accept })).status).toBe(404);
});

test('a file that is no recording is refused', async () => {
  const file = join(await folder(), 'x.har');
  await writeFile(file, '{}');
  const { status, stderr } = await runCli(['serve', '--port', '0', '--har', file]);
  expect([status, stderr]).toEqual([2, expect.stringContaining(`${file} is no recording.`)]);
});
