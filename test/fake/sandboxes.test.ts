import { expect, test } from 'vitest';
import { startLocalFake, startTestFake, type TestFake } from '../helpers/start-test-fake.js';

const link = { ticaga_id: 1, billing_id: 7, billing_system: 'Blesta' };

async function sandboxNames({ admin }: TestFake): Promise<string[]> {
  return (await admin<{ sandboxes: string[] }>('GET', '/__admin/sandboxes')).body.sandboxes;
}

test('a sandbox has customers, journal, assumptions, faults and expected violations of its own', async () => {
  const fake = await startTestFake();
  const [one, other] = [fake.in('one'), fake.in('two')];
  await one.assign(link);
  await one.admin('PUT', '/__admin/assumptions', { 'unknown-customer-status': 404 });
  await one.admin('POST', '/__admin/faults', { kind: 'json-500', after: 9 });
  await one.admin('POST', '/__admin/expected-violations', { code: 'id-invalid' });
  for (const [world, billingId, status, requests, faults] of [
    [one, '7', 404, 3, 1],
    [other, '0', 401, 2, 0],
    [fake, '0', 401, 2, 0],
  ] as const) {
    expect((await world.get(1)).body.user.billing_id).toBe(billingId);
    expect((await world.get(404)).status).toBe(status);
    expect((await world.admin('GET', '/__admin/requests')).body).toMatchObject({ meta: { total: requests } });
    expect((await world.admin<{ faults: unknown[] }>('GET', '/__admin/faults')).body.faults).toHaveLength(faults);
    const expected = await world.admin<{ violations: unknown[] }>('GET', '/__admin/expected-violations');
    expect(expected.body.violations).toHaveLength(faults);
  }
});

test('a sandbox starts from the seed of the server, not from its state', async () => {
  const fake = await startTestFake();
  await fake.assign(link);
  await fake.admin('POST', '/__admin/pact/provider-states', { state: 'no such customer exists', params: { id: 2 } });
  expect((await fake.in('one').get(1)).body.user.billing_id).toBe('0');
  expect((await fake.in('one').get(2)).status).toBe(200);
});

test('resetting a sandbox leaves the other worlds alone', async () => {
  const fake = await startTestFake();
  for (const world of [fake, fake.in('one'), fake.in('two')]) await world.assign(link);
  await fake.in('one').admin('POST', '/__admin/reset');
  expect((await fake.in('one').get(1)).body.user.billing_id).toBe('0');
  expect((await fake.in('two').get(1)).body.user.billing_id).toBe('7');
  expect((await fake.get(1)).body.user.billing_id).toBe('7');
});

test('a dropped sandbox begins anew with its next use', async () => {
  const fake = await startTestFake();
  await fake.in('one').assign(link);
  await fake.admin('DELETE', '/__admin/sandboxes/one');
  expect(await sandboxNames(fake)).toEqual([]);
  expect((await fake.admin('DELETE', '/__admin/sandboxes/one')).status).toBe(404);
  expect((await fake.in('one').get(1)).body.user.billing_id).toBe('0');
});

test('the least recently used sandbox goes when there are too many', async () => {
  const fake = await startTestFake({ sandboxLimit: 2 });
  await fake.in('one').assign(link);
  await fake.in('two').assign(link);
  await fake.in('one').get(1);
  await fake.in('three').get(1);
  expect(await sandboxNames(fake)).toEqual(['one', 'three']);
  expect((await fake.in('one').get(1)).body.user.billing_id).toBe('7');
  expect((await fake.in('two').get(1)).body.user.billing_id).toBe('0');
});

test.each(['1', 'a.b_c-D', '.', 'x'.repeat(64), '__proto__', 'constructor'])(
  '%s is a name of a sandbox',
  async (name) => {
    const fake = await startTestFake();
    expect((await fake.in(name).assign(link)).status).toBe(200);
    expect((await fake.in(name).get(1)).body.user.billing_id).toBe('7');
    expect(await sandboxNames(fake)).toEqual([name]);
  },
);

test.each(['a%20b', 'x'.repeat(65), '%C3%A9', 'a%2Fb', '%ZZ', '..%00'])('%s is no name of a sandbox', async (name) => {
  const fake = await startTestFake();
  for (const path of ['/api/customers/get/1', '/__admin/requests']) {
    const { status, headers, text } = await fake.send({ path: `/sandbox/${name}${path}` });
    expect(status).toBe(404);
    expect(headers['x-ticaga-kit']).toBeDefined();
    expect(JSON.parse(text)).toMatchObject({ errors: [{ code: 'sandbox-invalid' }] });
  }
  expect(await sandboxNames(fake)).toEqual([]);
});

test('a test suite in the same process has the sandbox at hand', async () => {
  const { fake, in: world } = await startLocalFake();
  const sandbox = fake.sandbox('one');
  expect(sandbox).toMatchObject({ url: `${fake.url}/sandbox/one`, adminUrl: `${fake.url}/sandbox/one/__admin` });
  await world('one').assign({});
  expect(sandbox.requests()).toMatchObject([{ operationId: 'assignBillingId', outcome: 'validation' }]);
  expect(sandbox.violations()).toHaveLength(3);
  expect(fake.requests()).toEqual([]);
  sandbox.reset();
  expect(sandbox.requests()).toEqual([]);
  expect(() => fake.sandbox('no name')).toThrow('A sandbox cannot be named "no name".');
});
