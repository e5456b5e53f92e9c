import { spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('watchdog-program.js', import.meta.url));

let told: Writable | undefined;

/**
 * Has a process with all that it started, or a folder, removed when this process ends without having done so itself: a
 * kill -9 leaves it no time to.
 * @param what "process 12" or "folder /tmp/a"
 * @returns ends it: what was guarded is gone
 */
export function guard(what: `process ${number}` | `folder ${string}`): () => void {
  told ??= start();
  told.write(`+ ${what}\n`);
  return () => void told?.write(`- ${what}\n`);
}

function start(): Writable {
  // A group of its own: the terminal's Ctrl-C must not end it before the kit.
  const child = spawn(process.execPath, [program], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  child.unref();
  // Where it cannot be started, the kit goes on without: it only matters when the kit is killed.
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  (child.stdin as Writable & { unref(): void }).unref();
  return child.stdin;
}
