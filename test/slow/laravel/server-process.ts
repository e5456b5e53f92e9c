import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Somebody else's server, running. */
export interface ServerProcess {
  /** What it said when it was ready. */
  ready: RegExpExecArray;
  /** Kills it, and waits until it is gone. */
  close(): Promise<void>;
}

/** The server in the shell's place, and beside it a reader of our pipe, which ends when this process does, however. */
const tied = 'exec 3<&0; (read -r _ <&3; kill -9 $$) 2>/dev/null & exec 3<&- "$@"';

/**
 * Starts a server that says on stderr when it is ready. It does not outlive this process.
 * @throws Error with what it said when it ends before
 */
export async function startProcess(
  command: readonly string[],
  ready: RegExp,
  { cwd, env }: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<ServerProcess> {
  const child = spawn('sh', ['-c', tied, 'sh', ...command], { cwd, env, stdio: ['pipe', 'ignore', 'pipe'] });
  const gone = once(child, 'exit');
  const close = async () => {
    child.kill('SIGKILL');
    await gone;
  };
  try {
    return { ready: await waitFor(ready, child), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What it says later is read and forgotten: nobody waits for it. */
function waitFor(ready: RegExp, child: ChildProcess): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    createInterface({ input: child.stderr as NodeJS.ReadableStream }).on('line', (line) => {
      if (said.length < 50) said.push(line);
      const match = ready.exec(line);
      if (match) resolve(match);
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`${child.spawnargs[4]} ended: ${said.join('\n')}`)));
  });
}
