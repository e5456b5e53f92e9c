import { grades } from '../generated/contract.js';

/** How well a fact is known. */
export type Grade = (typeof grades)[number];

/** Every grade, best known first: that is the order in which they outrank each other. */
export { grades };

/** Whether a text is a grade. */
export function isGrade(text: string): text is Grade {
  return (grades as readonly string[]).includes(text);
}

/** How well a fact of the contract is known. `source` is there for observed and assumed facts. */
export interface Fact {
  grade: Grade;
  source?: string;
  /** The switch of assumptions.yaml that changes the fact in the fake. */
  assumption?: string;
}
