import type { BillingPair } from '../customers/customer.js';
import type { OperationId } from '../document/operations.js';

/** A request of an operation as the kit itself makes one. */
export interface Call {
  operationId: OperationId;
  parameters: readonly { name: string; in: 'path'; value: unknown }[];
  requestBody?: { contentType: string; payload: unknown };
}

/** The operation that the kit is about: help and examples name it. */
export const mainOperation: OperationId = 'assignBillingId';

/** Asks for the record of a customer; 0 is the token's owner, which plugins use as their connection test. */
export const readCustomer = (id: number): Call => ({
  operationId: 'getCustomer',
  parameters: [{ name: 'id', in: 'path', value: id }],
});

/** Links a customer to a pair. */
export const linkToPair = (id: number, pair: BillingPair): Call => ({
  operationId: 'assignBillingId',
  parameters: [],
  requestBody: { contentType: 'application/json', payload: { ticaga_id: id, ...pair } },
});
