import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newCustomer } from '../../../src/customers/customer.js';
import { defaultSeed } from '../../../src/generated/default-seed.js';
import { type Mariadb, startMariadb } from './mariadb.js';
import { startProcess } from './server-process.js';

/** A real Laravel, listening. */
export interface LaravelServer {
  url: string;
  /** Puts the database back to the shipped seed. */
  reset(): void;
  close(): Promise<void>;
}

const folder = fileURLToPath(new URL('server', import.meta.url));

/**
 * Starts the server of server/ with the records of the shipped seed.
 * @param settings LARAVEL_JSON=1: JSON errors for whatever is below /api; LARAVEL_LOGIN=0: no route is named login;
 *   LARAVEL_LIMIT=SECONDS: 60 requests in so many; LARAVEL_BASIC=1: credentials are refused as auth.basic refuses them;
 *   LARAVEL_BILLING=any: a billing_id is required and nothing else
 */
export async function startLaravel(
  settings: Record<string, string> = {},
  database: 'sqlite' | 'mariadb' = 'sqlite',
): Promise<LaravelServer> {
  const home = mkdtempSync(join(tmpdir(), 'ticaga-kit-laravel-'));
  for (const name of ['bootstrap/cache', 'views', 'cache']) mkdirSync(join(home, name), { recursive: true });
  const closing = [async () => rmSync(home, { recursive: true, force: true })];
  const close = async () => {
    for (const one of closing.splice(0).reverse()) await one();
  };
  try {
    const mariadb = database === 'mariadb' ? await startMariadb(home) : undefined;
    if (mariadb) closing.push(mariadb.close);
    const reset = mariadb ? seedMariadb(mariadb) : seedSqlite(home);
    reset();
    const opcache = ['-d', 'opcache.enable=1', '-d', 'opcache.enable_cli=1'];
    const listen = ['-S', '127.0.0.1:0', '-t', 'public', 'public/index.php'];
    const own = { LARAVEL_HOME: home, LARAVEL_SOCKET: mariadb?.socket ?? '', PHP_CLI_SERVER_WORKERS: '' };
    const php = await startProcess(['php', ...opcache, ...listen], /\((http:\/\/[\d.:]+)\) started/, {
      cwd: folder,
      env: { ...process.env, ...settings, ...own },
    });
    closing.push(php.close);
    return { url: php.ready[1] as string, reset, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const seed = (dsn: string) =>
  execFileSync('php', [join(folder, 'seed.php'), dsn], { input: JSON.stringify(records()) });

function seedSqlite(home: string): () => void {
  const [database, seeded] = [join(home, 'database.sqlite'), join(home, 'seeded.sqlite')];
  seed(`sqlite:${seeded}`);
  return () => copyFileSync(seeded, database);
}

const seedMariadb =
  ({ socket }: Mariadb) =>
  () =>
    void seed(`mysql:unix_socket=${socket};charset=utf8mb4`);

/** The rows of the tables, with times as a database of Laravel keeps them. */
function records() {
  const time = (text: string | null) => text?.replace('T', ' ').slice(0, 19) ?? null;
  return {
    staff: defaultSeed.staff,
    customers: defaultSeed.customers.map(
      ({ password: _, ...given }: { password?: string; id: number; name: string; email: string }) => {
        const customer = newCustomer(given);
        const { email_verified_at, created_at, updated_at } = customer;
        return {
          ...customer,
          email_verified_at: time(email_verified_at),
          created_at: time(created_at),
          updated_at: time(updated_at),
        };
      },
    ),
  };
}
