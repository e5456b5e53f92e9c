import { type ExecFileException, execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describePhpWith } from '../helpers/describe-php.js';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Run {
  status: number;
  stdout: string;
  stderr: string;
}

export const describePhp = describePhpWith('what PHP does with the kit', 'curl', 'pdo_sqlite', 'phpunit');

/**
 * Runs a program without blocking, so that a fake in this process can answer it.
 * @param env set beside the environment, from which everything of the kit is removed
 * @param input what it reads
 */
export function run(
  program: string,
  args: string[],
  env: Record<string, string> = {},
  cwd = root,
  input = '',
): Promise<Run> {
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
    ).stdin?.end(input);
  });
}
