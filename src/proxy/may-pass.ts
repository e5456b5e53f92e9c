import { isRecord } from '../document/is-record.js';
import { addressOf } from '../document/operations.js';
import type { Note, Violation } from '../journal/violation.js';
import { bodyLimit } from '../judges/requests/body.js';
import { parsePhpForm } from '../judges/requests/php-form.js';
import { useOf } from '../operations/use-of.js';
import type { Addressed, Head, JudgedRequest } from './judge-request.js';

/** What the proxy says in the place of the server, in the shape of the API. */
export interface Refusal {
  status: number;
  body: string;
  note: Note;
}

const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

/** Why a request that may write is not passed on; undefined when it only reads, as far as its head can tell. */
export function refuseWrite(head: Head, { found, path }: Addressed): Refusal | undefined {
  const { method, headers } = head;
  const call = `${method} ${path}`;
  if (found && useOf(found.operation).writes) return readOnly(`${addressOf(found.operation)} writes`);
  if (safeMethods.includes(method)) return undefined;
  if (!found) return readOnly(`no document knows ${call}, so it may write`);
  const other = headers['x-http-method-override'];
  return other === undefined
    ? undefined
    : readOnly('X-HTTP-Method-Override makes another method of it, which may write');
}

/** Laravel takes a field _method of the body or the query of a POST for its method. */
export function refuseOtherMethod({ method, url }: Head, { fields }: JudgedRequest): Refusal | undefined {
  if (method !== 'POST') return undefined;
  const at = url.indexOf('?');
  const query: unknown = at < 0 ? {} : parsePhpForm(url.slice(at + 1));
  const isThere = '_method' in fields || (isRecord(query) && '_method' in query);
  return isThere ? readOnly('its field _method makes another method of it, which may write') : undefined;
}

/** A body that is not looked at to its end may say anything. */
export function refuseUnread(allowsWrites: boolean): Refusal {
  if (!allowsWrites) return readOnly('its body is too large to be looked at, so it may write');
  const message = `The body is over ${bodyLimit / 1024 ** 2} MB, and was not passed on (--enforce).`;
  return { status: 413, body: JSON.stringify({ message }), note: { code: 'violation-refused', message } };
}

function readOnly(why: string): Refusal {
  const message = `This proxy of ticaga-kit is read-only, and did not pass the request on: ${why}.`;
  return {
    status: 403,
    body: JSON.stringify({ message }),
    note: { code: 'write-refused', message: `${message} Start it with --allow-writes to let writes pass.` },
  };
}

/** What --enforce refuses: what exec fails for. An assumption may be wrong, and then the request is right. */
export function refuseBroken(violations: readonly Violation[]): Refusal | undefined {
  const broken = violations.filter(({ grade }) => grade !== 'assumed');
  const [first] = broken;
  if (!first) return undefined;
  // A field may be named __proto__.
  const errors: Record<string, string[]> = Object.create(null);
  for (const { location, message } of broken) {
    const [, part, name] = location;
    if (part === 'body' && name !== undefined) errors[name] = [...(errors[name] ?? []), message];
  }
  return {
    status: 422,
    body: JSON.stringify({ message: first.message, ...(Object.keys(errors).length > 0 ? { errors } : {}) }),
    note: {
      code: 'violation-refused',
      message: 'The request breaks the contract and was not passed on (--enforce).',
    },
  };
}
