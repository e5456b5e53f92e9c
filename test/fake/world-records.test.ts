import { expect, test } from 'vitest';
import { bearer, json, startLocalFake } from '../helpers/start-test-fake.js';

test('a customer is found by its id and by its email in any letter case', async () => {
  const { fake } = await startLocalFake();
  expect(fake.customer(2)).toMatchObject({ name: 'Lena Linked', billing_id: '1002' });
  expect(fake.customerByEmail('mixed.case@EXAMPLE.com')).toBe(fake.customer(11));
  expect([fake.customer(404), fake.customerByEmail('nobody@example.com')]).toEqual([undefined, undefined]);
});

test('a ticket is found by its id and by its code, with its responses', async () => {
  const { fake } = await startLocalFake();
  const ticket = fake.ticket(1);
  expect(ticket).toMatchObject({ ticket_code: 'TCK-000001', user_id: 2, status: 'awaiting_reply' });
  expect(ticket?.responses.map(({ user_name, is_note }) => [user_name, is_note])).toEqual([
    ['Ada Admin', false],
    ['Ada Admin', true],
    ['Lena Linked', false],
  ]);
  for (const same of ['1', 'TCK-000001', 'tck-000001']) expect(fake.ticket(same)).toEqual(ticket);
  for (const none of [404, 'TCK-000404', '']) expect(fake.ticket(none)).toBeUndefined();
});

test('the tickets of a customer are listed, and those of guests', async () => {
  const { fake } = await startLocalFake();
  const codes = (customerId: number) => fake.tickets(customerId).map(({ ticket_code }) => ticket_code);
  expect([2, 0, 404].map(codes)).toEqual([['TCK-000001', 'TCK-000002'], ['TCK-000003'], []]);
});

test('departments are listed, disabled ones too', async () => {
  const { fake } = await startLocalFake();
  expect(fake.departments().map(({ slug, is_disabled }) => [slug, is_disabled])).toEqual([
    ['support', false],
    ['sales', false],
    ['billing', false],
    ['archive', true],
  ]);
});

test('what a world holds is what the control plane shows of its state', async () => {
  const { fake, admin } = await startLocalFake();
  const { body } = await admin<Record<'customers' | 'departments' | 'tickets', { id: number; user_id: number }[]>>(
    'GET',
    '/__admin/state',
  );
  expect(body.customers.map(({ id }) => fake.customer(id))).toEqual(body.customers);
  expect(body.tickets.map(({ id }) => fake.ticket(id))).toEqual(body.tickets);
  expect(body.departments).toEqual(fake.departments());
});

test('a change through the API shows in its own world alone', async () => {
  const { fake, api } = await startLocalFake();
  const sandbox = fake.sandbox('one');
  await api({
    method: 'POST',
    path: '/api/tickets/close',
    headers: { ...bearer, ...json },
    body: JSON.stringify({ customer_id: '2', ticket_id: 'TCK-000001' }),
  });
  expect([fake.ticket(1)?.status, sandbox.ticket(1)?.status]).toEqual(['closed', 'awaiting_reply']);
  fake.reset();
  expect(fake.ticket(1)?.status).toBe('awaiting_reply');
});
