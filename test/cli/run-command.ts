import { loadCommand } from '../../src/cli/commands.js';
import { parseCommandLine } from '../../src/cli/parse-command-line.js';

export interface Ran {
  status: number;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  env?: Record<string, string>;
  /** Defaults that stand in the option table of the command instead of its own. */
  defaults?: Record<string, string>;
  /** Asked after each write; true ends the command as a signal does. */
  isEnough?: (written: Omit<Ran, 'status'>) => boolean;
}

/** Runs a command in this process, as main.ts would, so that its option table can be another one. */
export async function runCommand(
  name: string,
  args: readonly string[],
  { env = {}, defaults = {}, isEnough = () => false }: RunOptions = {},
): Promise<Ran> {
  const own = await loadCommand(name);
  const options = Object.entries(own.options).map(([option, value]) =>
    Object.hasOwn(defaults, option) ? [option, { ...value, default: defaults[option] }] : [option, value],
  );
  const command = { ...own, options: Object.fromEntries(options) };
  const controller = new AbortController();
  const written = { stdout: '', stderr: '' };
  const write = (stream: 'stdout' | 'stderr') => (text: string) => {
    written[stream] += text;
    if (isEnough(written)) controller.abort('SIGTERM');
  };
  const io = {
    stdout: write('stdout'),
    stderr: write('stderr'),
    env,
    signal: controller.signal,
    isTerminal: false,
    color: { stdout: false, stderr: false },
  };
  const status = await command.run(parseCommandLine(command, args, env), io);
  return { status, ...written };
}
