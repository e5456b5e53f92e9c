import { beforeAll, expect, test } from 'vitest';
import { runCli, startCli } from '../helpers/run-cli.js';
import { type RunningPostgres, startPostgres } from './run-postgres.js';

let postgres: RunningPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
  return () => postgres.stop();
});

test('a sandbox that nobody uses for the seconds of --sandbox-ttl is dropped', async () => {
  const cli = startCli(['serve', '--port', '0', '--db', await postgres.create(), '--sandbox-ttl', '1']);
  const [, url] = await cli.waitFor(/listens on (\S+)\n/);
  await fetch(`${url}/sandbox/one/api/customers/get/1`);
  const names = async () => (await fetch(`${url}/__admin/sandboxes`)).json();
  expect(await names()).toEqual({ sandboxes: ['one'] });
  await expect.poll(names, { timeout: 30_000, interval: 200 }).toEqual({ sandboxes: [] });
});

test.each([
  [['--sandbox-ttl', '1'], '--sandbox-ttl is for sandboxes in a database; those in memory go with the process.'],
  [
    ['--db', 'postgres://kit@127.0.0.1:1/kit', '--fault', 'html-500'],
    '--fault cannot be given with a database: each replica that starts would arm it again.',
  ],
])('serve %s is refused with a sentence', async (args, sentence) => {
  const { status, stderr } = await runCli(['serve', '--port', '0', ...args]);
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(sentence) });
});
