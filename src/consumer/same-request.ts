import type { Entry } from '../journal/entry.js';
import { headersOf } from '../journal/request-parts.js';

/** Whether two requests are one and the same: address, body and credentials. */
export function isSameRequest(a: Entry, b: Entry): boolean {
  const [one = '', other = ''] = [a.body?.toString('latin1'), b.body?.toString('latin1')];
  return a.method === b.method && a.url === b.url && one === other && credentialsOf(a) === credentialsOf(b);
}

const credentialsOf = ({ rawHeaders }: Entry) => headersOf(rawHeaders).get('authorization')?.values.join();
