import type { Violation } from '../../journal/violation.js';

/** One way in which the suite breaks the contract, however often. */
export interface FoundViolation {
  /** As the first such request has it. */
  violation: Violation;
  count: number;
  /** The suite said that it would do this. */
  expected: boolean;
  /** The first request, as a command; of a row, the one that was to link its customer, if there was one. */
  curl?: string;
  /** The sandbox of the first request. */
  sandbox: string | undefined;
  /** The test that sent it, where the suite says so. */
  test?: string | undefined;
}
