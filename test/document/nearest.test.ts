import { expect, test } from 'vitest';
import { didYouMean, nearest } from '../../src/document/nearest.js';

const names = ['reassign', 'updated-at', 'auth', 'auth-error-status', 'auth-error-body'];

test.each<[word: string, found: string[]]>([
  ['reasign', ['reassign']],
  ['REASSIGN', ['reassign']],
  ['ressaign', ['reassign']],
  ['auth-eror-body', ['auth-error-body', 'auth-error-status']],
  ['oauth', ['auth']],
  ['', []],
  ['something-else-entirely', []],
])('nearest to "%s" are %j', (word, found) => {
  expect(nearest(word, names)).toEqual(found);
});

test('at most as many are named as are asked for, the first of equals first', () => {
  expect(nearest('ab', ['aa', 'ab', 'ac', 'ad'])).toEqual(['ab', 'aa', 'ac']);
  expect(nearest('ab', ['aa', 'ab', 'ac', 'ad'], 1)).toEqual(['ab']);
});

test('the sentence names the nearest one, or all when none is near', () => {
  expect(didYouMean('reasign', names)).toBe('Did you mean reassign?');
  expect(didYouMean('xyzzyplugh', ['one-thing', 'another'])).toBe('Choose one of: one-thing, another.');
});
