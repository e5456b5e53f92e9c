import type { Note, Violation } from '../journal/violation.js';
import { bodyLimit } from '../judges/requests/body.js';
import type { Addressed, Head } from '../judges/requests/find-request.js';
import { whyBodyMayWrite, whyHeadMayWrite } from '../judges/requests/may-write.js';
import type { JudgedRequest } from './judge-request.js';

/** What the proxy says in the place of the server, in the shape of the API. */
export interface Refusal {
  status: number;
  body: string;
  note: Note;
}

/** Why a request that may write is not passed on; undefined when it only reads, as far as its head can tell. */
export function refuseWrite(head: Head, addressed: Addressed): Refusal | undefined {
  const why = whyHeadMayWrite(head, addressed);
  return why === undefined ? undefined : readOnly(why);
}

/** The same, as far as its body can tell. */
export function refuseOtherMethod(head: Head, { fields }: JudgedRequest, body?: Buffer): Refusal | undefined {
  const why = whyBodyMayWrite(head, fields, body);
  return why === undefined ? undefined : readOnly(why);
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
