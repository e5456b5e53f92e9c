import { expect, test } from 'vitest';
import { basic, bearer, form, json, startTestFake, today } from '../helpers/start-test-fake.js';

const customer = { id: 1, email: 'joedoe@example.com' };
const fields = { ticaga_id: 1, billing_id: 7, billing_system: 'Blesta' };
const asJson = JSON.stringify(fields);
const asForm = 'ticaga_id=1&billing_id=7&billing_system=Blesta';
const adminEmail = { 'X-Admin-Email': 'admin@example.com' };

interface Dialect {
  get: Record<string, string>;
  post: Record<string, string>;
  body: string;
  spoken: { get: string; post: string };
}

/** How plugins call the API, as published. */
const dialects: Record<string, Dialect> = {
  'the documented one of 2025 (Basic, JSON)': {
    get: { ...basic, ...json },
    post: { ...basic, ...json },
    body: asJson,
    spoken: { get: 'basic none', post: 'basic json' },
  },
  'the one of 2026 (Bearer, JSON)': {
    get: { ...bearer, Accept: 'application/json' },
    post: { ...bearer, ...json },
    body: asJson,
    spoken: { get: 'bearer none', post: 'bearer json' },
  },
  'the one of 2024 (Bearer, form)': {
    get: bearer,
    post: { ...bearer, ...form },
    body: asForm,
    spoken: { get: 'bearer none', post: 'bearer form' },
  },
  'that of another billing system (Basic, form)': {
    get: { ...basic, ...form },
    post: { ...basic, ...form },
    body: asForm,
    spoken: { get: 'basic none', post: 'basic form' },
  },
  'that of another billing system (Bearer, JSON, X-Admin-Email)': {
    get: { ...bearer, ...adminEmail },
    post: { ...bearer, ...adminEmail, ...json },
    body: asJson,
    spoken: { get: 'bearer none', post: 'bearer json' },
  },
};

test.each(Object.entries(dialects))('the linking flow runs in %s', async (_, { get, post, body, spoken }) => {
  const fake = await startTestFake();
  const before = await fake.get(1, get);
  expect(before.body.user).toMatchObject({ ...customer, billing_id: '0', billing_system: '' });
  const assigned = await fake.api({ method: 'POST', path: '/api/customers/assign', headers: post, body });
  expect(assigned).toMatchObject({ status: 200, body: { user: true } });
  const after = await fake.get(1, get);
  expect(after.body.user).toEqual({
    ...before.body.user,
    billing_id: '7',
    billing_system: 'Blesta',
    updated_at: `${today.toISOString().slice(0, 19)}.000000Z`,
  });
  expect(await fake.fake.violations()).toEqual([]);
  const said = (await fake.fake.requests()).map(({ dialect }) => `${dialect.credentials} ${dialect.body}`);
  expect(said).toEqual([spoken.get, spoken.post, spoken.get]);
});

test('the assign that its plugin sends without the headers that it built is refused, and says why', async () => {
  const { fake, get, api } = await startTestFake();
  expect((await get(1, { ...basic, ...json })).status).toBe(200);
  const refused = await api({ method: 'POST', path: '/api/customers/assign', headers: form, body: asForm });
  expect(refused).toMatchObject({ status: 401, body: { message: 'Unauthenticated.' } });
  expect((await get(1)).body.user).toMatchObject({ billing_id: '0', billing_system: '' });
  expect(await fake.violations()).toMatchObject([
    {
      code: 'credentials-missing',
      location: ['request', 'header', 'Authorization'],
      grade: 'documented',
      operationId: 'assignBillingId',
    },
  ]);
});
