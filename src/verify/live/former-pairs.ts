import { operationById } from '../../document/operations.js';
import { buildRequest, validCredentials } from '../play/build-request.js';
import type { Session } from '../play/session.js';
import { TransportError } from '../wire/transport-error.js';

export interface Pair {
  billing_id: string;
  billing_system: string;
}

/** Either half says it: a server that gets the other half wrong is to be judged, not taken for linked. */
export const isUnlinked = (pair: Pair): boolean => pair.billing_system === '' || pair.billing_id === '0';
export const samePair = (a: Pair, b: Pair): boolean =>
  a.billing_id === b.billing_id && a.billing_system === b.billing_system;
const named = (pair: Pair): string => (isUnlinked(pair) ? 'not linked' : `${pair.billing_system} ${pair.billing_id}`);

/** The pair that a customer has; undefined when there is no such customer or it cannot be read. */
export async function readPair(id: number, session: Session): Promise<Pair | undefined> {
  const { request } = buildRequest(
    { operationId: 'getCustomer', parameters: [{ name: 'id', in: 'path', value: id }] },
    validCredentials(session),
    session,
    { inputs: session.inputs, steps: {} },
  );
  const answer = await session.send(request, session.signal);
  try {
    const { user } = JSON.parse(answer.text) as { user?: Partial<Pair> & { id?: unknown } };
    if (user?.id !== id || typeof user.billing_id !== 'string' || typeof user.billing_system !== 'string')
      return undefined;
    return { billing_id: user.billing_id, billing_system: user.billing_system };
  } catch {
    return undefined;
  }
}

/** Whether the server knows a record by that id, in whatever shape. */
export async function isKnown(id: number, session: Session): Promise<boolean> {
  const { request } = buildRequest(
    { operationId: 'getCustomer', parameters: [{ name: 'id', in: 'path', value: id }] },
    validCredentials(session),
    session,
    { inputs: session.inputs, steps: {} },
  );
  const { text } = await session.send(request, session.signal);
  return /"user"\s*:\s*\{/.test(text);
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
 * Gives a customer its former pair again after a workflow that may have changed it. It never takes the signal of the
 * run: an interrupted run puts back, too.
 */
export async function putBack(id: number, former: Pair, session: Session): Promise<Restored> {
  const own: Session = { ...session, signal: new AbortController().signal };
  if (isUnlinked(former)) return { complete: false, note: unlinkedNote(id) };
  const { request, curl } = buildRequest(
    {
      operationId: 'assignBillingId',
      parameters: [],
      requestBody: { contentType: 'application/json', payload: { ticaga_id: id, ...former } },
    },
    validCredentials(own),
    own,
    { inputs: own.inputs, steps: {} },
  );
  const failed = (why: string): Restored => ({
    complete: false,
    note: `Customer ${id} was linked to ${named(former)} and could not be put back (${why}). This request would: ${curl}`,
  });
  try {
    const { status } = await own.send(request);
    const now = await readPair(id, own);
    if (now && samePair(now, former))
      return { complete: true, note: `Customer ${id} was put back to ${named(former)}.` };
    return failed(`the server answered ${status}, and the customer is now ${now ? named(now) : 'unreadable'}`);
  } catch (error) {
    if (error instanceof TransportError) return failed(error.message);
    throw error;
  }
}

/** Tells that a customer was left linked. */
export function unlinkedNote(id: number): string {
  const { path } = operationById('assignBillingId');
  return `Customer ${id} was not linked before (billing_id "0", billing_system ""), and is now. The API has no call that unlinks: /api${path} refuses an empty billing_system. Unlink it in the helpdesk itself.`;
}
