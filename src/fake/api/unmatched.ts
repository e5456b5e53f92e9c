import { nearest } from '../../document/nearest.js';
import { type Operation, operations } from '../../document/operations.js';
import type { Violation } from '../../journal/violation.js';

/** What is wrong with a request that no operation of the contract matches, and what was probably meant. */
export function diagnoseUnmatched(method: string, path: string): Violation {
  const sameAddress = operations.filter((operation) => matchesTemplate(operation, path));
  // One whose method fits as well came here because its address cannot be decoded.
  if (sameAddress.length > 0 && !sameAddress.some((operation) => operation.method === method)) {
    const allowed = sameAddress.map((operation) => operation.method).join(', ');
    return {
      code: 'method-wrong',
      location: ['request', 'method'],
      message: `${path} was called with ${method}.`,
      expected: allowed,
      received: method,
      hint: `Use ${allowed} for this address.`,
      ...base(sameAddress[0] as Operation),
    };
  }
  const meant = nearestOperation(path);
  return {
    code: 'path-unknown',
    location: ['request', 'path'],
    message: `There is no ${path} in the contract.`,
    expected: operations.map((operation) => `${operation.method} /api${operation.path}`).join(' or '),
    received: `${method} ${path}`,
    hint: hintOf(path, meant),
    ...base(meant),
  };
}

function base(operation: Operation): Pick<Violation, 'grade' | 'operationId'> {
  return { grade: 'documented', operationId: operation.operationId };
}

function hintOf(path: string, meant: Operation): string {
  if (/^\/api\/api\//.test(path))
    return 'The plugin adds /api/ itself: take /api off the end of the base URL in its settings.';
  if (operations.some((operation) => matchesTemplate(operation, `/api${path}`)))
    return `The address lacks /api: did you mean /api${path}?`;
  return `Did you mean ${meant.method} /api${meant.path}?`;
}

function nearestOperation(path: string): Operation {
  const addresses = operations.map((operation) => `/api${operation.path}`);
  const [first] = nearest(path, addresses, 1);
  return operations[Math.max(0, addresses.indexOf(first ?? ''))] as Operation;
}

function matchesTemplate(operation: Operation, path: string): boolean {
  const pattern = `/api${operation.path}`.replaceAll(/\{[^}]+\}/g, '[^/]+');
  return new RegExp(`^${pattern}/?$`).test(path);
}
