import type { Outcome } from '../../document/outcome.js';
import { type FaultKind, factsOf, faultKindNames } from '../../fake/misbehaviour/fault-kinds.js';
import type { Entry } from '../../journal/entry.js';

/** The answers that a client has to handle wherever an operation has them. */
export const coveredAnswers = [
  'success',
  'unknown-customer',
  'bad-credentials',
  'validation',
  'not-found',
  'refused',
] as const satisfies readonly Outcome[];
export type CoveredAnswer = (typeof coveredAnswers)[number];

/** How a request ended for its client, which cannot tell some faults from a refusal of the server. */
export function answerOf({ outcome, fault }: Entry): Outcome {
  return (fault === undefined ? undefined : factsOf(fault as FaultKind).like) ?? outcome;
}

/** The first fault that a client cannot tell from an answer; undefined when each can be told. */
export function faultLike(answer: CoveredAnswer): FaultKind | undefined {
  return faultKindNames.find((kind) => factsOf(kind).like === answer);
}
