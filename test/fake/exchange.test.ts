import { expect, test } from 'vitest';
import { type StartFakeOptions, startFake } from '../../src/fake/start-fake.js';
import { bearer, startLocalFake } from '../helpers/start-test-fake.js';

test('an answer that cannot be sent stands in the journal once, and the connection is closed', async () => {
  const { fake, send } = await startLocalFake({
    deviate: () => ({ answer: { status: 0, body: '', outcome: 'other' }, keeps: true }),
  });
  const broken = await send({ path: '/api/customers/get/1', headers: bearer }).catch((error: Error) => error.message);
  expect(broken).toBe('socket hang up');
  const [entry, ...others] = fake.requests();
  expect(others).toEqual([]);
  expect(entry?.operationId).toBe('getCustomer');
  expect(entry?.notes.map(({ code }) => code)).toEqual(['deviation', 'kit-error']);
});

test('startFake refuses an option that it does not have, and names the nearest', async () => {
  const started = startFake({ asume: { reassign: 'refuse' } } as unknown as StartFakeOptions);
  await expect(started).rejects.toMatchObject({
    code: 'option-unknown',
    message: 'startFake has no option asume.',
    details: { fix: 'Did you mean assume?', expected: expect.stringContaining('port, host, db, seed, also, assume') },
  });
});

test.each<[StartFakeOptions, string, string]>([
  [
    { adminToken: '' },
    'The admin token is empty.',
    'Give one, or leave it out: then only this machine may use the control plane.',
  ],
  [
    { adminToken: ' ' },
    'The admin token is empty.',
    'Give one, or leave it out: then only this machine may use the control plane.',
  ],
  [{ journalBytes: Number.NaN }, 'journalBytes is NaN.', 'Leave it out for 67108864.'],
  [{ journalBytes: -1 }, 'journalBytes is -1.', 'Leave it out for 67108864.'],
])('startFake refuses %j', async (options, message, fix) => {
  await expect(startFake(options)).rejects.toMatchObject({ code: 'option-invalid', message, details: { fix } });
});
