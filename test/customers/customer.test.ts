import { expect, test } from 'vitest';
import { newCustomer, unlinkedPair } from '../../src/customers/customer.js';
import { checkResponseBody } from '../../src/document/validate-response.js';
import { openapi } from '../../src/generated/contract.js';

const given = { id: 1, name: 'Joe', email: 'joe@example.com' };

test('a new customer is unlinked and fits the contract', () => {
  const customer = newCustomer(given);
  expect(customer).toMatchObject({ ...given, ...unlinkedPair, email_verified_at: null });
  expect(checkResponseBody('getCustomer', 200, { user: customer })).toEqual([]);
});

test('a new customer has its fields in the order of the contract', () => {
  const fields = Object.keys(openapi.components.schemas.Customer.properties);
  expect(Object.keys(newCustomer(given))).toEqual(fields);
});

test('a customer was last changed when it was created, unless told', () => {
  const created_at = '2026-01-01T00:00:00.000000Z';
  expect(newCustomer({ ...given, created_at }).updated_at).toBe(created_at);
  expect(newCustomer({ ...given, updated_at: created_at }).created_at).toBe('2025-01-01T00:00:00.000000Z');
});
