import type { Entry } from './entry.js';
import { type Criterion, passes, type RequestPattern } from './request-pattern.js';

/** An entry that a pattern does not match, and how far it is from it. */
export interface NearMiss {
  entry: Entry;
  /** 0 would be a match; 1 has nothing in common. */
  distance: number;
  /** One sentence for each part that differs, without secrets. */
  differences: string[];
}

/** The entries that do not match and come nearest to it, nearest first; of equals, in the order given. */
export function nearMisses({ criteria }: RequestPattern, entries: readonly Entry[], most = 3): NearMiss[] {
  return entries
    .map((entry) => {
      const failed = criteria.filter((criterion) => !passes(criterion, entry));
      const cost = failed.reduce((sum, criterion) => sum + costOf(criterion, entry), 0);
      return { entry, failed, distance: cost / criteria.length };
    })
    .filter(({ failed }) => failed.length > 0)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ entry, failed, distance }) => ({
      entry,
      distance,
      differences: failed.map((criterion) => difference(criterion, entry)),
    }));
}

/** Between 0 and 1: how far the nearest value is from the only right one; 1 when there is more than one right one. */
function costOf({ pattern: { wanted }, read }: Criterion, entry: Entry): number {
  if (wanted === undefined) return 1;
  return Math.min(1, ...read(entry).map((value) => 1 - likeness(wanted, value)));
}

/** The share of two different texts that is the same at their start and their end: enough to tell a typo, in one pass. */
function likeness(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return (start + end) / (Math.max(a.length, b.length) + 1);
}

function difference({ part, pattern, read, show }: Criterion, entry: Entry): string {
  const values = read(entry).map((value) => JSON.stringify(show(value)));
  return `The ${part} should be ${pattern.describe(show)} and was ${values.join(', ') || 'absent'}.`;
}
