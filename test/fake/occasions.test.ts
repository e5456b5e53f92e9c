import { expect, test } from 'vitest';
import type { Deviation, Occasion } from '../../src/fake/misbehaviour/deviation.js';
import { behaviourOf } from '../../src/operations/behaviours.js';
import { bearer, startLocalFake } from '../helpers/start-test-fake.js';

const pair = { billing_id: '5', billing_system: 'Blesta' };

/** A fake that tells what a deviation is asked: the operation, and after which one it reads. */
async function listened() {
  const seen: string[] = [];
  const deviate = ({ operationId, after }: Occasion) => {
    seen.push(after === undefined ? operationId : `${operationId} after ${after}`);
    return undefined;
  };
  return { seen, ...(await startLocalFake({ deviate })) };
}

test('a deviation is told that a request reads what was just changed, as long as nothing else is said', async () => {
  const { seen, assign, get } = await listened();
  await assign({ ticaga_id: 1, ...pair });
  await get(1);
  await get(1);
  await get(3);
  await get(1);
  expect(seen).toEqual([
    'assignBillingId',
    'getCustomer after assignBillingId',
    'getCustomer after assignBillingId',
    'getCustomer',
    'getCustomer',
  ]);
});

test('a customer whom the request named by email only is known by what was changed', async () => {
  const { seen, post, get } = await listened();
  await post('customers/link', { email: 'zoe@example.com', name: 'Zoe', billing_id: 7, billing_system: 'blesta' });
  await get(3);
  expect(seen).toEqual(['linkCustomer', 'getCustomer after linkCustomer']);
});

test.each<[string, (world: Awaited<ReturnType<typeof listened>>) => Promise<unknown>]>([
  ['a call of the control plane', ({ admin }) => admin('GET', '/__admin/requests')],
  ['another write of the same customer', ({ assign }) => assign({ ticaga_id: 1, ...pair, billing_id: '' })],
])('%s in between ends that', async (_, act) => {
  const world = await listened();
  await world.assign({ ticaga_id: 1, ...pair });
  await act(world);
  await world.get(1);
  expect(world.seen.at(-1)).toBe('getCustomer');
});

test('a write whose answer a fault broke is one all the same, and one that was refused is none', async () => {
  const { seen, assign, get, admin } = await listened();
  await assign({ ticaga_id: 404, ...pair });
  await get(404);
  await admin('POST', '/__admin/faults', { kind: 'truncated' });
  await expect(assign({ ticaga_id: 1, ...pair })).rejects.toThrow('aborted');
  await get(1);
  expect(seen).toEqual(['assignBillingId', 'getCustomer', 'getCustomer after assignBillingId']);
});

const ticket = {
  customer_id: '1',
  subject: 'Down',
  message: 'It is.',
  priority: 'high',
  department_slug: 'support',
};
const subjectsIn = async ({ admin }: { admin: Awaited<ReturnType<typeof listened>>['admin'] }) =>
  (await admin<{ tickets: { id: number; subject: string }[] }>('GET', '/__admin/state')).body.tickets
    .filter(({ subject }) => subject === ticket.subject)
    .map(({ id }) => id);

test('a list and a login that show what was just made follow the write', async () => {
  const { seen, post, send } = await listened();
  await post('tickets/create', ticket);
  await send({ path: '/api/tickets/get/all/1', headers: bearer });
  await post('register', { name: 'New', email: 'new@example.com', password: 'x' });
  await post('login', { email: 'new@example.com', password: 'x' });
  expect(seen).toEqual([
    'createTicket',
    'listTickets after createTicket',
    'registerCustomer',
    'logIn after registerCustomer',
  ]);
});

test('a read that follows a write is told with what it would have been before, and everything stays as it is', async () => {
  const befores: (string | undefined)[] = [];
  const deviate = ({ operationId, before }: Occasion) => {
    if (operationId !== 'assignBillingId') befores.push(before && `${before.status} ${before.outcome}`);
    return undefined;
  };
  const world = await startLocalFake({ deviate });
  const { body } = await world.post<{ id: { ticket_code: string } }>('tickets/create', ticket);
  const read = () => world.post<object>('tickets/info', { ticket_id: body.id.ticket_code });
  expect((await read()).body).toEqual((await read()).body);
  await world.assign({ ticaga_id: 1, ...pair });
  expect((await world.get(1)).body.user.billing_id).toBe('5');
  expect((await world.get(1)).body.user.billing_id).toBe('5');
  expect(befores).toEqual([undefined, '404 not-found', '404 not-found', '200 success', '200 success']);
  expect((await subjectsIn(world)).length).toBe(1);
});

const deviating = (change: (honest: Deviation['answer']) => Deviation) =>
  startLocalFake({
    deviate: ({ operationId }, honest) => (operationId.startsWith('get') ? undefined : change(honest)),
  });

test('a request that a deviation carries out again makes two, and is answered for the second', async () => {
  const world = await deviating((answer) => ({ answer, keeps: true, again: true }));
  const { body } = await world.post<{ id: { id: number } }>('tickets/create', ticket);
  const ids = await subjectsIn(world);
  expect(ids.length).toBe(2);
  expect(body.id.id).toBe(ids[1]);
});

test('what a deviation does meanwhile is no reading back of the write', async () => {
  const seen: (string | undefined)[] = [];
  const { assign, get } = await startLocalFake({
    deviate: ({ operationId, asked, after }, answer) => {
      seen.push(after);
      const { overtake } = behaviourOf(operationId);
      return overtake && { answer, keeps: true, meanwhile: (records) => asked && overtake(asked, records) };
    },
  });
  expect((await assign({ ticaga_id: 1, ...pair })).body).toEqual({ user: true });
  expect((await get(1)).body.user).toMatchObject({ billing_id: '1005', billing_system: 'Blesta' });
  expect(seen).toEqual([undefined, undefined]);
});
