import type { Step, Workflow } from '../../contracts/contract-document.js';
import { useOf } from '../../operations/use-of.js';
import type { Observation } from '../judge/observation.js';

/** A request that got no whole answer, so that its workflow came to no end. */
export interface Unanswered {
  /** One sentence. */
  message: string;
  step: Step;
  /** "POST /api/customers/assign", or what else was asked. */
  operation: string;
  curl?: string;
}

export interface WorkflowResult {
  workflow: Workflow;
  observations: Observation[];
  unanswered?: Unanswered;
  /** Why it was not played, or not to its end. */
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
export const isWriting = ({ steps }: Workflow): boolean => steps.some(({ operation }) => useOf(operation).writes);
