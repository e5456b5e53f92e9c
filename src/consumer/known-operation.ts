import { answersOf, type DescribedAnswer } from '../document/described-answers.js';
import { type Operation, operations } from '../document/operations.js';
import type { Behaviour } from '../operations/behaviour.js';
import { behaviourOf } from '../operations/behaviours.js';

/** All that is known of an operation: mutants, rows of coverage and hints are derived from this alone. */
export interface KnownOperation {
  operation: Operation;
  /** The answers that openapi.yaml describes for it. */
  answers: readonly DescribedAnswer[];
  /** What no document can say of it. */
  behaviour: Behaviour;
}

/** The operations in the order of openapi.yaml. */
export const knownOperations: readonly KnownOperation[] = operations.map((operation) => ({
  operation,
  answers: answersOf(operation.operationId),
  behaviour: behaviourOf(operation.operationId),
}));
