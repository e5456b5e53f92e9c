import type { Workflow } from '../../contracts/contract-document.js';
import type { Observation } from '../judge/observation.js';
import { settle } from '../judge/settled-switches.js';
import { completeInputs, inputsOf, type KnownInputs } from '../play/inputs.js';
import type { Session } from '../play/session.js';
import { isWriting, notPlayed, timed, type WorkflowResult } from '../play/workflow-result.js';
import type { PlayOptions } from '../verify.js';
import {
  isKnown,
  isUnlinked,
  type Pair,
  putBack,
  readPair,
  samePair,
  unlinkedNote,
  unreadable,
} from './former-pairs.js';
import { whyNotReadable } from './play-live.js';

/** The customers of a live server that may be changed. */
interface Customers {
  /** The pair that each had before the run. */
  former: ReadonlyMap<number, Pair>;
  /** Ids that an assign may name: the same, and one that nobody has. */
  writable: ReadonlySet<number>;
}

/**
 * Plays the writing workflows with the customers that may be changed, and puts each back to its former pair.
 * @returns sentences on customers that are not as they were
 */
export async function playWriting(options: PlayOptions, session: Session): Promise<string[]> {
  const { report, signal, assumptions } = options;
  const waiting = options.workflows.filter(isWriting);
  const customers = await openCustomers(options, session);
  const inputs = writingInputs(options, session);
  const own: Session = { ...session, writable: customers.writable };
  const observations: Observation[] = [];
  const unrestored = new Map<number, string>();
  while (waiting.length > 0) {
    const [first, second] = options.target.allowWrites;
    const linked = await isLinked(first, own);
    const workflow = waiting.splice(nextIndex(waiting, linked), 1)[0]!;
    const anyLinked = linked || (needsTwo(workflow) && (await isLinked(second, own)));
    const values = inputsOf(workflow, inputs);
    const reason = signal.aborted
      ? 'The run was interrupted.'
      : (whyNotWritable(workflow, values, options, customers) ??
        whyNotNow(workflow, linked, anyLinked && refusesReassign(observations, options)));
    if (reason !== undefined) {
      report(notPlayed(workflow, reason));
      continue;
    }
    const { result, played } = await timed(workflow, { ...own, inputs: { ...inputs, ...values } }, assumptions);
    observations.push(...result.observations);
    report(await restore(result, played.written, customers.former, own, unrestored));
  }
  return [...unrestored.values()];
}

async function openCustomers({ target, signal }: PlayOptions, session: Session): Promise<Customers> {
  const former = new Map<number, Pair>();
  if (target.allowWrites.length === 0 || signal.aborted) return { former, writable: new Set() };
  for (const id of target.allowWrites) {
    const pair = await readPair(id, session).catch(unreadable);
    if (pair) former.set(id, pair);
  }
  const writable = new Set(former.keys());
  if (
    target.unknownCustomer !== undefined &&
    (await isKnown(target.unknownCustomer, session).catch(unreadable)) === false
  ) {
    writable.add(target.unknownCustomer);
  }
  return { former, writable };
}

function writingInputs({ target }: PlayOptions, session: Session): Record<string, unknown> {
  const [customer, other] = target.allowWrites;
  const known: KnownInputs = {
    ...signedIn(session),
    ...(target.unknownCustomer === undefined ? {} : { unknown_customer_id: target.unknownCustomer }),
    ...(customer === undefined ? {} : { customer_id: customer }),
    ...(other === undefined ? {} : { other_customer_id: other }),
  };
  return completeInputs(known, target.inputs);
}

const signedIn = ({ inputs: { email, token } }: Session) => ({ email: String(email), token: String(token) });

async function restore(
  result: WorkflowResult,
  written: ReadonlyMap<number, boolean>,
  former: ReadonlyMap<number, Pair>,
  session: Session,
  unrestored: Map<number, string>,
): Promise<WorkflowResult> {
  const notes: string[] = [];
  const calm: Session = { ...session, signal: new AbortController().signal };
  for (const [id, maybe] of written) {
    const pair = former.get(id);
    if (!pair) continue;
    // What cannot be read is taken for changed.
    const now = await readPair(id, calm).catch(unreadable);
    if (now && samePair(now, pair) && !maybe) continue;
    if (isUnlinked(pair)) {
      unrestored.set(id, unlinkedNote(id));
      continue;
    }
    const { note, complete } = await putBack(id, pair, calm);
    notes.push(note);
    if (complete) unrestored.delete(id);
    else unrestored.set(id, note);
  }
  return { ...result, notes };
}

async function isLinked(customer: number | undefined, session: Session): Promise<boolean | undefined> {
  if (customer === undefined || !session.writable?.has(customer) || session.signal.aborted) return undefined;
  const pair = await readPair(customer, session).catch(unreadable);
  return pair && !isUnlinked(pair);
}

/**
 * The workflow that fits the customer as it is comes first: on a server that refuses to link again, the one that asks
 * just that tells, before others fail for the same reason.
 */
function nextIndex(waiting: readonly Workflow[], linked: boolean | undefined): number {
  const wanted = linked ? 'a customer is linked' : 'a customer is unlinked';
  return Math.max(
    0,
    waiting.findIndex(({ providerState }) => linked !== undefined && providerState === wanted),
  );
}

const needsTwo = ({ inputs }: Workflow): boolean => inputs.some(({ name }) => name.startsWith('other_customer_id'));

function whyNotWritable(
  workflow: Workflow,
  inputs: Record<string, unknown>,
  { target }: PlayOptions,
  { former, writable }: Customers,
): string | undefined {
  const two = needsTwo(workflow);
  if (target.allowWrites.length === 0) return `It writes; --allow-writes ${two ? 'ID,ID' : 'ID'} would allow it.`;
  if (two && target.allowWrites.length < 2) return 'It writes two customers; --allow-writes ID,ID would allow it.';
  const needed = target.allowWrites.slice(0, two ? 2 : 1);
  const hidden = needed.find((id) => !former.has(id));
  if (hidden !== undefined) return `Customer ${hidden} cannot be read, so it could not be put back.`;
  const missing = whyNotReadable(workflow, inputs);
  if (missing !== undefined) return missing;
  const unknown = inputs.unknown_customer_id;
  if (unknown !== undefined && !writable.has(Number(unknown))) {
    return `Customer ${unknown} exists, so this would link it; name an id that no customer has with --unknown-customer ID.`;
  }
  return undefined;
}

function whyNotNow(
  { providerState: state }: Workflow,
  linked: boolean | undefined,
  refused: boolean | undefined,
): string | undefined {
  if (state === 'a customer is linked' && !linked)
    return 'It needs a customer that is linked; name one with --allow-writes ID.';
  if (refused && (state === 'a customer is unlinked' || state === 'two customers exist')) {
    const others =
      state === 'two customers exist'
        ? 'two that are not linked with --allow-writes ID,ID'
        : 'one that is not linked with --allow-writes ID';
    return `This server refuses to link a linked customer again; name ${others}.`;
  }
  return undefined;
}

function refusesReassign(observations: readonly Observation[], { assumptions }: PlayOptions): boolean {
  const { refuted } = settle(observations, assumptions);
  const changed = refuted.find(({ name }) => name === 'reassign')?.observed;
  return (changed ?? assumptions.reassign) === 'refuse';
}
