import type { Assumptions } from '../../document/assumptions.js';
import { answersOf, type ExampleName, exampleBody, statusOf } from '../../document/described-answers.js';
import type { Outcome } from '../../document/outcome.js';
import { methodWrong, routeMissing, summary, tooLargeMessage } from '../../judges/requests/wording.js';
import type { Reply } from '../../operations/behaviour.js';
import type { Answer } from '../answer.js';
import { escapeJson, renderMessage } from './json-encode.js';

/** Turns what an operation says into an answer: the only place that gives an outcome its status. */
export type Answerer = (reply: Reply, assumptions: Assumptions) => Answer;

/**
 * The answers that openapi.yaml has for an operation. Bodies are its named examples, so that no text of the API stands
 * twice; a reply may bring a body of its own.
 */
export function createAnswerer(operationId: string): Answerer {
  const described = new Map(
    answersOf(operationId).map(({ example, outcome }) => [
      example,
      { outcome, text: escapeJson(exampleBody(example)) },
    ]),
  );
  return ({ example, body }, assumptions) => {
    const status = statusOf(operationId, example, assumptions);
    const { outcome, text } = described.get(example) as { outcome: Outcome; text: string };
    return { status, body: body === undefined ? text : escapeJson(JSON.stringify(body)), outcome };
  };
}

/** The refusal of credentials. Its body may be that of an unknown customer, as the switch auth-error-body says. */
export function refusedCredentials(assumptions: Assumptions): Answer {
  const refused = { status: Number(assumptions['auth-error-status']), outcome: 'bad-credentials' } as const;
  if (assumptions['auth-error-body'] === 'basic')
    return { ...refused, body: renderMessage('Invalid credentials.'), headers: { 'WWW-Authenticate': 'Basic' } };
  const example: ExampleName = assumptions['auth-error-body'] === 'error' ? 'unknown-customer' : 'bad-credentials';
  return { ...refused, body: exampleBody(example) };
}

/** The refusal of fields. @param errors Laravel's messages by field; at least one */
export function invalid(answer: Answerer, errors: Record<string, string[]>, assumptions: Assumptions): Answer {
  const message = summary(errors, assumptions['error-wording']);
  return answer({ example: 'validation-error', body: { message, errors } }, assumptions);
}

/** Laravel's answer to a body over the limit. */
export const bodyTooLarge = (assumptions: Assumptions): Answer => ({
  status: 413,
  body: renderMessage(tooLargeMessage(assumptions['error-wording'])),
  outcome: 'validation',
});

/** Laravel's answer to one request too many. */
export const tooManyRequests: Answer = { status: 429, body: renderMessage('Too Many Attempts.'), outcome: 'refused' };

/** Laravel's answer to a request that it cannot carry out. */
export const serverError: Answer = { status: 500, body: renderMessage('Server Error'), outcome: 'other' };

/** Laravel's answer while it cannot serve: another try may be served. */
export const serviceUnavailable = {
  status: 503,
  body: renderMessage('Service Unavailable'),
  headers: { 'Retry-After': '1' },
};

/** Laravel's answer to an address without a route. @param path as received, without the query */
export const routeNotFound = (path: string, assumptions: Assumptions): Answer => ({
  status: 404,
  body: renderMessage(routeMissing(plain(path), assumptions['error-wording'])),
  outcome: 'unmatched',
});

/**
 * Laravel's answer to a method that the address does not have; OPTIONS it answers itself.
 * @param path as received, without the query
 * @param methods those of the operations at this address; who answers GET answers HEAD
 */
export function methodNotAllowed(
  method: string,
  path: string,
  methods: readonly string[],
  assumptions: Assumptions,
): Answer {
  const allowed = methods.flatMap((one) => (one === 'GET' ? ['GET', 'HEAD'] : [one]));
  if (method === 'OPTIONS') {
    const headers = { Allow: allowed.join(','), 'Content-Type': 'text/html; charset=UTF-8' };
    return { status: 200, body: '', outcome: 'unmatched', headers };
  }
  const body = renderMessage(methodWrong(method, plain(path), allowed, assumptions['error-wording']));
  return { status: 405, body, outcome: 'unmatched', headers: { Allow: allowed.join(', ') } };
}

const plain = (path: string): string => path.replace(/^\/+/, '');
