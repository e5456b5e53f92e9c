import { expect, test } from 'vitest';
import { assumptionList } from '../../src/document/assumptions.js';
import { contract, factAt, readFact, resolvePointer } from '../../src/document/openapi.js';
import { operationById, operations } from '../../src/document/operations.js';

test('the operations are those of openapi.yaml, in its order', () => {
  const { paths } = contract as unknown as { paths: Record<string, Record<string, { operationId: string }>> };
  expect(operations.map(({ operationId, method, path }) => [operationId, method, path])).toEqual(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => [operationId, method.toUpperCase(), path]),
    ),
  );
  expect(operations.slice(0, 2)).toMatchObject([
    { operationId: 'assignBillingId', method: 'POST', path: '/customers/assign' },
    { operationId: 'getCustomer', method: 'GET', path: '/customers/get/{id}' },
  ]);
  expect(operationById('getCustomer')).toBe(operations[1]);
  expect(() => operationById('getCustomers')).toThrow('openapi.yaml has no operation getCustomers');
});

test.each<[pointer: string, value: unknown]>([
  ['info/title', 'Ticaga API for billing-system plugins'],
  ['#/info/title', 'Ticaga API for billing-system plugins'],
  ['paths/~1customers~1get~1{id}/get/operationId', 'getCustomer'],
  ['paths/~1customers~1get~1%7Bid%7D/get/operationId', 'getCustomer'],
  ['paths/~1customers~1assign/post/requestBody/content/application~1json/schema/required/0', 'ticaga_id'],
  ['paths/~1customers~1assign/post/responses/201/content/application~1json/examples/linked/value/user', true],
  ['paths/~1customers~1unlink', undefined],
  ['info/title/x', undefined],
])('%s points to %j, through every $ref', (pointer, value) => {
  expect(resolvePointer(pointer)).toEqual(value);
});

test.each<[pointer: string, grade: string, assumption: string | undefined]>([
  ['components/schemas/AssignRequest/properties/ticaga_id', 'documented', undefined],
  ['components/schemas/AssignRequest/properties/ticaga_id/pattern', 'documented', undefined],
  [
    'components/schemas/AssignRequest/properties/billing_system/x-enum-grades/WHMCS',
    'assumed',
    'other-billing-systems',
  ],
  ['paths/~1customers~1assign/post/requestBody/content/application~1json/schema', 'observed', undefined],
  ['paths/~1customers~1assign/post/requestBody', 'documented', undefined],
  ['paths/~1customers~1assign/post/responses/422', 'assumed', 'validation-status'],
  ['paths/~1customers~1get~1{id}/get/parameters/0', 'documented', undefined],
  ['paths/~1departments~1get~1{slug}/get/parameters/0', 'observed', undefined],
])('the fact at %s is %s', (pointer, grade, assumption) => {
  const fact = factAt(pointer);
  expect(fact.grade).toBe(grade);
  expect(fact.assumption).toBe(assumption);
  expect(fact.source === undefined).toBe(grade === 'documented');
});

test('a place without a graded fact around it is a mistake', () => {
  expect(() => factAt('info/title')).toThrow('no graded fact');
});

test('every assumption that a fact names is a switch', () => {
  const named = new Set<string>();
  (function walk(value: unknown): void {
    const { assumption } = readFact(value) ?? {};
    if (assumption !== undefined) named.add(assumption);
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  })(contract);
  expect([...named].sort()).toEqual(assumptionList.map(({ name }) => name).sort());
});
