import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startPostgres, type TestPostgres } from '../../helpers/postgres.js';
import { type CliOptions, runCli, startCli } from '../../helpers/run-cli.js';
import { run } from '../../php/php.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const password = 'a long & secret: word';
let postgres: TestPostgres;
let host: string;
beforeAll(async () => {
  postgres = await startPostgres({ password });
  host = `127.0.0.1:${postgres.port}`;
});
afterAll(() => postgres.close());

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

/** What serve says once it listens; it is stopped then. */
async function greeting(args: readonly string[], options: CliOptions = {}) {
  const cli = startCli(['serve', '--port', '0', ...args], options);
  await cli.waitFor(/Try it:/);
  return { cli, said: cli.stdout() };
}

const hint =
  '  See whether PostgreSQL runs there, and whether the user may connect; the password comes from the address, PGPASSWORD or PGPASSFILE.\n';

test.each<[title: string, db: () => string, env: Record<string, string>, stderr: () => string | RegExp]>([
  [
    'a server that is not there',
    () => 'postgres://kit:secret-word@127.0.0.1:1/kit',
    {},
    () =>
      `The database postgres://kit@127.0.0.1:1/kit does not answer as it should.\n  Was:       connect ECONNREFUSED 127.0.0.1:1\n${hint}`,
  ],
  [
    'a wrong password in the address',
    () => `postgres://postgres:secret-word@${host}/postgres`,
    {},
    () =>
      `The database postgres://postgres@${host}/postgres does not answer as it should.\n  Was:       password authentication failed for user "postgres"\n${hint}`,
  ],
  [
    'a wrong password in PGPASSWORD',
    () => `postgres://postgres@${host}/postgres`,
    { PGPASSWORD: 'secret-word' },
    () =>
      `The database postgres://postgres@${host}/postgres does not answer as it should.\n  Was:       password authentication failed for user "postgres"\n${hint}`,
  ],
  [
    'a database that there is not',
    () => `postgres://postgres@${host}/nowhere`,
    { PGPASSWORD: password },
    () =>
      `The database postgres://postgres@${host}/nowhere does not answer as it should.\n  Was:       database "nowhere" does not exist\n${hint}`,
  ],
  ...['postgres://kit:secret-word@db.example.com', 'postgres://kit:secret-word@:x/kit', 'postgres://'].map(
    (db): [string, () => string, Record<string, string>, () => string] => [
      `an address that is none, ${db.replace('secret-word', '...')}`,
      () => db,
      {},
      () =>
        [
          'The address of the database cannot be read.',
          '  Expected:  postgres://user@host/name, with :port after the host where it is not 5432',
          '  Leave the password out of it and set PGPASSWORD, or name a file of passwords with PGPASSFILE.\n',
        ].join('\n'),
    ],
  ),
])('serve ends with 2 and a sentence for %s', async (_, db, env, stderr) => {
  const ran = await runCli(['serve', '--port', '0', '--db', db()], { env });
  expect(ran).toEqual({ status: 2, stdout: '', stderr: stderr() });
  expect(ran.stderr).not.toContain('secret-word');
});

test.each<[title: string, args: () => string[], stderr: string]>([
  [
    '--fault beside a database',
    () => ['--db', `postgres://postgres@${host}/postgres`, '--fault', 'json-500'],
    '--fault cannot be given with a database: each replica that starts would arm it again.\n  Leave it out, and arm the fault with POST /__admin/faults.\n',
  ],
  [
    '--sandbox-ttl without one',
    () => ['--sandbox-ttl', '60'],
    '--sandbox-ttl is for sandboxes in a database; those in memory go with the process.\n  Leave it out, or name a database with --db postgres://user@host/name.\n',
  ],
])('serve refuses %s', async (_, args, stderr) => {
  expect(await runCli(['serve', '--port', '0', ...args()])).toEqual({ status: 2, stdout: '', stderr });
});

test('serve finds the password in the address, in PGPASSWORD and in the file of PGPASSFILE, and shows it nowhere', async () => {
  const file = join(await folder(), 'passwords');
  await writeFile(file, `${host}:*:postgres:${password.replaceAll(':', '\\:')}\n`, { mode: 0o600 });
  for (const [secret, env] of [
    [`:${encodeURIComponent(password)}`, {}],
    ['', { PGPASSWORD: password }],
    ['', { PGPASSFILE: file }],
  ] as const) {
    const { cli, said } = await greeting(['--db', `postgres://postgres${secret}@${host}/postgres`], { env });
    expect(said).toContain(`12, in postgres://postgres@${host}/postgres, with every other replica on it\n`);
    expect(await cli.stop()).toBe(0);
    expect(cli.stdout() + cli.stderr()).not.toMatch(/secret/);
  }
});

test('serve --sandbox-ttl drops a sandbox that nobody uses, and says when the database was begun otherwise', async () => {
  await postgres.query('CREATE DATABASE ttl');
  const db = ['--db', `postgres://postgres@${host}/ttl`];
  const env = { PGPASSWORD: password };
  const { cli, said } = await greeting([...db, '--sandbox-ttl', '1'], { env });
  const url = /listens on (\S+)/.exec(said)?.[1];
  await fetch(`${url}/sandbox/one/__admin/requests`);
  const names = async () =>
    ((await (await fetch(`${url}/__admin/sandboxes`)).json()) as { sandboxes: string[] }).sandboxes;
  await expect.poll(names, { timeout: 30_000, interval: 200 }).toEqual([]);
  const other = await greeting([...db, '--assume', 'reassign=refuse'], { env });
  expect(other.cli.stderr()).toBe(
    `postgres://postgres@${host}/ttl was begun with another seed or other assumptions, and every world of it begins with those: --seed and --assume decide only for a new database.\n`,
  );
  for (const one of [cli, other.cli]) expect(await one.stop()).toBe(0);
});

test('serve ends when its port is taken, and lets go of the database', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void taken.close());
  const { port } = taken.address() as { port: number };
  const db = `postgres://postgres@${host}/postgres`;
  const ran = await runCli(['serve', '--port', String(port), '--db', db], { env: { PGPASSWORD: password } });
  expect(ran).toMatchObject({ status: 2, stderr: expect.stringContaining(`Cannot listen on 127.0.0.1:${port}`) });
  expect(await postgres.query('SELECT id FROM ticaga_kit.replica')).toEqual([]);
});

test('serve says that the driver is missing where it is', async () => {
  const copy = await folder();
  await cp(join(root, 'dist'), join(copy, 'dist'), { recursive: true });
  await cp(join(root, 'package.json'), join(copy, 'package.json'));
  await mkdir(join(copy, 'node_modules'));
  for (const name of await readdir(join(root, 'node_modules')))
    if (name !== 'pg') await symlink(join(root, 'node_modules', name), join(copy, 'node_modules', name));
  const args = [join(copy, 'dist/cli/main.js'), 'serve', '--db', `postgres://postgres@${host}/postgres`];
  expect(await run(process.execPath, args)).toMatchObject({
    status: 2,
    stderr:
      'A database needs the package pg, and it is not installed.\n  Install it beside the kit: npm install pg@8.\n',
  });
});
