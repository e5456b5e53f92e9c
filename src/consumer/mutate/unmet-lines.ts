import type { Outcome } from '../../document/outcome.js';
import { ownWayTo } from '../exec/coverage-hints.js';
import { type CoveredAnswer, coveredAnswers } from '../exec/covered-answers.js';
import type { KnownOperations } from '../known-operation.js';
import type { AnsweredRequest } from './honest-run.js';
import type { Mutant } from './mutant.js';

/**
 * What could not be met of the operations that were called, and what would meet it: the answer that a test has to bring
 * about, with the line that does. A fault does not: a mutant changes what the server itself answers.
 */
export function unmetLines(
  unmet: readonly Mutant[],
  entries: readonly AnsweredRequest[],
  known: KnownOperations,
): string[] {
  const isCalled = (id: string) => entries.some(({ operationId }) => operationId === id);
  const own = unmet.filter(({ operation }) => operation && isCalled(operation.operationId));
  if (own.length === 0) return [];
  const counts = new Map<string, number>();
  for (const mutant of own) {
    const way = wayTo(mutant, entries, known);
    counts.set(way, (counts.get(way) ?? 0) + 1);
  }
  return [
    `${own.length} more mutants could not be met: the honest run has no request and answer that they change. What meets them:`,
    ...[...counts].map(([way, count]) => `  ${count} of ${way}`),
  ];
}

function wayTo(mutant: Mutant, entries: readonly AnsweredRequest[], { find }: KnownOperations): string {
  const { operation, subject } = mutant;
  const one = find(operation?.operationId);
  const reached = entries.filter(({ operationId }) => operationId === operation?.operationId);
  const wanted = one?.answers.find(({ outcome, statuses, body }) => {
    const honest = { status: statuses[0] as number, body: JSON.stringify(body), outcome: outcome as Outcome };
    return mutant.change(honest) !== undefined;
  })?.outcome;
  // Where the answer has come, it is the request that was another one.
  if (!one || !wanted || reached.some(({ outcome }) => outcome === wanted))
    return `${subject}: none of the requests that your plugin sends now.`;
  const answer = coveredAnswers.find((covered) => covered === wanted);
  const way =
    answer === 'bad-credentials' ? "$ticaga->state('the token is revoked');" : answer && ownWayTo(one, answer);
  return `${subject}, when it answers ${told[wanted] ?? wanted}: ${way ?? 'a request that the fake itself refuses so, for a fault is none of its answers.'}`;
}

const told: Partial<Record<string, string>> = {
  success: 'a success',
  'unknown-customer': 'that there is no such customer',
  'bad-credentials': 'that the credentials are wrong',
  validation: 'that a field is wrong',
  conflict: 'that the link is in conflict with another',
  'not-found': 'that there is no such thing',
  refused: 'that it is not theirs',
} satisfies Partial<Record<CoveredAnswer | 'conflict', string>>;
