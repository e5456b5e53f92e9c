import { expect, test } from 'vitest';
import {
  assumptionList,
  checkAssumptions,
  defaultAssumptions,
  parseAssumptions,
} from '../../src/document/assumptions.js';
import { operations } from '../../src/document/operations.js';
import type { KitError } from '../../src/errors.js';

test.each(assumptionList)('$name lists its default first, and asks a question', (assumption) => {
  const { name, values, default: byDefault, asks } = assumption;
  expect(values[0]?.value).toBe(byDefault);
  expect(values.length).toBeGreaterThan(1);
  expect(defaultAssumptions[name]).toBe(byDefault);
  expect(asks).toMatch(/\?$/);
  const known = operations.map(({ operationId }) => operationId as string);
  expect(known).toEqual(expect.arrayContaining([...assumption.operations]));
});

test('settings are taken as text, and only those that were given', () => {
  expect(checkAssumptions({ 'unknown-customer-status': 404, reassign: 'refuse' }, 'here')).toEqual({
    'unknown-customer-status': '404',
    reassign: 'refuse',
  });
});

test('name=value pairs are read, the last of a name wins, and a value may hold =', () => {
  expect(parseAssumptions(['reassign=refuse', 'reassign=overwrite'])).toEqual({ reassign: 'overwrite' });
  expect(() => parseAssumptions(['reassign=a=b'])).toThrow('The assumption reassign has no value a=b.');
});

test.each<[pairs: string[], code: string, words: string[]]>([
  [
    ['reasign=refuse'],
    'assumption-unknown',
    ['There is no assumption named reasign.', 'Did you mean reassign?', '--assume'],
  ],
  [['reassign=maybe'], 'assumption-unknown', ['has no value maybe', 'overwrite | refuse']],
  [['reassign'], 'usage', ['--assume reassign has no value.', 'name=value']],
  [['=refuse'], 'usage', ['--assume =refuse has no value.']],
  [['toString=1'], 'assumption-unknown', ['There is no assumption named toString.']],
])('%j is refused as %s', (pairs, code, words) => {
  let error: KitError | undefined;
  try {
    parseAssumptions(pairs);
  } catch (thrown) {
    error = thrown as KitError;
  }
  expect(error?.code).toBe(code);
  for (const word of words) expect(error?.render()).toContain(word);
});
