import { expect, test } from 'vitest';
import { KitError } from '../../src/errors.js';
import type { FakeWorld } from '../../src/fake/fake-world.js';
import type { RunningFake } from '../../src/fake/start-fake.js';
import { bearer, json, startLocalFake, type TestWorld } from '../helpers/start-test-fake.js';

const link = { ticaga_id: 1, billing_id: 7, billing_system: 'Blesta' };

/** A world from inside and from outside. */
type Doors = [world: FakeWorld, client: TestWorld];

/** Each world, with the one that nothing of it may reach. */
const worlds: [name: string, open: () => Promise<{ here: Doors; there: Doors }>][] = [
  [
    'the main world',
    async () => {
      const { fake, ...main } = await startLocalFake();
      return { here: [fake, main], there: [fake.sandbox('other'), main.in('other')] };
    },
  ],
  [
    'a sandbox',
    async () => {
      const { fake, ...main } = await startLocalFake();
      return { here: [fake.sandbox('one'), main.in('one')], there: [fake, main] };
    },
  ],
];

test.each(worlds)(
  'in %s, seed replaces what the world holds, and credentials are those of its staff',
  async (_, open) => {
    const { here, there } = await open();
    const [world, client] = here;
    const staff = [
      { id: 1, name: 'Gone', email: 'gone@example.com', token: 'gone-token', revoked: true },
      { id: 2, name: 'Ada', email: 'ada@example.com', token: 'own-token' },
    ];
    const customers = [{ id: 5, name: 'New', email: 'new@example.com' }];
    await world.seed({ customers, staff, assumptions: { 'unknown-customer-status': 404 } });
    expect(world.credentials).toEqual({ email: 'ada@example.com', token: 'own-token' });
    expect([world.customer(5)?.name, world.customer('5')?.name, world.customer(1)]).toEqual(['New', 'New', undefined]);
    const headers = { Authorization: `Bearer ${world.credentials.token}` };
    expect((await client.get(5, headers)).body.user.email).toBe('new@example.com');
    expect((await client.get(1, headers)).status).toBe(404);
    expect(there[0].credentials.token).toBe('ticaga-demo-token');
    expect(there[0].customer(5)?.name).not.toBe('New');
    await world.seed({ customers: [], staff: staff.slice(0, 1) });
    expect(world.credentials).toEqual({ email: '', token: '' });
  },
);

test.each(worlds)('in %s, state makes a provider state true and answers what it chose', async (_, open) => {
  const { here, there } = await open();
  const [world, client] = here;
  const { id, email, billing_id, admin_token } = await world.state('a customer is linked', { id: 1, billing_id: '7' });
  expect({ id, email, billing_id, admin_token }).toEqual({
    id: 1,
    email: 'joedoe@example.com',
    billing_id: '7',
    admin_token: 'ticaga-demo-token',
  });
  expect((await client.get(id)).body.user).toMatchObject({ billing_id: '7', billing_system: 'Blesta' });
  expect(world.customer(id)?.billing_id).toBe('7');
  expect(there[0].customer(1)?.billing_id).toBe('0');
  await world.state('the token is revoked');
  expect((await client.get(1)).status).toBe(401);
});

test.each(worlds)('in %s, assume decides the next answer', async (_, open) => {
  const { here, there } = await open();
  here[0].assume({ 'unknown-customer-status': '404' });
  expect([(await here[1].get(424242)).status, (await there[1].get(424242)).status]).toEqual([404, 401]);
});

test.each(worlds)(
  'in %s, nextFault spoils the answer that it is meant for, as often as it is told',
  async (_, open) => {
    const { here, there } = await open();
    const [world, client] = here;
    world.nextFault('refused-401', 'getCustomer', { after: 1, times: 2 });
    const statuses = async (of: TestWorld) => [
      (await of.assign(link)).status,
      (await of.get(1)).status,
      (await of.get(1)).status,
      (await of.get(1)).status,
      (await of.get(1)).status,
    ];
    expect(await statuses(client)).toEqual([200, 200, 401, 401, 200]);
    expect(await statuses(there[1])).toEqual([200, 200, 200, 200, 200]);
    world.nextFault('refused-401');
    expect([(await client.assign(link)).status, (await client.assign(link)).status]).toEqual([401, 200]);
  },
);

test.each(worlds)('in %s, what was expected fails nothing, and its absence does', async (_, open) => {
  const { here, there } = await open();
  const [world, client] = here;
  const { billing_system: __, ...incomplete } = link;
  world.expectViolation('field-missing', 'post', '/api/customers/assign');
  expect(() => world.assertNoViolations()).toThrow(
    'The violation field-missing of /api/customers/assign was expected and did not come.\n  Remove expectViolation(), or find out',
  );
  await client.assign(incomplete);
  world.assertNoViolations();
  expect(world.violations()).toMatchObject([{ code: 'field-missing', isExpected: true }]);
  await there[1].assign(incomplete);
  expect(there[0].violations()).toMatchObject([{ code: 'field-missing', isExpected: false }]);
  expect(() => there[0].assertNoViolations()).toThrow(
    /^What the plugin sent breaks the API's contract: .*billing_system.*\n {2}Expected: {2}.+\n {2}Was: {7}.+\n {2}Where: {5}request\.body\.billing_system of assignBillingId \(field-missing, documented\)\n {2}\S/,
  );
});

test.each(worlds)('in %s, reset puts everything back', async (_, open) => {
  const [world, client] = (await open()).here;
  await world.seed({ customers: [], staff: [{ id: 2, name: 'Ada', email: 'ada@example.com', token: 'own-token' }] });
  world.assume({ reassign: 'refuse' });
  world.nextFault('json-500');
  world.expectViolation('body-missing');
  world.reset();
  world.assertNoViolations();
  expect(world.credentials.token).toBe('ticaga-demo-token');
  expect((await client.assign(link)).status).toBe(200);
  expect((await client.assign({ ...link, billing_id: 8 })).status).toBe(200);
  expect(world.customer(1)?.billing_id).toBe('8');
});

test('assertNoViolations looks at facts that are known as well as it was told, and at rows', async () => {
  const { fake, send } = await startLocalFake();
  await send({ path: '/api/customers/get/1', headers: { ...bearer, Accept: '*/*' } });
  fake.assertNoViolations();
  expect(() => fake.assertNoViolations('assumed')).toThrow('(accept-missing, assumed)');
  fake.compareRows([{ ticaga_id: 3, billing_id: 2 }]);
  const thrown = expect(() => fake.assertNoViolations('documented'));
  thrown.toThrow(/^What the plugin stored is not what the server has: .*\n.*\n.*\n {2}Where: .* of the plugin itself/);
  fake.expectViolation('own-row-unlinked');
  fake.assertNoViolations();
});

test('a level that does not exist is refused by assertNoViolations', async () => {
  const { fake } = await startLocalFake();
  expect(() => fake.assertNoViolations('own' as 'assumed')).toThrow('choose documented, observed or assumed.');
});

/** Mistakes, as JavaScript without a compiler makes them, beside the call by which PHP makes the same. */
const mistakes: [title: string, make: (world: FakeWorld) => unknown, method: string, path: string, body: object][] = [
  ['a seed', (world) => world.seed({ customrs: [] }), 'PUT', 'state', { customrs: [] }],
  [
    'the switch of a seed',
    (world) => world.seed({ customers: [], staff: [], assumptions: { auth: 'none' } }),
    'PUT',
    'state',
    { customers: [], staff: [], assumptions: { auth: 'none' } },
  ],
  [
    'a state',
    (world) =>
      // @ts-expect-error a compiler finds it
      world.state('a customer exist'),
    'POST',
    'pact/provider-states',
    { state: 'a customer exist', params: {}, action: 'setup' },
  ],
  [
    'a parameter of a state',
    (world) =>
      // @ts-expect-error a compiler finds it
      world.state('a customer exists', { di: 1 }),
    'POST',
    'pact/provider-states',
    { state: 'a customer exists', params: { di: 1 }, action: 'setup' },
  ],
  [
    'a value of a parameter',
    (world) => world.state('a customer exists', { id: 'x' }),
    'POST',
    'pact/provider-states',
    { state: 'a customer exists', params: { id: 'x' }, action: 'setup' },
  ],
  [
    'a switch',
    (world) =>
      // @ts-expect-error a compiler finds it
      world.assume({ authh: 'basic' }),
    'PUT',
    'assumptions',
    { authh: 'basic' },
  ],
  [
    'a value',
    (world) =>
      // @ts-expect-error a compiler finds it
      world.assume({ auth: 'none' }),
    'PUT',
    'assumptions',
    { auth: 'none' },
  ],
  [
    'a fault',
    (world) =>
      // @ts-expect-error a compiler finds it
      world.nextFault('jsn-500'),
    'POST',
    'faults',
    { kind: 'jsn-500' },
  ],
  [
    'the operation of a fault',
    (world) => world.nextFault('reset', 'getCustomr'),
    'POST',
    'faults',
    { kind: 'reset', operation: 'getCustomr' },
  ],
  [
    'an option of a fault',
    (world) => world.nextFault('reset', undefined, { times: 0 }),
    'POST',
    'faults',
    { kind: 'reset', times: 0 },
  ],
  [
    'the code of a violation',
    (world) =>
      // @ts-expect-error a compiler finds it
      world.expectViolation('field-mising'),
    'POST',
    'expected-violations',
    { code: 'field-mising' },
  ],
  [
    'the path of a violation',
    (world) => world.expectViolation('field-missing', 'POST', 'customers'),
    'POST',
    'expected-violations',
    { code: 'field-missing', method: 'POST', path: 'customers' },
  ],
];

test.each(mistakes)('%s that does not exist is refused as PHP is told it, and changes nothing', async (...mistake) => {
  const [, make, method, path, body] = mistake;
  const { fake, ...main } = await startLocalFake();
  const world = fake.sandbox('one');
  const before = await everythingOf(fake, world);
  const error = await Promise.resolve()
    .then(() => make(world))
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(KitError);
  const reply = await main
    .in('two')
    .send({ method, path: `/__admin/${path}`, headers: json, body: JSON.stringify(body) });
  const [told] = (JSON.parse(reply.text) as { errors: { code: string; detail: string }[] }).errors;
  // Only where it was written differs: in the call, or in the body of another.
  const withoutPlace = (text = '') => text.replace(/\n {2}Where: .*/, '');
  expect([(error as KitError).code, withoutPlace((error as KitError).render())]).toEqual([
    told?.code,
    withoutPlace(told?.detail),
  ]);
  expect(await everythingOf(fake, world)).toEqual(before);
});

async function everythingOf(fake: RunningFake, { adminUrl }: FakeWorld): Promise<unknown[]> {
  expect(fake.violations()).toEqual([]);
  const paths = ['state', 'assumptions', 'faults', 'expected-violations'];
  return Promise.all(paths.map(async (path) => (await fetch(`${adminUrl}/${path}`)).json()));
}
