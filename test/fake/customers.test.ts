import { expect, test } from 'vitest';
import { bearer, form, startTestFake, today } from '../helpers/start-test-fake.js';

const now = `${today.toISOString().slice(0, 19)}.000000Z`;
const unknown = { status: 401, body: { error: 'User not authenticated' } };
const largest = Number.MAX_SAFE_INTEGER;
const staff = [{ id: 9001, name: 'Ada Admin', email: 'admin@example.com', token: 'ticaga-demo-token' }];

test('id 0 answers with the record of the owner of the token', async () => {
  const { get } = await startTestFake();
  expect((await get(0)).body.user).toMatchObject({ id: 9001, email: 'admin@example.com', billing_id: '0' });
  const second = await get(0, { Authorization: 'Bearer ticaga-second-token' });
  expect(second.body.user).toMatchObject({ id: 9002, email: 'second@example.com' });
});

test('an unlinked customer has a billing id of "0" and no billing system', async () => {
  const { get } = await startTestFake();
  expect((await get(1)).body.user).toMatchObject({ billing_id: '0', billing_system: '', email_verified_at: null });
});

test.each([
  [3, 'Zoë Ångström'],
  [4, "Miles O'Brien"],
  [5, '山田 太郎'],
  [12, 'مريم حسن'],
])('the name of customer %d goes out as UTF-8', async (id, name) => {
  const { get } = await startTestFake();
  expect((await get(id)).body.user.name).toBe(name);
});

test.each(['13', '9001', '9007199254740993', '99999999999999999999', '1'.repeat(400)])(
  'no customer has the id %s',
  async (id) => {
    const { fake, get } = await startTestFake();
    expect(await get(id)).toMatchObject(unknown);
    expect((await fake.requests())[0]).toMatchObject({ outcome: 'unknown-customer', violations: [] });
  },
);

test.each(['abc', '-1', '1.5', '0x1', '1%00', "1'--", '%C3%A9'])(
  'the id %s is answered like an unknown customer, and noted, for a person can have typed it',
  async (id) => {
    const { fake, get } = await startTestFake();
    expect(await get(id)).toMatchObject(unknown);
    const received = JSON.stringify(decodeURIComponent(id));
    const message = expect.stringMatching(
      /^The id in the address is .* If a person typed it, check it before you send it/,
    );
    expect((await fake.requests())[0]).toMatchObject({ violations: [], notes: [{ code: 'id-invalid', message }] });
    expect((await fake.requests())[0]?.notes[0]?.message).toContain(received);
  },
);

test.each(['%20', 'null', 'undefined', 'NaN', 'Array', '[object%20Object]', '%7Bid%7D', '$id', '%25d', ':id'])(
  'the id %s is answered like an unknown customer, and is a violation, for nobody types it',
  async (id) => {
    const { fake, get } = await startTestFake();
    expect(await get(id)).toMatchObject(unknown);
    expect(await fake.violations()).toMatchObject([
      {
        code: 'id-invalid',
        location: ['request', 'path', 'id'],
        received: JSON.stringify(decodeURIComponent(id)),
        grade: 'documented',
        operationId: 'getCustomer',
      },
    ]);
  },
);

test.each(['+1', '1.0', '1e0', '.1e1', '%201', '%091', '1%0A', '1.00000000000000000000000000000'])(
  'the database takes the id %s for 1, though the contract does not',
  async (id) => {
    const { fake, get } = await startTestFake();
    expect((await get(id)).body.user.id).toBe(1);
    expect(await fake.violations()).toMatchObject([{ code: 'id-invalid' }]);
  },
);

test('an id with a slash in it makes another address', async () => {
  const { get } = await startTestFake();
  expect((await get('1%2F2')).status).toBe(404);
});

test('an assign stores the pair as text and moves updated_at', async () => {
  const { assign, get } = await startTestFake();
  expect(await assign({ ticaga_id: 1, billing_id: 2, billing_system: 'Blesta' })).toMatchObject({
    status: 200,
    body: { user: true },
  });
  const { user } = (await get(1)).body;
  expect(user).toMatchObject({ billing_id: '2', billing_system: 'Blesta', updated_at: now });
  expect(user.created_at).toBe('2025-07-13T17:15:25.000000Z');
});

test.each<[unknown, string]>([
  [1, 'a number'],
  ['1', 'a decimal string'],
])('ticaga_id %j names customer 1', async (ticaga_id) => {
  const { assign, get } = await startTestFake();
  expect((await assign({ ticaga_id, billing_id: 7, billing_system: 'Blesta' })).status).toBe(200);
  expect((await get(1)).body.user.billing_id).toBe('7');
});

test.each<[unknown, string]>([
  [2, '2'],
  ['2', '2'],
  ['007', '007'],
  ['0-7', '0-7'],
  ['c-Ω 1', 'c-Ω 1'],
])('billing_id %j is shown as %j', async (billing_id, shown) => {
  const { fake, assign, get } = await startTestFake();
  expect((await assign({ ticaga_id: 1, billing_id, billing_system: 'Blesta' })).status).toBe(200);
  expect((await get(1)).body.user.billing_id).toBe(shown);
  expect(await fake.violations()).toEqual([]);
});

test.each<[unknown, string, string]>([
  [0, '0', 'documented'],
  ['0', '0', 'documented'],
  [' 00 ', '00', 'documented'],
  [-1, '-1', 'assumed'],
  ['-3', '-3', 'assumed'],
])(
  'billing_id %j breaks the contract, and the server stores it as %j all the same',
  async (billing_id, shown, grade) => {
    const { fake, assign, post, get } = await startTestFake();
    const pair = { billing_id, billing_system: 'Blesta' };
    expect((await assign({ ticaga_id: 1, ...pair })).status).toBe(200);
    expect((await get(1)).body.user.billing_id).toBe(shown);
    await post('customers/link', { email: 'joedoe@example.com', name: 'Joe Doe', ...pair });
    await post('register', { email: 'new@example.com', name: 'New', password: 'x', ...pair });
    const broken = { code: 'field-invalid', location: ['request', 'body', 'billing_id'], grade };
    expect(await fake.violations()).toMatchObject([broken, broken, broken]);
  },
);

test('a form with billing_id 0 breaks the contract as JSON does', async () => {
  const { fake, api } = await startTestFake();
  const body = 'ticaga_id=1&billing_id=0&billing_system=Blesta';
  await api({ method: 'POST', path: '/api/customers/assign', headers: { ...bearer, ...form }, body });
  expect(await fake.violations()).toMatchObject([{ code: 'field-invalid', received: '"0"', grade: 'documented' }]);
});

test.each<[string, string, object[]]>([
  ['Blesta', 'Blesta', []],
  ['blesta', 'Blesta', []],
  ['BLESTA', 'Blesta', [{ expected: '"Blesta" or "blesta"', received: '"BLESTA"' }]],
  ['ClientExec', 'ClientExec', []],
  ['whmcs', 'WHMCS', [{ expected: '"WHMCS"', received: '"whmcs"' }]],
])('%s is shown in the spelling of the server, and one that no plugin sends is told', async (given, shown, found) => {
  const { fake, assign, get } = await startTestFake();
  expect((await assign({ ticaga_id: 1, billing_id: 7, billing_system: given })).status).toBe(200);
  expect((await get(1)).body.user.billing_system).toBe(shown);
  expect(await fake.violations()).toHaveLength(found.length);
  expect(await fake.violations()).toMatchObject(
    found.map((one) => ({ code: 'field-invalid', grade: 'assumed', ...one })),
  );
});

test('a seed may add a billing system of its own', async () => {
  const customers = [{ id: 1, name: 'Joe', email: 'joe@example.com' }];
  const { fake, assign, get } = await startTestFake({ seed: { customers, staff, billing_systems: ['HostBill'] } });
  expect((await assign({ ticaga_id: 1, billing_id: 7, billing_system: 'hostbill' })).status).toBe(200);
  expect((await get(1)).body.user.billing_system).toBe('HostBill');
  expect((await assign({ ticaga_id: 1, billing_id: 8, billing_system: 'Blesta' })).status).toBe(422);
  expect((await get(1)).body.user.billing_id).toBe('7');
  expect((await fake.requests())[1]).toMatchObject({ violations: [], notes: [{ code: 'billing-system-refused' }] });
});

test.each<unknown>([13, 9001, '9007199254740993'])(
  'an assign to %j is answered like an unknown customer',
  async (ticaga_id) => {
    const { fake, assign } = await startTestFake();
    expect(await assign({ ticaga_id, billing_id: 7, billing_system: 'Blesta' })).toMatchObject(unknown);
    expect((await fake.requests())[0]).toMatchObject({ outcome: 'unknown-customer', violations: [] });
  },
);

test('an id beyond the exact integers is not taken for its neighbour', async () => {
  const customers = [largest, largest + 1].map((id) => ({ id, name: 'Last', email: 'last@example.com' }));
  const { assign, get } = await startTestFake({ seed: { customers, staff } });
  const pair = { billing_id: 7, billing_system: 'Blesta' };
  expect((await get(largest)).status).toBe(200);
  expect((await assign({ ticaga_id: String(largest), ...pair })).status).toBe(200);
  // As a number of JavaScript it would be largest + 1, which is there.
  expect((await get('9007199254740993')).status).toBe(401);
  expect((await assign({ ticaga_id: '9007199254740993', ...pair })).status).toBe(401);
});

test('assigning the same pair again changes nothing', async () => {
  const { assign, get } = await startTestFake();
  const { user } = (await get(2)).body;
  expect((await assign({ ticaga_id: 2, billing_id: '1002', billing_system: 'Blesta' })).status).toBe(200);
  expect((await get(2)).body.user).toEqual(user);
});

test('fields that the call does not know are ignored', async () => {
  const { fake, assign, get } = await startTestFake();
  const more = { name: 'Mallory', id: 2, __proto__: { email: 'x' }, toString: 'x' };
  expect((await assign({ ticaga_id: 1, billing_id: 7, billing_system: 'Blesta', ...more })).status).toBe(200);
  expect((await get(1)).body.user.name).toBe('Joe Doe');
  expect(await fake.violations()).toEqual([]);
});

test('a form and JSON that say the same do the same', async () => {
  const fake = await startTestFake();
  const [one, other] = [fake.in('json'), fake.in('form')];
  await one.assign({ ticaga_id: 1, billing_id: 7, billing_system: 'Blesta' });
  const body = 'ticaga_id=1&billing_id=7&billing_system=Blesta';
  await other.api({ method: 'POST', path: '/api/customers/assign', headers: { ...bearer, ...form }, body });
  expect((await one.get(1)).text).toBe((await other.get(1)).text);
});
