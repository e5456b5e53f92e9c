import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startFake } from '../../src/index.js';
import { inMemoryOnly } from '../helpers/on-database.js';
import { bearer } from '../helpers/start-test-fake.js';

test('an assign that the disk does not take is no success, the journal says why, and so does the end', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
  inMemoryOnly('it keeps nothing in a file');
  const fake = await startFake({ db: join(folder, 'customers.json') });
  await rm(folder, { recursive: true });
  const answer = await fetch(`${fake.url}/api/customers/assign`, {
    method: 'POST',
    headers: bearer,
    body: new URLSearchParams({ ticaga_id: '1', billing_id: '2', billing_system: 'Blesta' }),
  });
  expect([answer.status, await answer.json()]).toEqual([500, { message: 'Server Error' }]);
  expect(fake.requests()[0]?.notes).toEqual([
    { code: 'kit-error', message: expect.stringMatching(/^A change could not be kept in .*customers\.json\.log/) },
  ]);
  await expect(fake.close()).rejects.toThrow('customers.json cannot be written; the latest changes are lost.');
});
