import { type BillingPair, unlinkedPair } from '../../customers/customer.js';
import { samePair } from '../../customers/link.js';
import { operationById } from '../../document/operations.js';
import { linkToPair } from '../../operations/calls.js';
import { TransportError } from '../../wire/transport-error.js';
import { buildCall } from '../play/build-request.js';
import type { Session } from '../play/session.js';
import { readRecord, readText } from './live-record.js';

/**
 * Either half says it: a server that gets the other half wrong is to be judged, not taken for linked. isLinked of the
 * rules looks at both, for the fake never gets one wrong.
 */
export const saysUnlinked = (pair: BillingPair): boolean =>
  pair.billing_system === unlinkedPair.billing_system || pair.billing_id === unlinkedPair.billing_id;

/** A pair in words. */
export const named = (pair: BillingPair): string =>
  saysUnlinked(pair) ? 'not linked' : `${pair.billing_system} ${pair.billing_id}`;

/** The pair that a customer has; undefined when there is no such customer or it cannot be read. */
export const readPair = async (id: number, session: Session): Promise<BillingPair | undefined> =>
  (await readRecord(id, session))?.pair;

/** Whether the server knows a record by that id, in whatever shape. */
export async function isKnown(id: number, session: Session): Promise<boolean> {
  return /"user"\s*:\s*\{/.test(await readText(id, session));
}

/** What becomes of a customer while the server gives no answer. */
export function unreadable(error: unknown): undefined {
  if (!(error instanceof TransportError)) throw error;
}

export interface Restored {
  /** One sentence for the report. */
  note: string;
  /** false when the customer is not as it was. */
  complete: boolean;
}

/**
 * Gives a customer its former pair again after a workflow that may have changed it.
 * @param former the pair of a customer that was linked: nothing unlinks
 * @param session one whose signal an interrupted run does not abort, for it puts back, too
 */
export async function putBack(id: number, former: BillingPair, session: Session): Promise<Restored> {
  const { request, curl } = buildCall(linkToPair(id, former), session);
  const failed = (why: string): Restored => ({
    complete: false,
    note: `Customer ${id} was linked to ${named(former)} and could not be put back (${why}). This request would: ${curl}`,
  });
  try {
    const { status } = await session.send(request, session.signal);
    const now = await readPair(id, session);
    if (now && samePair(now, former)) {
      return { complete: true, note: `Customer ${id} was put back to ${named(former)}.` };
    }
    return failed(`the server answered ${status}, and the customer is now ${now ? named(now) : 'unreadable'}`);
  } catch (error) {
    if (error instanceof TransportError) return failed(error.message);
    throw error;
  }
}

/** Tells that a customer was left linked. @param now its pair; undefined when it cannot be read */
export function unlinkedNote(id: number, now: BillingPair | undefined): string {
  const { path } = operationById(linkToPair(id, unlinkedPair).operationId);
  const is = now && !saysUnlinked(now) ? `is ${named(now)} now` : 'may be linked now';
  return `Customer ${id} was not linked before (billing_id "0", billing_system ""), and ${is}. The API has no call that unlinks: /api${path} refuses an empty billing_system. Unlink it in the helpdesk itself.`;
}

/** Tells that a customer was made where none should have been. */
export const madeNote = (id: number): string =>
  `There was no customer ${id} before, and there is one now: the server took a write that names it. Delete it in the helpdesk itself.`;

/** Tells that a write changed more of a customer than it may. @param after the workflow that was played last */
export const alteredNote = (id: number, differences: readonly string[], after: string): string =>
  `Customer ${id} is not as it was: ${differences.join(', ')}. It was seen after ${after}; a link changes the pair and updated_at alone. Unless somebody else did it meanwhile, correct it in the helpdesk itself.`;

/** Tells that a customer changed whom nothing was to write. */
export const bystanderNote = (id: number, differences: readonly string[]): string =>
  `Customer ${id}, whom no request named, is not as it was: ${differences.join(', ')}. Unless somebody else did it meanwhile, the server writes customers that it was not told; correct this one in the helpdesk itself.`;
