import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { runFake } from '../helpers/run-fake.js';
import { bearer } from '../helpers/start-test-fake.js';

const html = { Accept: 'text/html,application/xhtml+xml' };

test('an API client that asks for the root gets the addresses as JSON', async () => {
  const { url } = await runFake();
  for (const headers of [{ Accept: 'application/json' }, { Accept: '*/*' }]) {
    const answer = await fetch(`${url}/`, { headers });
    expect(await answer.json()).toMatchObject({ name: 'ticaga-kit', api: '/api', admin: '/__admin', inspector: '/' });
    expect(answer.headers.get('X-Ticaga-Kit')).toMatch(/^\d/);
  }
  expect(await (await fetch(`${url}/sandbox/one`)).json()).toMatchObject({ admin: '/sandbox/one/__admin' });
});

test('the page may load from and speak to its own origin alone', async () => {
  const { url } = await runFake();
  const policy = (await fetch(`${url}/`, { headers: html })).headers.get('Content-Security-Policy') ?? '';
  const rules = policy.split('; ');
  expect(rules).toContain("default-src 'none'");
  expect(rules).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
});

test('the page loads an icon, one style and one script, which load nothing more', async () => {
  const { url } = await runFake();
  const text = async (path: string) => (await fetch(`${url}/${path}`, { headers: html })).text();
  const files = [...(await text('')).matchAll(/(?:href|src)="(inspector\/[^"]+)"/g)].map(([, file]) => file!);
  expect(files).toEqual(['inspector/icon.svg', 'inspector/style.css', 'inspector/main.js']);
  expect(await text('inspector/style.css')).not.toMatch(/@import|url\(/);
  expect(await text('inspector/main.js')).not.toMatch(/^import\b|\bimport\(/m);
});

test('the page of a sandbox has an address that ends with a slash', async () => {
  const { url } = await runFake();
  const answer = await fetch(`${url}/sandbox/one`, { headers: html, redirect: 'manual' });
  expect([answer.status, answer.headers.get('Location')]).toEqual([302, '/sandbox/one/']);
  expect((await fetch(`${url}/sandbox/one/`, { headers: html })).headers.get('Content-Type')).toMatch(/^text\/html/);
});

test('looking at the page leaves no trace in the journal, and a file that is not there does', async () => {
  const fake = await runFake();
  for (const path of ['/', '/inspector/main.js', '/inspector/style.css', '/inspector/icon.svg']) {
    expect((await fetch(fake.url + path, { headers: html })).status).toBe(200);
  }
  expect(fake.requests()).toEqual([]);
  for (const path of ['/inspector/nothing.js', '/inspector/..%2f..%2fpackage.json', '/inspector/tsconfig.json']) {
    expect((await fetch(fake.url + path, { headers: { Accept: 'application/json' } })).status).toBe(404);
  }
  expect(fake.requests().map(({ notes }) => notes.map(({ code }) => code))).toEqual(Array(3).fill(['not-judged']));
});

test('a request of the journal is sent again as it was received, its secret and its bytes included', async () => {
  const fake = await runFake();
  const raw = connect(Number(new URL(fake.url).port), '127.0.0.1');
  raw.write(
    Buffer.concat([
      Buffer.from(
        'POST /sandbox/one/api/customers/assign HTTP/1.1\r\nHost: ticaga.example\r\nX-Twice: a\r\nX-Twice: b\r\n',
      ),
      Buffer.from('Authorization: Bearer ticaga-demo-token\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n'),
      Buffer.from('4\r\n{"\xff\0\r\n0\r\n\r\n', 'latin1'),
    ]),
  );
  await once(raw.resume(), 'close');
  const one = fake.sandbox('one');
  const [first] = one.requests();
  const answer = await fetch(`${one.adminUrl}/requests/${first?.id}/replay`, { method: 'POST' });
  expect(await answer.json()).toEqual({ status: first?.response.status });
  const [again] = one.requests();
  expect(again?.id).not.toBe(first?.id);
  expect(again?.request.headers).toMatchObject({ Host: 'ticaga.example', 'X-Twice': 'a, b' });
  expect(again?.request.bodyAsBase64).toBe(Buffer.from('{"\xff\0', 'latin1').toString('base64'));
  expect(again?.outcome).toBe(first?.outcome);
});

test('a request that is sent again into a broken connection says so', async () => {
  const fake = await runFake();
  await fetch(`${fake.url}/api/customers/get/1`, { headers: bearer });
  await fetch(`${fake.adminUrl}/faults`, { method: 'POST', body: '{"kind": "reset"}' });
  const answer = await fetch(`${fake.adminUrl}/requests/${fake.requests()[0]?.id}/replay`, { method: 'POST' });
  expect(await answer.json()).toEqual({ broken: expect.stringMatching(/ECONNRESET|socket hang up/) });
});

test('a request of the journal is told as a curl command that holds no secret', async () => {
  const fake = await runFake();
  await fetch(`${fake.url}/api/customers/get/1`, { headers: bearer });
  const command = await (await fetch(`${fake.adminUrl}/requests/${fake.requests()[0]?.id}/curl`)).text();
  expect(command).toContain(`${fake.url}/api/customers/get/1`);
  expect(command).toContain('$TICAGA_API_TOKEN');
  expect(command).not.toContain('ticaga-demo-token');
  expect((await fetch(`${fake.adminUrl}/requests/00000000-0000-4000-8000-0000000fffff/curl`)).status).toBe(404);
});

test('the events tell of what a call of the control plane changes, in its own world alone', async () => {
  const fake = await runFake();
  const stop = new AbortController();
  const { body } = await fetch(`${fake.adminUrl}/events`, { signal: stop.signal });
  const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
  await fetch(`${fake.sandbox('one').adminUrl}/reset`, { method: 'POST' });
  await fetch(`${fake.adminUrl}/faults`, { method: 'POST', body: '{"kind": "nonsense"}' });
  await fetch(`${fake.adminUrl}/assumptions`, { method: 'PUT', body: '{"auth": "basic"}' });
  let told = '';
  while (!told.includes('data')) told += (await reader.read()).value;
  stop.abort();
  expect(told).toBe(':\n\nevent: change\ndata: {"method":"PUT","path":"/assumptions"}\n\n');
});
