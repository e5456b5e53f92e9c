import type { Outcome } from './outcomes.js';

export interface Timed {
  request: { loggedDate: number };
  outcome: Outcome;
}

export interface Buckets {
  /** Epoch milliseconds of the first bar's beginning and the last bar's end. */
  from: number;
  to: number;
  /** Milliseconds that one bar stands for. */
  width: number;
  bars: Map<Outcome, number>[];
  /** The height of the highest bar. */
  most: number;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const widths = [1, 2, 5, 10, 15, 30]
  .flatMap((count) => [count * second, count * minute])
  .concat(hour, 2 * hour, 6 * hour, 12 * hour, day)
  .sort((a, b) => a - b);

/** At most so many bars, and at least so many, so that a single burst is not one block. */
const mostBars = 60;
const leastBars = 30;

/**
 * Sorts requests into bars of equal, round length of time.
 * @param entries in any order
 * @returns undefined when there are none
 */
export function sortIntoBuckets(entries: readonly Timed[]): Buckets | undefined {
  if (entries.length === 0) return undefined;
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  for (const { request } of entries) {
    first = Math.min(first, request.loggedDate);
    last = Math.max(last, request.loggedDate);
  }
  const width =
    widths.find((candidate) => (last - first) / candidate < mostBars - 1) ??
    Math.ceil((last - first) / (mostBars - 1) / day) * day;
  const to = (Math.floor(last / width) + 1) * width;
  const count = Math.max(leastBars, (to - Math.floor(first / width) * width) / width);
  const from = to - count * width;
  const bars = Array.from({ length: count }, () => new Map<Outcome, number>());
  for (const { request, outcome } of entries) {
    const bar = bars[Math.floor((request.loggedDate - from) / width)] as Map<Outcome, number>;
    bar.set(outcome, (bar.get(outcome) ?? 0) + 1);
  }
  return { from, to, width, bars, most: Math.max(...bars.map(total)) };
}

/**
 * The marks of a scale from 0 up to at least the highest bar, highest first: round, and whole in the middle, too.
 * @param most the height of the highest bar, from 1
 */
export function scaleOf(most: number): number[] {
  const unit = 10 ** Math.floor(Math.log10(most));
  const top = ([1, 2, 4, 6, 8, 10].find((step) => step * unit >= most) as number) * unit;
  return top === 1 ? [1, 0] : [top, top / 2, 0];
}

export function total(bar: Map<Outcome, number>): number {
  return [...bar.values()].reduce((sum, count) => sum + count, 0);
}

/** "2 s", "5 min", "1 h", "3 d". */
export function formatWidth(width: number): string {
  const [unit, name] = (
    [
      [day, 'd'],
      [hour, 'h'],
      [minute, 'min'],
    ] as const
  ).find(([size]) => width >= size) ?? [second, 's'];
  return `${width / unit} ${name}`;
}
