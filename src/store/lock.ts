import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, dirname } from 'node:path';
import { KitError } from '../errors.js';

export interface Lock {
  /** Resolves when another may take it. */
  release(): Promise<void>;
}

/** What the operating system takes back when the process dies, however it dies. */
interface Hold {
  letGo(): Promise<void>;
}

/** @returns undefined when somebody holds it */
type Way = (lockFile: string) => Promise<Hold | undefined>;

/**
 * Node has no lock of its own, and each system has one that a Node without compiled parts can reach. A lock file whose
 * process is dead is none of them: two that both see it dead cannot agree on who may remove it.
 */
const ways: Partial<Record<NodeJS.Platform, Way>> = {
  linux: claimName,
  android: claimName,
  win32: claimName,
  darwin: openLocked,
  freebsd: openLocked,
  openbsd: openLocked,
  netbsd: openLocked,
};

/** The locks of this very process: its id alone does not tell, for in containers every process may have the same. */
const held = new Set<string>();

/**
 * Takes the lock of a file. Only the living hold it: the operating system takes it back from a process that dies. The
 * lock file beside it is a note for people and messages, of which nothing depends but on BSD and macOS, where it is what
 * is locked.
 * Not covered: processes on different machines (a network drive), and on Linux those in different network namespaces
 * (two containers with one volume).
 * @param path the file, absolute and with no link in it
 * @param file the same as the user named it, for the message
 * @throws KitError db-locked when somebody holds it, file-unreadable when the system gives no lock; the error of the
 *   file system when the lock file cannot be written
 */
export async function takeLock(path: string, file: string): Promise<Lock> {
  const lockFile = `${path}.lock`;
  const way = ways[process.platform];
  if (!way) throw noLock(file, `ticaga-kit knows no lock on ${process.platform}`, 'Let the fake live in memory.');
  const hold = await way(lockFile).catch((error: NodeJS.ErrnoException) => {
    throw error.syscall === 'listen' ? noLock(file, error.message, socketsNeeded) : error;
  });
  if (!hold) throw lockedBy(lockFile, file);
  held.add(lockFile);
  const lock = {
    async release() {
      held.delete(lockFile);
      try {
        // While it is still held, so that nobody's but our own note goes.
        rmSync(lockFile, { force: true });
      } finally {
        await hold.letGo();
      }
    },
  };
  try {
    writeFileSync(lockFile, `${process.pid}\n`);
  } catch (error) {
    await lock.release().catch(() => undefined);
    throw error;
  }
  return lock;
}

/**
 * Linux, Windows: a name that a single process can listen on, and that is in no folder, so that nothing of it is left
 * when the process is gone. It is made of the folder itself and the file's name, whatever path led there.
 */
async function claimName(lockFile: string): Promise<Hold | undefined> {
  const { dev, ino } = statSync(dirname(lockFile), { bigint: true });
  const isWindows = process.platform === 'win32';
  const name = isWindows ? basename(lockFile).toLowerCase() : basename(lockFile);
  const id = createHash('sha256').update(`${dev}:${ino}:${name}`).digest('hex');
  // A name of the greatest length: with a shorter one Node 20 claims the bytes that follow it too, and later releases
  // do not, so that the two would hold different names.
  const path = isWindows ? `\\\\.\\pipe\\ticaga-kit-${id}` : `\0${`ticaga-kit-${id}`.padEnd(107, '.')}`;
  const server = createServer((socket) => socket.destroy());
  try {
    await new Promise<void>((resolve, reject) => {
      // It stays: an error of later, such as too many open files, is nothing to the lock.
      server.on('error', reject);
      // Without it the workers of a cluster would share the name.
      server.listen({ path, exclusive: true }, resolve);
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return undefined;
    throw error;
  }
  server.unref();
  return { letGo: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** macOS, BSD: a file that is open with this flag is open once. Node hands the flag on, and has no name for it. */
const exclusively = 0x20;

async function openLocked(lockFile: string): Promise<Hold | undefined> {
  for (;;) {
    let fd: number;
    try {
      fd = openSync(lockFile, constants.O_RDWR | constants.O_CREAT | constants.O_NONBLOCK | exclusively);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return undefined;
      throw error;
    }
    // Its former holder may have removed it after we opened it and before we had it: then it is nobody's lock.
    if (fstatSync(fd).ino === statSync(lockFile, { throwIfNoEntry: false })?.ino) {
      return { letGo: async () => closeSync(fd) };
    }
    closeSync(fd);
  }
}

const socketsNeeded = 'The lock is a local socket: allow those, or let the fake live in memory.';

function noLock(file: string, was: string, fix: string): KitError {
  return new KitError('file-unreadable', `${file} cannot be locked.`, { was, fix });
}

function lockedBy(lockFile: string, file: string): KitError {
  const note = Number.parseInt(readNote(lockFile), 10);
  const other = note > 0 ? `process ${note}` : 'another process';
  return new KitError('db-locked', `${file} is in use by ${held.has(lockFile) ? 'this process already' : other}.`, {
    fix: 'Stop that one, or name another file.',
  });
}

/** Its holder may be about to write it, or about to end. */
function readNote(lockFile: string): string {
  try {
    const fd = openSync(lockFile, 'r');
    const start = Buffer.alloc(16);
    const length = readSync(fd, start);
    closeSync(fd);
    return start.toString('latin1', 0, length);
  } catch {
    return '';
  }
}
