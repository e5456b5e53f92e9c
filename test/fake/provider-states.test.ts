import { expect, test } from 'vitest';
import type { Customer } from '../../src/customers/customer.js';
import { factsOfState, providerStateNames, providerStates } from '../../src/document/provider-states.js';
import { bearer, startTestFake, type TestWorld } from '../helpers/start-test-fake.js';

type Values = Record<string, string | number>;

const admin = {
  admin_email: 'admin@example.com',
  admin_token: 'ticaga-demo-token',
  admin_basic: 'YWRtaW5AZXhhbXBsZS5jb206dGljYWdhLWRlbW8tdG9rZW4=',
  other_admin_token: 'ticaga-second-token',
};
const address = '/__admin/pact/provider-states';
const setUp = ({ admin }: TestWorld, state: string, params: Record<string, unknown> = {}) =>
  admin<Values>('POST', address, { state, params, action: 'setup' });

async function shown({ get }: TestWorld, id: string | number) {
  const { status, body } = await get(id);
  return status === 200 ? `${body.user.email} ${body.user.billing_id} ${body.user.billing_system}` : status;
}

async function loggedIn({ post }: TestWorld, email: string, password: string) {
  const { status, body } = await post<{ user: Customer }>('login', { email, password });
  return status === 200 ? `${body.user.email} ${body.user.billing_id} ${body.user.billing_system}` : status;
}

async function ticketShown({ post }: TestWorld, ticket_id: string) {
  type Info = { tickets: Record<'subject' | 'status' | 'rating', string> };
  const { status, body } = await post<Info>('tickets/info', { ticket_id });
  if (status !== 200) return status;
  const { subject, status: state, rating } = body.tickets;
  const { responses } = (await post<{ responses: object[] }>('responses/get', { ticket_id })).body;
  return `${subject}: ${state}, rated ${rating}, ${responses.length} response`;
}

/** What a form would show of a department, and whether it takes a ticket. */
async function department({ api, post }: TestWorld, slug: string) {
  type Found = { department: [{ department_name: string; is_disabled: boolean; is_public: boolean }] };
  const { body } = await api<Found>({ path: `/api/departments/get/${slug}`, headers: bearer });
  const [{ department_name, is_disabled, is_public }] = body.department;
  const question = { customer_id: '2', subject: 'A', priority: 'low', message: 'B', department_slug: slug };
  const { status } = await post('tickets/create', question);
  expect(status).toBe(is_disabled ? 422 : 200);
  return `${department_name} takes ${is_disabled ? 'no tickets' : `tickets of ${is_public ? 'everybody' : 'customers'}`}`;
}

/** The tickets of a customer, by id and status. */
async function ticketsOf({ api }: TestWorld, id: number) {
  const { body } = await api<{ id: number; status: string }[]>({ path: `/api/tickets/get/all/${id}`, headers: bearer });
  return body.map((ticket) => `${ticket.id} ${ticket.status}`);
}

async function slugs({ api }: TestWorld, list: string) {
  const { body } = await api<{ departments: { slug: string }[] }>({
    path: `/api/departments/${list}`,
    headers: bearer,
  });
  return body.departments.map(({ slug }) => slug);
}

type Row = [state: string, params: Values, values: Values, look: (world: TestWorld) => Promise<unknown>, seen: unknown];

const rows: Row[] = [
  [
    'a customer exists',
    {},
    { id: 1, email: 'joedoe@example.com' },
    (world) => shown(world, 1),
    'joedoe@example.com 0 ',
  ],
  [
    'a customer exists',
    { id: 2 },
    { id: 2, email: 'lena@example.com' },
    (world) => shown(world, 2),
    'lena@example.com 0 ',
  ],
  [
    'a customer exists',
    { id: '50', email: 'x@example.com', name: 'X' },
    { id: 50, email: 'x@example.com' },
    (world) => shown(world, 50),
    'x@example.com 0 ',
  ],
  [
    'a customer is unlinked',
    { id: '2' },
    { id: 2, email: 'lena@example.com' },
    (world) => shown(world, 2),
    'lena@example.com 0 ',
  ],
  [
    'a customer is linked',
    {},
    { id: 2, email: 'lena@example.com', billing_id: '1002', billing_system: 'Blesta' },
    (world) => shown(world, 2),
    'lena@example.com 1002 Blesta',
  ],
  [
    'a customer is linked',
    { id: '1', billing_id: 9, billing_system: 'WHMCS' },
    { id: 1, email: 'joedoe@example.com', billing_id: '9', billing_system: 'WHMCS' },
    (world) => shown(world, 1),
    'joedoe@example.com 9 WHMCS',
  ],
  [
    'two customers exist',
    { id: 60, other_id: '61' },
    { id: 60, email: 'customer60@example.com', other_id: 61, other_email: 'customer61@example.com' },
    async (world) => [await shown(world, 60), await shown(world, 61)],
    ['customer60@example.com 0 ', 'customer61@example.com 0 '],
  ],
  ['no such customer exists', {}, { id: 999_999 }, (world) => shown(world, 999_999), 401],
  ['no such customer exists', { id: '1' }, { id: 1 }, (world) => shown(world, 1), 401],
  ['no customers exist', {}, {}, async (world) => [await shown(world, 1), await shown(world, 12)], [401, 401]],
  [
    'a customer can log in',
    {},
    { id: 1, email: 'joedoe@example.com', password: 'demo-password' },
    (world) => loggedIn(world, 'joedoe@example.com', 'demo-password'),
    'joedoe@example.com 0 ',
  ],
  [
    'a customer can log in',
    { id: '50', password: 'x', email: 'x@example.com', name: 'X' },
    { id: 50, email: 'x@example.com', password: 'x' },
    (world) => loggedIn(world, 'X@example.com', 'x'),
    'x@example.com 0 ',
  ],
  [
    'a customer has an open ticket',
    {},
    { id: 1, email: 'joedoe@example.com', ticket_id: 4, ticket_code: 'TCK-000004' },
    (world) => ticketShown(world, 'TCK-000004'),
    'A question of customer 1: open, rated null, 1 response',
  ],
  [
    'a customer has an open ticket',
    { id: '2' },
    { id: 2, email: 'lena@example.com', ticket_id: 1, ticket_code: 'TCK-000001' },
    (world) => ticketShown(world, 'TCK-000001'),
    'A question of customer 2: open, rated null, 1 response',
  ],
  [
    'no such ticket exists',
    {},
    { ticket_id: 999_999, ticket_code: 'TCK-999999' },
    (world) => ticketShown(world, 'TCK-999999'),
    404,
  ],
  [
    'no such ticket exists',
    { ticket_id: '1' },
    { ticket_id: 1, ticket_code: 'TCK-000001' },
    async (world) => [await ticketShown(world, '1'), await ticketShown(world, 'TCK-000001')],
    [404, 404],
  ],
  [
    'a department exists',
    {},
    { slug: 'support', department_id: 1 },
    (world) => department(world, 'support'),
    'Support takes tickets of everybody',
  ],
  [
    'a department exists',
    { slug: 'archive' },
    { slug: 'archive', department_id: 4 },
    (world) => department(world, 'archive'),
    'Archive takes tickets of everybody',
  ],
  [
    'a department exists',
    { slug: 'brand-new' },
    { slug: 'brand-new', department_id: 5 },
    (world) => department(world, 'brand-new'),
    'brand-new takes tickets of everybody',
  ],
  [
    'a department is disabled',
    {},
    { slug: 'support', department_id: 1 },
    (world) => department(world, 'support'),
    'Support takes no tickets',
  ],
  [
    'no customer has the email',
    { email: 'joedoe@example.com' },
    { email: 'joedoe@example.com', slug: 'support' },
    async (world) => [await shown(world, 1), await loggedIn(world, 'joedoe@example.com', 'joes-demo-password')],
    [401, 401],
  ],
  [
    'a customer can open a ticket',
    { id: '2' },
    { id: 2, email: 'lena@example.com', slug: 'support' },
    (world) => ticketsOf(world, 2),
    [],
  ],
  [
    'two customers have a ticket each',
    {},
    { id: 1, other_id: 2, ticket_id: 4, ticket_code: 'TCK-000004', other_ticket_id: 1 },
    async (world) => [await ticketsOf(world, 1), await ticketsOf(world, 2)],
    [['4 open'], ['1 open']],
  ],
  [
    'no such department exists',
    { slug: 'support' },
    { slug: 'support', department_id: 999_999 },
    async ({ api }) => (await api({ path: '/api/departments/get/support', headers: bearer })).status,
    404,
  ],
  [
    'departments of every kind exist',
    {},
    { slug: 'support', department_id: 1, customers_slug: 'members', disabled_slug: 'archive' },
    async (world) => [await slugs(world, 'public'), await slugs(world, 'customers')],
    [['support'], ['support', 'members']],
  ],
  ['the token is revoked', {}, {}, (world) => shown(world, 1), 401],
  ['the token is valid', {}, {}, (world) => shown(world, 1), 'joedoe@example.com 0 '],
];

test.each(rows)('"%s" with %j holds, and holds when it is set up twice', async (state, params, values, look, seen) => {
  const fake = await startTestFake();
  for (const _ of ['once', 'twice']) {
    const { status, body } = await setUp(fake, state, params);
    expect(status).toBe(200);
    expect(body).toEqual({ ...values, ...admin });
    expect(await look(fake)).toEqual(seen);
  }
});

test('every state that is listed is tested here, and answers what it lists', async () => {
  const { body } = await (await startTestFake()).admin('GET', '/__admin/states');
  expect(body).toEqual({ states: providerStates });
  for (const { name, returns, params } of providerStates) {
    const tested = rows.filter(([state]) => state === name);
    expect(tested.length, name).toBeGreaterThan(0);
    for (const [, given, values] of tested) {
      expect(Object.keys(values).sort()).toEqual([...returns].sort());
      expect(Object.keys(params)).toEqual(expect.arrayContaining(Object.keys(given)));
    }
  }
});

test.each(providerStateNames)('"%s" is as its facts say: who exists, and who of them is linked', async (name) => {
  const fake = await startTestFake();
  // All are linked before, so that whoever is not was made so by the state.
  for (const id of [1, 2]) await fake.assign({ ticaga_id: id, billing_id: 70 + id, billing_system: 'Blesta' });
  const { body } = await setUp(fake, name);
  const { returns, live, unlinkedCustomers } = factsOfState(name);
  const ids = Object.entries(returns).flatMap(([value, input]) =>
    input?.endsWith('customer_id') ? [[input, body[value]!]] : [],
  );
  const unlinked: unknown[] = [];
  for (const [input, id] of ids) {
    const { status, body } = await fake.get(id!);
    expect(status, input as string).toBe(input === 'unknown_customer_id' ? 401 : 200);
    if (status === 200 && body.user.billing_system === '') unlinked.push(id);
    if (live === 'linked') expect(body.user.billing_system).not.toBe('');
  }
  expect(unlinked).toHaveLength(unlinkedCustomers);
});

test('a revoked token is valid again, and the other administrator never noticed', async () => {
  const fake = await startTestFake();
  await setUp(fake, 'the token is revoked');
  expect((await fake.get(1, { Authorization: 'Bearer ticaga-second-token' })).status).toBe(200);
  await setUp(fake, 'the token is valid');
  expect((await fake.get(1)).status).toBe(200);
});

test('the empty state and a teardown change nothing and answer nothing', async () => {
  const fake = await startTestFake();
  expect(await setUp(fake, '')).toMatchObject({ status: 200, body: {} });
  const teardown = { state: 'no customers exist', params: null, action: 'teardown' };
  expect(await fake.admin('POST', address, teardown)).toMatchObject({ status: 200, body: {} });
  expect((await fake.get(1)).status).toBe(200);
});

test.each([
  ['a customer exist', 'a customer exists'],
  ['the token was revoked', 'the token is revoked'],
  ['No Customers', 'no customers exist'],
])('the unknown state "%s" is answered with 404 that names "%s"', async (state, meant) => {
  const { status, body } = await setUp(await startTestFake(), state);
  expect(status).toBe(404);
  expect(body).toMatchObject({ errors: [{ code: 'state-unknown', detail: expect.stringContaining(meant) }] });
});

test('a state that is like none is answered with where to find them all', async () => {
  const { status, text } = await setUp(await startTestFake(), 'the moon is full of green cheese tonight');
  expect(status).toBe(404);
  expect(text).toContain('GET /__admin/states');
});

test.each([
  ['a customer exists', { ID: 1 }, 'ID'],
  ['a customer exists', { constructor: 1 }, 'constructor'],
  ['a customer exists', { id: 'one' }, 'a whole number from 1'],
  ['a customer exists', { id: 0 }, 'a whole number from 1'],
  ['a customer exists', { id: 1.5 }, 'a whole number from 1'],
  ['a customer exists', { email: true }, 'text'],
  ['two customers exist', { other_id: 'x' }, 'The parameter other_id'],
  ['the token is revoked', { id: 1 }, 'no parameters'],
])('"%s" with %j is refused with what would be right', async (state, params, detail) => {
  const { status, text } = await setUp(await startTestFake(), state, params);
  expect(status).toBe(422);
  expect(JSON.parse(text).errors[0]).toMatchObject({ code: 'state-invalid', detail: expect.stringContaining(detail) });
});

test("Pact's own address does the same, in a sandbox too", async () => {
  const fake = await startTestFake();
  const body = { state: 'no such customer exists', params: { id: '1' } };
  const answer = await fake.in('one').admin<Values>('POST', '/pact-change-state', body);
  expect(answer).toMatchObject({ status: 200, body: { id: 1 } });
  expect((await fake.in('one').get(1)).status).toBe(401);
  expect((await fake.get(1)).status).toBe(200);
});
