import { answersOf, type DescribedAnswer } from '../document/described-answers.js';
import type { FurtherDocument, FurtherOperation } from '../document/further-document.js';
import { olderDocument } from '../document/older-addresses.js';
import { type Operation, operations } from '../document/operations.js';
import type { Usage } from '../operations/behaviour.js';
import { behaviourOf } from '../operations/behaviours.js';
import { furtherUsage } from './further-usage.js';

/** All that is known of an operation: mutants, rows of coverage and hints are derived from this alone. */
export interface KnownOperation {
  operation: Operation;
  /** The answers that its document describes for it. */
  answers: readonly DescribedAnswer<string>[];
  /** What no document can say of it. */
  behaviour: Usage;
  /** Whether only single plugin versions call it, so that nobody misses it. */
  isSuperseded?: boolean;
  /** The operation that serves the same purpose. */
  supersededBy?: Operation;
}

/** The operations that a conversation may be of. */
export interface KnownOperations {
  /** Those of openapi.yaml first, then the user's own, then older ones. */
  all: readonly KnownOperation[];
  /** undefined when no document has the operation. */
  find(operationId: string | undefined): KnownOperation | undefined;
}

/** @param own the user's own documents */
export function knowOperations(own: readonly FurtherDocument[]): KnownOperations {
  const all = [
    ...operations.map((operation) => ({
      operation,
      answers: answersOf(operation.operationId),
      behaviour: behaviourOf(operation.operationId),
    })),
    ...[...own, olderDocument].flatMap((document) => document.operations.map(knowFurther)),
  ];
  const byId = new Map<string, KnownOperation>(all.map((one) => [one.operation.operationId, one]));
  return { all, find: (operationId) => (operationId === undefined ? undefined : byId.get(operationId)) };
}

/** Answers without a body are none that a mutant could change. */
function knowFurther(operation: FurtherOperation): KnownOperation {
  return {
    operation,
    answers: operation.answers.flatMap(({ example, outcome, body, status }) =>
      body === undefined ? [] : [{ example, outcome, body, statuses: [status] }],
    ),
    behaviour: furtherUsage(operation),
    isSuperseded: !operation.document.isOwn,
    ...(operation.supersededBy ? { supersededBy: operation.supersededBy } : {}),
  };
}
