import { expect, test } from 'vitest';
import type { RenderedEntry } from '../../src/journal/rendered-entry.js';
import { basic, bearer, form, json, startTestFake, type TestFake } from '../helpers/start-test-fake.js';

const link = { ticaga_id: 1, billing_id: 7, billing_system: 'Blesta' };
const assign = { method: 'POST', path: '/api/customers/assign' };

type Row = [title: string, send: (fake: TestFake) => Promise<unknown>, entry: Partial<RenderedEntry>];

const facts: Row[] = [
  [
    'a read',
    ({ get }) => get(1, basic),
    { operationId: 'getCustomer', outcome: 'success', dialect: { credentials: 'basic', body: 'none' } },
  ],
  [
    'an assign as JSON',
    (fake) => fake.assign(link),
    { operationId: 'assignBillingId', outcome: 'success', dialect: { credentials: 'bearer', body: 'json' } },
  ],
  [
    'an assign as a form',
    ({ api }) => api({ ...assign, headers: { ...bearer, ...form }, body: 'ticaga_id=1' }),
    { operationId: 'assignBillingId', outcome: 'validation', dialect: { credentials: 'bearer', body: 'form' } },
  ],
  [
    'a multipart assign',
    ({ api }) =>
      api({ ...assign, headers: { ...basic, 'Content-Type': 'multipart/form-data; boundary=x' }, body: '--x--' }),
    { outcome: 'validation', dialect: { credentials: 'basic', body: 'multipart' } },
  ],
  [
    'an assign of another type',
    ({ api }) => api({ ...assign, headers: { ...basic, 'Content-Type': 'text/xml' }, body: '<x/>' }),
    { outcome: 'validation', dialect: { credentials: 'basic', body: 'other' } },
  ],
  [
    'an assign without anything',
    ({ api }) => api(assign),
    { outcome: 'bad-credentials', dialect: { credentials: 'none', body: 'none' } },
  ],
  ['an unknown customer', ({ get }) => get(404), { outcome: 'unknown-customer', notes: [] }],
  [
    'a refused token',
    ({ get }) => get(1, { Authorization: 'Bearer wrong-token' }),
    { outcome: 'bad-credentials', violations: [] },
  ],
  [
    'a conflict',
    async (fake) => {
      await fake.admin('PUT', '/__admin/assumptions', { reassign: 'refuse' });
      await fake.assign({ ...link, ticaga_id: 2 });
    },
    { outcome: 'conflict', violations: [] },
  ],
  [
    'an unknown address',
    ({ api }) => api({ method: 'POST', path: '/api/customers/unlink', headers: { ...bearer, ...json }, body: '{}' }),
    { outcome: 'unmatched', dialect: { credentials: 'bearer', body: 'json' }, wasMatched: false },
  ],
  [
    'a fault',
    ({ send }) => send({ path: '/api/customers/get/900500', headers: bearer }),
    { outcome: 'fault', fault: 'html-500' },
  ],
];

test.each(facts)('%s is told from the others', async (_, send, entry) => {
  const fake = await startTestFake();
  await send(fake);
  expect(await fake.newest()).toMatchObject({ wasMatched: entry.outcome !== 'unmatched', ...entry });
});

test('an entry holds the request as received and the answer as sent', async () => {
  const fake = await startTestFake();
  const path = '/api/customers/assign/?page=2&api_key=secret-1';
  const body = '{"ticaga_id": "Zoë"}';
  const headers = { ...basic, ...json, 'X-Admin-Email': 'admin@example.com', Cookie: 'laravel_session=secret-2; a=b' };
  const began = Date.now();
  const reply = await fake.in('one').api({ method: 'POST', path, headers, body });
  const entry = await fake.in('one').newest();
  expect(entry.request).toMatchObject({
    url: '/sandbox/one/api/customers/assign/?page=2&api_key=***',
    absoluteUrl: `${fake.fake.url}/sandbox/one/api/customers/assign/?page=2&api_key=***`,
    method: 'POST',
    clientIp: '127.0.0.1',
    body,
    bodyAsBase64: Buffer.from(body).toString('base64'),
    queryParams: { page: { key: 'page', values: ['2'] }, api_key: { key: 'api_key', values: ['***'] } },
    formParams: {},
  });
  expect(entry.request.headers).toMatchObject({
    Authorization: 'Basic ***',
    'Content-Type': 'application/json',
    'X-Admin-Email': 'admin@example.com',
    Cookie: 'laravel_session=***; a=***',
  });
  expect(entry.response).toMatchObject({ status: 422, body: reply.text });
  const sent = Object.entries(entry.response.headers).map(([name, value]) => [name.toLowerCase(), value]);
  expect(reply.headers).toMatchObject(Object.fromEntries(sent));
  expect(entry.durationMs).toBeGreaterThan(0);
  expect(entry.request.loggedDate).toBeGreaterThanOrEqual(began);
  expect(JSON.stringify(entry)).not.toMatch(/secret-|ticaga-demo-token/);
});

test('the header of violations says what the journal says, in ASCII', async () => {
  const { fake, assign, get } = await startTestFake();
  const read = await get(encodeURIComponent('$Zoë'));
  const { headers } = await assign({ ticaga_id: '$Zoë', billing_id: null, billing_system: '山田' });
  for (const [index, value] of [headers, read.headers].map((one) => String(one['x-ticaga-kit-violations'])).entries()) {
    expect(value).toMatch(/^[\x20-\x7e]+$/);
    expect(JSON.parse(value)).toEqual(
      (await fake.requests())[index]?.violations.map(({ location, code, message }) => ({
        location,
        severity: 'Error',
        code,
        message,
      })),
    );
  }
});

test('a body that a read carries is in the journal, and changes nothing', async () => {
  const fake = await startTestFake();
  const { status } = await fake.api({ path: '/api/customers/get/1', headers: { ...bearer, ...json }, body: '[]' });
  expect(status).toBe(200);
  expect(await fake.newest()).toMatchObject({ request: { body: '[]' }, outcome: 'success', violations: [] });
});

test('an answer without violations has no header of violations', async () => {
  const { get } = await startTestFake();
  expect((await get(1)).headers).not.toHaveProperty('x-ticaga-kit-violations');
});

test('whoever starts the fake hears of every request of every world', async () => {
  const heard: string[] = [];
  const fake = await startTestFake({ onEntry: ({ sandbox = 'main', url }) => heard.push(`${sandbox} ${url}`) });
  await fake.get(1);
  await fake.in('one').get(2);
  await fake.admin('GET', '/__admin/health');
  expect(heard).toEqual(['main /api/customers/get/1', 'one /sandbox/one/api/customers/get/2']);
});
