import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Operation, whyNotLinearizable } from './linearizable.js';

const write = (value: string, from: number, to: number): Operation => ({ kind: 'write', value, from, to });
const read = (value: string, from: number, to: number): Operation => ({ kind: 'read', value, from, to });
const never = Number.POSITIVE_INFINITY;

test.each<[string, Operation[], string | undefined]>([
  ['a read of what was there', [read('0', 1, 2)], undefined],
  ['a read of what was written', [write('a', 1, 2), read('a', 3, 4)], undefined],
  ['a read while it is written, of either', [write('a', 1, 9), read('0', 2, 3), read('a', 4, 5)], undefined],
  ['a write without an answer that happened', [write('a', 1, never), read('0', 2, 3), read('a', 4, 5)], undefined],
  ['a write without an answer that did not', [write('a', 1, never), write('b', 2, 3), read('b', 4, 5)], undefined],
  [
    'a stale read',
    [write('a', 1, 2), read('0', 3, 4)],
    'a came and went between 1 and 2, while 0 was held from -Infinity to 3',
  ],
  [
    'a lost write',
    [write('a', 1, 2), write('b', 3, 4), read('a', 5, 6)],
    'b came and went between 3 and 4, while a was held from 2 to 5',
  ],
  [
    'a write that was done twice',
    [write('a', 1, 2), read('a', 3, 4), write('b', 5, 6), read('b', 7, 8), read('a', 9, 10)],
    'a was held from 2 to 9 at least, and b from 6 on',
  ],
  [
    'a write without an answer that was there and was not',
    [write('a', 1, never), read('a', 2, 3), read('0', 4, 5)],
    'a came and went between 2 and 3, while 0 was held from -Infinity to 4',
  ],
  ['a read before the write', [read('a', 1, 2), write('a', 3, 4)], 'a was read at 2, before it was written from 3 on'],
  ['a read of nothing', [read('a', 1, 2)], 'a was read at 2 and never written'],
])('%s', (_, operations, why) => {
  expect(whyNotLinearizable(operations, '0')).toBe(why);
});

/** Whether an order explains them, found by trying all. */
function isExplained(operations: readonly Operation[], state: string): boolean {
  const answered = operations.filter(({ to }) => to !== never);
  if (answered.length === 0) return true;
  const firstEnd = Math.min(...answered.map(({ to }) => to));
  return operations.some((one, at) => {
    if (one.from > firstEnd || (one.kind === 'read' && one.value !== state)) return false;
    return isExplained(operations.toSpliced(at, 1), one.kind === 'write' ? one.value : state);
  });
}

test('it agrees with trying every order', () => {
  const values = ['a', 'b', 'c'];
  const span = fc.tuple(
    fc.integer({ min: 0, max: 20 }),
    fc.integer({ min: 1, max: 8 }),
    fc.integer({ min: 0, max: 5 }),
  );
  const history = fc
    .tuple(fc.tuple(span, span, span), fc.array(fc.tuple(fc.constantFrom('0', ...values), span), { maxLength: 4 }))
    .map(([writes, reads]) => {
      // No two moments are the same: of those no order is known.
      let number = 0;
      const moment = (time: number) => time + number++ / 1000;
      const between = ([from, length]: readonly [number, number, number]) =>
        [moment(from), moment(from + length)] as const;
      return [
        ...writes.map((one, at) => {
          const [from, to] = between(one);
          return write(values[at] as string, from, one[2] === 0 ? never : to);
        }),
        ...reads.map(([value, one]) => read(value, ...between(one))),
      ];
    });
  let explained = 0;
  let number = 0;
  fc.assert(
    fc.property(history, (operations) => {
      const is = isExplained(operations, '0');
      number++;
      if (is) explained++;
      expect(whyNotLinearizable(operations, '0') === undefined).toBe(is);
    }),
    { numRuns: 3000 },
  );
  // Both kinds were tried.
  expect(explained).toBeGreaterThan(300);
  expect(number - explained).toBeGreaterThan(300);
});
