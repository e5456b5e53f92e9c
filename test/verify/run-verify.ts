import { verify } from '../../src/cli/commands/verify.js';
import { parseCommandLine } from '../../src/cli/parse-command-line.js';
import { KitError } from '../../src/errors.js';
import { printable } from '../../src/report/printable.js';

export interface Ran {
  status: number;
  stdout: string;
  stderr: string;
}

/** Runs `ticaga-kit verify` in this process, as main.ts would. */
export async function runVerify(
  args: readonly string[],
  {
    env = {},
    signal = new AbortController().signal,
    onStderr = () => undefined,
    isTerminal = false,
  }: {
    env?: Record<string, string>;
    signal?: AbortSignal;
    onStderr?: (text: string) => void;
    isTerminal?: boolean;
  } = {},
): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const io = {
    stdout: (text: string) => {
      written.stdout += text;
    },
    stderr: (text: string) => {
      written.stderr += text;
      onStderr(text);
    },
    env,
    signal,
    isTerminal,
    color: { stdout: false, stderr: false },
  };
  try {
    const status = await verify.run(parseCommandLine(verify, args, env), io);
    return { status, ...written };
  } catch (error) {
    if (!(error instanceof KitError)) throw error;
    return {
      status: error.status,
      stdout: written.stdout,
      stderr: `${written.stderr}${error.map(printable).render()}`,
    };
  }
}

/** The environment of somebody who may sign in to the shipped seed. */
export const credentials = { TICAGA_API_EMAIL: 'admin@example.com', TICAGA_API_TOKEN: 'ticaga-demo-token' };
