import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deviationOf, firstMet, honestAnswer, type Mutant } from '../../src/consumer/mutate/mutant.js';
import { mutants } from '../../src/consumer/mutate/mutants.js';
import { createDeviate } from '../../src/consumer/mutate/mutate.js';
import type { Customer } from '../../src/customers/customer.js';
import { operations } from '../../src/document/operations.js';
import { type RunningFake, startFake } from '../../src/fake/start-fake.js';
import type { Entry } from '../../src/journal/entry.js';
import { bearer, json } from '../helpers/start-test-fake.js';

/** A client gives up when so many beats passed without any answer; a hanging fake does not, and a slow one is later. */
const patience = { beats: 12, beatMs: 20 };

const wrong = { Authorization: 'Bearer wrong' };
const assign = (fields: object, headers: { Authorization: string } = bearer) => ({
  path: '/api/customers/assign',
  init: { method: 'POST', headers: { ...headers, ...json }, body: JSON.stringify(fields) },
});
const get = (id: number, headers: { Authorization: string } = bearer) => ({
  path: `/api/customers/get/${id}`,
  init: { headers },
});
const pair = (id: number) => ({ ticaga_id: id, billing_id: '5', billing_system: 'Blesta' });

/** Every answer of every operation; the customers differ, so that all may go at once. */
const probes = [
  get(1),
  get(404),
  get(4, wrong),
  assign(pair(3)),
  assign(pair(404)),
  assign(pair(5), wrong),
  assign({ ticaga_id: 6 }),
  assign(pair(2)),
];

interface Said {
  status?: number;
  type?: string | null;
  body?: string;
  broken?: true;
  late?: true;
}

/**
 * Sends all probes at once. Patience is counted in turns of the event loop, which fake and clients share: on a machine
 * that has no time for this process nobody's patience ends.
 */
async function askAll(base: string): Promise<Said[]> {
  const clients = new AbortController();
  let quiet = 0;
  const clock = setInterval(() => {
    if (++quiet === patience.beats) clients.abort();
  }, patience.beatMs);
  const asked = probes.map((probe) =>
    ask(base, probe, clients.signal).finally(() => {
      quiet = 0;
    }),
  );
  return Promise.all(asked).finally(() => clearInterval(clock));
}

async function ask(base: string, { path, init }: (typeof probes)[number], signal: AbortSignal): Promise<Said> {
  try {
    const response = await fetch(`${base}${path}`, { ...init, redirect: 'manual', signal });
    const said = { status: response.status, type: response.headers.get('content-type') };
    // text() would drop a byte order mark. Times are those of the run.
    const body = Buffer.from(await response.arrayBuffer())
      .toString()
      .replace(/"updated_at":"2[^"]*"/, '"updated_at":"..."');
    return { ...said, body };
  } catch {
    return signal.aborted ? { late: true } : { broken: true };
  }
}

/** A linked customer refuses another pair, so that a conflict is among the answers. */
const options = { assume: { reassign: 'refuse' } };
const pairOf = async (base: string, id: number) => {
  const { customers } = (await (await fetch(`${base}/__admin/state`)).json()) as { customers: Customer[] };
  const { billing_id, billing_system } = customers.find((customer) => customer.id === id)!;
  return [billing_id, billing_system];
};

let honest: RunningFake;
let honestSaid: Said[];
let entries: Entry[];
beforeAll(async () => {
  const heard: Entry[] = [];
  honest = await startFake({ ...options, onEntry: (entry) => void heard.push(entry) });
  honestSaid = await askAll(honest.url);
  // In the order of the probes, whatever the order of arrival.
  entries = probes.map(({ path, init }) => {
    const body = 'body' in init ? init.body : undefined;
    return heard.find(
      (entry) =>
        entry.url === path && entry.body?.toString() === body && entry.rawHeaders.includes(init.headers.Authorization),
    )!;
  });
});
afterAll(() => honest.close());

test('the probes reach every answer that a mutant can change', () => {
  expect(entries.map(({ operationId, outcome }) => `${operationId} ${outcome}`)).toEqual([
    'getCustomer success',
    'getCustomer unknown-customer',
    'getCustomer bad-credentials',
    'assignBillingId success',
    'assignBillingId unknown-customer',
    'assignBillingId bad-credentials',
    'assignBillingId validation',
    'assignBillingId conflict',
  ]);
});

test('no two mutants have the same id, and each says in its id which operation it spoils', () => {
  expect(new Set(mutants.map(({ id }) => id)).size).toBe(mutants.length);
  expect(mutants.filter(({ id, operationId }) => !id.startsWith(`${operationId}/`))).toEqual([]);
});

test.each(operations)('$operationId is refused with each error that openapi.yaml has for it', ({ operationId }) => {
  const refused = mutants.filter((mutant) => mutant.operationId === operationId && mutant.family === 'refusal');
  expect(refused.map(({ id }) => id.split('/')[1])).toEqual(
    operationId === 'assignBillingId'
      ? [
          'refused-200-unknown-customer',
          'refused-400-validation-error',
          'refused-401-bad-credentials',
          'refused-401-unknown-customer',
          'refused-403-bad-credentials',
          'refused-403-unknown-customer',
          'refused-404-unknown-customer',
          'refused-409-already-linked',
          'refused-409-billing-id-taken',
          'refused-413-body-too-large',
          'refused-422-validation-error',
        ]
      : [
          'refused-200-unknown-customer',
          'refused-401-bad-credentials',
          'refused-401-unknown-customer',
          'refused-403-bad-credentials',
          'refused-403-unknown-customer',
          'refused-404-unknown-customer',
          'refused-404-route-not-found',
        ],
  );
});

describe.each(mutants.map((mutant) => ({ name: mutant.id, mutant })))('$name', ({ mutant }) => {
  test('changes what the table says, and nothing else, in every world of its fake', async () => {
    const { deviate } = createDeviate(mutant);
    const fake = await startFake({ ...options, deviate });
    const { url } = fake.sandbox('one');
    try {
      const said = await askAll(url);
      const changed = said.map((one, index) => (isSame(one, honestSaid[index]!) ? undefined : entries[index]!.outcome));
      const wanted = entries.map((entry) => (changesAnswer(mutant, entry) ? entry.outcome : undefined));
      if (mutant.once) expect(changed.filter((one) => one !== undefined).length).toBe(1);
      else expect(changed).toEqual(wanted);
      const isKept = deviationFor(mutant, entries[3]!)?.keeps ?? true;
      expect(await pairOf(url, 3)).toEqual(isKept ? ['5', 'Blesta'] : ['0', '']);
      expect(await pairOf(url, 2)).toEqual(['1002', 'Blesta']);
    } finally {
      await fake.close();
    }
  });
});

function deviationFor(mutant: Mutant, entry: Entry) {
  return deviationOf(mutant, entry.operationId as string, honestAnswer(entry)!);
}

/** Whether a client sees a difference: a lost write shows in the state alone. */
function changesAnswer(mutant: Mutant, entry: Entry): boolean {
  return mutant.family !== 'lost-write' && deviationFor(mutant, entry) !== undefined;
}

function isSame(one: Said, other: Said): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

test.each([
  ['assignBillingId/refused-409-already-linked', 409, '{"error":"Customer already assigned"}'],
  ['assignBillingId/user-false', 200, '{"user":false}'],
  ['assignBillingId/user-as-text', 200, '{"user":"true"}'],
  ['assignBillingId/success-status-201', 201, '{"user":true}'],
  ['assignBillingId/extra-field', 200, '{"user":true,"meta":{"version":2}}'],
  ['assignBillingId/lost-write', 200, '{"user":true}'],
] as const)('%s answers a good assign with %i %s', (id, status, body) => {
  const mutant = mutants.find((candidate) => candidate.id === id)!;
  expect(deviationFor(mutant, entries[3]!)?.answer).toMatchObject({ status, body });
});

test.each([
  ['other-customer', { id: 2, email: 'somebody.else@example.com' }],
  ['other-id', { id: 2, email: 'joedoe@example.com' }],
  ['other-email', { id: 1, email: 'somebody.else@example.com' }],
  ['email-case', { id: 1, email: 'Joedoe@example.com' }],
  ['id-as-text', { id: '1', email: 'joedoe@example.com' }],
  ['email-null', { id: 1, email: null }],
])('getCustomer/%s shows the customer with %o', (name, shown) => {
  const mutant = mutants.find((candidate) => candidate.id === `getCustomer/${name}`)!;
  const { user } = JSON.parse(deviationFor(mutant, entries[0]!)!.answer.body);
  expect(user).toMatchObject(shown);
  expect(user.company).toBe('Demo Ltd');
});

test('a refusal with the meaning that the honest answer has is not met', () => {
  const refused = mutants.find(({ id }) => id === 'assignBillingId/refused-403-bad-credentials')!;
  expect(firstMet(refused, [entries[5]!])).toBeUndefined();
  expect(firstMet(refused, entries)).toBe(entries[3]);
});

test('an answer that a test spoilt itself is not met', () => {
  const hang = mutants.find(({ id }) => id === 'getCustomer/hang')!;
  expect(firstMet(hang, [{ ...entries[0]!, fault: 'reset' }])).toBeUndefined();
});

describe('a stale read', () => {
  const stale = mutants.find(({ id }) => id === 'getCustomer/stale-read')!;
  const linked = { body: JSON.stringify({ user: { id: 3, billing_id: '5', billing_system: 'Blesta' } }) };
  const read = () => ({
    ...entries[0]!,
    url: '/api/customers/get/3',
    customer: 3,
    response: { ...entries[0]!.response, ...linked },
  });
  const link = () => entries[3]!;

  test('is met by a plugin that reads the customer after the link', () => {
    expect(firstMet(stale, [link(), read()])).toBeDefined();
  });

  test('is not met by a plugin that reads the customer only before it links it, even again', () => {
    expect(firstMet(stale, [read(), link(), read(), link()])).toBeUndefined();
  });
});
