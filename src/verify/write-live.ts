import type { Workflow } from '../contracts/contract-document.js';
import { isKnown, isUnlinked, type Pair, putBack, readPair, samePair, unlinkedNote } from './former-pairs.js';
import { completeInputs, inputsOf } from './inputs.js';
import type { Observation } from './observation.js';
import { whyNotReadable } from './play-live.js';
import { settle } from './settle.js';
import type { Stage } from './stage.js';
import { TransportError } from './transport-error.js';
import type { PlayOptions } from './verify.js';
import { isWriting, notPlayed, timed, type WorkflowResult } from './workflow-result.js';

/**
 * Plays the writing workflows with the customers that may be changed, and puts each back to its former pair.
 * @returns sentences on customers that are not as they were
 */
export async function playWriting(options: PlayOptions, stage: Stage): Promise<string[]> {
  const { target, report, signal, assumptions } = options;
  const waiting = options.workflows.filter(isWriting);
  const former = new Map<number, Pair>();
  const writable = new Set<number>();
  const own: Stage = { ...stage, writable };
  if (target.allowWrites.length > 0 && !signal.aborted) {
    for (const id of target.allowWrites) {
      const pair = await readPair(id, stage);
      if (pair) former.set(id, pair);
    }
    for (const id of former.keys()) writable.add(id);
    if (target.unknownCustomer !== undefined && !(await isKnown(target.unknownCustomer, stage))) {
      writable.add(target.unknownCustomer);
    }
  }
  const [customer, other] = target.allowWrites;
  const inputs = completeInputs(
    {
      ...signedIn(stage),
      ...(target.unknownCustomer === undefined ? {} : { unknown_customer_id: target.unknownCustomer }),
      ...(customer === undefined ? {} : { customer_id: customer }),
      ...(other === undefined ? {} : { other_customer_id: other }),
    },
    target.inputs,
  );
  const observations: Observation[] = [];
  const unrestored = new Map<number, string>();
  while (waiting.length > 0) {
    const linked = await isLinked(customer, own);
    const workflow = waiting.splice(nextIndex(waiting, linked), 1)[0]!;
    const values = inputsOf(workflow, inputs);
    const reason = signal.aborted
      ? 'The run was interrupted.'
      : (whyNotWritable(workflow, values, options, former, writable) ??
        whyNotNow(workflow, linked, refusesReassign(observations, options)));
    if (reason !== undefined) {
      report(notPlayed(workflow, reason));
      continue;
    }
    const { result, played } = await timed(workflow, { ...own, inputs: { ...inputs, ...values } }, assumptions);
    observations.push(...result.observations);
    report(await restore(result, played.written, former, own, unrestored));
  }
  return [...unrestored.values()];
}

const signedIn = ({ inputs: { email, token } }: Stage) => ({ email: String(email), token: String(token) });

async function restore(
  result: WorkflowResult,
  written: ReadonlyMap<number, boolean>,
  former: ReadonlyMap<number, Pair>,
  stage: Stage,
  unrestored: Map<number, string>,
): Promise<WorkflowResult> {
  const notes: string[] = [];
  const calm: Stage = { ...stage, signal: new AbortController().signal };
  for (const [id, maybe] of written) {
    const pair = former.get(id);
    if (!pair) continue;
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

/** What cannot be read is taken for changed. */
function unreadable(error: unknown): undefined {
  if (!(error instanceof TransportError)) throw error;
}

async function isLinked(customer: number | undefined, stage: Stage): Promise<boolean | undefined> {
  if (customer === undefined || !stage.writable?.has(customer) || stage.signal.aborted) return undefined;
  const pair = await readPair(customer, stage).catch(unreadable);
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

function whyNotWritable(
  workflow: Workflow,
  inputs: Record<string, unknown>,
  { target }: PlayOptions,
  former: ReadonlyMap<number, Pair>,
  writable: ReadonlySet<number>,
): string | undefined {
  const two = workflow.inputs.some(({ name }) => name.startsWith('other_customer_id'));
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
  refuses: boolean,
): string | undefined {
  if (state === 'a customer is linked' && !linked)
    return 'It needs a customer that is linked; name one with --allow-writes ID.';
  if (state === 'a customer is unlinked' && linked && refuses) {
    return 'This server refuses to link a linked customer again; name one that is not linked with --allow-writes ID.';
  }
  return undefined;
}

function refusesReassign(observations: readonly Observation[], { assumptions }: PlayOptions): boolean {
  const { refuted } = settle(observations, assumptions);
  const changed = refuted.find(({ name }) => name === 'reassign')?.observed;
  return (changed ?? assumptions.reassign) === 'refuse';
}
