import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runCli } from '../helpers/run-cli.js';
import { runFake } from '../helpers/run-fake.js';
import { runProxy } from '../proxy/run-proxy.js';
import { asksJson, bearer, json, startServer } from '../proxy/target.js';

const run = promisify(execFile);

describe('the control plane', () => {
  test('is that of a fake as far as it is about what was said', async () => {
    const fake = await runFake();
    const { url, violations } = await runProxy(fake.url);
    const admin = async (method: string, path: string, body?: unknown) => {
      const answer = await fetch(`${url}/__admin/${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: await answer.json() };
    };
    await admin('POST', 'expected-violations', { code: 'credentials-missing' });
    await fetch(`${url}/api/customers/get/1`, { headers: asksJson });
    await fetch(`${url}/api/customers/get/2`, { headers: { ...bearer, ...asksJson } });
    expect(await violations()).toMatchObject([{ code: 'credentials-missing', isExpected: true }]);
    expect((await admin('POST', 'requests/count', { urlPath: '/api/customers/get/2' })).body).toMatchObject({
      count: 1,
    });
    expect((await admin('GET', 'health')).body).toMatchObject({ status: 'healthy', target: fake.url, tls: false });
    await admin('PUT', 'assumptions', { 'errors-without-accept': 'json' });
    await fetch(`${url}/api/customers/get/1`, { headers: bearer });
    expect(await violations()).toHaveLength(1);
    await admin('POST', 'reset');
    expect(await violations()).toEqual([]);
    expect(fake.requests()).toHaveLength(3);
  });

  test.each([
    ['GET', 'state', /^GET \/__admin\/state is a call to a fake: this is a proxy in front of http:/],
    ['POST', 'faults', /^POST \/__admin\/faults is a call to a fake/],
    [
      'POST',
      'requests/00000000-0000-4000-8000-000000000001/replay',
      /^A proxy keeps no credentials, so it cannot send a request again\.$/,
    ],
  ])('refuses what only a fake can do: %s %s', async (method, path, detail) => {
    const { url } = await runProxy((await runFake()).url);
    const answer = await fetch(`${url}/__admin/${path}`, { method });
    expect(answer.status).toBe(501);
    expect(((await answer.json()) as { errors: { detail: string }[] }).errors[0]?.detail).toMatch(detail);
  });

  test('asks for the token of --admin-token', async () => {
    const { url } = await runProxy((await runFake()).url, ['--admin-token', 'a-secret']);
    expect((await fetch(`${url}/__admin/requests`)).status).toBe(401);
    expect((await fetch(`${url}/__admin/requests`, { headers: { Authorization: 'Bearer a-secret' } })).status).toBe(
      200,
    );
  });

  test('keeps as much as --journal-bytes says', async () => {
    const { url, requests } = await runProxy((await runFake()).url, ['--journal-bytes', '1']);
    for (const id of [1, 2, 3]) await fetch(`${url}/api/customers/get/${id}`, { headers: { ...bearer, ...asksJson } });
    expect((await requests()).map(({ request }) => request.url)).toEqual(['/api/customers/get/3']);
  });

  test('shows the page of the inspector, and the contract, and leaves every other address to the server', async () => {
    const target = await startServer((request, response) => void response.end(`the server has ${request.url}`));
    const { url } = await runProxy(target);
    const page = await fetch(`${url}/`, { headers: { Accept: 'text/html' } });
    expect(await page.text()).toContain('<title>ticaga-kit inspector</title>');
    expect(await (await fetch(`${url}/openapi.json`)).json()).toHaveProperty('openapi');
    for (const path of ['/login', '/sandbox/a/api/x', '/__administrator'])
      expect(await (await fetch(url + path)).text()).toBe(`the server has ${path}`);
  });
});

describe('the command line', () => {
  test('says where it listens, and what becomes of writes and of broken requests', async () => {
    const fake = await runFake();
    const plain = await runProxy(fake.url, ['--host', '127.0.0.1']);
    expect(plain.cli.stdout()).toContain(`the proxy in front of ${fake.url} listens on ${plain.url}\n`);
    expect(plain.cli.stdout()).toContain(`Plugin settings:  API URL ${plain.url}; email and API token as before`);
    expect(plain.cli.stdout()).toContain('Writes:           refused with 403; --allow-writes passes them on');
    expect(plain.cli.stdout()).toContain('Broken requests:  told below, and passed on');
    expect(plain.cli.stdout()).toContain(`Inspector:        ${plain.url}/ in a browser`);
    expect(plain.cli.stdout()).toContain(`Journal:          ${plain.url}/__admin/requests, violations at`);
    const strict = await runProxy(fake.url, ['--enforce', '--allow-writes', '--log', 'silent']);
    expect(strict.cli.stdout()).toContain('Writes:           passed on (--allow-writes): what the plugin does is done');
    expect(strict.cli.stdout()).toContain('Broken requests:  refused with 422 (--enforce)');
    expect(await plain.cli.stop('SIGTERM')).toBe(0);
  });

  test('--log json prints each exchange as the journal has it', async () => {
    const { url, cli } = await runProxy((await runFake()).url, ['--log', 'json']);
    await fetch(`${url}/api/customers/get/1`, { headers: { ...bearer, ...asksJson } });
    await cli.waitFor(/"operationId":"getCustomer"/);
    expect(JSON.parse(cli.stdout())).toMatchObject({ outcome: 'success', request: { method: 'GET' } });
  });

  test.each([
    [
      [],
      'proxy was not told which server to judge.',
      'Give its address, for example ticaga-kit proxy --target https://helpdesk.example.com.',
    ],
    [
      ['--target', 'http://me:secret@example.com'],
      'The address holds credentials.',
      'Leave them out: the plugin sends its own, and they pass.',
    ],
    [['--target', 'http://example.com/api'], 'The address ends in /api.', ''],
    [
      ['--target', 'http://127.0.0.1:1', '--mask', 'email,e mail'],
      '--mask names a field "e mail".',
      'Correct --mask; passwords and tokens are masked without it.',
    ],
  ])('refuses %j', async (args, message, fix) => {
    const { status, stderr } = await runCli(['proxy', ...args]);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).toContain(fix);
    expect(stderr).not.toContain('secret');
  });

  test('a target that is the proxy itself is refused', async () => {
    const { status, stderr } = await runCli(['proxy', '--target', 'http://localhost:4999', '--port', '4999']);
    expect(status).toBe(2);
    expect(stderr).toContain('The target is where the proxy itself would listen: localhost:4999.');
    expect(stderr).toContain('Name the server behind with --target, or listen elsewhere with --port.');
  });

  test('a port that is taken is told as by serve', async () => {
    const fake = await runFake();
    const { status, stderr } = await runCli(['proxy', '--target', 'http://127.0.0.1:1', '--port', String(fake.port)]);
    expect(status).toBe(2);
    expect(stderr).toContain(`Cannot listen on 127.0.0.1:${fake.port}: another program listens there.`);
  });

  test('--config and --print-config work as everywhere', async () => {
    const file = join(tmpdir(), `ticaga-kit-config-${process.pid}.yaml`);
    await writeFile(file, 'proxy:\n  target: http://127.0.0.1:1\n  enforce: true\n');
    const { stdout, status } = await runCli(['proxy', '--config', file, '--print-config']);
    expect(status).toBe(0);
    expect(stdout).toContain('http://127.0.0.1:1');
  });
});

describe('clients', () => {
  test("PHP's curl and PHP's streams, which speak HTTP/1.0, get what the server says", async () => {
    const target = await startServer((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).write('{"user"');
      response.end(':true}');
    });
    const { url } = await runProxy(target);
    const code = `$c = curl_init('${url}/api/somewhere'); curl_setopt($c, CURLOPT_RETURNTRANSFER, true); echo curl_exec($c), file_get_contents('${url}/api/somewhere');`;
    const { stdout } = await run('php', ['-r', code]);
    expect(stdout).toBe('{"user":true}{"user":true}');
  });

  test('one that waits for 100 Continue with a large body', async () => {
    const fake = await runFake();
    const { url } = await runProxy(fake.url, ['--allow-writes']);
    const body = JSON.stringify({ ticaga_id: 1, billing_id: 2, billing_system: 'Blesta', x: 'a'.repeat(2_000_000) });
    const file = join(tmpdir(), `ticaga-kit-body-${process.pid}.json`);
    onTestFinished(() => rm(file));
    await writeFile(file, body);
    const { stdout } = await run('curl', [
      '-s',
      '-H',
      'Expect: 100-continue',
      '-H',
      'Content-Type: application/json',
      '-H',
      'Accept: application/json',
      '-H',
      `Authorization: ${bearer.Authorization}`,
      '--data-binary',
      `@${file}`,
      `${url}/api/customers/assign`,
    ]);
    expect(stdout).toBe('{"user":true}');
  });

  test('one that goes away is noted, and costs the next one nothing', async () => {
    let arrived = () => {};
    const there = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const target = await startServer((request, response) => {
      if (request.url === '/api/second') response.end('{}');
      else arrived();
    });
    const { url, cli, requests } = await runProxy(target);
    const controller = new AbortController();
    const first = fetch(`${url}/api/first`, { headers: asksJson, signal: controller.signal }).catch(() => undefined);
    await there;
    controller.abort();
    await first;
    await cli.waitFor(/note client-gone: The client went away before it had its whole answer\./);
    expect((await fetch(`${url}/api/second`, { headers: asksJson })).status).toBe(200);
    expect((await requests()).map(({ response }) => response.status)).toEqual([200, 0]);
  });
});

test('the guide shows what the proxy prints', async () => {
  const fake = await runFake();
  const { url, cli } = await runProxy(fake.url, ['--allow-writes']);
  await fetch(`${url}/api/customers/get/1`, { headers: { ...bearer, ...asksJson } });
  const body = '{"ticaga_id":1,"billing_system":"Blesta"}';
  await fetch(`${url}/api/customers/assign`, { method: 'POST', headers: { ...bearer, ...json }, body });
  await cli.waitFor(/BROKEN field-missing .*\n/);
  const guide = await readFile(new URL('../../docs/guide/proxy.md', import.meta.url), 'utf8');
  const [, shown] = /^```\n(ticaga-kit[\s\S]*?)^```$/m.exec(guide) ?? [];
  const printed = cli
    .stdout()
    .replaceAll(fake.url, 'http://127.0.0.1:4010')
    .replaceAll(url, 'http://127.0.0.1:4020')
    .replaceAll(/^\d\d:\d\d:\d\d/gm, '19:00:00')
    .replaceAll(/\d+\.\d ms/g, '1.2 ms');
  expect(printed).toBe(shown);
});
