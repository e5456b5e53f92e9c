import type { Step, Workflow } from '../../contracts/contract-document.js';
import { type Context, resolveValue } from '../../contracts/expression.js';
import type { Assumptions } from '../../document/assumptions.js';
import { isRecord } from '../../document/is-record.js';
import { valueAt } from '../../document/json-pointer.js';
import { addressOf } from '../../document/operations.js';
import { useOf } from '../../operations/use-of.js';
import { TransportError } from '../../wire/transport-error.js';
import { judgeAnswer } from '../judge/judge-answer.js';
import { type Answered, awaitSecond } from './await-second.js';
import { buildRequest, type Writes } from './build-request.js';
import type { Session } from './session.js';
import type { WorkflowResult } from './workflow-result.js';

/** What a workflow may have left behind on the server. */
export interface Traces {
  /** The customers that a request named which writes their pair, and whether the server took it or may have. */
  pairs: Map<number, boolean>;
  /** Sentences on what the server took or may have, and nothing puts back. */
  lasting: Set<string>;
}

type Played = Pick<WorkflowResult, 'observations' | 'unanswered' | 'notPlayed'>;

/**
 * Plays the steps of a workflow in order. It goes on after a refuted assumption, and ends where a documented or
 * observed fact is broken, for what comes after leans on it.
 * @param traces takes what the workflow may have left behind, also when this throws
 */
export async function playWorkflow(
  workflow: Workflow,
  session: Session,
  assumptions: Assumptions,
  traces: Traces = { pairs: new Map(), lasting: new Set() },
): Promise<WorkflowResult> {
  const started = performance.now();
  const played = await playSteps(workflow, session, assumptions, traces);
  return { workflow, ...played, notes: [], durationMs: performance.now() - started };
}

async function playSteps(
  workflow: Workflow,
  session: Session,
  assumptions: Assumptions,
  traces: Traces,
): Promise<Played> {
  const context: Context = { inputs: session.inputs, steps: {} };
  const played: Played = { observations: [] };
  let last: Answered | undefined;
  for (const step of workflow.steps) {
    const { request, curl, writes } = buildRequest(step, workflow.security, session, context);
    const forbidden = writes && whyForbidden(step, writes, session);
    if (forbidden !== undefined) return { ...played, notPlayed: forbidden };
    if (step.laterThan !== undefined) await awaitSecond(resolveValue(step.laterThan, context), last, session.signal);
    try {
      const answer = await session.send(request, session.signal);
      last = { answer, at: performance.now() };
      const { response, observations } = judgeAnswer(step, answer, context, assumptions, curl);
      played.observations.push(...observations);
      if (writes) leaveTrace(traces, step, writes, !isRefusal(step, response));
      if (observations.some(({ verdict }) => verdict === 'broken')) return played;
      context.steps[step.stepId] = resolveValue(step.outputs, { ...context, response }) as Record<string, unknown>;
    } catch (error) {
      // What was not read and judged to its end the server may have taken.
      if (writes) leaveTrace(traces, step, writes, true);
      if (!(error instanceof TransportError)) throw error;
      if (error.kind === 'interrupted') return { ...played, notPlayed: error.message };
      const operation = addressOf(step.operation);
      return { ...played, unanswered: { step, operation, curl, message: error.message } };
    }
  }
  return played;
}

/** Why a request may not be sent to a server that is no sandbox. */
function whyForbidden(step: Step, { customer }: Writes, { writable }: Session): string | undefined {
  if (!writable) return undefined;
  if (customer !== undefined) {
    if (writable.has(customer)) return undefined;
    return `It would write customer ${customer}; --allow-writes ${customer} would allow it.`;
  }
  const address = addressOf(step.operation);
  return `It would write with ${address} whomever the server finds or makes, for the request names no customer; it is played only where the kit's control plane is.`;
}

/** @param maybe whether the server took the request, or may have */
function leaveTrace({ pairs, lasting }: Traces, step: Step, { customer, pairOnly }: Writes, maybe: boolean): void {
  if (pairOnly) pairs.set(customer as number, maybe || pairs.get(customer as number) === true);
  else if (maybe) {
    const address = addressOf(step.operation);
    lasting.add(
      `What ${address} did for customer ${customer} stays, for the API has no call that takes it back. Look at that customer in the helpdesk itself.`,
    );
  }
}

/** Only a clear refusal, an error below 500 with a body that is no success, proves that nothing was stored. */
function isRefusal({ operation }: Step, { status, body }: NonNullable<Context['response']>): boolean {
  const isNoSuccess =
    isRecord(body) && useOf(operation).reliedOn.every((pointer) => valueAt(body, pointer) === undefined);
  return isNoSuccess && status >= 400 && status < 500;
}
