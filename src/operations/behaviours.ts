import type { OperationId } from '../document/operations.js';
import { assignBillingId } from './assign-billing-id.js';
import type { Behaviour } from './behaviour.js';
import { getCustomer } from './get-customer.js';

/** Every operation of openapi.yaml with what the document cannot say of it. */
export const behaviours: Record<OperationId, Behaviour> = { assignBillingId, getCustomer };

/** @throws Error when there is no such operation: a mistake of the kit's own */
export function behaviourOf(operationId: string): Behaviour {
  const found = behaviours[operationId as OperationId];
  if (!found) throw new Error(`no behaviour stands in src/operations for ${operationId}`);
  return found;
}
