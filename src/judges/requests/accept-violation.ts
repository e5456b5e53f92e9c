import type { IncomingHttpHeaders } from 'node:http';
import { type Assumptions, assumptionList } from '../../document/assumptions.js';
import type { Violation } from '../../journal/violation.js';
import { asksForJson } from './asks-for-json.js';

/** What a request breaks that does not ask for JSON; undefined where it asks, or the server answers JSON to all. */
export function acceptViolation(
  headers: IncomingHttpHeaders,
  assumptions: Assumptions,
  operationId: string | undefined,
): Violation | undefined {
  if (assumptions['errors-without-accept'] === 'json' || asksForJson(headers)) return undefined;
  const { accept } = headers;
  return {
    ...missing,
    received: accept === undefined ? 'no Accept header' : `Accept: ${accept.slice(0, 80)}`,
    ...(operationId === undefined ? {} : { operationId }),
  };
}

const missing: Violation = {
  code: 'accept-missing',
  location: ['request', 'header', 'Accept'],
  message: 'The request does not ask for JSON.',
  expected: 'Accept: application/json',
  received: 'no Accept header',
  grade: 'assumed',
  source: assumptionList.find(({ name }) => name === 'errors-without-accept')?.source as string,
  hint: "Send 'Accept: application/json': without it Laravel answers refused credentials and wrong fields with a redirect, which a client takes for success.",
};
