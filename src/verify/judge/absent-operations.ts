import { isRecord } from '../../document/is-record.js';
import type { Observation } from './observation.js';

/**
 * Whether an answer is one to an address that the server does not have: 404 from the framework or from a web server,
 * and not in the words of the API. A route that takes digits only answers so to any other id, too.
 */
export function isOfNoRoute({ status, body }: { status: number; body: unknown }): boolean {
  if (status !== 404) return false;
  return body === undefined || (isRecord(body) && typeof body.message === 'string' && !body.error && !body.errors);
}

/**
 * The operations that a server may not have at all, for it never answered them in another way. What their answers look
 * like says nothing of the API: an unknown address is no unknown customer, department or ticket.
 */
export function absentOperations(observations: readonly Observation[]): string[] {
  const answered = new Set(observations.filter(({ isUnrouted }) => !isUnrouted).map(({ operation }) => operation));
  return [...new Set(observations.map(({ operation }) => operation))].filter((operation) => !answered.has(operation));
}
