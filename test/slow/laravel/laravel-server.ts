import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { newCustomer } from '../../../src/customers/customer.js';
import { defaultSeed } from '../../../src/generated/default-seed.js';

/** A real Laravel, listening. */
export interface LaravelServer {
  url: string;
  /** Puts the database back to the shipped seed. */
  reset(): void;
  close(): void;
}

const folder = fileURLToPath(new URL('server', import.meta.url));

/**
 * Starts the server of server/ with the records of the shipped seed.
 * @param settings LARAVEL_JSON=1: JSON errors for whatever is below /api; LARAVEL_LOGIN=0: no route is named login;
 *   LARAVEL_LIMIT=1: 60 requests a minute
 */
export async function startLaravel(settings: Record<string, string> = {}): Promise<LaravelServer> {
  const home = mkdtempSync(join(tmpdir(), 'ticaga-kit-laravel-'));
  for (const name of ['bootstrap/cache', 'views', 'cache']) mkdirSync(join(home, name), { recursive: true });
  const [database, seeded] = [join(home, 'database.sqlite'), join(home, 'seeded.sqlite')];
  execFileSync('php', [join(folder, 'seed.php'), seeded], { input: JSON.stringify(records()) });
  const reset = () => copyFileSync(seeded, database);
  reset();

  const opcache = ['-d', 'opcache.enable=1', '-d', 'opcache.enable_cli=1'];
  const listen = ['-S', '127.0.0.1:0', '-t', 'public', 'public/index.php'];
  const env = { ...process.env, ...settings, LARAVEL_HOME: home, PHP_CLI_SERVER_WORKERS: '' };
  const php = spawn('php', [...opcache, ...listen], { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
  const close = () => {
    php.kill('SIGKILL');
    rmSync(home, { recursive: true, force: true });
  };
  try {
    return { url: await addressOf(php), reset, close };
  } catch (error) {
    close();
    throw error;
  }
}

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

/** PHP names its address on stderr when it listens. What it says after that is read and forgotten: nobody waits for it. */
function addressOf(php: ReturnType<typeof spawn>): Promise<string> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    createInterface({ input: php.stderr as NodeJS.ReadableStream }).on('line', (line) => {
      if (said.length < 20) said.push(line);
      const [, url] = /\((http:\/\/[\d.:]+)\) started/.exec(line) ?? [];
      if (url !== undefined) resolve(url);
    });
    php.once('error', reject);
    php.once('exit', () => reject(new Error(`php -S ended: ${said.join('\n')}`)));
  });
}
