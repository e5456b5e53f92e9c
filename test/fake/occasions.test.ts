import { expect, test } from 'vitest';
import type { Occasion } from '../../src/fake/misbehaviour/deviation.js';
import { startTestFake } from '../helpers/start-test-fake.js';

const pair = { billing_id: '5', billing_system: 'Blesta' };

/** A fake that tells what a deviation is asked: the operation, and after which one it reads. */
async function listened() {
  const seen: string[] = [];
  const deviate = ({ operationId, after }: Occasion) => {
    seen.push(after === undefined ? operationId : `${operationId} after ${after}`);
    return undefined;
  };
  return { seen, ...(await startTestFake({ deviate })) };
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
