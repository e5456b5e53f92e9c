import type { OperationId } from '../document/operations.js';
import { assignBillingId } from './assign-billing-id.js';
import type { Behaviour } from './behaviour.js';
import { closeTicket } from './close-ticket.js';
import { createResponse } from './create-response.js';
import { createTicket } from './create-ticket.js';
import { getCustomer } from './get-customer.js';
import { getDepartment } from './get-department.js';
import { getDepartmentById } from './get-department-by-id.js';
import { getRealtimeConfig } from './get-realtime-config.js';
import { getTicket } from './get-ticket.js';
import { getTicketInfo } from './get-ticket-info.js';
import { linkCustomer } from './link-customer.js';
import { listCustomerDepartments } from './list-customer-departments.js';
import { listPublicDepartments } from './list-public-departments.js';
import { listResponses } from './list-responses.js';
import { listTickets } from './list-tickets.js';
import { logIn } from './log-in.js';
import { rateTicket } from './rate-ticket.js';
import { registerCustomer } from './register-customer.js';

/** Every operation of openapi.yaml with what the document cannot say of it. */
export const behaviours: Record<OperationId, Behaviour> = {
  assignBillingId,
  getCustomer,
  linkCustomer,
  registerCustomer,
  logIn,
  listPublicDepartments,
  listCustomerDepartments,
  getDepartment,
  getDepartmentById,
  createTicket,
  getTicketInfo,
  getTicket,
  listTickets,
  closeTicket,
  rateTicket,
  createResponse,
  listResponses,
  getRealtimeConfig,
};

/** @throws Error when there is no such operation: a mistake of the kit's own */
export function behaviourOf(operationId: string): Behaviour {
  const found = behaviours[operationId as OperationId];
  if (!found) throw new Error(`no behaviour stands in src/operations for ${operationId}`);
  return found;
}

/** Whether an operation ties a customer to a client of the billing system; of a user's own nobody can say. */
export const linksCustomers = ({ operationId }: { operationId?: string | undefined }): boolean =>
  behaviours[operationId as OperationId]?.linksCustomer === true;
