import { expect, test } from 'vitest';
import { describe } from '../../src/document/schema-problems.js';
import { checkRequestBody } from '../../src/document/validate-request.js';
import { checkResponseBody } from '../../src/document/validate-response.js';
import { checkSeed } from '../../src/document/validate-seed.js';
import { openapi } from '../../src/generated/contract.js';

const link = { ticaga_id: 1, billing_id: 2, billing_system: 'Blesta' };

test.each([link, { ...link, ticaga_id: '1' }, { ...link, more: true }])('%j fits an assign', (body) => {
  expect(checkRequestBody('assignBillingId', body)).toEqual([]);
});

test.each<[body: unknown, at: string, keyword: string, expected: string, received: string]>([
  [{ ...link, ticaga_id: 0 }, '/ticaga_id', 'minimum', 'at least 1', '0'],
  [{ ...link, ticaga_id: null }, '/ticaga_id', 'type', 'integer or string', 'null'],
  [{ ...link, billing_id: ' ' }, '/billing_id', 'pattern', 'text that matches \\S', '" "'],
  [{ ...link, billing_system: 'X' }, '/billing_system', 'enum', '"Blesta" or "ClientExec" or "WHMCS"', '"X"'],
  [{ ticaga_id: 1, billing_id: 2 }, '/billing_system', 'required', 'a value', 'nothing'],
  [[], '', 'type', 'object', '[]'],
])('%j breaks an assign at "%s" by %s', (body, at, keyword, expected, received) => {
  const problems = checkRequestBody('assignBillingId', body);
  const grade = at === '' ? 'observed' : 'documented';
  expect(problems).toMatchObject([{ at, keyword, expected, received, fact: { grade } }]);
});

test('every problem of a body is told', () => {
  expect(checkRequestBody('assignBillingId', {}).map(({ at }) => at)).toEqual([
    '/ticaga_id',
    '/billing_id',
    '/billing_system',
  ]);
});

test('an operation without a body takes any', () => {
  expect(checkRequestBody('getCustomer', { anything: 1 })).toEqual([]);
});

test('an answer is checked by its operation and status', () => {
  const { customer, linked } = openapi.components.examples;
  expect(checkResponseBody('getCustomer', 200, customer.value)).toEqual([]);
  expect(checkResponseBody('assignBillingId', 200, linked.value)).toEqual([]);
  expect(checkResponseBody('getCustomer', 200, linked.value)).not.toEqual([]);
  expect(checkResponseBody('getCustomer', 500, {})).toBeUndefined();
});

test('a problem of an answer carries the grade of the fact that it breaks', () => {
  const { user } = openapi.components.examples.customer.value;
  const [problem] = checkResponseBody('getCustomer', 200, { user: { ...user, billing_id: 2 } }) ?? [];
  expect(problem).toMatchObject({
    at: '/user/billing_id',
    expected: 'string',
    received: '2',
    fact: { grade: 'documented' },
  });
  const [conflict] = checkResponseBody('assignBillingId', 409, {}) ?? [];
  expect(conflict).toMatchObject({ at: '/error', fact: { grade: 'assumed' } });
});

test.each<[body: unknown]>([[[]], ['<html>'], [null], [{ user: true }], [{ user: [] }]])(
  'the answer %j is a problem that has a grade, although a schema as a whole has none',
  (body) => {
    const problems = checkResponseBody('getCustomer', 200, body) ?? [];
    expect(problems.length).toBeGreaterThan(0);
    for (const { fact } of problems) expect(['documented', 'assumed']).toContain(fact.grade);
  },
);

test('a problem of a seed carries no grade', () => {
  const [problem, ...others] = checkSeed({ customers: [], staff: [], more: 1 });
  expect(problem).toEqual({
    at: '/more',
    keyword: 'additionalProperties',
    expected: 'no such property',
    received: '1',
  });
  expect(others).toMatchObject([{ at: '/staff', keyword: 'minItems', expected: 'at least 1 items' }]);
});

test.each([
  [undefined, 'nothing'],
  [null, 'null'],
  ['x', '"x"'],
  ['x'.repeat(79), `"${'x'.repeat(76)}...`],
])('%j is described as %s', (value, text) => {
  expect(describe(value)).toBe(text);
});
