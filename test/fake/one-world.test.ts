import { expect, test } from 'vitest';
import type { Customer } from '../../src/customers/customer.js';
import { bearer, startTestFake, type TestWorld } from '../helpers/start-test-fake.js';

type User = { user: Customer };
type Info = { tickets: Record<'status' | 'rating' | 'user_id' | 'subject', unknown> };
type Created = { id: { id: number; ticket_code: string } };

const question = { subject: 'Down', priority: 'low', message: 'It is.', department_slug: 'support' };
const list = async ({ api }: TestWorld, user: number) =>
  (await api<{ id: number; status: string }[]>({ path: `/api/tickets/get/all/${user}`, headers: bearer })).body.map(
    ({ id, status }) => `${id} ${status}`,
  );

test('link and assign write the same pair, and get shows it', async () => {
  const { post, assign, get } = await startTestFake();
  const joe = { email: 'JoeDoe@example.com', name: 'Another Name', billing_id: 5, billing_system: 'blesta' };
  const linked = await post<User>('customers/link', joe);
  expect(linked.body.user).toMatchObject({ id: 1, name: 'Joe Doe', billing_id: '5', billing_system: 'Blesta' });
  expect((await get(1)).body).toEqual(linked.body);
  await assign({ ticaga_id: 1, billing_id: 6, billing_system: 'Blesta' });
  expect((await get(1)).body.user.billing_id).toBe('6');
  expect((await post<User>('customers/link', joe)).body.user).toMatchObject({ id: 1, billing_id: '5' });
});

test('link makes a customer once, whom get and assign know', async () => {
  const { post, assign, get } = await startTestFake();
  const ann = { email: 'ann@example.com', name: 'Ann', billing_id: 5, billing_system: 'Blesta' };
  const { id } = (await post<User>('customers/link', ann)).body.user;
  expect((await post<User>('customers/link', ann)).body.user.id).toBe(id);
  expect((await get(id)).body.user).toMatchObject({ name: 'Ann', billing_id: '5' });
  expect((await assign({ ticaga_id: id, billing_id: 6, billing_system: 'Blesta' })).status).toBe(200);
});

test('a link that is refused makes no customer', async () => {
  const { post, get } = await startTestFake({ assume: { 'duplicate-billing-id': 'refuse' } });
  const ann = { email: 'ann@example.com', name: 'Ann', billing_id: '1002', billing_system: 'Blesta' };
  expect((await post('customers/link', ann)).status).toBe(409);
  expect((await get(13)).status).toBe(401);
});

test('whoever registers can log in, is found by link, and cannot register again', async () => {
  const { post, get } = await startTestFake();
  const ann = { name: 'Ann', email: 'ann@example.com', password: 'a-secret' };
  const { id } = (await post<User>('register', ann)).body.user;
  expect((await post<User>('login', { ...ann, email: 'ANN@example.com' })).body.user.id).toBe(id);
  expect((await post('login', { ...ann, password: 'another' })).status).toBe(401);
  expect((await post('register', { ...ann, email: 'Ann@Example.com' })).status).toBe(422);
  const pair = { billing_id: 5, billing_system: 'Blesta' };
  expect((await post<User>('customers/link', { ...ann, ...pair })).body.user.id).toBe(id);
  expect((await get(id)).body.user).toMatchObject({ billing_id: '5' });
});

test('a ticket goes its way from create to rate, and every call shows the same', async () => {
  const world = await startTestFake();
  const { post } = world;
  const created = (await post<Created>('tickets/create', { ...question, customer_id: '1' })).body.id;
  const info = async () => (await post<Info>('tickets/info', { ticket_id: created.ticket_code })).body.tickets;
  expect(await info()).toMatchObject({ status: 'open', user_id: 1, subject: 'Down', rating: null });
  expect(await list(world, 1)).toEqual([`${created.id} open`]);
  expect((await post('tickets/get', { id: 1, ticket_id: created.id })).status).toBe(200);
  expect((await post('tickets/get', { id: 2, ticket_id: created.id })).status).toBe(404);
  const answer = { ticket_number: created.id, content: 'Hello?' };
  expect((await post('responses/create', { ...answer, user_id: '2' })).status).toBe(403);
  expect((await post('responses/create', { ...answer, user_id: '1' })).status).toBe(200);
  const { responses } = (await post<{ responses: { content: string }[] }>('responses/get', { ticket_id: created.id }))
    .body;
  expect(responses).toMatchObject([{ content: 'Hello?', user_name: 'Joe Doe' }]);
  const own = { customer_id: '1', ticket_id: created.id };
  expect((await post('tickets/close', { ...own, customer_id: '2' })).status).toBe(403);
  expect(await list(world, 1)).toEqual([`${created.id} open`]);
  expect((await post('tickets/close', own)).body).toEqual({ id: created.id });
  expect((await post('tickets/rate', { ...own, rating: 5 })).status).toBe(200);
  expect(await info()).toMatchObject({ status: 'closed', rating: 5 });
  expect(await list(world, 1)).toEqual([`${created.id} closed`]);
});

test('a guest writes a ticket that no customer owns, and a disabled department takes none', async () => {
  const { post } = await startTestFake();
  const guest = { ...question, customer_id: '0', public_name: 'Greta', public_email: 'greta@example.com' };
  const { id } = (await post<Created>('tickets/create', guest)).body.id;
  expect((await post('tickets/close', { customer_id: '1', ticket_id: id })).status).toBe(403);
  expect((await post('tickets/create', { ...guest, department_slug: 'archive' })).status).toBe(422);
});

test('a sandbox has tickets and customers of its own', async () => {
  const fake = await startTestFake();
  await fake.in('one').post('tickets/create', { ...question, customer_id: '1' });
  expect(await list(fake.in('one'), 1)).toEqual(['4 open']);
  expect(await list(fake, 1)).toEqual([]);
});
