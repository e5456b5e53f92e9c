import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { startPostgres, type TestPostgres } from '../helpers/postgres.js';
import { runCli, startCli } from '../helpers/run-cli.js';

const password = 'very-secret';
let postgres: TestPostgres;
let db: string;
beforeAll(async () => {
  postgres = await startPostgres({ password });
  db = await postgres.create();
  return () => postgres.close();
});

const withPassword = (wrong = '') => db.replace('postgres@', `postgres:${password}${wrong}@`);

async function passwordFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'pgpass');
  await writeFile(file, `127.0.0.1:${postgres.port}:*:postgres:${password}\n`);
  await chmod(file, 0o600);
  return file;
}

test.each([
  ['in PGPASSWORD', async () => ({ args: ['--db', db], env: { PGPASSWORD: password } })],
  ['in the file of PGPASSFILE', async () => ({ args: ['--db', db], env: { PGPASSFILE: await passwordFile() } })],
  ['in the address of TICAGA_KIT_DB', async () => ({ args: [], env: { TICAGA_KIT_DB: withPassword() } })],
  ['in the address of --db', async () => ({ args: ['--db', withPassword()], env: {} })],
])('a password %s opens the database, and is shown nowhere', async (_, how) => {
  const { args, env } = await how();
  const cli = startCli(['serve', '--port', '0', ...args], { env });
  await cli.waitFor(/in postgres:\/\/postgres@127\.0\.0\.1:\d+\/made_1, with every other replica on it/);
  expect(await cli.stop()).toBe(0);
  expect(cli.stdout() + cli.stderr()).not.toContain(password);
});

test.each([
  ['a wrong one', () => withPassword('-not'), /password authentication failed for user "postgres"/],
  [
    'one in an address that cannot be read',
    () => `postgres://postgres:${password}@`,
    /The address of the database cannot be read\./,
  ],
])('%s is not repeated', async (_, address, said) => {
  const { status, stdout, stderr } = await runCli(['serve', '--port', '0', '--db', address()]);
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringMatching(said) });
  expect(stdout + stderr).not.toContain(password);
});

test.each([() => withPassword(), () => `${db}?password=${password}`])(
  '--print-config does not show the one in an address, %#',
  async (address) => {
    const { stdout } = await runCli(['serve', '--print-config'], { env: { TICAGA_KIT_DB: address() } });
    expect(stdout).toMatch(/^db: .*\*{3}.*# environment variable TICAGA_KIT_DB$/m);
    expect(stdout).not.toContain(password);
  },
);
