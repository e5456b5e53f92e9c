import type { Step, Workflow } from '../../contracts/contract-document.js';
import { type Context, resolveValue } from '../../contracts/expression.js';
import type { Assumptions } from '../../document/assumptions.js';
import { isRecord } from '../../document/is-record.js';
import { valueAt } from '../../document/json-pointer.js';
import { addressOf, operationById } from '../../document/operations.js';
import { behaviourOf } from '../../operations/behaviours.js';
import { judgeAnswer } from '../judge/judge-answer.js';
import { TransportError } from '../wire/transport-error.js';
import { buildRequest, type Writes } from './build-request.js';
import type { Session } from './session.js';
import type { WorkflowResult } from './workflow-result.js';

/** What a workflow may have left behind on the server. */
export interface Traces {
  /** The customers that a request named which writes their pair, and whether the server took it or may have. */
  pairs: ReadonlyMap<number, boolean>;
  /** Sentences on what the server took or may have, and nothing puts back. */
  lasting: readonly string[];
}

type Played = Pick<WorkflowResult, 'observations' | 'unanswered' | 'notPlayed'> & {
  pairs: Map<number, boolean>;
  lasting: Set<string>;
};

/**
 * Plays the steps of a workflow in order. It goes on after a refuted assumption, and ends where a documented or
 * observed fact is broken, for what comes after leans on it.
 * @returns the result, and what the workflow may have left behind
 */
export async function playWorkflow(
  workflow: Workflow,
  session: Session,
  assumptions: Assumptions,
): Promise<{ result: WorkflowResult; traces: Traces }> {
  const started = performance.now();
  const { pairs, lasting, ...played } = await playSteps(workflow, session, assumptions);
  const result = { workflow, ...played, notes: [], durationMs: performance.now() - started };
  return { result, traces: { pairs, lasting: [...lasting] } };
}

async function playSteps(workflow: Workflow, session: Session, assumptions: Assumptions): Promise<Played> {
  const context: Context = { inputs: session.inputs, steps: {} };
  const played: Played = { observations: [], pairs: new Map(), lasting: new Set() };
  for (const step of workflow.steps) {
    const { request, curl, writes } = buildRequest(step, workflow.security, session, context);
    const forbidden = writes && whyForbidden(step, writes, session);
    if (forbidden !== undefined) return { ...played, notPlayed: forbidden };
    try {
      const answer = await session.send(request, session.signal);
      const { response, observations } = judgeAnswer(step, answer, context, assumptions, curl);
      played.observations.push(...observations);
      if (writes) leaveTrace(played, step, writes, !isRefusal(step, response));
      if (observations.some(({ verdict }) => verdict === 'broken')) return played;
      context.steps[step.stepId] = resolveValue(step.outputs, { ...context, response }) as Record<string, unknown>;
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      if (writes) leaveTrace(played, step, writes, true);
      if (error.kind === 'interrupted') return { ...played, notPlayed: error.message };
      const operation = addressOf(operationById(step.operationId));
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
  const address = addressOf(operationById(step.operationId));
  return `It would write with ${address} whomever the server finds or makes, for the request names no customer; it is played only where the kit's control plane is.`;
}

/** @param maybe whether the server took the request, or may have */
function leaveTrace({ pairs, lasting }: Played, step: Step, { customer, pairOnly }: Writes, maybe: boolean): void {
  if (pairOnly) pairs.set(customer as number, maybe);
  else if (maybe) {
    const address = addressOf(operationById(step.operationId));
    lasting.add(`What ${address} did for customer ${customer} stays, for the API has no call that takes it back.`);
  }
}

/** Only a clear refusal, an error below 500 with a body that is no success, proves that nothing was stored. */
function isRefusal({ operationId }: Step, { status, body }: NonNullable<Context['response']>): boolean {
  const isNoSuccess =
    isRecord(body) && behaviourOf(operationId).reliedOn.every((pointer) => valueAt(body, pointer) === undefined);
  return isNoSuccess && status >= 400 && status < 500;
}
