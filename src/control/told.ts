import type { Response } from 'express';
import type { ExpectedViolation } from '../journal/expected-violation.js';
import type { Journal } from '../journal/journal.js';
import type { Violation } from '../journal/violation.js';

/** What a control plane tells of one base URL: what was said to it, and what in it broke the contract. */
export interface Told {
  /** undefined for the server's own world. */
  readonly name: string | undefined;
  readonly journal: Journal;
  /** Violations that a test suite said it would cause, by their texts. */
  readonly expected: Map<string, ExpectedViolation>;
  /** What a plugin's own rows were told to differ in, the first comparison first. */
  readonly comparisons: readonly { readonly violations: readonly Violation[] }[];
}

/**
 * Lets act find what the call of a response speaks to, as it is now, and resolves with what act returns when everything
 * that it changed is kept. Nobody else changes it but those who are let in together with it, while it waits for what a
 * journal is asked; for anything else it neither waits nor sends.
 */
export type Within<Held extends Told = Told> = <T>(
  response: Response,
  act: (told: Held) => T | Promise<T>,
) => Promise<T>;
