import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort } from './ports.js';

const run = promisify(execFile);

export interface PostgresOptions {
  /** Of the user postgres, asked for by scram-sha-256. Without one, everybody is let in. */
  password?: string;
  /** Settings that differ from PostgreSQL's own, for example fsync=off where nothing is to survive. */
  settings?: readonly string[];
}

export interface TestPostgres {
  readonly port: number;
  /** Everything that it has on the disk. */
  readonly folder: string;
  /** postgres://user@host:port, without a password; a database follows behind a slash. */
  readonly address: string;
  /** Makes an empty database. @returns its address */
  create(): Promise<string>;
  /** Runs statements in a database, postgres unless told, and resolves with the rows of the last. */
  query(text: string, database?: string): Promise<Record<string, unknown>[]>;
  /** @param how immediate: as pg_ctl -m immediate, without a word to its clients and with its log to be read again. */
  stop(how?: 'fast' | 'immediate'): Promise<void>;
  /** On the same port, when it has been stopped; resolves when it answers. */
  start(): Promise<void>;
  /** Stops it and removes everything. */
  close(): Promise<void>;
}

/** Starts a PostgreSQL server of Debian's packages, with an empty folder of its own, on a free port of 127.0.0.1. */
export async function startPostgres({ password, settings = [] }: PostgresOptions = {}): Promise<TestPostgres> {
  const bin = findBinaries();
  const owner = process.getuid?.() === 0 ? findPostgresUser() : undefined;
  const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-postgres-'));
  const data = join(folder, 'data');
  const secret = join(folder, 'password');
  await writeFile(secret, `${password ?? ''}\n`);
  if (owner) for (const path of [folder, secret]) await chown(path, owner.uid, owner.gid);
  const access = password === undefined ? ['--auth=trust'] : ['--auth=scram-sha-256', `--pwfile=${secret}`];
  // What initdb wrote need not outlive a power cut; what the server writes does: fsync stays on.
  const shape = ['--no-sync', '--encoding=UTF8', '--locale=C', '--username=postgres'];
  await run(join(bin, 'initdb'), [...access, ...shape, data], { ...owner, cwd: folder });

  const port = await freePort();
  let server: ChildProcess | undefined;
  let made = 0;
  // A test run that ends early takes its server along.
  const abandon = () => void server?.kill('SIGQUIT');
  process.once('exit', abandon);

  const postgres: TestPostgres = {
    port,
    folder,
    address: `postgres://postgres@127.0.0.1:${port}`,
    async create() {
      const name = `made_${++made}`;
      await postgres.query(`CREATE DATABASE ${name}`);
      return `${postgres.address}/${name}`;
    },
    async query(text, database = 'postgres') {
      const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database, password });
      await client.connect();
      try {
        const answered: pg.QueryResult | pg.QueryResult[] = await client.query(text);
        return (Array.isArray(answered) ? answered.at(-1) : answered)?.rows ?? [];
      } finally {
        await client.end();
      }
    },
    async stop(how = 'fast') {
      if (!server) return;
      const closed = once(server, 'close');
      server.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT');
      server = undefined;
      await closed;
    },
    async start() {
      const all = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', ...settings];
      const args = ['-D', data, '-p', String(port), ...all.flatMap((setting) => ['-c', setting])];
      server = spawn(join(bin, 'postgres'), args, { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
      await untilReady(server);
    },
    async close() {
      await postgres.stop();
      process.off('exit', abandon);
      await rm(folder, { recursive: true });
    },
  };
  await postgres.start();
  return postgres;
}

/** Resolves when the server says that it takes connections. */
function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.once('error', reject);
    server.once('close', (status) => reject(new Error(`PostgreSQL ended with ${status}: ${said}`)));
    // Read to the end: a server whose log nobody takes stops.
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-20_000);
      if (said.includes('ready to accept connections')) resolve();
    });
  });
}

/** Debian keeps each version in a folder of its own, and none on the PATH. */
function findBinaries(): string {
  const versions = '/usr/lib/postgresql';
  const newest = readdirSync(versions).sort((one, other) => Number(other) - Number(one))[0];
  if (newest === undefined) throw new Error(`There is no PostgreSQL in ${versions}: apt-get install postgresql`);
  return join(versions, newest, 'bin');
}

/** PostgreSQL does not run as root. */
function findPostgresUser(): { uid: number; gid: number } {
  const user = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find(([name]) => name === 'postgres');
  if (!user) throw new Error('There is no user postgres: apt-get install postgresql');
  return { uid: Number(user[2]), gid: Number(user[3]) };
}
