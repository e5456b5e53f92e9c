import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';

/** A PostgreSQL of its own, which nobody else uses. */
export interface RunningPostgres {
  port: number;
  /** The address of a new, empty database. */
  create(): Promise<string>;
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root. */
const user =
  process.getuid?.() === 0
    ? { uid: Number(execFileSync('id', ['-u', 'postgres'])), gid: Number(execFileSync('id', ['-g', 'postgres'])) }
    : {};

/** Where Debian puts what is no client: the newest of the versions. */
const bin = execFileSync('sh', ['-c', 'ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1'], {
  encoding: 'utf8',
}).trim();

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** @param password asked of the user kit, who owns every database; none: anybody may come */
export async function startPostgres(password?: string): Promise<RunningPostgres> {
  const home = await mkdtemp(join(tmpdir(), 'ticaga-kit-postgres-'));
  if (user.uid !== undefined) await chown(home, user.uid, user.gid);
  const data = join(home, 'data');
  const port = await freePort();
  const options = { ...user, cwd: home };
  const auth = ['--auth-local=trust', `--auth-host=${password === undefined ? 'trust' : 'scram-sha-256'}`];
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-E', 'UTF8', '--no-sync', ...auth], {
    ...options,
    stdio: 'pipe',
  });
  const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: home, fsync: 'off' };
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const isGone = once(server, 'exit');
  await new Promise<void>((resolve, reject) => {
    const said: string[] = [];
    createInterface({ input: server.stderr }).on('line', (line) => {
      said.push(line);
      if (line.includes('ready to accept connections')) resolve();
    });
    isGone.then(() => reject(new Error(`PostgreSQL ended: ${said.join('\n')}`)), reject);
  });
  const local = new pg.Client({ host: home, port, user: 'postgres', database: 'postgres' });
  await local.connect();
  await local.query(`CREATE ROLE kit LOGIN ${password === undefined ? '' : `PASSWORD '${password}'`}`);
  let count = 0;
  return {
    port,
    async create() {
      const name = `kit_${++count}`;
      await local.query(`CREATE DATABASE ${name} OWNER kit`);
      return `postgres://kit@127.0.0.1:${port}/${name}`;
    },
    async stop() {
      local.on('error', () => undefined);
      server.kill('SIGQUIT');
      await isGone;
      await rm(home, { recursive: true });
    },
  };
}
