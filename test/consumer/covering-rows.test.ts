import { expect, test } from 'vitest';
import { coveringRows, type Factor } from '../../src/consumer/exec/covering-rows.js';
import { findUnsurvived } from '../../src/consumer/exec/find-unsurvived.js';

const factors = (...sizes: number[]): Factor[] =>
  sizes.map((size, at) => ({ name: `f${at}`, values: Array.from({ length: size }, (_, value) => `v${value}`) }));

test.each([
  [[], 0],
  [[2], 1],
  [[4], 3],
  [[2, 2], 3],
  [[3, 3, 3], 11],
  [[2, 2, 2, 2, 2, 2, 2, 2, 2, 2], 10],
  [[4, 4, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2], 22],
])('factors with %j values meet in every pair, in at most %d settings', (sizes, most) => {
  const all = factors(...sizes);
  const rows = coveringRows(all);
  expect(rows.length).toBeLessThanOrEqual(most);
  // Without other values than the first, nothing has to be tried.
  const tried = [{}, ...rows].map((row) => ({ ...Object.fromEntries(all.map(({ name }) => [name, 'v0'])), ...row }));
  for (const [at, one] of all.entries())
    for (const other of all.slice(at))
      for (const value of one.values)
        for (const theirs of one === other ? [value] : other.values)
          expect(tried).toContainEqual(expect.objectContaining({ [one.name]: value, [other.name]: theirs }));
});

const failsOn = (...guilty: Record<string, string>[]) => {
  const asked: string[] = [];
  return {
    asked,
    tryOut: async (settings: Readonly<Record<string, string>>) => {
      asked.push(JSON.stringify(settings));
      const isGuilty = (one: Record<string, string>) =>
        Object.entries(one).every(([name, value]) => settings[name] === value);
      return { isSurvived: !guilty.some(isGuilty) };
    },
  };
};

test.each([
  ['nothing', []],
  ['one value', [{ f3: 'v1' }]],
  ['two values of one factor', [{ f0: 'v1' }, { f0: 'v3' }]],
  ['values of several factors', [{ f0: 'v2' }, { f1: 'v1' }, { f9: 'v1' }]],
  ['every other value of a factor, and one of another', [{ f5: 'v1' }, { f1: 'v2' }, { f1: 'v1' }]],
  ['two values that are harmless alone', [{ f2: 'v1', f7: 'v1' }]],
])('%s that makes runs fail is found, and nothing else', async (_, guilty) => {
  const all = factors(4, 3, 2, 2, 2, 2, 2, 2, 2, 2);
  const { asked, tryOut } = failsOn(...guilty);
  const found = await findUnsurvived(all, tryOut);
  const texts = (list: readonly object[]) => list.map((one) => JSON.stringify(Object.entries(one).sort())).sort();
  expect(texts(found.map(({ settings }) => settings))).toEqual(texts(guilty));
  expect(new Set(asked).size).toBe(asked.length);
  expect(asked.length).toBeLessThan(60);
});
