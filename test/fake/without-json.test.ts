import { expect, test } from 'vitest';
import { bearer, json, startTestFake } from '../helpers/start-test-fake.js';

const script = { 'X-Requested-With': 'XMLHttpRequest' };

/** Who asks for JSON, as Laravel decides it. */
test.each<[string, Record<string, string>, boolean]>([
  ['application/json', { Accept: 'application/json' }, true],
  ['capitals', { Accept: 'APPLICATION/JSON' }, true],
  ['another JSON', { Accept: 'application/vnd.api+json' }, true],
  ['JSON that weighs more than what stands before it', { Accept: 'text/html;q=0.8, application/json' }, true],
  ['JSON before anything', { Accept: 'application/json, */*' }, true],
  ["a page's script that takes anything", { Accept: '*/*', ...script }, true],
  ["a page's script that does not say what", { Accept: '', ...script }, true],
  ['anything', { Accept: '*/*' }, false],
  ['nothing', { Accept: '' }, false],
  ['JSON in the Content-Type alone', { Accept: '*/*', ...json }, false],
  ['JSON after HTML', { Accept: 'text/html, application/json' }, false],
  ['JSON that weighs less', { Accept: 'application/json;q=0.5, */*' }, false],
  ["a page's script that wants HTML", { Accept: 'text/html', ...script }, false],
  ['pjax', { Accept: '*/*', ...script, 'X-PJAX': 'true' }, false],
])('a client that sends %s', async (_, headers, asks) => {
  const { fake, send } = await startTestFake();
  const answer = await send({ path: '/api/customers/get/1', headers });
  expect(answer.status).toBe(asks ? 401 : 302);
  const codes = (await fake.violations()).map(({ code }) => code);
  expect(codes).toEqual(asks ? ['credentials-missing'] : ['credentials-missing', 'accept-missing']);
});

const anything = { Accept: '*/*' };
const assign = { method: 'POST', path: '/api/customers/assign' };
const lacking = { ...assign, body: '{"ticaga_id": 1}' };

test('the violation names what to send and why, fails nothing by default, and the journal says what became of it', async () => {
  const { fake, send } = await startTestFake();
  await send({ path: '/api/customers/get/1', headers: anything });
  const [entry] = await fake.requests();
  expect(entry?.violations[1]).toEqual({
    code: 'accept-missing',
    location: ['request', 'header', 'Accept'],
    message: 'The request does not ask for JSON.',
    expected: 'Accept: application/json',
    received: 'Accept: */*',
    grade: 'assumed',
    source:
      'Measured on Laravel 8.83; which of these a Ticaga is, nobody says, and a plugin that bears the redirect bears the others.',
    hint: "Send 'Accept: application/json': without it Laravel answers refused credentials and wrong fields with a redirect, which a client takes for success.",
    operationId: 'getCustomer',
  });
  expect(entry?.notes).toEqual([
    {
      code: 'json-not-asked',
      message:
        'This client did not ask for JSON, so it got a redirect; with Accept: application/json it is 401 {"message":"Unauthenticated."}',
    },
  ]);
});

test('what a controller says is JSON for everybody', async () => {
  const { send } = await startTestFake();
  const headers = { ...bearer, ...anything };
  expect((await send({ path: '/api/customers/get/1', headers })).headers['content-type']).toBe('application/json');
  const unknown = await send({ path: '/api/customers/get/404', headers });
  expect([unknown.status, unknown.text]).toEqual([401, '{"error":"User not authenticated"}']);
});

test.each([
  ['/', undefined, ''],
  ['the Referer', 'https://billing.example.com/clients?id=1', 'https://billing.example.com/clients?id=1'],
  ['the Referer below the server', '/clients/', '/clients'],
])('a wrong field leads to %s, and nothing is stored', async (_, referer, to) => {
  const { fake, get, send } = await startTestFake();
  const headers = { ...bearer, ...anything, ...json, ...(referer === undefined ? {} : { Referer: referer }) };
  const { status, headers: given } = await send({ ...lacking, headers });
  expect(status).toBe(302);
  expect(given.location).toBe(to.startsWith('https') ? to : `${fake.url}${to}`);
  expect((await get(1)).body.user.billing_id).toBe('0');
});

test('an address and a method that are unknown, and a body that is too large, get a page', async () => {
  const { send } = await startTestFake();
  for (const [status, call] of [
    [404, { path: '/api/nothing' }],
    [405, { path: '/api/customers/assign' }],
    [413, { ...assign, body: 'x'.repeat(8 * 1024 * 1024 + 1) }],
  ] as const) {
    const answer = await send({ ...call, headers: anything });
    expect([answer.status, answer.headers['content-type']]).toEqual([status, 'text/html; charset=UTF-8']);
    expect(answer.headers.allow).toBe(status === 405 ? 'POST' : undefined);
  }
});

test('a Referer cannot write into the page', async () => {
  const { send } = await startTestFake();
  const { text } = await send({ ...lacking, headers: { ...bearer, ...anything, ...json, Referer: 'http://<script>' } });
  expect(text).not.toContain('<script>');
});
