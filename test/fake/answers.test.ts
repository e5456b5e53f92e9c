import { expect, test } from 'vitest';
import { contract, resolvePointer } from '../../src/document/openapi.js';
import { type OperationId, operations } from '../../src/document/operations.js';
import { openapi } from '../../src/generated/contract.js';
import { startTestFake, type TestWorld } from '../helpers/start-test-fake.js';

interface Recipe {
  assume?: Record<string, string>;
  /** What is asked; the pair is that of the example unless told. */
  call(world: TestWorld, operationId: OperationId): Promise<{ status: number; body: unknown }>;
}

const pair = { billing_id: 2, billing_system: 'Blesta' };
const nobody = { Authorization: 'Bearer wrong-token' };

function ask(world: TestWorld, operationId: OperationId, id: number, headers?: Record<string, string>) {
  return operationId === 'getCustomer' ? world.get(id, headers) : world.assign({ ticaga_id: id, ...pair }, headers);
}

const unknownCustomer = (status: string): Recipe => ({
  assume: { 'unknown-customer-status': status },
  call: (world, operationId) => ask(world, operationId, 404),
});
const badCredentials = (status: string): Recipe => ({
  assume: { 'auth-error-status': status },
  call: (world, operationId) => ask(world, operationId, 1, nobody),
});
const invalid = (status: string): Recipe => ({
  assume: { 'validation-status': status },
  call: (world) => world.assign({ ticaga_id: 1 }),
});
const linked = (status: string): Recipe => ({
  assume: { 'success-status': status },
  call: (world, operationId) => ask(world, operationId, 1),
});

/** By operation, status and example: how a client gets exactly that answer. */
const recipes: Record<OperationId, Record<string, Recipe>> = {
  assignBillingId: {
    '200 linked': linked('200'),
    '200 unknown-customer': unknownCustomer('200'),
    '201 linked': linked('201'),
    '400 validation-error': invalid('400'),
    '401 bad-credentials': badCredentials('401'),
    '401 unknown-customer': unknownCustomer('401'),
    '403 bad-credentials': badCredentials('403'),
    '403 unknown-customer': unknownCustomer('403'),
    '404 unknown-customer': unknownCustomer('404'),
    '409 already-linked': {
      assume: { reassign: 'refuse' },
      call: (world, operationId) => ask(world, operationId, 2),
    },
    '409 billing-id-taken': {
      assume: { 'duplicate-billing-id': 'refuse' },
      call: (world) => world.assign({ ticaga_id: 1, billing_id: '1002', billing_system: 'Blesta' }),
    },
    '413 body-too-large': { call: (world) => world.assign({ note: 'x'.repeat(200_000) }) },
    '422 validation-error': invalid('422'),
  },
  getCustomer: {
    '200 customer': { call: (world) => world.get(1) },
    '200 unknown-customer': unknownCustomer('200'),
    '401 bad-credentials': badCredentials('401'),
    '401 unknown-customer': unknownCustomer('401'),
    '403 bad-credentials': badCredentials('403'),
    '403 unknown-customer': unknownCustomer('403'),
    '404 unknown-customer': unknownCustomer('404'),
    '404 route-not-found': {
      assume: { 'malformed-id': 'route-not-found' },
      call: (world) => world.get('abc'),
    },
  },
};

function examplesOf(operationId: OperationId): string[] {
  const { path, method } = operations.find((operation) => operation.operationId === operationId)!;
  const at = `paths/${path.replaceAll('/', '~1')}/${method.toLowerCase()}/responses`;
  return Object.keys(resolvePointer(at) as object).flatMap((status) =>
    Object.keys(resolvePointer(`${at}/${status}/content/application~1json/examples`) as object).map(
      (name) => `${status} ${name}`,
    ),
  );
}

for (const operationId of ['assignBillingId', 'getCustomer'] as const) {
  test(`every example of ${operationId} in openapi.yaml has a recipe here, and no other has`, () => {
    expect(Object.keys(recipes[operationId]).sort()).toEqual(examplesOf(operationId).sort());
  });

  test.each(Object.entries(recipes[operationId]))(
    `${operationId} can answer %s, word for word`,
    async (name, { assume, call }) => {
      const fake = await startTestFake(assume ? { assume } : {});
      const [status, example] = name.split(' ') as [string, keyof typeof openapi.components.examples];
      const answer = await call(fake, operationId);
      expect(String(answer.status)).toBe(status);
      expect(answer.body).toEqual(openapi.components.examples[example].value);
    },
  );
}

test('every example of the contract is used by an answer', () => {
  const used = operations.flatMap(({ operationId }) => examplesOf(operationId)).map((name) => name.split(' ')[1]);
  const { examples } = contract.components as { examples: object };
  expect([...new Set(used)].sort()).toEqual(Object.keys(examples).sort());
});
