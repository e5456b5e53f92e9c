import type { AssumptionName } from '../document/assumptions.js';
import type { Grade } from '../document/grades.js';
import type { Operation } from '../document/operations.js';
import type { Place } from '../document/place.js';
import type { ProviderStateName } from '../document/provider-states.js';
import type { Check } from './condition.js';

export type { Place };

/** What the same fact looks like when a switch of assumptions.yaml has another value. */
export interface Alternative {
  assumption: AssumptionName;
  value: string;
  check: Check;
}

/** One expectation of an answer, with its grade. */
export interface Criterion {
  check: Check;
  grade: Grade;
  source?: string;
  /** In the order of the document; of those that apply at once, the last one decides. */
  alternatives: readonly Alternative[];
  place: Place;
}

/** Credentials of a request: the name of a security scheme of openapi.yaml, and its values (expressions or texts). */
export interface Security {
  schemeName: 'basic' | 'bearer';
  values: Record<string, string>;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  value: unknown;
}

export interface Step {
  stepId: string;
  operation: Operation;
  parameters: readonly Parameter[];
  requestBody?: { contentType: string; payload: unknown };
  /** Whether the address begins with a slash twice, as a base URL with a slash at its end makes it. */
  doubleSlash?: boolean;
  /** A runtime expression that reads a time: the request is sent when the server's clock shows another second. */
  laterThan?: string;
  /** Exactly these credentials. Absent: those of the workflow. */
  security?: readonly Security[];
  successCriteria: readonly Criterion[];
  /** Runtime expressions by the name of the output. */
  outputs: Record<string, string>;
  place: Place;
}

export interface Input {
  name: string;
  required: boolean;
  /** Used when nobody gives a value. */
  default?: unknown;
}

export interface Workflow {
  workflowId: string;
  /** One sentence in a user's words. */
  summary: string;
  inputs: readonly Input[];
  /** The state that the server must be in. */
  providerState: ProviderStateName;
  /** Any credentials that the server takes; a step's own are taken as they are. */
  security: readonly Security[];
  /** Workflows that send the same without what this one tries: where one of them fails, this one teaches nothing. */
  controls: readonly string[];
  steps: readonly Step[];
  place: Place;
}

export interface ContractDocument {
  file: string;
  title: string;
  workflows: readonly Workflow[];
}
