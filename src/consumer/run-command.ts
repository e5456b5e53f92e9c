import { type ChildProcess, type SpawnOptions, type StdioOptions, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { KitError } from '../errors.js';
import { signalTree } from './process-tree.js';
import { guard } from './watchdog.js';

export interface CommandOptions {
  env: NodeJS.ProcessEnv;
  /** 'inherit' leaves the command in the terminal's group of processes; otherwise it has one of its own. */
  stdio: StdioOptions;
  /** Ends the command with SIGKILL when it takes longer. */
  timeoutMs?: number;
  /** Ends the command; its reason is the signal that is sent, SIGTERM when it is none. */
  signal?: AbortSignal;
}

/** How a command ended. */
export interface CommandEnd {
  /** Its exit status; 128 and the signal's number when a signal ended it. */
  status: number;
  timedOut: boolean;
  durationMs: number;
}

/**
 * Runs a program to its end. No shell reads its arguments.
 * @throws KitError command-unknown
 */
export async function runCommand(command: readonly string[], options: CommandOptions): Promise<CommandEnd> {
  const { env, stdio, timeoutMs, signal } = options;
  if (signal?.aborted) return { status: statusOf(null, signalOf(signal)), timedOut: false, durationMs: 0 };
  const [program = '', ...args] = command;
  const ownGroup = stdio !== 'inherit';
  const began = performance.now();
  const child = start(program, args, { stdio, env, detached: ownGroup });
  const unguard = child.pid === undefined ? undefined : guard(`process ${child.pid}`);
  const send = (name: NodeJS.Signals) => sendSignal(child, name, ownGroup);
  let timedOut = false;
  const timer =
    timeoutMs === undefined
      ? undefined
      : setTimeout(() => {
          timedOut = true;
          send('SIGKILL');
        }, timeoutMs);
  const pass = () => {
    const name = signalOf(signal);
    // The terminal has sent its Ctrl-C to the command as well, and a second one ends many a program at once.
    if (ownGroup || name !== 'SIGINT' || !hasTerminal()) send(name);
  };
  const takeAlong = () => send('SIGKILL');
  signal?.addEventListener('abort', pass, { once: true });
  process.once('exit', takeAlong);
  try {
    const status = await untilEnd(child, program);
    return { status, timedOut, durationMs: performance.now() - began };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', pass);
    process.removeListener('exit', takeAlong);
    if (ownGroup) send('SIGKILL');
    unguard?.();
  }
}

const hasTerminal = (): boolean => [process.stdin, process.stdout, process.stderr].some(({ isTTY }) => isTTY);

function start(program: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  try {
    return spawn(program, args, options);
  } catch (error) {
    // A name that no program can have, such as none at all.
    throw unknown(program, error as NodeJS.ErrnoException);
  }
}

function untilEnd(child: ChildProcess, program: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => reject(unknown(program, error)));
    child.once('exit', (code, killedBy) => resolve(statusOf(code, killedBy)));
  });
}

/** To the whole group when the command has one of its own; the group may be gone already. */
function sendSignal(child: ChildProcess, name: NodeJS.Signals, group: boolean): void {
  if (child.pid === undefined) return;
  if (!group || process.platform === 'win32') {
    signalTree(child.pid, name);
    return;
  }
  try {
    process.kill(-child.pid, name);
  } catch {
    child.kill(name);
  }
}

function statusOf(code: number | null, killedBy: NodeJS.Signals | null): number {
  return code ?? 128 + constants.signals[killedBy ?? 'SIGKILL'];
}

function signalOf(signal: AbortSignal | undefined): NodeJS.Signals {
  const reason: unknown = signal?.reason;
  return typeof reason === 'string' && reason in constants.signals ? (reason as NodeJS.Signals) : 'SIGTERM';
}

function unknown(program: string, error: NodeJS.ErrnoException): KitError {
  const why: Record<string, string> = {
    ENOENT: 'there is no such program',
    EACCES: 'this user may not run it',
    ERR_INVALID_ARG_VALUE: 'no program has such a name or argument',
  };
  return new KitError('command-unknown', `The command ${program === '' ? "''" : program} cannot be started.`, {
    was: why[error.code ?? ''] ?? error.message,
    fix: 'Check its spelling and the folder that you are in; for the syntax of a shell write -- sh -c "...".',
  });
}
