import type { Outcome } from '../document/outcome.js';

/** What the API says. */
export interface Answer {
  status: number;
  body: string;
  outcome: Outcome;
  headers?: Record<string, string>;
}
