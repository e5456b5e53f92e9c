import type { Workflow } from '../../contracts/contract-document.js';
import type { Assumptions } from '../../document/assumptions.js';
import type { Target } from '../target.js';
import type { Send } from '../wire/http-client.js';
import type { Scheme } from './session.js';
import type { WorkflowResult } from './workflow-result.js';

/** What a way of playing is given. */
export interface PlayOptions {
  /** The address that a plugin gets as its API URL: without /api, without a slash at the end. */
  baseUrl: string;
  workflows: readonly Workflow[];
  target: Target;
  /** The value that each switch is expected to have. */
  assumptions: Assumptions;
  send: Send;
  signal: AbortSignal;
  /** Told after each workflow, for a line of progress. */
  onPlayed(): void;
}

/** What a way of playing brings. */
export interface PlayResult {
  /** The credentials that workflows used which leave them open. */
  scheme: Scheme;
  /** In the order of the workflows that were given. */
  results: WorkflowResult[];
  /** Sentences on customers that are not as they were. */
  unrestored: string[];
}
