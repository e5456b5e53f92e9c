import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { KitError } from '../../src/errors.js';
import { loadProfile, parseProfile } from '../../src/verify/profile.js';
import { profileNames } from '../../src/verify/shipped-profiles.js';

test.each([
  ['learned: 2025-07-01\nassumptions: {\n', 'profile-invalid', 'profile.yaml:3:1'],
  ['- 1\n', 'profile-invalid', 'profile.yaml:1'],
  ['', 'profile-invalid', 'profile.yaml:1'],
  ['learned: 2025-07-01\nassumptions: all\n', 'profile-invalid', 'profile.yaml:2'],
  ['assumptions:\n  reassign: refuse\n  aut: basic\n', 'assumption-unknown', 'profile.yaml:3'],
  ['assumptions:\n  reassign: refuse\n  auth: digest\n', 'assumption-unknown', 'profile.yaml:3'],
  ['learned: 2025-07-01\nconfirmed: auth\n', 'profile-invalid', 'profile.yaml:2'],
])('the profile %j is refused, and says where', (text, code, where) => {
  const parse = () => parseProfile(text, 'profile.yaml');
  expect(parse).toThrow(KitError);
  expect(parse).toThrow(expect.objectContaining({ code, details: expect.objectContaining({ where }) }));
});

test.each([
  ['learned: 2025-07-01\nassume:\n  auth: basic\n', 'A profile has no key assume.', 2, 'Did you mean assumptions?'],
  ['confimed: []\n', 'A profile has no key confimed.', 1, 'Did you mean confirmed?'],
  [
    'assumptions: {}\ncustomers: []\n',
    'A profile has no key customers.',
    2,
    'customers is a key of a seed: a seed is given with --seed.',
  ],
])('the profile %j is refused with what was meant', (text, message, line, fix) => {
  expect(() => parseProfile(text, 'profile.yaml')).toThrow(
    expect.objectContaining({
      code: 'profile-invalid',
      message,
      details: { expected: 'summary, target, learned, assumptions, confirmed', where: `profile.yaml:${line}`, fix },
    }),
  );
});

test('a profile that says nothing of assumptions leaves every one at its default', () => {
  const profile = {
    summary: '',
    target: 'http://a.example',
    learned: '2025-07-01',
    assumptions: {},
    confirmed: ['auth'],
  };
  const text = 'target: http://a.example\nlearned: 2025-07-01\nassumptions:\nconfirmed: [auth]\n';
  expect(parseProfile(text, 'profile.yaml')).toEqual(profile);
});

test('each shipped profile says what kind of server it is, and no two are the same', async () => {
  const profiles = await Promise.all((await profileNames()).map(loadProfile));
  expect(profiles.length).toBeGreaterThanOrEqual(8);
  for (const { summary, assumptions } of profiles) {
    expect(summary).toMatch(/^Laravel .*\.$/);
    expect(Object.keys(assumptions)).not.toEqual([]);
  }
  expect(new Set(profiles.map(({ assumptions }) => JSON.stringify(assumptions))).size).toBe(profiles.length);
});

test('a profile that is neither shipped nor a file is told with those that are', async () => {
  await expect(loadProfile('laravel-8-stok')).rejects.toMatchObject({
    code: 'file-unreadable',
    message: 'The profile laravel-8-stok cannot be read.',
    details: {
      fix: expect.stringMatching(/^Name one of the kit's, laravel-11-api, .*laravel-8-stock, .*, or write one with/),
    },
  });
});

test('a profile that is a folder is told as one', async () => {
  await expect(loadProfile(tmpdir())).rejects.toMatchObject({
    code: 'file-unreadable',
    message: `The profile ${tmpdir()} cannot be read.`,
    details: { was: 'it is a folder' },
  });
});
