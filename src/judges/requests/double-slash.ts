import { assumptionList } from '../../document/assumptions.js';
import { operations, parametersIn } from '../../document/operations.js';
import type { Violation } from '../../journal/violation.js';

/** What an address breaks in which a slash stands twice. @param meant the same with each slash once */
export function doubledViolation(path: string, meant: string): Violation {
  const operation = operations.find((one) => parametersIn(one, meant));
  return {
    code: 'path-double-slash',
    location: ['request', 'path'],
    message: 'The address has a slash twice.',
    expected: meant,
    received: path,
    grade: 'assumed',
    source: assumptionList.find(({ name }) => name === 'double-slash')?.source as string,
    hint: "Take the slash off the end of the base URL before you add /api/: in PHP, rtrim($url, '/') . '/api/' . $action.",
    ...(operation ? { operationId: operation.operationId } : {}),
  };
}
