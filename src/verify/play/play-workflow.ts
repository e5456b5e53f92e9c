import type { Step, Workflow } from '../../contracts/contract-document.js';
import { type Context, resolveValue } from '../../contracts/expression.js';
import type { Assumptions } from '../../document/assumptions.js';
import { operationById } from '../../document/operations.js';
import { judgeAnswer } from '../judge/judge-answer.js';
import type { Observation } from '../judge/observation.js';
import { TransportError } from '../wire/transport-error.js';
import { buildRequest } from './build-request.js';
import type { Session } from './session.js';

/** Why a workflow came to no end. */
export interface Stop {
  kind: 'transport' | 'not-allowed' | 'interrupted';
  /** One sentence. */
  message: string;
  step: Step;
  operation: string;
  curl?: string;
}

export interface Played {
  observations: Observation[];
  stop?: Stop;
  /** The customers that an assign was sent for, and whether the server took it or may have. */
  written: Map<number, boolean>;
}

/**
 * Plays the steps of a workflow in order. It goes on after a refuted assumption, and ends where a documented or
 * observed fact is broken, for what comes after leans on it.
 */
export async function playWorkflow(workflow: Workflow, session: Session, assumptions: Assumptions): Promise<Played> {
  const context: Context = { inputs: session.inputs, steps: {} };
  const played: Played = { observations: [], written: new Map() };
  for (const step of workflow.steps) {
    const { request, curl, writes } = buildRequest(step, workflow.security, session, context);
    const { method, path } = operationById(step.operationId);
    const about = { step, operation: `${method} /api${path}`, curl };
    if (writes !== undefined && session.writable && !session.writable.has(writes)) {
      const message = `It would write customer ${writes}; --allow-writes ${writes} would allow it.`;
      return { ...played, stop: { ...about, kind: 'not-allowed', message } };
    }
    if (writes !== undefined) played.written.set(writes, true);
    try {
      const answer = await session.send(request, session.signal);
      const judged = judgeAnswer(step, answer, context, assumptions, curl);
      played.observations.push(...judged.observations);
      if (writes !== undefined) played.written.set(writes, mayHaveWritten(judged.response));
      if (judged.observations.some(({ verdict }) => verdict === 'broken')) return played;
      context.steps[step.stepId] = resolveValue(step.outputs, { ...context, response: judged.response }) as Record<
        string,
        unknown
      >;
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      const kind = error.kind === 'interrupted' ? 'interrupted' : 'transport';
      return { ...played, stop: { ...about, kind, message: error.message } };
    }
  }
  return played;
}

/** Only a clear refusal, an error below 500 with a body that says so, proves that nothing was stored. */
function mayHaveWritten({ status, body }: NonNullable<Context['response']>): boolean {
  const refused = typeof body === 'object' && body !== null && !('user' in body);
  return !(refused && status >= 400 && status < 500);
}
