import { beforeAll, describe, expect, test } from 'vitest';
import { knowOperations } from '../../../src/consumer/known-operation.js';
import { changes, deviationOf, honestAnswer, type Mutant } from '../../../src/consumer/mutate/mutant.js';
import { mutantsOf } from '../../../src/consumer/mutate/mutants.js';
import { findReadBacks } from '../../../src/consumer/mutate/read-backs.js';
import { createDeviate } from '../../../src/consumer/mutate/try-mutant.js';
import { defaultAssumptions } from '../../../src/document/assumptions.js';
import { answersOf, statusOf } from '../../../src/document/described-answers.js';
import { resolvePointer } from '../../../src/document/openapi.js';
import { type OperationId, operationById, operations } from '../../../src/document/operations.js';
import type { Outcome } from '../../../src/document/outcome.js';
import { startFake } from '../../../src/fake/start-fake.js';
import { defaultSeed } from '../../../src/generated/default-seed.js';
import type { Entry } from '../../../src/journal/entry.js';
import { bearer, json, today } from '../../helpers/start-test-fake.js';

const known = knowOperations([]);
/** Those of the operations that have a state; further ones are tried in further-addresses.test.ts. */
const mutants = known.all.filter(({ isSuperseded }) => !isSuperseded).flatMap(mutantsOf);

/** The probes read nothing back. */
const readBacks = findReadBacks([], known);

/** A client gives up when so many beats passed without any answer; a hanging fake does not, and a slow one is later. */
const patience = { beats: 12, beatMs: 20 };

const wrong = { Authorization: 'Bearer wrong' };
const pair = (id: number) => ({ ticaga_id: id, billing_id: '5', billing_system: 'Blesta' });

interface Probe {
  operationId: OperationId;
  outcome: Outcome;
  path: string;
  init: { method: string; headers: { Authorization: string }; body?: string };
}

/** What differs from the example of openapi.yaml: values of path parameters and of fields by their names. */
type Change = Record<string, unknown>;

/** A request whose fields are those of the example but for the change; undefined in it leaves a field out. */
function probe(operationId: OperationId, outcome: Outcome, change: Change = {}, headers = bearer): Probe {
  const { method, path, pathParameters, body } = operationById(operationId);
  const filled = pathParameters.reduce((address, { name, pointer }) => {
    const { example } = resolvePointer(pointer) as { example: unknown };
    return address.replace(`{${name}}`, String(change[name] ?? example));
  }, path);
  const init = body
    ? { method, headers: { ...headers, ...json }, body: JSON.stringify({ ...body.example, ...change }) }
    : { method, headers };
  return { operationId, outcome, path: `/api${filled}`, init };
}

/** Tickets of customer 1, one for each operation that changes one, so that all may go at once; the last is another's. */
const ticket = (id: number, user_id = 1) => ({ id, user_id, subject: 'A', message: 'B', department_slug: 'support' });
const tickets = [{ ...ticket(11), responses: [{ content: 'C' }] }, ticket(12), ticket(13), ticket(14), ticket(15, 2)];

const ofAnybody = (operationId: OperationId, success: Change = {}): Probe[] => [
  probe(operationId, 'success', success),
  probe(operationId, 'bad-credentials', success, wrong),
];
/** An operation about a ticket, by the field that names it. */
const ofTicket = (operationId: OperationId, name: string, id: unknown): Probe[] => [
  ...ofAnybody(operationId, { [name]: id }),
  probe(operationId, 'validation', { [name]: undefined }),
  probe(operationId, 'not-found', { [name]: typeof id === 'number' ? 404 : 'TCK-000404' }),
];

/** Every answer of every operation; what they are about differs, so that all may go at once. */
const probes: readonly Probe[] = [
  probe('getCustomer', 'success'),
  probe('getCustomer', 'unknown-customer', { id: 404 }),
  probe('getCustomer', 'bad-credentials', { id: 4 }, wrong),
  probe('assignBillingId', 'success', pair(3)),
  probe('assignBillingId', 'unknown-customer', pair(404)),
  probe('assignBillingId', 'bad-credentials', pair(5), wrong),
  probe('assignBillingId', 'validation', { ticaga_id: 6, billing_id: undefined }),
  probe('assignBillingId', 'conflict', pair(2)),
  ...ofAnybody('linkCustomer', { email: 'olga@example.com', billing_id: 61 }),
  probe('linkCustomer', 'validation', { email: undefined }),
  probe('linkCustomer', 'conflict', { email: 'carl@example.com' }),
  ...ofAnybody('registerCustomer'),
  probe('registerCustomer', 'validation', { email: undefined }),
  probe('registerCustomer', 'conflict', { email: 'other@example.com', billing_id: '1002' }),
  ...ofAnybody('logIn', { password: 'joes-demo-password' }),
  probe('logIn', 'validation', { email: undefined }),
  probe('logIn', 'unknown-customer'),
  ...ofAnybody('listPublicDepartments'),
  ...ofAnybody('listCustomerDepartments'),
  ...ofAnybody('getDepartment'),
  probe('getDepartment', 'not-found', { slug: 'nowhere' }),
  ...ofAnybody('getDepartmentById'),
  probe('getDepartmentById', 'not-found', { id: 404 }),
  ...ofAnybody('createTicket'),
  probe('createTicket', 'validation', { subject: undefined }),
  probe('createTicket', 'unknown-customer', { customer_id: '404' }),
  ...ofTicket('getTicketInfo', 'ticket_id', 'TCK-000011'),
  ...ofTicket('getTicket', 'ticket_id', 11),
  ...ofAnybody('listTickets', { user: 2 }),
  ...ofTicket('closeTicket', 'ticket_id', 12),
  probe('closeTicket', 'refused', { ticket_id: 15 }),
  ...ofTicket('rateTicket', 'ticket_id', 13),
  probe('rateTicket', 'refused', { ticket_id: 15 }),
  ...ofTicket('createResponse', 'ticket_number', 14),
  probe('createResponse', 'refused', { ticket_number: 15 }),
  ...ofTicket('listResponses', 'ticket_id', 11),
  ...ofAnybody('getRealtimeConfig'),
  ...ofAnybody('getCustomer', { id: 0 }),
];

/** Those of an operation, and two others that it must leave alone. */
const probesOf = (operationId: OperationId): number[] =>
  probes.flatMap((one, index) => (one.operationId === operationId || index === 0 || index === 3 ? [index] : []));

interface Said {
  status?: number;
  type?: string | null;
  body?: string;
  broken?: true;
  late?: true;
}

/**
 * Sends some probes at once. Patience is counted in turns of the event loop, which fake and clients share: on a machine
 * that has no time for this process nobody's patience ends.
 */
async function askAll(base: string, asked: readonly number[]): Promise<Said[]> {
  const clients = new AbortController();
  let quiet = 0;
  const clock = setInterval(() => {
    if (++quiet === patience.beats) clients.abort();
  }, patience.beatMs);
  const answers = asked.map((index) =>
    ask(base, probes[index]!, clients.signal).finally(() => {
      quiet = 0;
    }),
  );
  return Promise.all(answers).finally(() => clearInterval(clock));
}

async function ask(base: string, { path, init }: Probe, signal: AbortSignal): Promise<Said> {
  try {
    const headers = { Accept: 'application/json', ...init.headers };
    const response = await fetch(`${base}${path}`, { ...init, headers, redirect: 'manual', signal });
    const said = { status: response.status, type: response.headers.get('content-type') };
    // text() would drop a byte order mark.
    return { ...said, body: Buffer.from(await response.arrayBuffer()).toString() };
  } catch {
    return signal.aborted ? { late: true } : { broken: true };
  }
}

/** Links are refused that are in conflict, and every call asks for credentials, so that these are among the answers. */
const options = {
  seed: { ...defaultSeed, tickets: [...defaultSeed.tickets, ...tickets] },
  assume: { reassign: 'refuse', 'duplicate-billing-id': 'refuse', 'public-calls-need-credentials': 'yes' } as const,
  now: () => today,
};
const stateOf = async (base: string) => (await fetch(`${base}/__admin/state`)).json();

/** The state after some probes of an honest fake. */
async function stateAfter(asked: readonly number[]): Promise<unknown> {
  const fake = await startFake(options);
  try {
    await askAll(fake.url, asked);
    return await stateOf(fake.url);
  } finally {
    await fake.close();
  }
}

const honestSaid: Said[] = [];
const entries: Entry[] = [];
/** By operation: the state when its success is kept, and when it is not. */
const states = new Map<string, { kept: unknown; lost: unknown }>();
beforeAll(async () => {
  const honest = await startFake({ ...options, onEntry: (entry) => void entries.push(entry) });
  for (const one of probes) honestSaid.push(await ask(honest.url, one, new AbortController().signal));
  await honest.close();
  for (const { operationId } of operations) {
    const asked = probesOf(operationId);
    const others = asked.filter((index) => index !== successOf(operationId));
    states.set(operationId, { kept: await stateAfter(asked), lost: await stateAfter(others) });
  }
});

const successOf = (operationId: string): number =>
  probes.findIndex((one) => one.operationId === operationId && one.outcome === 'success');

test('the probes reach every answer that a mutant can change', () => {
  expect(entries.map(({ operationId, outcome }) => `${operationId} ${outcome}`)).toEqual(
    probes.map(({ operationId, outcome }) => `${operationId} ${outcome}`),
  );
  // The status that the fake gives anyhow is no difference.
  const usual = operations.flatMap(({ operationId }) =>
    answersOf(operationId).flatMap(({ example, outcome, decidedBy }) =>
      decidedBy ? [`${operationId}/${outcome}-status-${statusOf(operationId, example, defaultAssumptions)}`] : [],
    ),
  );
  const unmet = mutants.filter((mutant) => !entries.some((entry) => changes(mutant, entry, readBacks)));
  const readBack = [
    'getCustomer/read-back/stale-read',
    'getCustomer/read-back/other-pair',
    'getCustomer/read-back/stale-once',
    ...['getTicketInfo/stale-status', 'getTicketInfo/stale-once', 'getTicket/stale-once', 'logIn/stale-once'],
    ...['assignBillingId/lost-update', 'linkCustomer/lost-update'],
    ...['createTicket/delivered-twice', 'createResponse/delivered-twice'],
  ];
  expect(unmet.map(({ id }) => id).sort()).toEqual([...readBack, ...usual].sort());
});

test('a mutant leaves the answers of every other operation as they are', () => {
  const spoilt = mutants.flatMap((mutant) =>
    entries.flatMap((entry) =>
      entry.operationId !== mutant.operation?.operationId && deviationFor(mutant, entry)
        ? [`${mutant.id} ${entry.url}`]
        : [],
    ),
  );
  expect(spoilt).toEqual([]);
});

test('no two mutants have the same id, and each says in its id which operation it spoils', () => {
  expect(new Set(mutants.map(({ id }) => id)).size).toBe(mutants.length);
  expect(mutants.filter(({ id, operation }) => !id.startsWith(`${operation?.operationId}/`))).toEqual([]);
});

test.each(operations)('$operationId is refused with each error that openapi.yaml has for it', ({ operationId }) => {
  const refused = mutants.filter(
    ({ id, family, operation }) =>
      operation?.operationId === operationId && family === 'refusal' && /^\w+\/refused-/.test(id),
  );
  expect(refused.map(({ id }) => id.split('/')[1])).toEqual(
    answersOf(operationId)
      .filter(({ outcome }) => outcome !== 'success')
      .flatMap(({ example, outcome, statuses }) => statuses.map((status) => ({ status, outcome, example })))
      .sort((a, b) => a.status - b.status || a.outcome.localeCompare(b.outcome))
      .map(({ status, example }) => `refused-${status}-${example}`),
  );
});

test('an assign is refused with these errors', () => {
  const refused = mutants.filter(({ id }) => id.startsWith('assignBillingId/refused-'));
  expect(refused.map(({ id }) => id.replace('assignBillingId/refused-', ''))).toEqual([
    '200-unknown-customer',
    '400-validation-error',
    '401-bad-credentials',
    '401-unknown-customer',
    '403-bad-credentials',
    '403-unknown-customer',
    '404-unknown-customer',
    '409-already-linked',
    '409-billing-id-taken',
    '413-body-too-large',
    '422-validation-error',
  ]);
});

describe.each(mutants.map((mutant) => ({ name: mutant.id, mutant })))('$name', ({ mutant }) => {
  test('changes what the table says, and nothing else, in every world of its fake', async () => {
    const { deviate } = createDeviate(mutant, readBacks);
    const fake = await startFake({ ...options, deviate });
    const { url } = fake.sandbox('one');
    try {
      const operationId = mutant.operation?.operationId as OperationId;
      const asked = probesOf(operationId);
      const said = await askAll(url, asked);
      const changed = asked.filter((index, at) => !isSame(said[at]!, honestSaid[index]!));
      // On a machine that has no time, a late answer is not late for its client; the journal has it.
      const spoilt = fake
        .sandbox('one')
        .requests()
        .filter(({ fault }) => fault !== undefined);
      const isMet = asked.some((index) => deviationFor(mutant, entries[index]!) !== undefined);
      if (mutant.once) expect([spoilt.length, changed.length <= 1]).toEqual([isMet ? 1 : 0, true]);
      else expect(changed).toEqual(asked.filter((index) => changesAnswer(mutant, entries[index]!)));
      const isKept = deviationFor(mutant, entries[successOf(operationId)]!)?.keeps ?? true;
      const { kept, lost } = states.get(operationId)!;
      expect(await stateOf(url)).toEqual(isKept ? kept : lost);
    } finally {
      await fake.close();
    }
  });
});

function deviationFor(mutant: Mutant, entry: Entry) {
  const { customer } = entry;
  const honest = honestAnswer(entry)!;
  return deviationOf(mutant, {
    operationId: entry.operationId as string,
    customer,
    isReadBack: false,
    readBy: [],
    honest,
  });
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
  expect(changes(refused, entries[5]!, readBacks)).toBe(false);
  expect(changes(refused, entries[3]!, readBacks)).toBe(true);
});

test('an answer that a test spoilt itself is not met', () => {
  const hang = mutants.find(({ id }) => id === 'getCustomer/hang')!;
  expect(changes(hang, { ...entries[0]!, fault: 'reset' }, readBacks)).toBe(false);
});

test('the own record is refused by what is no connection alone, and a status that nobody looks at is no lie', () => {
  const own = mutants.filter(({ id }) => id.startsWith('getCustomer/own-record/'));
  expect(own.filter(({ family }) => family !== 'transport').map(({ id }) => id.split('/')[2])).toEqual([
    'refused-401-bad-credentials',
    'refused-401-unknown-customer',
    'refused-403-bad-credentials',
    'refused-403-unknown-customer',
    'success-with-400',
    'success-with-500',
    ...['bad-chunk', 'truncated', 'html-200', 'empty-200', 'bom'],
  ]);
  expect(mutants.filter(({ id }) => /^(linkCustomer|closeTicket)\/success-with/.test(id)).map(({ id }) => id)).toEqual([
    'linkCustomer/success-with-error',
    'closeTicket/success-with-400',
    'closeTicket/success-with-500',
    'closeTicket/success-with-error',
  ]);
  const { did, meaning } = own[0]!;
  expect(did).toBe('customers/get with id 0 answered 401 {"message":"Unauthenticated."}');
  expect(meaning).toBe('Your plugin says that it is connected when it is not, or no test looks.');
});

test.each(['own-record', 'lookup'])('no mutant of another use strikes the %s', (use) => {
  const [lookup, own] = [entries[0]!, entries.find(({ customer }) => customer === 0)!];
  const struck = mutants.filter(
    (mutant) => mutant.family !== 'tolerance' && deviationFor(mutant, use === 'lookup' ? lookup : own) !== undefined,
  );
  const isOwn = ({ id }: Mutant) => id.startsWith('getCustomer/own-record/');
  expect(struck.length).toBeGreaterThan(10);
  expect(struck.filter((mutant) => isOwn(mutant) !== (use === 'own-record'))).toEqual([]);
});
