import type { Outcome } from '../../document/outcome.js';

const words: Partial<Record<Outcome, string>> = {
  'unknown-customer': 'unknown customer',
  'bad-credentials': 'bad credentials',
  'not-found': 'not found',
  fault: 'spoilt by a fault',
};

/** An outcome as a report names it. */
export const outcomeWords = (outcome: string): string => words[outcome as Outcome] ?? outcome;
