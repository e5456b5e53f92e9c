import { expect, test } from 'vitest';
import { testServer } from '../helpers/on-database.js';
import { startTestFake } from '../helpers/start-test-fake.js';

const paths = [
  '/__admin/requests',
  '/sandbox/one/__admin/state',
  '/__admin/unknown',
  // The probes of a replica are answered to anybody.
  ...(testServer === undefined ? ['//__admin/health'] : ['//__admin/state']),
];

test.each([
  ['a name that points here', { Host: 'evil.example:4010' }],
  ['a name that begins like an address', { Host: '127.0.0.1.evil.example' }],
  ['a page of another site', { Origin: 'https://evil.example' }],
  ['a page of another port', { Origin: 'http://127.0.0.1:1' }],
  ['a page without an origin', { Origin: 'null' }],
])('%s may not use the control plane', async (_, headers) => {
  const { admin } = await startTestFake();
  for (const path of paths) {
    const { status, body, headers: sent } = await admin('GET', path, undefined, headers);
    expect(status).toBe(403);
    expect(body).toMatchObject({ errors: [{ code: 'access-refused' }] });
    expect(Object.keys(sent).filter((name) => name.startsWith('access-control'))).toEqual([]);
  }
  const change = await admin('POST', '/pact-change-state', { state: 'no customers exist' }, headers);
  expect(change.status).toBe(403);
});

test.each(['127.0.0.1', '127.0.0.1:4010', 'localhost:4010', '[::1]:4010', 'kit.localhost', ''])(
  'a program that calls this machine "%s" may',
  async (host) => {
    const { admin } = await startTestFake();
    expect((await admin('GET', '/__admin/health', undefined, { Host: host })).status).toBe(200);
  },
);

test('a page that the fake itself served may use the control plane', async () => {
  const { fake, admin } = await startTestFake();
  expect((await admin('GET', '/__admin/health', undefined, { Origin: fake.url })).status).toBe(200);
});

test.each([
  ['no token', {}],
  ['another token', { Authorization: 'Bearer admin-secre' }],
  ['a token of the API', { Authorization: 'Bearer ticaga-demo-token' }],
  ['the token without its scheme', { Authorization: 'admin-secret' }],
])('with an admin token, %s is refused', async (_, headers) => {
  const { admin } = await startTestFake({ adminToken: 'admin-secret' });
  for (const path of paths) {
    const { status, text } = await admin('GET', path, undefined, headers);
    expect(status).toBe(401);
    expect(text).not.toContain('admin-secret');
  }
});

test('a call that is refused makes no sandbox, and takes none another its place', async () => {
  const { admin, in: inSandbox } = await startTestFake({ adminToken: 'admin-secret', sandboxLimit: 1 });
  const headers = { Authorization: 'Bearer admin-secret' };
  await inSandbox('kept').get(1);
  for (const name of ['one', 'two']) {
    expect((await admin('GET', `/sandbox/${name}/__admin/requests`)).status).toBe(401);
    expect((await admin('POST', `/sandbox/${name}/pact-change-state`, { state: '' })).status).toBe(401);
  }
  expect((await admin('GET', '/__admin/sandboxes', undefined, headers)).body).toEqual({ sandboxes: ['kept'] });
  await admin('GET', '/sandbox/one/__admin/requests', undefined, headers);
  expect((await admin('GET', '/__admin/sandboxes', undefined, headers)).body).toEqual({ sandboxes: ['one'] });
});

test('with an admin token, whoever has it may come by any name', async () => {
  const { admin, get, send } = await startTestFake({ adminToken: 'admin-secret' });
  const headers = { Authorization: 'Bearer admin-secret', Host: 'kit.example' };
  expect((await admin('GET', '/__admin/health', undefined, headers)).status).toBe(200);
  const change = await admin('POST', '/pact-change-state', { state: '' }, headers);
  expect(change.status).toBe(200);
  expect((await get(1)).status).toBe(200);
  expect((await send({ path: '/openapi.json' })).status).toBe(200);
});

test('the API answers any name, and takes no part in the access of the control plane', async () => {
  const { api } = await startTestFake();
  const headers = {
    Authorization: 'Bearer ticaga-demo-token',
    Host: 'helpdesk.example',
    Origin: 'https://shop.example',
  };
  const { status, headers: sent } = await api({ path: '/api/customers/get/1', headers });
  expect(status).toBe(200);
  expect(sent).not.toHaveProperty('access-control-allow-origin');
});
