import type { JournalledRequest } from './entry.js';
import { RequestParts } from './request-parts.js';
import { type Criterion, passes, type RequestPattern } from './request-pattern.js';
import { scan } from './scan.js';

/** A request that a pattern does not match, and how far it is from it. */
export interface NearMiss {
  request: JournalledRequest;
  /** 0 would be a match; 1 has nothing in common. */
  distance: number;
  /** One sentence for each part that differs, without secrets. */
  differences: string[];
}

/**
 * The requests that do not match and come nearest to it, nearest first; of equals, in the order given.
 * @throws KitError pattern-slow
 */
export async function nearMisses(
  { criteria }: RequestPattern,
  requests: readonly JournalledRequest[],
  most = 3,
): Promise<NearMiss[]> {
  const compared = await scan(requests, (request) => {
    const parts = new RequestParts(request);
    const failed = criteria.filter((criterion) => !passes(criterion, parts));
    const cost = failed.reduce((sum, criterion) => sum + costOf(criterion, parts), 0);
    return { request, failed, distance: cost / criteria.length };
  });
  return compared
    .filter(({ failed }) => failed.length > 0)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ request, failed, distance }) => ({ request, distance, differences: differencesOf(failed, request) }));
}

/** Between 0 and 1: how far the nearest value is from the only right one; 1 when there is more than one right one. */
function costOf({ pattern: { wanted }, read }: Criterion, parts: RequestParts): number {
  if (wanted === undefined) return 1;
  return Math.min(1, ...read(parts).map((value) => 1 - likeness(wanted, value)));
}

/** The share of two different texts that is the same at their start and their end: enough to tell a typo, in one pass. */
function likeness(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  const start = longest(shorter, (from, to) => a.startsWith(b.slice(from, to), from));
  const end = longest(shorter - start, (from, to) => a.endsWith(endOf(b, from, to), a.length - from));
  return (start + end) / (Math.max(a.length, b.length) + 1);
}

/** Counted from the end. */
const endOf = (text: string, from: number, to: number): string => text.slice(text.length - to, text.length - from);

/** How far two texts are the same. Halves are compared, which the engine does much faster than letters. */
function longest(most: number, isSame: (from: number, to: number) => boolean): number {
  let [same, other] = [0, most];
  while (same < other) {
    const middle = Math.ceil((same + other) / 2);
    if (isSame(same, middle)) same = middle;
    else other = middle - 1;
  }
  return same;
}

function differencesOf(failed: readonly Criterion[], request: JournalledRequest): string[] {
  const parts = new RequestParts(request);
  return failed.map(({ part, pattern, read, show }) => {
    const values = read(parts).map((value) => JSON.stringify(show(value)));
    return `The ${part} should be ${shortened(pattern.describe(show))} and was ${shortened(values.join(', ')) || 'absent'}.`;
  });
}

/** A body may be long, and differ from many patterns. */
const shortened = (text: string): string => (text.length > 1000 ? `${text.slice(0, 997)}...` : text);
