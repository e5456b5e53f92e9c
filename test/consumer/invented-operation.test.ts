import { expect, test } from 'vitest';
import { measureCoverage } from '../../src/consumer/exec/coverage.js';
import type { KnownOperation } from '../../src/consumer/known-operation.js';
import { deviationOf } from '../../src/consumer/mutate/mutant.js';
import { mutantsOf } from '../../src/consumer/mutate/mutants.js';
import { entryWith } from '../journal/entry-fixture.js';

/** An operation that openapi.yaml does not have: it takes a body, writes, and answers with other fields. */
const closing = {
  operation: {
    operationId: 'closeTicket',
    method: 'POST',
    path: '/tickets/{id}/close',
    summary: 'Close a ticket',
    pointer: 'paths/~1tickets~1{id}~1close/post',
    pathParameters: [{ name: 'id', description: 'The id of the ticket.', isInteger: true, pointer: '' }],
    body: {
      types: ['application/json'],
      fields: [
        { name: 'note', description: 'Why.', type: 'string' },
        { name: 'reason', description: 'Of a list.', type: 'string', enum: ['Solved', 'Spam'], members: 'reasons' },
      ],
      example: { note: 'Thanks', reason: 'Solved' },
    },
  },
  answers: [
    {
      example: 'closed',
      outcome: 'success',
      body: { done: true, ticket: { id: 7, state: 'closed', owner: 'ada@example.com' } },
      statuses: [200],
    },
    { example: 'bad-credentials', outcome: 'bad-credentials', body: { message: 'No.' }, statuses: [401, 403] },
    { example: 'no-reason', outcome: 'validation', body: { message: 'Why?' }, statuses: [400, 422], decidedBy: 'x' },
    { example: 'closed-before', outcome: 'conflict', body: { error: 'Closed' }, statuses: [409] },
  ],
  behaviour: {
    writes: true,
    customerOf: () => undefined,
    answer: () => ({ example: 'closed' }),
    reliedOn: ['/done', '/ticket', '/ticket/id', '/ticket/state', '/ticket/owner'],
    lies: [
      {
        name: 'still-open',
        did: 'answered a ticket that is open',
        body: (honest: object) => ({ ...honest, ticket: { state: 'open' } }),
        keeps: false,
      },
    ],
    success: { state: { name: 'a ticket is open', params: { id: 7 } }, step: 'close ticket 7' },
    stateFor: () => undefined,
    words: {
      fooled: 'It believes in a closed ticket.',
      mismatched: 'It shows another ticket.',
      lost: { meaning: 'Nobody looks.', advice: 'Look.' },
      advice: 'Look at the answer.',
    },
  },
} as unknown as KnownOperation;

const { example: _, outcome, body } = closing.answers[0]!;
const honest = { status: 200, body: JSON.stringify(body), outcome };
const mutants = mutantsOf(closing);
const named = (name: string) => mutants.find(({ id }) => id === `closeTicket/${name}`)!;
const met = { operationId: 'closeTicket', customer: undefined, isReadBack: false, readBy: [], honest };
const answerOf = (name: string) => JSON.parse(deviationOf(named(name), met)!.answer.body);

test('an operation that nobody thought of has every mutant that follows from its description', () => {
  const families = new Map<string, string[]>();
  for (const { id, family } of mutants) families.set(family, [...(families.get(family) ?? []), id.split('/')[1]!]);
  expect(Object.fromEntries([...families].filter(([family]) => family !== 'transport'))).toEqual({
    refusal: [
      'refused-400-no-reason',
      'refused-401-bad-credentials',
      'refused-403-bad-credentials',
      'refused-409-closed-before',
      'refused-422-no-reason',
      'delivered-twice',
    ],
    lie: [
      ...['done-false', 'done-null', 'done-missing', 'done-as-text'],
      ...['ticket-null', 'ticket-false', 'ticket-missing'],
      ...['id-null', 'id-missing', 'id-loose', 'other-id'],
      ...['state-null', 'state-missing', 'other-state'],
      ...['owner-null', 'owner-missing', 'other-owner'],
      'still-open',
      ...['success-with-400', 'success-with-500', 'success-with-error'],
      ...['accepts-bad-credentials', 'accepts-validation', 'accepts-conflict'],
    ],
    'lost-write': ['lost-write'],
    leniency: ['id-as-text', 'bom'],
    tolerance: [
      ...['extra-field', 'reordered', 'spaced', 'charset', 'slow'],
      ...['validation-status-400', 'validation-status-422'],
    ],
  });
  expect(families.get('transport')).toContain('hang');
});

test.each<[name: string, did: string, meaning: string, field: string, value: unknown, keeps: boolean]>([
  ['done-false', 'a record whose done is false', 'It shows another ticket.', 'done', false, false],
  ['done-as-text', 'the done as text', 'Your plugin takes a text for the true', 'done', 'true', true],
  ['ticket-missing', 'a record without a ticket', 'It shows another ticket.', 'ticket', undefined, false],
])('closeTicket/%s answers %s', (name, did, meaning, field, value, keeps) => {
  expect(named(name)).toMatchObject({ did: `tickets/close answered ${did}`, advice: 'Look at the answer.' });
  expect(named(name).meaning).toContain(meaning);
  expect(answerOf(name)[field]).toEqual(value);
  expect(deviationOf(named(name), met)?.keeps).toBe(keeps);
});

test.each<[name: string, ticket: object]>([
  ['id-as-text', { id: '7', state: 'closed', owner: 'ada@example.com' }],
  ['id-loose', { id: '7 or so', state: 'closed', owner: 'ada@example.com' }],
  ['other-id', { id: 8, state: 'closed', owner: 'ada@example.com' }],
  ['id-missing', { state: 'closed', owner: 'ada@example.com' }],
  ['other-state', { id: 7, state: 'another closed', owner: 'ada@example.com' }],
  ['other-owner', { id: 7, state: 'closed', owner: 'somebody.else@example.com' }],
  ['still-open', { state: 'open' }],
  ['extra-field', { id: 7, state: 'closed', owner: 'ada@example.com', locale: 'en' }],
])('closeTicket/%s leaves the rest of the answer, and shows the ticket %j', (name, ticket) => {
  expect(answerOf(name)).toMatchObject({ done: true });
  expect(answerOf(name).ticket).toEqual(ticket);
});

test('a refusal that is accepted, and a write that is lost, are answered with the described success', () => {
  const refused = { status: 409, body: '{"error":"Closed"}', outcome: 'conflict' as const };
  expect(named('accepts-conflict').change(refused)?.answer).toEqual(honest);
  expect(named('accepts-conflict').change(honest)).toBeUndefined();
  expect(named('lost-write')).toMatchObject({ meaning: 'Nobody looks.', advice: 'Look.' });
  expect(named('lost-write').change(honest)).toEqual({ answer: honest, keeps: false });
});

test('an operation that does not write accepts nothing, loses nothing, and keeps what a lie says', () => {
  const reading = mutantsOf({ ...closing, behaviour: { ...closing.behaviour, writes: false } });
  expect(reading.filter(({ id }) => /accepts|lost/.test(id))).toEqual([]);
  expect(reading.find(({ id }) => id === 'closeTicket/done-false')).toMatchObject({ family: 'record' });
  expect(reading.find(({ id }) => id === 'closeTicket/done-false')?.change(honest)?.keeps).toBe(true);
});

test('a field that no example of a success has is a mistake of the behaviour', () => {
  const wrong = { ...closing, behaviour: { ...closing.behaviour, reliedOn: ['/ticket/colour'] } };
  expect(() => mutantsOf(wrong)).toThrow('no example of a success of closeTicket has /ticket/colour');
});

test('coverage has a row for each of its answers, with what leads there', () => {
  expect(measureCoverage([], [closing])).toEqual(
    [
      ['success', "$ticaga->state('a ticket is open', ['id' => 7]); // then close ticket 7"],
      ['bad-credentials', "$ticaga->nextFault('refused-401', 'closeTicket');"],
      ['validation', "$ticaga->nextFault('refused-422', 'closeTicket');"],
    ].map(([answer, reach]) => ({ operationId: 'closeTicket', answer, dialect: undefined, requests: 0, reach })),
  );
});

test('coverage tells bodies apart where the operation has one, and only there', () => {
  const heard = entryWith({ operationId: 'closeTicket', dialect: { credentials: 'bearer', body: 'json' } });
  const { body: __, ...bodiless } = closing.operation;
  const met = (known: KnownOperation) => measureCoverage([heard], [known]).filter(({ requests }) => requests > 0);
  expect(met(closing)).toMatchObject([{ answer: 'success', dialect: 'bearer, json', requests: 1 }]);
  expect(met({ ...closing, operation: bodiless })).toMatchObject([{ dialect: 'bearer', requests: 1 }]);
});
