import { type ExecFileException, execFile, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Run {
  status: number;
  stdout: string;
  stderr: string;
}

/** What of PHP is missing for these tests; undefined when nothing is. */
function missing(): string | undefined {
  const modules = spawnSync('php', ['-m'], { encoding: 'utf8' });
  if (modules.status !== 0) return 'php-cli';
  const loaded = modules.stdout.split('\n');
  if (!loaded.includes('curl')) return 'php-curl';
  if (!loaded.includes('pdo_sqlite')) return 'php-sqlite3';
  return spawnSync('phpunit', ['--version']).status === 0 ? undefined : 'phpunit';
}

const lacking = missing();
if (lacking !== undefined) {
  console.warn(`NOT TESTED: everything in test/php, because ${lacking} is not installed (apt-get install ${lacking}).`);
}

/** describe, left out with a notice on a machine without PHP; on CI it runs and then fails. */
export const describePhp = lacking === undefined || process.env.CI ? describe : describe.skip;

/**
 * Runs a program without blocking, so that a fake in this process can answer it.
 * @param env set beside the environment, from which everything of the kit is removed
 */
export function run(program: string, args: string[], env: Record<string, string> = {}, cwd = root): Promise<Run> {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(TICAGA_|TEST_TOKEN$)/.test(name));
  return new Promise((resolve, reject) => {
    execFile(
      program,
      args,
      { cwd, env: { ...Object.fromEntries(inherited), ...env } },
      (error: ExecFileException | null, stdout, stderr) => {
        if (error !== null && typeof error.code !== 'number') reject(error);
        else resolve({ status: Number(error?.code ?? 0), stdout, stderr });
      },
    );
  });
}
