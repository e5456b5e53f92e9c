import { expect, test } from 'vitest';
import {
  type BillingPair,
  type Customer,
  customerIndexes,
  newCustomer,
  unlinkedPair,
} from '../../src/customers/customer.js';
import { isLinked, type LinkOutcome, type LinkRules, storePair } from '../../src/customers/link.js';

import { type Collection, createCollection } from '../../src/records/collection.js';

const now = '2026-03-04T05:06:07.089000Z';
const blesta = (billing_id: string): BillingPair => ({ billing_id, billing_system: 'Blesta' });
const usual: LinkRules = { reassign: 'overwrite', duplicateBillingId: 'allow', movesUpdatedAt: true, showsPair: true };

/** Two customers: 1 is unlinked, 2 holds Blesta 1002; and what was put since. */
function records(): Collection<Customer> & { written: Customer[] } {
  const customers = createCollection(customerIndexes);
  customers.load([
    newCustomer({ id: 1, name: 'Joe', email: 'joe@example.com' }),
    newCustomer({ id: 2, name: 'Lena', email: 'lena@example.com', ...blesta('1002') }),
  ]);
  const written: Customer[] = [];
  return { ...customers, written, put: (customer) => void written.push(customer) };
}

type Row = [
  title: string,
  id: number,
  pair: BillingPair,
  rules: Partial<LinkRules>,
  outcome: LinkOutcome,
  put: object[],
];

const rows: Row[] = [
  ['an unlinked customer is linked', 1, blesta('7'), {}, 'linked', [{ id: 1, ...blesta('7'), updated_at: now }]],
  ['an unknown customer is not linked', 3, blesta('7'), {}, 'unknown-customer', []],
  ['no customer has the id NaN', Number.NaN, blesta('7'), {}, 'unknown-customer', []],
  ['a linked customer is linked anew', 2, blesta('7'), {}, 'linked', [{ id: 2, ...blesta('7') }]],
  ['the same pair again changes nothing', 2, blesta('1002'), {}, 'linked', []],
  ['a linked customer may be refused', 2, blesta('7'), { reassign: 'refuse' }, 'already-linked', []],
  [
    'the same pair is never refused',
    2,
    blesta('1002'),
    { reassign: 'refuse', duplicateBillingId: 'refuse' },
    'linked',
    [],
  ],
  ['an unlinked customer is not refused', 1, blesta('7'), { reassign: 'refuse' }, 'linked', [{ id: 1 }]],
  ['a pair of another customer is taken', 1, blesta('1002'), {}, 'linked', [{ id: 1, ...blesta('1002') }]],
  [
    'a pair of another customer may be refused',
    1,
    blesta('1002'),
    { duplicateBillingId: 'refuse' },
    'billing-id-taken',
    [],
  ],
  [
    'the id of another billing system is no duplicate',
    1,
    { billing_id: '1002', billing_system: 'WHMCS' },
    { duplicateBillingId: 'refuse' },
    'linked',
    [{ id: 1, billing_system: 'WHMCS' }],
  ],
  [
    'the time may stay',
    1,
    blesta('7'),
    { movesUpdatedAt: false },
    'linked',
    [{ updated_at: '2025-01-01T00:00:00.000000Z' }],
  ],
  ['the pair may stay hidden', 1, blesta('7'), { showsPair: false }, 'linked', [{ ...unlinkedPair, updated_at: now }]],
];

test.each(rows)('%s', (_, id, pair, rules, outcome, put) => {
  const known = records();
  expect(storePair(known, id, pair, { ...usual, ...rules }, now)).toBe(outcome);
  expect(known.written).toHaveLength(put.length);
  expect(known.written).toMatchObject(put);
});

test('a link keeps every other field', () => {
  const known = records();
  const before = known.get(1);
  storePair(known, 1, blesta('7'), usual, now);
  expect(known.written).toEqual([{ ...before, ...blesta('7'), updated_at: now }]);
});

test.each([
  [unlinkedPair, false],
  [blesta('7'), true],
  [blesta('0'), true],
  [{ billing_id: '7', billing_system: '' }, true],
])('whether %j is linked: %s', (pair, linked) => {
  expect(isLinked(pair)).toBe(linked);
});
