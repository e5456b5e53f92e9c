import { expect, test } from 'vitest';
import { hashPassword, isPassword } from '../../src/customers/password.js';

test.each(['a', 'pässwörd 密码', 'with:colon', 'x'.repeat(500), ''])(
  'the password %j is known again, and no other is',
  (password) => {
    const kept = hashPassword(7, password);
    expect(kept.id).toBe(7);
    expect(isPassword(kept, password)).toBe(true);
    for (const other of [`${password} `, password.toUpperCase() || 'x', kept.hash]) {
      if (other !== password) expect(isPassword(kept, other)).toBe(false);
    }
  },
);

test('two hashes of one password differ, and neither holds it', () => {
  const [one, two] = [hashPassword(1, 'secret'), hashPassword(1, 'secret')];
  expect(one.hash).not.toBe(two.hash);
  expect(one.hash).toMatch(/^[0-9a-f]{32}:[0-9a-f]{64}$/);
});

test.each(['', 'no-colon', 'ab:', ':ab', 'zz:zz'])('the broken hash %j fits no password', (hash) => {
  expect(isPassword({ id: 1, hash }, '')).toBe(false);
  expect(isPassword({ id: 1, hash }, 'secret')).toBe(false);
});
