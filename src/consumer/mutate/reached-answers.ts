import { shortName } from '../../document/operations.js';
import type { Entry } from '../../journal/entry.js';
import type { KnownOperations } from '../known-operation.js';

/** The answers that were reached in one of two runs only. */
export function differingAnswers(one: readonly Entry[], other: readonly Entry[], known: KnownOperations): string[] {
  const [first, second] = [answersReached(one, known), answersReached(other, known)];
  return [...new Set([...first, ...second])].filter((line) => !first.has(line) || !second.has(line));
}

/** Which answers of which operations were reached. How often does not matter: a loop that waits may turn once more. */
function answersReached(entries: readonly Entry[], { find }: KnownOperations): Set<string> {
  return new Set(
    entries.map(({ operationId, method, outcome, response }) => {
      const called = find(operationId);
      const name = called ? shortName(called.operation) : 'no operation';
      return `${method} ${name} answered ${outcome} ${response.status}`;
    }),
  );
}
