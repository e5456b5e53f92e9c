import { expect, test } from 'vitest';
import { answersOf, type ExampleName, outcomeOf } from '../../src/document/described-answers.js';
import { contract, resolvePointer } from '../../src/document/openapi.js';
import { type OperationId, operationById, operations } from '../../src/document/operations.js';
import { statusesWithJson } from '../../src/document/validate-response.js';
import { defaultSeed } from '../../src/generated/default-seed.js';
import { bearer, json, startTestFake } from '../helpers/start-test-fake.js';

/** How a client gets an answer: the request is the example of openapi.yaml but for what stands here. */
interface Recipe {
  /** The switches that it takes; a value that is given as undefined is the status of the answer. */
  assume?: Record<string, string | undefined>;
  /** The lists of the seed that differ from those of `usual`. */
  seed?: Record<string, unknown>;
  /** The clock. */
  now?: string;
  parameters?: Record<string, string>;
  /** Fields that differ; undefined leaves one out. */
  fields?: Record<string, unknown>;
  /** Every field, in place of the example's. */
  allFields?: Record<string, unknown>;
  headers?: Record<string, string>;
  /** Why the answer cannot be the example word for word: then its fields and its meaning are compared. */
  differs?: string;
}

/** Joe's ticket, as the examples tell of it. */
const ticket = {
  id: 8,
  user_id: 1,
  subject: 'My site is down',
  message: 'It has answered nothing since this morning.',
  department_slug: 'support',
  public_hash: '5e1006e2d0db73fb',
  custom_fields: { domain: 'example.com' },
  created_at: '2025-07-14T09:30:00.000000Z',
};
const conversation = [
  {
    content: 'We have restarted it.',
    employee_response: true,
    user_name: 'Ada Admin',
    created_at: '2025-07-14T09:45:00.000000Z',
  },
  { content: 'It works again. Thank you!', created_at: '2025-07-14T09:50:00.000000Z' },
];

/** The world of the examples: seven customers, two departments, one ticket. */
const usual = {
  ...defaultSeed,
  customers: defaultSeed.customers.slice(0, 7),
  departments: defaultSeed.departments.slice(0, 2),
  tickets: [ticket],
};

type Recipes = Partial<Record<OperationId, Recipe>>;

const forAll = (ids: readonly OperationId[], recipe: Recipe): Recipes =>
  Object.fromEntries(ids.map((id) => [id, recipe]));
const withExample = (example: ExampleName): OperationId[] =>
  operations.map(({ operationId }) => operationId).filter((id) => answersOf(id).some((one) => one.example === example));

const otherFields = 'the names of the missing fields are those of the operation';
const otherAddress = 'the address is that of the operation';
const nowhere = { parameters: { slug: 'nowhere', id: '404' } };
const another: Recipe = { assume: { 'not-owner-status': undefined }, seed: { tickets: [{ ...ticket, user_id: 2 }] } };

/** By example and operation. */
const recipes: Record<ExampleName, Recipes> = {
  linked: { assignBillingId: { assume: { 'success-status': undefined } } },
  customer: { getCustomer: {}, logIn: { fields: { password: 'joes-demo-password' } } },
  'linked-customer': { linkCustomer: { now: '2025-07-14T09:00:00.000Z' } },
  registered: {
    registerCustomer: {
      now: '2025-07-12T14:14:17.000Z',
      seed: { billing_systems: ['blesta'] },
    },
  },
  departments: { listPublicDepartments: {}, listCustomerDepartments: {} },
  department: { getDepartment: {}, getDepartmentById: {} },
  'department-bare': { getDepartmentById: { assume: { 'department-by-id': 'bare' } } },
  'no-department': forAll(['getDepartment', 'getDepartmentById'], {
    ...nowhere,
    assume: { 'unknown-department': 'empty-list' },
  }),
  'ticket-created': {
    createTicket: { now: '2025-07-14T09:30:00.000Z', seed: { tickets: [{ ...ticket, id: 7 }] } },
  },
  'ticket-created-number': {
    createTicket: { assume: { 'ticket-created-id': 'number' }, seed: { tickets: [{ ...ticket, id: 7 }] } },
  },
  'ticket-info': { getTicketInfo: {} },
  ticket: { getTicket: {} },
  'ticket-list': { listTickets: {} },
  'ticket-closed': { closeTicket: {} },
  'ticket-rated': { rateTicket: {} },
  'response-created': {
    createResponse: { seed: { tickets: [{ ...ticket, responses: Array(20).fill({ content: 'And?' }) }] } },
  },
  responses: { listResponses: { seed: { tickets: [{ ...ticket, responses: conversation }] } } },
  'realtime-config': { getRealtimeConfig: {} },
  'realtime-off': { getRealtimeConfig: { assume: { realtime: 'off' } } },
  'unknown-customer': Object.fromEntries(
    Object.entries({
      assignBillingId: { fields: { ticaga_id: 404 } },
      getCustomer: { parameters: { id: '404' } },
      logIn: { fields: { password: 'wrong' } },
      createTicket: { fields: { customer_id: '404' } },
    } satisfies Recipes).map(([id, recipe]) => [id, { ...recipe, assume: { 'unknown-customer-status': undefined } }]),
  ),
  'bad-credentials': forAll(withExample('bad-credentials'), {
    assume: { 'auth-error-status': undefined, 'public-calls-need-credentials': 'yes' },
    headers: { Authorization: 'Bearer wrong-token' },
  }),
  'validation-error': {
    ...forAll(withExample('validation-error'), {
      assume: { 'validation-status': undefined },
      allFields: {},
      differs: otherFields,
    }),
    assignBillingId: { assume: { 'validation-status': undefined }, allFields: { ticaga_id: 1 } },
    linkCustomer: {
      assume: { 'validation-status': undefined },
      fields: { billing_id: undefined, billing_system: undefined },
    },
  },
  'already-linked': {
    assignBillingId: { assume: { reassign: 'refuse' }, fields: { ticaga_id: 2 } },
    linkCustomer: { assume: { reassign: 'refuse' }, fields: { email: 'lena@example.com' } },
  },
  'billing-id-taken': forAll(withExample('billing-id-taken'), {
    assume: { 'duplicate-billing-id': 'refuse' },
    fields: { billing_id: '1002' },
  }),
  'not-found': {
    ...forAll(withExample('not-found'), { assume: { 'not-found-status': undefined }, seed: { tickets: [] } }),
    ...forAll(['getDepartment', 'getDepartmentById'], { ...nowhere, assume: { 'not-found-status': undefined } }),
  },
  'not-the-owner': forAll(['closeTicket', 'rateTicket', 'createResponse'], another),
  'body-too-large': forAll(withExample('body-too-large'), { fields: { note: 'x'.repeat(8 * 1024 * 1024) } }),
  'route-not-found': {
    getCustomer: { assume: { 'malformed-id': 'route-not-found' }, parameters: { id: 'abc' } },
    getDepartmentById: {
      assume: { 'malformed-id': 'route-not-found' },
      parameters: { id: 'abc' },
      differs: otherAddress,
    },
    listTickets: { assume: { 'malformed-id': 'route-not-found' }, parameters: { user: 'abc' }, differs: otherAddress },
  },
};

/** Each answer that openapi.yaml has an example of. */
const examples = operations.flatMap(({ operationId, pointer }) =>
  statusesWithJson(operationId).flatMap((status) =>
    Object.keys(resolvePointer(`${pointer}/responses/${status}/content/application~1json/examples`) as object).map(
      (example) => ({ operationId, status, example: example as ExampleName }),
    ),
  ),
);

test('every example of openapi.yaml has a recipe here, and no other has', () => {
  const described = examples.map(({ operationId, example }) => `${example} of ${operationId}`);
  const tried = Object.entries(recipes).flatMap(([example, own]) =>
    Object.keys(own).map((id) => `${example} of ${id}`),
  );
  expect(tried.sort()).toEqual([...new Set(described)].sort());
});

test.each(examples)(
  '$operationId can answer $status $example, word for word',
  async ({ operationId, status, example }) => {
    const { assume = {}, seed = {}, now, differs, ...request } = recipes[example][operationId] as Recipe;
    const { api, newest } = await startTestFake({
      assume: Object.fromEntries(Object.entries(assume).map(([name, value]) => [name, value ?? status])),
      seed: { ...usual, ...seed },
      ...(now === undefined ? {} : { now: () => new Date(now) }),
    });
    const answer = await api(callOf(operationId, request));
    const { value } = (contract.components as unknown as { examples: Record<string, { value: object }> }).examples[
      example
    ]!;
    expect(String(answer.status)).toBe(status);
    if (differs === undefined) expect(answer.text).toBe(asWritten(example, value));
    else expect(Object.keys(answer.body as object), differs).toEqual(Object.keys(value));
    expect((await newest()).outcome).toBe(outcomeOf(example));
  },
);

/** As PHP writes it: Laravel's own errors with line breaks, and the rest with slashes and letters escaped. */
function asWritten(example: string, value: object): string {
  if (['body-too-large', 'route-not-found'].includes(example)) return JSON.stringify(value, null, 4);
  return JSON.stringify(value)
    .replaceAll('/', '\\/')
    .replace(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function callOf(operationId: OperationId, { parameters = {}, fields = {}, allFields, headers = bearer }: Recipe) {
  const { method, path, pathParameters, body } = operationById(operationId);
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const { pointer } = pathParameters.find((parameter) => parameter.name === name)!;
    return parameters[name] ?? String((resolvePointer(pointer) as { example: unknown }).example);
  });
  const sent = body && { ...json, ...headers };
  return {
    method,
    path: `/api${filled}`,
    headers: sent ?? headers,
    ...(body ? { body: JSON.stringify(allFields ?? { ...body.example, ...fields }) } : {}),
  };
}

test('every example of the contract is used by an answer', () => {
  const { examples: described } = contract.components as { examples: object };
  expect([...new Set(examples.map(({ example }) => example))].sort()).toEqual(Object.keys(described).sort());
});
