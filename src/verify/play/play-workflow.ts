import type { Step, Workflow } from '../../contracts/contract-document.js';
import { type Context, resolveValue } from '../../contracts/expression.js';
import type { Assumptions } from '../../document/assumptions.js';
import { isRecord } from '../../document/is-record.js';
import { valueAt } from '../../document/json-pointer.js';
import { addressOf, operationById } from '../../document/operations.js';
import { behaviourOf } from '../../operations/behaviours.js';
import { judgeAnswer } from '../judge/judge-answer.js';
import { TransportError } from '../wire/transport-error.js';
import { buildRequest } from './build-request.js';
import type { Session } from './session.js';
import type { WorkflowResult } from './workflow-result.js';

type Played = Pick<WorkflowResult, 'observations' | 'unanswered' | 'notPlayed'> & {
  /** The customers that a writing request was sent for, and whether the server took it or may have. */
  written: Map<number, boolean>;
};

/**
 * Plays the steps of a workflow in order. It goes on after a refuted assumption, and ends where a documented or
 * observed fact is broken, for what comes after leans on it.
 * @returns the result, and the customers that a writing request was sent for with whether the server may have taken it
 */
export async function playWorkflow(
  workflow: Workflow,
  session: Session,
  assumptions: Assumptions,
): Promise<{ result: WorkflowResult; written: ReadonlyMap<number, boolean> }> {
  const started = performance.now();
  const { written, ...played } = await playSteps(workflow, session, assumptions);
  return { result: { workflow, ...played, notes: [], durationMs: performance.now() - started }, written };
}

async function playSteps(workflow: Workflow, session: Session, assumptions: Assumptions): Promise<Played> {
  const context: Context = { inputs: session.inputs, steps: {} };
  const played: Played = { observations: [], written: new Map() };
  for (const step of workflow.steps) {
    const { request, curl, writes } = buildRequest(step, workflow.security, session, context);
    if (writes !== undefined && session.writable && !session.writable.has(writes)) {
      return { ...played, notPlayed: `It would write customer ${writes}; --allow-writes ${writes} would allow it.` };
    }
    if (writes !== undefined) played.written.set(writes, true);
    try {
      const answer = await session.send(request, session.signal);
      const { response, observations } = judgeAnswer(step, answer, context, assumptions, curl);
      played.observations.push(...observations);
      if (writes !== undefined) played.written.set(writes, !isRefusal(step, response));
      if (observations.some(({ verdict }) => verdict === 'broken')) return played;
      context.steps[step.stepId] = resolveValue(step.outputs, { ...context, response }) as Record<string, unknown>;
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      if (error.kind === 'interrupted') return { ...played, notPlayed: error.message };
      const operation = addressOf(operationById(step.operationId));
      return { ...played, unanswered: { step, operation, curl, message: error.message } };
    }
  }
  return played;
}

/** Only a clear refusal, an error below 500 with a body that is no success, proves that nothing was stored. */
function isRefusal({ operationId }: Step, { status, body }: NonNullable<Context['response']>): boolean {
  const isNoSuccess =
    isRecord(body) && behaviourOf(operationId).reliedOn.every((pointer) => valueAt(body, pointer) === undefined);
  return isNoSuccess && status >= 400 && status < 500;
}
