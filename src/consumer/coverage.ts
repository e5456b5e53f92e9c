import { type OperationId, operations } from '../document/operations.js';
import type { Entry } from '../journal/entry.js';

/** The kinds of answer that every client of an operation has to handle. */
const answersOf = {
  getCustomer: ['success', 'unknown-customer', 'bad-credentials'],
  assignBillingId: ['success', 'unknown-customer', 'bad-credentials', 'validation'],
} as const satisfies Record<OperationId, readonly string[]>;

export type CoveredAnswer = (typeof answersOf)[OperationId][number];

/** One answer of one operation in one way of calling it. */
export interface CoverageCell {
  operationId: OperationId;
  answer: CoveredAnswer;
  /** For example "bearer" or "basic, form"; undefined when the suite never called the operation with credentials. */
  dialect: string | undefined;
  requests: number;
  /** When `requests` is 0: the state, seed or fault that makes the fake answer so. */
  reach?: string;
}

/**
 * Operations x answers x the dialects that the suite speaks. A dialect that it does not speak is not missed: a plugin
 * has one. A fault that gives the same answer counts as that answer.
 */
export function measureCoverage(entries: readonly Entry[]): CoverageCell[] {
  return operations.flatMap(({ operationId }) => {
    const own = entries.filter((entry) => entry.operationId === operationId);
    const dialects = [...new Set(own.map(dialectOf).filter((dialect) => dialect !== undefined))].sort();
    return (dialects.length === 0 ? [undefined] : dialects).flatMap((dialect) =>
      answersOf[operationId].map((answer): CoverageCell => {
        const requests = own.filter((entry) => dialectOf(entry) === dialect && answerOf(entry) === answer).length;
        const counted = dialect === undefined ? 0 : requests;
        return {
          operationId,
          answer,
          dialect,
          requests: counted,
          ...(counted === 0 ? { reach: reachOf(operationId, answer, own) } : {}),
        };
      }),
    );
  });
}

/** undefined when the credentials or the body are none that the contract has. */
function dialectOf({ operationId, dialect: { credentials, body } }: Entry): string | undefined {
  if (credentials !== 'basic' && credentials !== 'bearer') return undefined;
  if (operationId === 'getCustomer') return credentials;
  return body === 'json' || body === 'form' ? `${credentials}, ${body}` : undefined;
}

const answerOfFault: Record<string, CoveredAnswer> = {
  'refused-401': 'bad-credentials',
  'refused-403': 'bad-credentials',
  'unknown-404': 'unknown-customer',
};

function answerOf({ outcome, fault }: Entry): string {
  return answerOfFault[fault ?? ''] ?? outcome;
}

/** The one line that leads there. Faults are used where a plugin that reads the customer first would not come. */
function reachOf(operationId: OperationId, answer: CoveredAnswer, own: readonly Entry[]): string {
  if (answer === 'validation') return validationOf(own);
  const fault = (kind: string) => `fault {"kind": "${kind}", "operation": "${operationId}"}`;
  switch (answer) {
    case 'success':
      return operationId === 'getCustomer'
        ? 'state "a customer exists" {"id": 1}, then read customer 1'
        : 'state "a customer is unlinked" {"id": 1}, then link customer 1';
    case 'unknown-customer':
      return operationId === 'getCustomer'
        ? 'state "no such customer exists" {"id": 999999}, then read customer 999999'
        : fault('unknown-404');
    case 'bad-credentials':
      return operationId === 'getCustomer' ? 'state "the token is revoked"' : fault('refused-401');
  }
}

/** A server that does not take the plugin's billing system refuses a request that is well formed. */
function validationOf(own: readonly Entry[]): string {
  const sent = own.map(({ body }) => body?.toString() ?? '').join('\n');
  const other = /blesta/i.test(sent) || sent === '' ? 'WHMCS' : 'Blesta';
  return `seed "billing_systems": ["${other}"], then link with ${other === 'WHMCS' ? 'Blesta' : 'your own'}`;
}
