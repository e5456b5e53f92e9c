import { expect, test } from 'vitest';
import { bearer, startTestFake } from '../helpers/start-test-fake.js';

const staff = [{ id: 1, name: 'Ada', email: 'ada@example.com', token: 'another-token' }];
const customers = [{ id: 77, name: 'New', email: 'new@example.com' }];
const link = { ticaga_id: 1, billing_id: 7, billing_system: 'Blesta' };

test('a seed that is put replaces customers, administrators and billing systems', async () => {
  const { admin, get, assign } = await startTestFake();
  const token = { Authorization: 'Bearer another-token' };
  const seed = { customers, staff, billing_systems: ['Own'], assumptions: { 'unknown-customer-status': 404 } };
  expect((await admin('PUT', '/__admin/state', seed)).status).toBe(200);
  expect((await get(77)).status).toBe(401);
  expect((await get(1, token)).status).toBe(404);
  expect((await get(77, token)).body.user).toEqual({
    ...customers[0],
    email_verified_at: null,
    company: '',
    phone_number: '',
    billing_id: '0',
    billing_system: '',
    account_manager: '0',
    biography: '',
    created_at: '2025-01-01T00:00:00.000000Z',
    updated_at: '2025-01-01T00:00:00.000000Z',
  });
  expect((await assign({ ...link, ticaga_id: 77, billing_system: 'own' }, token)).status).toBe(200);
});

test('what was dumped can be put back', async () => {
  const { admin, assign, get } = await startTestFake();
  await assign(link);
  await admin('PUT', '/__admin/assumptions', { reassign: 'refuse' });
  await admin('POST', '/__admin/pact/provider-states', { state: 'the token is revoked' });
  const { body } = await admin('GET', '/__admin/state');
  await admin('POST', '/__admin/reset');
  expect((await get(1)).body.user.billing_id).toBe('0');
  await admin('PUT', '/__admin/state', body);
  expect((await admin('GET', '/__admin/state')).body).toEqual(body);
  expect((await get(1)).status).toBe(401);
});

test.each<[string, unknown, string]>([
  ['a missing email', { customers: [{ id: 1, name: 'A' }], staff }, 'customers[0].email is missing'],
  ['a misspelt field', { customers: [{ ...customers[0], emial: 'x' }], staff }, 'customers[0].emial'],
  ['an id twice', { customers: [...customers, ...customers], staff }, 'customers[1].id'],
  ['no administrator', { customers, staff: [] }, 'staff'],
  ['an unknown switch', { customers, staff, assumptions: { reasign: 'refuse' } }, 'Did you mean reassign?'],
  ['an unknown value of a switch', { customers, staff, assumptions: { reassign: 'maybe' } }, 'overwrite | refuse'],
])('a seed with %s is refused by its field, and nothing changes', async (_, seed, detail) => {
  const { admin, get } = await startTestFake();
  const { status, text } = await admin('PUT', '/__admin/state', seed);
  expect(status).toBe(422);
  expect(text).toContain(detail);
  expect((await get(1)).status).toBe(200);
});

test('a refused seed does not repeat a token', async () => {
  const { admin } = await startTestFake();
  const { status, text } = await admin('PUT', '/__admin/state', {
    customers,
    staff: [{ ...staff[0], token: 'a secret' }],
  });
  expect(status).toBe(422);
  expect(text).toContain('***');
  expect(text).not.toContain('secret');
});

test('a reset puts everything back to the beginning', async () => {
  const { fake, admin, assign, get } = await startTestFake({ faults: [{ kind: 'json-500', after: 5 }] });
  await assign(link);
  await assign({});
  await admin('POST', '/__admin/faults', { kind: 'reset' });
  await admin('POST', '/__admin/expected-violations', { code: 'field-missing' });
  await admin('PUT', '/__admin/state', { customers, staff });
  await admin('POST', '/__admin/reset');
  expect(await fake.requests()).toEqual([]);
  expect((await admin('GET', '/__admin/faults')).body).toMatchObject({ faults: [] });
  expect((await admin('GET', '/__admin/expected-violations')).body).toEqual({ violations: [], remarks: [] });
  expect((await get(1, bearer)).body.user).toMatchObject({ name: 'Joe Doe', billing_id: '0' });
});

test('a seed may name a file, and what a program passes is its object', async () => {
  const seed = { customers, staff: [{ ...staff[0], token: 'ticaga-demo-token' }] };
  const { fake, get } = await startTestFake({ seed });
  expect(fake).toMatchObject({ customers: 1, credentials: { email: 'ada@example.com', token: 'ticaga-demo-token' } });
  expect((await get(77)).status).toBe(200);
  const path = new URL('../../src/store/default-seed.yaml', import.meta.url).pathname;
  expect((await startTestFake({ seed: path })).fake.customers).toBe(12);
});
