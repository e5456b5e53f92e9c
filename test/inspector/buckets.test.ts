import { expect, test } from 'vitest';
import { formatWidth, scaleOf, sortIntoBuckets, type Timed, total } from '../../src/inspector/buckets.js';

const noon = Date.UTC(2026, 0, 31, 12);
const at = (seconds: number, outcome: Timed['outcome'] = 'success'): Timed => ({
  request: { loggedDate: noon + seconds * 1000 },
  outcome,
});

test('no request makes no bars', () => {
  expect(sortIntoBuckets([])).toBeUndefined();
});

test.each([
  [[0], '1 s', 30],
  [[0, 29], '1 s', 30],
  [[0, 58], '1 s', 59],
  [[0, 59], '2 s', 30],
  [[0, 3600], '2 min', 31],
  [[0, 86_400 * 10], '6 h', 41],
  [[0, 86_400 * 300], '6 d', 51],
])('requests at the seconds %j stand in bars of %s, %i of them', (seconds, width, bars) => {
  const buckets = sortIntoBuckets(seconds.map((second) => at(second)));
  expect([formatWidth(buckets!.width), buckets!.bars.length]).toEqual([width, bars]);
});

test('each request is counted once, by outcome, in the bar of its time', () => {
  const buckets = sortIntoBuckets([at(1.5), at(0, 'fault'), at(1, 'fault'), at(1)])!;
  expect(buckets.bars.slice(-2)).toEqual([
    new Map([['fault', 1]]),
    new Map([
      ['success', 2],
      ['fault', 1],
    ]),
  ]);
  expect(buckets.bars.map(total).reduce((sum, count) => sum + count)).toBe(4);
  expect([buckets.most, buckets.to]).toEqual([3, noon + 2000]);
});

test.each([
  [1, [1, 0]],
  [2, [2, 1, 0]],
  [3, [4, 2, 0]],
  [9, [10, 5, 0]],
  [10, [10, 5, 0]],
  [11, [20, 10, 0]],
  [4321, [6000, 3000, 0]],
])('bars of at most %i have the scale %j', (most, marks) => {
  expect(scaleOf(most)).toEqual(marks);
});
