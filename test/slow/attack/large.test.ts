import { expect, it } from 'vitest';
import { startTestFake } from '../../helpers/start-test-fake.js';

interface Errors {
  errors: { code: string; detail: string }[];
}

const many = (item: unknown, count: number) => `[${Array(count).fill(JSON.stringify(item)).join(',')}]`;
const million = (item: unknown) => many(item, 1_000_000);
const staff = '"staff":[{"id":1,"name":"A","email":"a@b.c","token":"ticaga-demo-token"}]';

/** Far from what it takes, and from what it took. */
const mostMs = 5000;

it.each([
  [
    'a million bad entries',
    `{"customers":${million(0)},${staff}}`,
    'customers[0] of the seed is wrong.',
    'at least 96 more',
  ],
  [
    'a million bad entries behind a good one',
    `{"customers":[{"id":1,"name":"A","email":"a@b.c"},${million({}).slice(1)},${staff}}`,
    'customers[1].id is missing in the seed.',
    'at least',
  ],
  [
    'a million bad entries inside of one',
    `{"customers":[],${staff},"tickets":[{"id":1,"subject":"a","message":"b","department_slug":"c","responses":${million(1)}}]}`,
    'tickets[0].responses[0] of the seed is wrong.',
    'at least 96 more',
  ],
  [
    '300,000 entries of one id',
    `{"customers":${many({ id: 1, name: 'A', email: 'a@b.c' }, 300_000)},${staff}}`,
    'customers[1].id of the seed is wrong.',
    'at least 96 more',
  ],
])('a seed with %s is refused in time', async (_, seed, message, rest) => {
  const { admin } = await startTestFake();
  const began = process.cpuUsage();
  const { status, body } = await admin<Errors>('PUT', '/__admin/state', seed);
  const { user, system } = process.cpuUsage(began);
  expect([status, body.errors[0]?.code]).toEqual([422, 'seed-invalid']);
  expect(body.errors[0]?.detail).toContain(message);
  expect(body.errors[0]?.detail).toContain(rest);
  expect((user + system) / 1000).toBeLessThan(mostMs);
});

const name = 'x'.repeat(4_000_000);

it.each([
  ['PUT', 'assumptions', { [name]: 1 }],
  ['POST', 'faults', { kind: name }],
  ['POST', 'faults', { [name]: 1 }],
  ['POST', 'expected-violations', { code: name }],
  ['POST', 'pact/provider-states', { state: name }],
  ['POST', 'pact/provider-states', { state: 'a customer exists', params: { [name]: 1 } }],
  ['PUT', 'state', { customers: [], staff: [], [name]: 1 }],
  ['POST', 'requests/count', { [name]: 1 }],
])('a name of 4 MB in %s %s is refused in time, and not repeated', async (method, path, fields) => {
  const { admin } = await startTestFake();
  const began = process.cpuUsage();
  const { status, text } = await admin<Errors>(method, `/__admin/${path}`, JSON.stringify(fields));
  const { user, system } = process.cpuUsage(began);
  expect([404, 422]).toContain(status);
  expect(text.length).toBeLessThan(100_000);
  expect((user + system) / 1000).toBeLessThan(2000);
});
