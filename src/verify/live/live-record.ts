import type { BillingPair } from '../../customers/customer.js';
import { isRecord } from '../../document/is-record.js';
import { resolvePointer } from '../../document/openapi.js';
import { describe } from '../../document/schema-problems.js';
import { readCustomer } from '../../operations/calls.js';
import { buildCall } from '../play/build-request.js';
import type { Session } from '../play/session.js';

/** A customer as a live server shows it. */
export interface LiveRecord {
  pair: BillingPair;
  /** What a link leaves alone, by name: what openapi.yaml has of a record, and what a server adds may be a clock. */
  rest: Readonly<Record<string, unknown>>;
}

const {
  billing_id: _,
  billing_system: __,
  updated_at: ___,
  ...lasting
} = resolvePointer('components/schemas/Customer/properties') as Record<string, unknown>;

/** The record of a customer; undefined when there is no such customer or it cannot be read. */
export async function readRecord(id: number, session: Session): Promise<LiveRecord | undefined> {
  const user = userIn(await readText(id, session));
  if (!user) return undefined;
  const { billing_id, billing_system } = user;
  if (user.id !== id || typeof billing_id !== 'string' || typeof billing_system !== 'string') return undefined;
  const rest = Object.fromEntries(Object.keys(lasting).map((name) => [name, user[name]]));
  return { pair: { billing_id, billing_system }, rest };
}

/** What the server answers to somebody who reads a customer. */
export async function readText(id: number, session: Session): Promise<string> {
  const { text } = await session.send(buildCall(readCustomer(id), session).request, session.signal);
  return text;
}

/** What is another value than before, in words. @param of the pair as well, or the rest alone */
export function differences(before: LiveRecord, now: LiveRecord, of: 'all' | 'rest'): string[] {
  const [was, is] = [before, now].map(({ pair, rest }) => (of === 'all' ? { ...rest, ...pair } : rest)) as [
    LiveRecord['rest'],
    LiveRecord['rest'],
  ];
  return Object.keys(was)
    .filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]))
    .map((name) => `${name} was ${describe(was[name])} and is ${describe(is[name])}`);
}

function userIn(text: string): Record<string, unknown> | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return isRecord(body) && isRecord(body.user) ? body.user : undefined;
  } catch {
    return undefined;
  }
}
