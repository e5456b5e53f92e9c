import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startPostgres } from '../../helpers/postgres.js';

test('a server of a test keeps what was committed when it is stopped at once, and leaves nothing behind', async () => {
  const postgres = await startPostgres();
  await postgres.query('CREATE TABLE kept (value text); INSERT INTO kept VALUES ($$one$$)');
  await postgres.stop('immediate');
  await expect(postgres.query('SELECT 1')).rejects.toThrow('ECONNREFUSED');
  await postgres.start();
  expect(await postgres.query('SELECT value FROM kept')).toEqual([{ value: 'one' }]);
  expect(await postgres.query('SHOW fsync')).toEqual([{ fsync: 'on' }]);
  expect(existsSync(postgres.folder)).toBe(true);
  await postgres.close();
  expect(existsSync(postgres.folder)).toBe(false);
});

test('a server with a password lets nobody in without it', async () => {
  const postgres = await startPostgres({ password: 'a password' });
  try {
    expect(await postgres.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    const [rule] = await postgres.query("SELECT DISTINCT auth_method FROM pg_hba_file_rules WHERE type = 'host'");
    expect(rule).toEqual({ auth_method: 'scram-sha-256' });
  } finally {
    await postgres.close();
  }
});
