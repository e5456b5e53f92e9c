import type { RenderedEntry } from '../journal/rendered-entry.js';

export type Outcome = RenderedEntry['outcome'];

/** How each outcome is called on the page, in the order in which the bars are stacked. */
export const outcomeTitles: Record<Outcome, string> = {
  success: 'Success',
  'unknown-customer': 'Unknown customer',
  'bad-credentials': 'Credentials refused',
  validation: 'Invalid request',
  conflict: 'Conflict',
  'not-found': 'Not found',
  refused: 'Refused',
  unmatched: 'No such address',
  fault: 'Fault',
  other: 'Other',
};

export const outcomes = Object.keys(outcomeTitles) as Outcome[];

export function countOutcomes(entries: readonly RenderedEntry[]): Map<Outcome, number> {
  const counts = new Map<Outcome, number>();
  for (const { outcome } of entries) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return counts;
}
