import { Agent } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { basic, bearer, form, json, startTestFake } from '../helpers/start-test-fake.js';

const link = JSON.stringify({ ticaga_id: 1, billing_id: 2, billing_system: 'Blesta' });

test.each([
  ['a trailing slash', '/api/customers/get/1/'],
  ['a query that nobody asked for', '/api/customers/get/1?x=//y'],
  ['a query after a trailing slash', '/api/customers/get/1/?x=1'],
  ['leading zeros of the id', '/api/customers/get/001'],
  ['an encoded digit', '/api/customers/get/%31'],
])('%s is tolerated', async (_, path) => {
  const { fake, api } = await startTestFake();
  for (const prefix of ['', '/sandbox/one']) {
    const { status, body } = await api({ path: prefix + path, headers: bearer });
    expect(status).toBe(200);
    expect(body).toMatchObject({ user: { id: 1 } });
  }
  expect(await fake.violations()).toEqual([]);
  expect((await fake.requests())[0]?.request.url).toBe(path);
});

test.each(['//api/customers/get/1', '/api//customers///get/1', '/sandbox/one//api/customers/get/1'])(
  '%s is another address, and told so, unless a server in front folds it',
  async (path) => {
    for (const [value, status] of [
      ['route-not-found', 404],
      ['folded', 200],
    ] as const) {
      const { fake, send } = await startTestFake({ assume: { 'double-slash': value } });
      expect((await send({ path, headers: bearer })).status).toBe(status);
      expect(await (path.includes('one') ? fake.sandbox('one') : fake).violations()).toMatchObject([
        {
          code: 'path-double-slash',
          message: 'The address has a slash twice.',
          expected: '/api/customers/get/1',
          grade: 'assumed',
          hint: expect.stringContaining("rtrim($url, '/')"),
          operationId: 'getCustomer',
        },
      ]);
    }
  },
);

test('a folded address that cannot be decoded is one exchange, and the next one is answered', async () => {
  const { fake, send } = await startTestFake({ assume: { 'double-slash': 'folded' } });
  expect((await send({ path: '//api/customers/get/%zz', headers: bearer })).status).toBe(404);
  expect((await send({ path: '/api/customers/get/1', headers: bearer })).status).toBe(200);
  const seen = (await fake.requests()).map(({ id, request, outcome }) => [Number(id.at(-1)), request.url, outcome]);
  expect(seen).toEqual([
    [2, '/api/customers/get/1', 'success'],
    [1, '//api/customers/get/%zz', 'unmatched'],
  ]);
});

test('an assign tolerates a trailing slash', async () => {
  const { fake, api } = await startTestFake();
  const path = '/api/customers/assign/';
  const { status } = await api({ method: 'POST', path, headers: { ...bearer, ...json }, body: link });
  expect(status).toBe(200);
  expect(await fake.violations()).toEqual([]);
});

test.each<[string, Record<string, string>]>([
  ['Content-Type: application/json without a body', json],
  ['Content-Type of a form without a body', form],
  ['X-Admin-Email', { 'X-Admin-Email': 'someone@example.com' }],
  ['Content-Length: 0', { 'Content-Length': '0' }],
  ['a scheme in capitals', { Authorization: basic.Authorization.replace('Basic', 'BASIC') }],
])('a GET with %s is answered', async (_, headers) => {
  const { fake, get } = await startTestFake();
  expect((await get(1, { ...bearer, ...headers })).status).toBe(200);
  expect(await fake.violations()).toEqual([]);
});

test('many requests share one connection', async () => {
  const { fake, api } = await startTestFake();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  const call = { method: 'POST', path: '/api/customers/assign', headers: { ...bearer, ...json }, body: link, agent };
  const replies = await Promise.all(Array.from({ length: 5 }, () => api(call)));
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect(replies.map(({ headers }) => headers.connection)).not.toContain('close');
  expect(Object.values(agent.freeSockets).flat()).toHaveLength(1);
  expect(await fake.requests()).toHaveLength(5);
});

test('a refused body leaves the connection in order', async () => {
  const { api } = await startTestFake();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  const headers = { ...bearer, ...json };
  const assign = { method: 'POST', path: '/api/customers/assign', headers, agent };
  expect((await api({ ...assign, body: 'x'.repeat(9_000_000) })).status).toBe(413);
  expect((await api({ ...assign, body: link })).status).toBe(200);
});

test('a client that expects 100 Continue is told to go on', async () => {
  const { api } = await startTestFake();
  const headers = { ...bearer, ...json, Expect: '100-continue' };
  const { status } = await api({ method: 'POST', path: '/api/customers/assign', headers, body: link });
  expect(status).toBe(200);
});

test('HEAD is answered like GET, without the body', async () => {
  const { fake, api, get } = await startTestFake();
  const head = await api({ method: 'HEAD', path: '/api/customers/get/1', headers: bearer });
  const { text } = await get(1);
  expect(head.status).toBe(200);
  expect(head.headers['content-length']).toBe(String(Buffer.byteLength(text)));
  expect((await fake.requests())[1]?.request.method).toBe('HEAD');
});

test('a body sent in chunks is read whole', async () => {
  const { api } = await startTestFake();
  const headers = { ...bearer, ...json, 'Transfer-Encoding': 'chunked' };
  const { status } = await api({ method: 'POST', path: '/api/customers/assign', headers, body: link });
  expect(status).toBe(200);
});
