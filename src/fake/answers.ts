import type { Customer } from '../customers/customer.js';
import type { Assumptions } from '../document/assumptions.js';
import { openapi } from '../generated/contract.js';
import type { Outcome } from '../journal/entry.js';

/** What the API says: the only place that turns an outcome into a status and a body. */
export interface Answer {
  status: number;
  body: string;
  outcome: Outcome;
  headers?: Record<string, string>;
}

/** The bodies are the named examples of openapi.yaml, so that no text of the API stands twice. */
const example = (name: keyof typeof openapi.components.examples) =>
  JSON.stringify(openapi.components.examples[name].value);

const linkedBody = example('linked');
const unknownCustomerBody = example('unknown-customer');
const badCredentialsBody = example('bad-credentials');
const tooLargeBody = example('body-too-large');
const conflictBodies = { 'already-linked': example('already-linked'), 'billing-id-taken': example('billing-id-taken') };

export const linked = (assumptions: Assumptions): Answer => ({
  status: Number(assumptions['success-status']),
  body: linkedBody,
  outcome: 'success',
});

export const customerRecord = (customer: Customer): Answer => ({
  status: 200,
  body: JSON.stringify({ user: customer }),
  outcome: 'success',
});

export const unknownCustomer = (assumptions: Assumptions): Answer => ({
  status: Number(assumptions['unknown-customer-status']),
  body: unknownCustomerBody,
  outcome: 'unknown-customer',
});

export const badCredentials = (assumptions: Assumptions): Answer => ({
  status: Number(assumptions['auth-error-status']),
  body: assumptions['auth-error-body'] === 'error' ? unknownCustomerBody : badCredentialsBody,
  outcome: 'bad-credentials',
});

export const invalid = (assumptions: Assumptions, errors: Record<string, string[]>): Answer => {
  const [first, ...more] = Object.values(errors).flat();
  const rest = more.length === 0 ? '' : ` (and ${more.length} more error${more.length === 1 ? '' : 's'})`;
  return {
    status: Number(assumptions['validation-status']),
    body: JSON.stringify({ message: `${first}${rest}`, errors }),
    outcome: 'validation',
  };
};

export const conflict = (reason: keyof typeof conflictBodies): Answer => ({
  status: 409,
  body: conflictBodies[reason],
  outcome: 'conflict',
});

export const bodyTooLarge: Answer = { status: 413, body: tooLargeBody, outcome: 'validation' };

/** Laravel's answer to an address without a route. @param path as received, without the query */
export const routeNotFound = (path: string): Answer => ({
  status: 404,
  body: JSON.stringify({ message: `The route ${path.replace(/^\/+/, '')} could not be found.` }),
  outcome: 'unmatched',
});
