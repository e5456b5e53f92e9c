import { expect, onTestFinished, test } from 'vitest';
import { lateLies } from '../../src/consumer/late-lies.js';
import type { KitError } from '../../src/errors.js';
import { startFake } from '../../src/index.js';
import { inMemoryOnly } from '../helpers/on-database.js';
import { bearer, json, startLocalFake, type TestWorld } from '../helpers/start-test-fake.js';

const link = { ticaga_id: 1, billing_id: 2, billing_system: 'Blesta' };

/** Links customer 1; nothing checks the answer. */
async function assign(world: TestWorld): Promise<{ status: number; body: unknown }> {
  const call = { method: 'POST', path: '/api/customers/assign', headers: { ...bearer, ...json } };
  const { status, text } = await world.send({ ...call, body: JSON.stringify(link) });
  return { status, body: JSON.parse(text) };
}

async function startLying(options: Parameters<typeof startLocalFake>[0] = {}) {
  const started = await startLocalFake({ lies: lateLies, ...options });
  const [one, other] = [started.in('one'), started.in('other')];
  return { ...started, one, other, sandbox: started.fake.sandbox('one') };
}

test('a lie is played in its own world alone, until it is taken back', async () => {
  const { one, other, sandbox } = await startLying();
  expect((await one.admin('PUT', '/__admin/lie', { mutant: 'assignBillingId/user-false' })).status).toBe(200);
  expect((await one.admin('GET', '/__admin/lie')).body).toEqual({ mutant: 'assignBillingId/user-false' });
  expect((await assign(one)).body).toEqual({ user: false });
  expect((await assign(other)).body).toEqual({ user: true });
  expect(sandbox.requests()[0]?.notes).toContainEqual({
    code: 'lie',
    message: 'This world plays assignBillingId/user-false on purpose; right were 200 {"user":true}',
  });
  await one.admin('PUT', '/__admin/lie', { mutant: null });
  expect((await assign(one)).body).toEqual({ user: true });
  await sandbox.lie('assignBillingId/user-false');
  expect((await assign(one)).body).toEqual({ user: false });
  sandbox.reset();
  expect((await assign(one)).body).toEqual({ user: true });
  expect((await one.admin('GET', '/__admin/lie')).body).toEqual({ mutant: null });
});

test('what a lie denies is not stored, what was read back knows it, and no row is owed to a server that lies', async () => {
  const { one, sandbox } = await startLying();
  await sandbox.lie('assignBillingId/lost-write');
  expect((await assign(one)).body).toEqual({ user: true });
  expect(sandbox.customer(1)?.billing_id).toBe('0');
  expect(sandbox.compareRows([])).toEqual([]);
  expect(sandbox.compareRows([link]).map(({ code }) => code)).toEqual(['own-row-unlinked']);
  await sandbox.lie('getCustomer/read-back/stale-read');
  await assign(one);
  expect((await one.get(1)).body.user.billing_id).toBe('0');
  await sandbox.lie(null);
  expect((await one.get(1)).body.user.billing_id).toBe('2');
});

test("the world's own lie goes before the deviation of the whole fake, which stays where the lie has nothing to say", async () => {
  const { one, sandbox } = await startLying({ deviate: await lateLies('assignBillingId/user-null', []) });
  await sandbox.lie('assignBillingId/user-false');
  expect((await assign(one)).body).toEqual({ user: false });
  await sandbox.lie('getCustomer/other-customer');
  expect((await assign(one)).body).toEqual({ user: null });
});

test('a fault goes before a lie', async () => {
  const { one, sandbox } = await startLying();
  await sandbox.lie('assignBillingId/user-false');
  sandbox.nextFault('json-500', 'assignBillingId');
  expect((await assign(one)).status).toBe(500);
});

test.each<[mutant: unknown, parts: string[]]>([
  [
    'assignBillingId/user-fals',
    [
      'There is no lie assignBillingId/user-fals that one world could play.',
      'Did you mean assignBillingId/user-false? ticaga-kit mutate --list -- COMMAND shows the ids.',
    ],
  ],
  ['connection/untrusted-certificate', ['There is no lie connection/untrusted-certificate that one world could play.']],
  [7, ['The lie is 7.', 'the id of a mutant, or null to take it back', 'Send {"mutant": ID}']],
  ['', ['The lie is "".']],
  [undefined, ['The lie is undefined.']],
])('the lie %j is refused', async (mutant, parts) => {
  const { admin, fake } = await startLying();
  const { status, body } = await admin<{ errors: [{ detail: string }] }>('PUT', '/__admin/lie', { mutant });
  expect(status).toBe(422);
  for (const part of parts) expect(body.errors[0].detail).toContain(part);
  await expect(fake.lie(mutant as string)).rejects.toThrow(parts[0]);
});

test('the startFake of the package knows the lies by itself', async () => {
  inMemoryOnly('a replica plays no lies');
  const fake = await startFake();
  onTestFinished(() => fake.close());
  const sandbox = fake.test('links');
  await sandbox.lie('assignBillingId/user-false');
  const told = await fetch(`${sandbox.adminUrl}/lie`);
  expect(await told.json()).toEqual({ mutant: 'assignBillingId/user-false' });
});

test('a fake that was told of no lies says so', async () => {
  const { fake } = await startLocalFake();
  const error = await fake.lie('assignBillingId/user-false').catch((thrown: KitError) => thrown.render());
  expect(error).toBe(
    'This fake knows no lies.\n  Give startFake the option lies, or take the startFake of the package ticaga-kit, which has it.',
  );
});
