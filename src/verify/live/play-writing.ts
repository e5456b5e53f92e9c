import type { Workflow } from '../../contracts/contract-document.js';
import { unlinkedPair } from '../../customers/customer.js';
import { addressOf, operationById } from '../../document/operations.js';
import { factsOfState } from '../../document/provider-states.js';
import { settleSwitches } from '../../judges/answers/settled-switches.js';
import { linkToPair } from '../../operations/calls.js';
import { soundLessons } from '../judge/sound-lessons.js';
import { completeInputs, inputsOf, type KnownInputs } from '../play/inputs.js';
import type { PlayOptions, PlayResult } from '../play/play-options.js';
import { playWorkflow, type Traces } from '../play/play-workflow.js';
import type { Session } from '../play/session.js';
import { isWriting, notPlayed, type WorkflowResult } from '../play/workflow-result.js';
import { readPair, saysUnlinked, unreadable } from './former-pairs.js';
import { compareAll, type Ledger, type Leftovers, leftoversOf, restore } from './leftovers.js';
import { needsTwo, whyNotNow, whyNotWritable, whyUnreachable } from './reasons.js';
import type { WritableCustomers } from './writable-customers.js';

/** Plays the writing workflows with the customers that may be changed, and puts each back to its former pair. */
export async function playWriting(
  options: PlayOptions,
  session: Session,
  customers: WritableCustomers,
): Promise<Pick<PlayResult, 'results'> & Leftovers> {
  const { target, signal, assumptions } = options;
  const [first, second] = target.allowWrites;
  const { former, ids } = customers;
  const inputs = writingInputs(options, session);
  const own: Session = { ...session, writable: ids };
  const waiting = options.workflows.filter(isWriting);
  const results: WorkflowResult[] = [];
  const left: Ledger = { changed: new Map(), altered: new Map(), lasting: new Set() };
  // What a run puts back it puts back when it is interrupted, too.
  const calm: Session = { ...own, signal: new AbortController().signal };
  while (waiting.length > 0) {
    const linked = await isLinked(first, own);
    const workflow = waiting.splice(nextIndex(waiting, linked), 1)[0]!;
    const anyLinked = linked || (needsTwo(workflow) && (await isLinked(second, own)));
    const values = inputsOf(workflow, inputs);
    const reason = signal.aborted
      ? 'The run was interrupted.'
      : (whyUnreachable(workflow) ??
        whyNotWritable(workflow, values, target, former, ids) ??
        whyNotNow(workflow, linked, anyLinked === true && refusesReassign(results, options)));
    if (reason === undefined) {
      const traces: Traces = { pairs: new Map(), lasting: left.lasting };
      const playing = playWorkflow(workflow, { ...own, inputs: { ...inputs, ...values } }, assumptions, traces);
      // Whatever becomes of the workflow, what it wrote is put back.
      const [result, notes] = await settled(playing, () => restore(traces.pairs, customers, calm, left, workflow));
      results.push({ ...result, notes });
    } else results.push(notPlayed(workflow, reason));
    options.onPlayed();
  }
  if (results.some(({ observations }) => observations.length > 0)) await compareAll(customers, calm, left);
  return { results, ...leftoversOf(left, customers) };
}

/** Waits for one thing, then does the other whether the first succeeded or not. */
async function settled<A, B>(first: Promise<A>, then: () => Promise<B>): Promise<[A, B]> {
  const [outcome] = await Promise.allSettled([first]);
  const after = await then();
  if (outcome.status === 'rejected') throw outcome.reason;
  return [outcome.value, after];
}

function writingInputs({ target }: PlayOptions, { inputs }: Session): Record<string, unknown> {
  const [customer, other] = target.allowWrites;
  const known: KnownInputs = {
    email: String(inputs.email),
    token: String(inputs.token),
    ...(inputs.other_token === undefined ? {} : { other_token: String(inputs.other_token) }),
    ...(target.unknownCustomer === undefined ? {} : { unknown_customer_id: target.unknownCustomer }),
    ...(customer === undefined ? {} : { customer_id: customer }),
    ...(other === undefined ? {} : { other_customer_id: other }),
  };
  return completeInputs(known, target.inputs);
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

/** Whether linked customers are not linked again: a switch says so, or a refusal in whatever words. */
function refusesReassign(results: readonly WorkflowResult[], { assumptions }: PlayOptions): boolean {
  const sound = soundLessons(results);
  const { refuted } = settleSwitches(
    sound.flatMap(({ observations }) => observations),
    assumptions,
  );
  const changed = refuted.find(({ name }) => name === 'reassign')?.observed;
  return (changed ?? assumptions.reassign) === 'refuse' || results.some(wasRefusedAgain);
}

/** Whether another pair was refused where the pair that the customer has was taken. */
function wasRefusedAgain({ observations }: WorkflowResult): boolean {
  const asked = observations.filter(({ operation, isAsked }) => operation === linking && isAsked);
  const refused = asked.findIndex(
    ({ verdict, explainedBy, unexplainedBy }) =>
      verdict === 'refuted' && [...explainedBy, ...unexplainedBy].some(({ assumption }) => assumption === 'reassign'),
  );
  const [first, ...others] = asked.slice(0, refused + 1).map(({ verdict }) => verdict);
  const isBroken = observations.some(({ verdict }) => verdict === 'broken');
  return refused > 0 && first === 'held' && others.slice(0, -1).every((one) => one === 'held') && !isBroken;
}

const linking = addressOf(operationById(linkToPair(0, unlinkedPair).operationId));
