import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { KitError } from '../errors.js';

export interface Lock {
  release(): void;
}

/** The locks of this very process, so that a second store on one file is told from a lock that an earlier boot left. */
const held = new Set<string>();

/**
 * Takes a lock file that names its process, or the one that a dead process left behind.
 * @param path the lock file, absolute
 * @param file what it guards, for the message
 * @throws KitError db-locked when a living process holds it; the error of the file system when it cannot be written
 */
export function takeLock(path: string, file: string): Lock {
  const own = `${process.pid}\n`;
  for (;;) {
    if (create(path, own)) {
      held.add(path);
      return {
        release() {
          held.delete(path);
          if (read(path) === own) rmSync(path, { force: true });
        },
      };
    }
    const holder = read(path);
    if (holder === undefined) continue;
    if (isAlive(Number.parseInt(holder, 10), path)) throw lockedBy(holder.trim(), path, file);
    takeAway(path, holder);
  }
}

/** @returns whether the lock is ours. Reading it again finds out that another took it for a dead process's meanwhile. */
function create(path: string, own: string): boolean {
  try {
    writeFileSync(path, own, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  return read(path) === own;
}

/** Removes a dead process's lock, and nothing else: a lock that another process put there since is given back. */
function takeAway(path: string, dead: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const found = read(aside);
  if (found !== undefined && found !== dead) create(path, found);
  rmSync(aside, { force: true });
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function isAlive(pid: number, path: string): boolean {
  // In a container every boot has the same process id, so our own id in a lock that we do not hold is a leftover.
  if (pid === process.pid) return held.has(path);
  // A lock without a process id is one whose owner was killed while it wrote it.
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function lockedBy(pid: string, path: string, file: string): KitError {
  const who = pid === String(process.pid) ? 'this process already' : `process ${pid}`;
  return new KitError('db-locked', `${file} is in use by ${who}.`, {
    where: path,
    fix: `Stop that one or name another file. If process ${pid} is not ticaga-kit, remove ${path}.`,
  });
}
