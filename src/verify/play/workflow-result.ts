import type { Workflow } from '../../contracts/contract-document.js';
import type { Assumptions } from '../../document/assumptions.js';
import type { Observation } from '../judge/observation.js';
import { type Played, playWorkflow, type Stop } from './play-workflow.js';
import type { Session } from './session.js';

export interface WorkflowResult {
  workflow: Workflow;
  observations: Observation[];
  stop?: Stop;
  /** Why it was not played at all. */
  notPlayed?: string;
  /** What was put back. */
  notes: string[];
  durationMs: number;
}

export const notPlayed = (workflow: Workflow, reason: string): WorkflowResult => ({
  workflow,
  observations: [],
  notPlayed: reason,
  notes: [],
  durationMs: 0,
});

/** Whether a workflow may change a customer. */
export const isWriting = (workflow: Workflow): boolean =>
  workflow.steps.some((step) => step.operationId === 'assignBillingId');

/** Plays a workflow and takes the time. */
export async function timed(
  workflow: Workflow,
  session: Session,
  assumptions: Assumptions,
): Promise<{ result: WorkflowResult; played: Played }> {
  const started = performance.now();
  const played = await playWorkflow(workflow, session, assumptions);
  const { observations, stop } = played;
  const result: WorkflowResult = { workflow, observations, notes: [], durationMs: performance.now() - started };
  if (stop?.kind === 'not-allowed') return { result: { ...result, notPlayed: stop.message }, played };
  if (stop?.kind === 'interrupted') return { result: { ...result, notPlayed: stop.message }, played };
  return { result: { ...result, ...(stop ? { stop } : {}) }, played };
}
