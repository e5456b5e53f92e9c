import type { Assumptions } from '../../document/assumptions.js';
import { answersOf, type ExampleName, exampleBody, statusOf } from '../../document/described-answers.js';
import type { Outcome } from '../../document/outcome.js';
import type { Reply } from '../../operations/behaviour.js';
import type { Answer } from '../answer.js';

/** Turns what an operation says into an answer: the only place that gives an outcome its status. */
export type Answerer = (reply: Reply, assumptions: Assumptions) => Answer;

/**
 * The answers that openapi.yaml has for an operation. Bodies are its named examples, so that no text of the API stands
 * twice; a reply may bring a body of its own.
 */
export function createAnswerer(operationId: string): Answerer {
  const described = new Map(
    answersOf(operationId).map(({ example, outcome }) => [example, { outcome, text: exampleBody(example) }]),
  );
  return ({ example, body }, assumptions) => {
    const status = statusOf(operationId, example, assumptions);
    const { outcome, text } = described.get(example) as { outcome: Outcome; text: string };
    return { status, body: body === undefined ? text : JSON.stringify(body), outcome };
  };
}

/** The refusal of credentials. Its body may be that of an unknown customer, as the switch auth-error-body says. */
export function refusedCredentials(assumptions: Assumptions): Answer {
  const example: ExampleName = assumptions['auth-error-body'] === 'error' ? 'unknown-customer' : 'bad-credentials';
  return { status: Number(assumptions['auth-error-status']), body: exampleBody(example), outcome: 'bad-credentials' };
}

/** The refusal of fields. @param errors Laravel's messages by field; at least one */
export function invalid(answer: Answerer, errors: Record<string, string[]>, assumptions: Assumptions): Answer {
  const [first, ...more] = Object.values(errors).flat();
  const rest = more.length === 0 ? '' : ` (and ${more.length} more error${more.length === 1 ? '' : 's'})`;
  return answer({ example: 'validation-error', body: { message: `${first}${rest}`, errors } }, assumptions);
}

/** Laravel's answer to an address without a route. @param path as received, without the query */
export const routeNotFound = (path: string): Answer => ({
  status: 404,
  body: JSON.stringify({ message: `The route ${path.replace(/^\/+/, '')} could not be found.` }),
  outcome: 'unmatched',
});
