import type { Workflow } from '../../contracts/contract-document.js';
import type { BillingPair } from '../../customers/customer.js';
import { samePair } from '../../customers/link.js';
import { factsOfState } from '../../document/provider-states.js';
import { settleSwitches } from '../judge/settled-switches.js';
import { completeInputs, inputsOf, type KnownInputs } from '../play/inputs.js';
import type { PlayOptions, PlayResult } from '../play/play-options.js';
import { playWorkflow } from '../play/play-workflow.js';
import type { Session } from '../play/session.js';
import { isWriting, notPlayed, type WorkflowResult } from '../play/workflow-result.js';
import { isKnown, putBack, readPair, saysUnlinked, unlinkedNote, unreadable } from './former-pairs.js';
import { needsTwo, whyNotNow, whyNotWritable, whyUnreachable } from './reasons.js';

/** The customers of a live server that may be changed. */
interface Customers {
  /** The pair that each had before the run. */
  former: ReadonlyMap<number, BillingPair>;
  /** Ids that a writing request may name: the same, and one that nobody has. */
  writable: ReadonlySet<number>;
}

/** Plays the writing workflows with the customers that may be changed, and puts each back to its former pair. */
export async function playWriting(
  options: PlayOptions,
  session: Session,
): Promise<Pick<PlayResult, 'results' | 'unrestored'>> {
  const { target, signal, assumptions } = options;
  const [first, second] = target.allowWrites;
  const { former, writable } = await findCustomers(options, session);
  const inputs = writingInputs(options, session);
  const own: Session = { ...session, writable };
  const waiting = options.workflows.filter(isWriting);
  const results: WorkflowResult[] = [];
  const unrestored = new Map<number, string>();
  const lasting = new Set<string>();
  while (waiting.length > 0) {
    const linked = await isLinked(first, own);
    const workflow = waiting.splice(nextIndex(waiting, linked), 1)[0]!;
    const anyLinked = linked || (needsTwo(workflow) && (await isLinked(second, own)));
    const values = inputsOf(workflow, inputs);
    const reason = signal.aborted
      ? 'The run was interrupted.'
      : (whyUnreachable(workflow) ??
        whyNotWritable(workflow, values, target, former, writable) ??
        whyNotNow(workflow, linked, anyLinked === true && refusesReassign(results, options)));
    if (reason === undefined) {
      const { result, traces } = await playWorkflow(
        workflow,
        { ...own, inputs: { ...inputs, ...values } },
        assumptions,
      );
      const notes = await restore(traces.pairs, former, own, unrestored);
      for (const sentence of traces.lasting) lasting.add(sentence);
      results.push({ ...result, notes });
    } else results.push(notPlayed(workflow, reason));
    options.onPlayed();
  }
  return { results, unrestored: [...unrestored.values(), ...lasting] };
}

async function findCustomers({ target, signal }: PlayOptions, session: Session): Promise<Customers> {
  const former = new Map<number, BillingPair>();
  if (target.allowWrites.length === 0 || signal.aborted) return { former, writable: new Set() };
  for (const id of target.allowWrites) {
    const pair = await readPair(id, session).catch(unreadable);
    if (pair) former.set(id, pair);
  }
  const writable = new Set(former.keys());
  const unknown = target.unknownCustomer;
  if (unknown !== undefined && (await isKnown(unknown, session).catch(unreadable)) === false) writable.add(unknown);
  return { former, writable };
}

function writingInputs({ target }: PlayOptions, { inputs }: Session): Record<string, unknown> {
  const [customer, other] = target.allowWrites;
  const known: KnownInputs = {
    email: String(inputs.email),
    token: String(inputs.token),
    ...(target.unknownCustomer === undefined ? {} : { unknown_customer_id: target.unknownCustomer }),
    ...(customer === undefined ? {} : { customer_id: customer }),
    ...(other === undefined ? {} : { other_customer_id: other }),
  };
  return completeInputs(known, target.inputs);
}

/**
 * Puts back what a workflow wrote.
 * @param written each customer that a request named, with whether the server may have taken it
 * @param unrestored sentences on customers that are not as they were, kept up to date
 * @returns what was done, for the report
 */
async function restore(
  written: ReadonlyMap<number, boolean>,
  former: ReadonlyMap<number, BillingPair>,
  session: Session,
  unrestored: Map<number, string>,
): Promise<string[]> {
  const notes: string[] = [];
  const calm: Session = { ...session, signal: new AbortController().signal };
  for (const [id, maybe] of written) {
    const pair = former.get(id);
    if (!pair) continue;
    // What cannot be read is taken for changed.
    const now = await readPair(id, calm).catch(unreadable);
    if (now && samePair(now, pair) && !maybe) continue;
    if (saysUnlinked(pair)) {
      unrestored.set(id, unlinkedNote(id));
      continue;
    }
    const { note, complete } = await putBack(id, pair, calm);
    notes.push(note);
    if (complete) unrestored.delete(id);
    else unrestored.set(id, note);
  }
  return notes;
}

async function isLinked(customer: number | undefined, session: Session): Promise<boolean | undefined> {
  if (customer === undefined || !session.writable?.has(customer) || session.signal.aborted) return undefined;
  const pair = await readPair(customer, session).catch(unreadable);
  return pair && !saysUnlinked(pair);
}

/**
 * The workflow that fits the customer as it is comes first: on a server that refuses to link again, the one that asks
 * just that tells, before others fail for the same reason.
 */
function nextIndex(waiting: readonly Workflow[], linked: boolean | undefined): number {
  if (linked === undefined) return 0;
  const wanted = linked ? 'linked' : 'unlinked';
  const index = waiting.findIndex(({ providerState }) => factsOfState(providerState).live === wanted);
  return Math.max(0, index);
}

function refusesReassign(results: readonly WorkflowResult[], { assumptions }: PlayOptions): boolean {
  const observations = results.flatMap((result) => result.observations);
  const { refuted } = settleSwitches(observations, assumptions);
  const changed = refuted.find(({ name }) => name === 'reassign')?.observed;
  return (changed ?? assumptions.reassign) === 'refuse';
}
