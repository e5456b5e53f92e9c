import type { Workflow } from '../../contracts/contract-document.js';
import type { Assumptions } from '../../document/assumptions.js';
import type { Send } from '../../wire/http-client.js';
import type { Target } from '../target.js';
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
  /** How many workflows play at once where none can disturb another: those with sandboxes, and those that only read. */
  jobs?: number | undefined;
  signal: AbortSignal;
  /** Told before the first request that writes on a live server: what is written, and what can be put back. */
  onOpening(sentences: readonly string[]): void;
  /** Told after each workflow, for a line of progress. */
  onPlayed(): void;
}

/** What a way of playing brings. */
export interface PlayResult {
  /** The credentials that workflows used which leave them open. */
  scheme: Scheme;
  /** In the order of the workflows that were given. */
  results: WorkflowResult[];
  /** Sentences on what may be written; none where each workflow has a world of its own. */
  opening: string[];
  /** Sentences on customers that are not as they were. */
  unrestored: string[];
  /** Sentences on customers that stay linked, as the user said that they may. */
  leftLinked: string[];
}
