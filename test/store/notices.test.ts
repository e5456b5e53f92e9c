import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startCli } from '../helpers/run-cli.js';
import { temporaryDirectory } from './example-state.js';

test('serve tells on stderr of a file that a kill left, and of its torn line', async () => {
  const file = join(temporaryDirectory(), 'customers.json');
  const serve = async () => {
    const cli = startCli(['serve', '--port', '0', '--db', file, '--log', 'silent']);
    const [, url = ''] = await cli.waitFor(/listens on (\S+)[\s\S]*\n\n/);
    return { cli, url };
  };
  const first = await serve();
  expect(first.cli.stderr()).toBe('');
  const answer = await fetch(`${first.url}/api/customers/assign`, {
    method: 'POST',
    headers: { Authorization: 'Bearer ticaga-demo-token' },
    body: new URLSearchParams({ ticaga_id: '1', billing_id: '2', billing_system: 'Blesta' }),
  });
  expect(await answer.json()).toEqual({ user: true });
  await first.cli.stop('SIGKILL');
  appendFileSync(`${file}.log`, '["0123');

  const second = await serve();
  expect(second.cli.stderr()).toBe(
    `${file} was not closed when it was last in use: 1 change was read from ${file}.log. ` +
      'Its last line was torn, as a kill tears it, and was left out (6 bytes).\n',
  );
});
