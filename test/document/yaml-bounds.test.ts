import { describe, expect, it } from 'vitest';
import { readContract } from '../../src/contracts/load-contracts.js';
import { parseYaml } from '../../src/document/parse-yaml.js';
import { KitError } from '../../src/errors.js';
import { parseSeed } from '../../src/store/seed.js';
import { parseProfile } from '../../src/verify/profile.js';

const refuse = (was: string, where: string) => new KitError('usage', 'refused', { was, where });
const read = (text: string) => parseYaml(text, 'a.yaml', refuse);
const detailsOf = (read: () => unknown) => {
  try {
    return read();
  } catch (error) {
    return (error as KitError).details;
  }
};

const loop = 'a: 1\nb: &b\n  - [*b]\n';
const bomb = `a0: &a0 [1, 2]\n${Array.from({ length: 40 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]\n`).join('')}`;
const deep = 'more than 511 lists and records stand inside each other';

describe('hostile YAML', () => {
  it.each([
    ['a loop', loop, { was: '*b stands inside of what it stands for', where: 'a.yaml:3:6' }],
    ['an alias of itself', '&a [*a]', { was: '*a stands inside of what it stands for', where: 'a.yaml:1:5' }],
    ['an alias of nothing', 'a: *b', { was: 'no &b comes before *b', where: 'a.yaml:1:4' }],
    ['a bomb', bomb, { was: 'the aliases up to *a16 stand for more than 1000000 values', where: 'a.yaml:18:18' }],
    ['brackets', '['.repeat(20_000), { was: deep, where: 'a.yaml' }],
    ['records', '{a: '.repeat(600) + '}'.repeat(600), { was: deep, where: 'a.yaml' }],
    ['dashes', `${'- '.repeat(20_000)}x`, { was: deep, where: 'a.yaml' }],
    ['lines', Array.from({ length: 600 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'), { was: deep, where: 'a.yaml' }],
  ])('that is %s is refused', (_, text, details) => {
    expect(detailsOf(() => read(text))).toEqual(details);
  });

  it.each([
    ['511 levels', '['.repeat(511) + ']'.repeat(511)],
    ['many brackets side by side', `[${Array(600).fill('[]').join(',')}]`],
    ['an anchor that is set anew', 'a: &a 1\nb: &a [2]\nc: *a'],
    ['an anchor that is used a thousand times', `a: &a {b: [1]}\nc: [${Array(1000).fill('*a').join(',')}]`],
  ])('%s are read', (_, text) => {
    expect(read(text).value).toBeDefined();
  });

  it.each([
    ['a seed', async () => parseSeed(loop, 'a.yaml'), 'seed-invalid'],
    ['a profile', async () => parseProfile(loop, 'a.yaml'), 'profile-invalid'],
    ['a contract', async () => readContract(loop, 'a.yaml'), 'contract-invalid'],
    [
      'a seed in JSON',
      async () => parseSeed(`{"customers":${'['.repeat(600)}${']'.repeat(600)}}`, 'a'),
      'seed-invalid',
    ],
  ])('in %s is told in sentences', async (_, run, code) => {
    await expect(run()).rejects.toMatchObject({ name: 'KitError', code });
  });
});
