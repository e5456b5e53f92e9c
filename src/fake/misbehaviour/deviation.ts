import type { Answer } from '../answer.js';
import type { Fault } from './inject-fault.js';

/** What a fake does instead of what is right. */
export interface Deviation {
  answer: Answer;
  /** false: what the request changed is put back. */
  keeps: boolean;
  /** Spoils the answer, and how it goes out. */
  fault?: Fault;
}

/**
 * Makes a whole fake wrong on purpose, in every world of it. Asked for each request of the contract that no fault takes.
 * @param honest what the fake would answer
 * @returns undefined to let that answer stand
 */
export type Deviate = (operationId: string, honest: Answer) => Deviation | undefined;
