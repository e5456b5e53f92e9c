import { type Assumption, assumptionList } from '../../document/assumptions.js';
import type { ExampleName } from '../../document/described-answers.js';
import { outcomeOf } from '../../document/described-answers.js';
import { operations } from '../../document/operations.js';
import type { Conversation, HeardEntry } from './conversation.js';

/** A switch that decided answers which a suite got, and its value then. */
export interface Leaning {
  name: string;
  value: string;
}

/**
 * What nobody has documented and a suite got to see all the same. A switch of every call counts where it decides the
 * answer that came; one of few calls where one of them succeeded.
 */
export function findLeanings({ heard }: Conversation): Leaning[] {
  return assumptionList.flatMap((one) => {
    const first = heard.find((request) => isDecidedBy(one, request));
    return first ? [{ name: one.name, value: first.assumptions[one.name] }] : [];
  });
}

function isDecidedBy({ statusOf, operations: concerned }: Assumption, { entry }: HeardEntry): boolean {
  const { operationId, outcome, fault } = entry;
  if (fault !== undefined || operationId === undefined || !concerned.includes(operationId)) return false;
  if (statusOf !== undefined) return outcomeOf(statusOf as ExampleName) === outcome;
  return outcome === 'success' && concerned.length < operations.length;
}
