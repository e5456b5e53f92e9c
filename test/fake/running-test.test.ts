import { expect, test } from 'vitest';
import { openSandbox } from '../../src/fake/open-sandbox.js';
import { startLocalFake, startTestFake } from '../helpers/start-test-fake.js';

test('what is said to a world carries the test that it was told of, also after a reset, until there is none', async () => {
  const { fake, admin, get, newest, ...main } = await startTestFake();
  const told = async () => (await get(1)) && (await newest()).test;
  expect(await told()).toBeUndefined();
  await admin('PUT', '/__admin/test', { name: 'links a customer' });
  expect(await told()).toBe('links a customer');
  await admin('POST', '/__admin/reset');
  expect(await told()).toBe('links a customer');
  await main.in('one').get(1);
  expect((await main.in('one').newest()).test).toBeUndefined();
  await admin('PUT', '/__admin/test', { name: 'another', outcome: 'failed' });
  expect(await told()).toBe('links a customer');
  await admin('PUT', '/__admin/test', { name: null });
  expect(await told()).toBeUndefined();
  expect((await fake.requests()).map(({ test: name }) => name)).toEqual([
    undefined,
    'links a customer',
    'links a customer',
  ]);
});

test.each<[what: string, body: unknown, sentence: string, fix: string]>([
  ['without a name', {}, 'The name of the test is none.', 'Send {"name": "links a customer"}.'],
  [
    'with an empty name',
    { name: '' },
    'The name of the test is none.',
    'a text of at most 1000 characters, or null when no test is running',
  ],
  ['with a number', { name: 5 }, 'The name of the test is none.', 'Send {'],
  ['with too long a name', { name: 'x'.repeat(1001) }, 'The name of the test is none.', 'Send {'],
  ['that has passed', { name: 'a', outcome: 'passed' }, 'The outcome of a test is "passed".', '"outcome": "failed"}.'],
  [
    'that is none and failed',
    { name: null, outcome: 'failed' },
    'The outcome of a test is "failed".',
    '"failed" beside the name of the test that did',
  ],
])('the control plane refuses a test %s', async (_, body, sentence, fix) => {
  const { send } = await startTestFake();
  const { status, text } = await send({ method: 'PUT', path: '/__admin/test', body: JSON.stringify(body) });
  expect(status).toBe(422);
  expect(JSON.parse(text).errors[0].detail).toContain(sentence);
  expect(JSON.parse(text).errors[0].detail).toContain(fix);
});

test('a name may have a thousand characters that are more in UTF-16', async () => {
  const { admin } = await startTestFake();
  expect((await admin('PUT', '/__admin/test', { name: '😀'.repeat(1000) })).status).toBe(200);
});

test('startFake gives a test a sandbox of its own, also one of a name that another has', async () => {
  const { fake } = await startLocalFake();
  const [one, other] = [fake.test('links, and more'), fake.test('links, and more')];
  expect(one.url).toMatch(/\/sandbox\/links-and-more-[0-9a-f]{8}$/);
  expect(other.url).not.toBe(one.url);
  await fetch(`${one.url}/api/customers/get/1`);
  expect(one.requests().map(({ test: name }) => name)).toEqual(['links, and more']);
  expect(other.requests()).toEqual([]);
  expect(() => fake.test('')).toThrow('The name of the test is none.');
});

test('openSandbox gives a test a sandbox of the fake that exec started, beside that of a worker', async () => {
  const heard: unknown[] = [];
  const { fake } = await startTestFake({ onEntry: ({ test: name, sandbox }) => void heard.push([name, sandbox]) });
  const world = fake.sandbox('worker-1');
  const env = { TICAGA_KIT_ADMIN: world.adminUrl, TICAGA_URL: world.url, TICAGA_API_TOKEN: 'ticaga-demo-token' };
  const { url, adminUrl, credentials } = await openSandbox('links', env);
  const headers = { Authorization: `Bearer ${credentials.token}`, Accept: 'application/json' };
  expect((await fetch(`${url}/api/customers/get/1`, { headers })).status).toBe(200);
  expect((await fetch(`${adminUrl}/reset`, { method: 'POST' })).status).toBe(200);
  expect(heard).toEqual([['links', expect.stringMatching(/^links-[0-9a-f]{8}$/)]]);
  await expect(openSandbox('', env)).rejects.toThrow('The name of the test is none.');
});

test('openSandbox says where it has no fake, and where none answers', async () => {
  await expect(openSandbox('links', {})).rejects.toThrow('There is no fake whose sandbox could be opened.');
  const gone = { TICAGA_KIT_ADMIN: 'http://127.0.0.1:1/__admin', TICAGA_URL: 'http://127.0.0.1:1' };
  await expect(openSandbox('links', gone)).rejects.toThrow(
    'No fake answers at http://127.0.0.1:1, where TICAGA_KIT_ADMIN points.',
  );
});
