import { expect, test } from 'vitest';
import { basic, bearer, form } from '../helpers/start-test-fake.js';
import { link, listen } from './listen.js';

const answers = ['success', 'unknown-customer', 'bad-credentials', 'validation'];
const wrong = { Authorization: 'Bearer wrong-token' };

test('a suite that said nothing has met no answer', async () => {
  const { verdict } = await listen();
  expect(
    verdict().coverage.map(({ operationId, answer, dialect, requests }) => [operationId, answer, dialect, requests]),
  ).toEqual([
    ...answers.map((answer) => ['assignBillingId', answer, undefined, 0]),
    ...answers.slice(0, 3).map((answer) => ['getCustomer', answer, undefined, 0]),
  ]);
});

test('answers are counted for each dialect that the suite speaks', async () => {
  const { get, api, assign, verdict } = await listen();
  await get(1);
  await get(1, wrong);
  await get(999, basic);
  await assign(link);
  await api({
    method: 'POST',
    path: '/api/customers/assign',
    headers: { ...basic, ...form },
    body: 'ticaga_id=1&billing_id=2&billing_system=Blesta',
  });
  const met = verdict().coverage.filter(({ requests }) => requests > 0);
  expect(met.map(({ operationId, answer, dialect, requests }) => [operationId, answer, dialect, requests])).toEqual([
    ['assignBillingId', 'success', 'basic, form', 1],
    ['assignBillingId', 'success', 'bearer, json', 1],
    ['getCustomer', 'unknown-customer', 'basic', 1],
    ['getCustomer', 'success', 'bearer', 1],
    ['getCustomer', 'bad-credentials', 'bearer', 1],
  ]);
});

test('a refusal for want of credentials is no test of bad credentials', async () => {
  const { get, verdict } = await listen();
  await get(1, {});
  expect(verdict().coverage.every(({ requests }) => requests === 0)).toBe(true);
});

test('a fault that gives the same answer counts as that answer', async () => {
  const suite = await listen({ faults: [{ kind: 'refused-403' }] });
  await suite.assign(link);
  const met = suite.verdict().coverage.filter(({ requests }) => requests > 0);
  expect(met).toMatchObject([{ operationId: 'assignBillingId', answer: 'bad-credentials' }]);
});

test('what is said to lead to an answer leads there, for a plugin that reads the customer first', async () => {
  const { coverage } = (await listen()).verdict();
  for (const { operationId, answer, reach = '' } of coverage) {
    const suite = await listen();
    const [, state, params = '{}'] = /^state "([^"]+)"(?: (\{.*?\}))?/.exec(reach) ?? [];
    const [, fault] = /^fault (\{.*\})$/.exec(reach) ?? [];
    const [, systems] = /^seed "billing_systems": (\[.*?\])/.exec(reach) ?? [];
    const id = Number(/customer (\d+)$/.exec(reach)?.[1] ?? 1);
    if (state) await suite.admin('POST', '/__admin/pact/provider-states', { state, params: JSON.parse(params) });
    else if (fault) await suite.admin('POST', '/__admin/faults', JSON.parse(fault));
    else {
      const { body } = await suite.admin<object>('GET', '/__admin/state');
      await suite.admin('PUT', '/__admin/state', { ...body, billing_systems: JSON.parse(systems!) });
    }
    await suite.send({ path: `/api/customers/get/${id}`, headers: bearer });
    if (operationId === 'assignBillingId') await suite.assign({ ...link, ticaga_id: id }, bearer);
    const met = suite.verdict().coverage.find((cell) => cell.operationId === operationId && cell.answer === answer);
    expect([operationId, answer, met?.requests]).toEqual([operationId, answer, 1]);
    expect(suite.verdict().violations).toEqual([]);
  }
});
