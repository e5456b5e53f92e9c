import { expect, test } from 'vitest';
import type { Violation } from '../../src/journal/violation.js';
import { startTestFake, type TestWorld } from '../helpers/start-test-fake.js';

const pair = { billing_id: 7, billing_system: 'Blesta' };
const row = { ticaga_id: 1, billing_id: 7, billing_system: 'Blesta' };

/** The seed's customer 2 is linked to Blesta 1002, by nobody's request. */
interface Told {
  /** What happens before the rows are compared. */
  before?: (world: TestWorld) => Promise<unknown>;
  rows: unknown[];
  /** Code and customer of each difference. */
  differs?: string[];
}

const linkFirst = (world: TestWorld) => world.assign({ ticaga_id: 1, ...pair });
const fault = (kind: string, operation: string) => ({ kind, operation });

const table: Record<string, Told> = {
  'no row and no link': { rows: [] },
  'a row of the link that was made': { before: linkFirst, rows: [row] },
  "the vendor's column names": {
    before: linkFirst,
    rows: [{ ticaga_userid: '1', billing_userid: '7', id: 12, email_address: 'x' }],
  },
  'another spelling of the billing system': { before: linkFirst, rows: [{ ...row, billing_system: 'blesta' }] },
  'a table without a billing system': { before: linkFirst, rows: [{ ticaga_id: 1, billing_id: '7' }] },
  'rows of clients that are not linked': {
    rows: [
      { ticaga_id: 0, billing_id: 3 },
      { ticaga_id: null, billing_id: 4 },
      { ticaga_id: 5, billing_id: '0' },
    ],
  },
  'a row of a link that the seed has': { rows: [{ ticaga_id: 2, billing_id: 1002, billing_system: 'Blesta' }] },
  'a row that was stored before any request': { rows: [row], differs: ['own-row-unlinked 1'] },
  'a row of a customer who does not exist': {
    before: (world) => world.assign({ ticaga_id: 404, ...pair }),
    rows: [{ ...row, ticaga_id: 404 }],
    differs: ['own-row-unlinked 404'],
  },
  'a row of a refused link': {
    before: async (world) => {
      await world.admin('PUT', '/__admin/assumptions', { reassign: 'refuse' });
      await world.assign({ ticaga_id: 2, ...pair });
    },
    rows: [{ ...row, ticaga_id: 2 }],
    differs: ['own-row-different 2'],
  },
  'a row of another customer than the linked one': {
    before: linkFirst,
    rows: [{ ...row, ticaga_id: 3 }],
    differs: ['own-row-unlinked 3'],
  },
  'a row of another client': { before: linkFirst, rows: [{ ...row, billing_id: 8 }], differs: ['own-row-different 1'] },
  'a link without a row': { before: linkFirst, rows: [], differs: ['own-row-missing 1'] },
  'a link by email without a row': {
    before: (world) => world.post('customers/link', { email: 'joedoe@example.com', name: 'Joe Doe', ...pair }),
    rows: [],
    differs: ['own-row-missing 1'],
  },
  'a link whose answer was spoilt, and no row': {
    before: async (world) => {
      await world.admin('POST', '/__admin/faults', fault('bom', 'assignBillingId'));
      await world.send({
        method: 'POST',
        path: '/api/customers/assign',
        headers: { Authorization: 'Bearer ticaga-demo-token', 'Content-Type': 'application/json' },
        body: JSON.stringify(row),
      });
    },
    rows: [],
  },
  'a link that could not be confirmed, and no row': {
    before: async (world) => {
      await linkFirst(world);
      await world.admin('POST', '/__admin/faults', fault('json-500', 'getCustomer'));
      await world.send({ path: '/api/customers/get/1' });
    },
    rows: [],
  },
  'a row from before a provider state unlinked its customer': {
    before: async (world) => {
      await linkFirst(world);
      await world.admin('POST', '/__admin/pact/provider-states', {
        state: 'a customer is unlinked',
        params: { id: 1 },
        action: 'setup',
      });
    },
    rows: [row],
  },
  'a row from before a reset': {
    before: async (world) => {
      await linkFirst(world);
      await world.admin('POST', '/__admin/reset');
    },
    rows: [row],
  },
  'a row from before a reset, and one of a customer whom no request named': {
    before: async (world) => {
      await linkFirst(world);
      await world.admin('POST', '/__admin/reset');
    },
    rows: [row, { ...row, ticaga_id: 3 }],
    differs: ['own-row-unlinked 3'],
  },
  'a row of what a request linked after a reset, and was refused': {
    before: async (world) => {
      await linkFirst(world);
      await world.admin('POST', '/__admin/reset');
      await world.assign({ ticaga_id: 1, ...pair }, { Authorization: 'Bearer wrong' });
    },
    rows: [row],
    differs: ['own-row-unlinked 1'],
  },
};

/** Holds rows against the links of a world. @returns what differs */
const compareBy =
  (admin: TestWorld['admin']) =>
  async (rows: readonly object[]): Promise<Violation[]> =>
    (await admin<{ violations: Violation[] }>('POST', '/__admin/own-rows', { rows })).body.violations;

test.each(Object.entries(table))('%s', async (_, { before, rows, differs = [] }) => {
  const fake = await startTestFake();
  for (const world of [fake, fake.in('one')]) {
    await before?.(world);
    const { status, body } = await world.admin<{ rows: number; violations: Violation[] }>('POST', '/__admin/own-rows', {
      rows,
    });
    expect(status).toBe(200);
    const told = body.violations.map(({ code, location }) => `${code} ${location[1]!.replace('ticaga_id ', '')}`);
    expect(told).toEqual(differs);
    const listed = await world.admin<{ violations: Violation[] }>('GET', '/__admin/violations');
    const ofRows = listed.body.violations.filter(({ code }) => code.startsWith('own-row-'));
    expect(ofRows).toEqual(body.violations.map((violation) => ({ ...violation, isExpected: false })));
  }
});

test('what differs is told in sentences, and graded as the recommendation is', async () => {
  const { fake, admin, assign } = await startTestFake();
  const compared = compareBy(admin);
  await assign({ ticaga_id: 1, ...pair });
  expect(await compared([{ ticaga_id: 3, billing_id: 7 }])).toEqual([
    {
      code: 'own-row-unlinked',
      location: ['own rows', 'ticaga_id 3'],
      grade: 'documented',
      message: "The plugin's own row says that customer 3 is linked to 7, and on the server it is not.",
      expected: 'a row only for a link that the server has',
      received: 'the customer is not linked on the server',
      hint: expect.stringContaining('and not before'),
    },
  ]);
  expect(await compared([{ ticaga_id: 1, billing_id: 8 }])).toMatchObject([
    {
      message: expect.stringContaining('on the server it is another link'),
      expected: 'the link that the server has: Blesta 7',
      received: '8',
    },
  ]);
  expect(await compared([])).toMatchObject([
    { message: 'The plugin linked customer 1 to Blesta 7, and its own table has no row of it.' },
  ]);
  expect(await fake.violations()).toHaveLength(3);
  await admin('POST', '/__admin/reset');
  expect(await fake.violations()).toEqual([]);
});

test('a difference can be expected', async () => {
  const { admin } = await startTestFake();
  await admin('POST', '/__admin/expected-violations', { code: 'own-row-unlinked' });
  await compareBy(admin)([row]);
  const { body } = await admin<{ violations: object[] }>('GET', '/__admin/violations');
  expect(body.violations).toMatchObject([{ code: 'own-row-unlinked', isExpected: true }]);
  expect((await admin<{ violations: object[] }>('GET', '/__admin/expected-violations')).body.violations).toEqual([
    { code: 'own-row-unlinked', came: true },
  ]);
});

test.each([
  [{ rows: { 1: 2 } }, 'The rows are no list.'],
  [{}, 'The rows are no list.'],
  [{ rows: [row, 7] }, 'Row 2 is no record.'],
  [{ rows: [{ ticaga_id: 1 }] }, 'Row 1 has no billing_id.'],
  [{ rows: [{ billing_id: 1, client: 2 }] }, 'Row 1 has no ticaga_id.'],
  [{ rows: [{ ...row, ticaga_id: [1] }] }, 'Row 1 has a ticaga_id that is no id.'],
  [{ rows: Array.from({ length: 100_001 }, () => row) }, 'There are 100001 rows.'],
])('%j is refused: %s', async (given, sentence) => {
  const { admin } = await startTestFake();
  const { status, text } = await admin('POST', '/__admin/own-rows', JSON.stringify(given));
  expect(status).toBe(422);
  expect(JSON.parse(text)).toMatchObject({
    errors: [{ code: 'request-invalid', detail: expect.stringContaining(sentence) }],
  });
  expect(text).toContain('(or ticaga_userid and billing_userid)');
});
