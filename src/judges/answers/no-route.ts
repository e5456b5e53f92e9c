import { isRecord } from '../../document/is-record.js';

/**
 * Whether an answer is one to an address that the server does not have: 404 from the framework or from a web server,
 * and not in the words of the API. A route that takes digits only answers so to any other id, too.
 */
export function isOfNoRoute({ status, body }: { status: number; body: unknown }): boolean {
  if (status !== 404) return false;
  return body === undefined || (isRecord(body) && typeof body.message === 'string' && !body.error && !body.errors);
}
