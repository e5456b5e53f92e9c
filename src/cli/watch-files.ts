import { watch } from 'node:fs';
import { resolve } from 'node:path';

const ignored = /(^|[\\/])(node_modules|\.git)([\\/]|$)/;
/** Editors write a file in several steps; a change counts once they are quiet for so long. */
const quietMs = 50;

/**
 * Yields at once, and then whenever files below a folder have changed, until the signal is aborted. What a command
 * writes while the caller works is not taken for a change, once it was written in two rounds running.
 * @param own files that the caller writes itself
 * @returns a changed file of each round; undefined for the first
 */
export async function* watchFiles(
  folder: string,
  own: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<string | undefined> {
  const changes = createChanges(folder, own, signal);
  let cause: string | undefined;
  let writtenBefore: ReadonlySet<string> = new Set();
  while (!signal.aborted) {
    changes.forget();
    yield cause;
    const written = await changes.settled();
    cause = [...written].find((file) => !writtenBefore.has(file));
    writtenBefore = written;
    while (cause === undefined && !signal.aborted) {
      changes.forget();
      await changes.any();
      [cause] = await changes.settled();
    }
  }
}

/** What changes below a folder from now on, until the signal is aborted. */
function createChanges(folder: string, own: readonly string[], signal: AbortSignal) {
  const ownPaths = new Set(own.map((file) => resolve(file)));
  let changed = new Set<string>();
  let wake = () => {};
  const watcher = watch(folder, { recursive: true, signal }, (_, file) => {
    if (file === null || ignored.test(file) || ownPaths.has(resolve(folder, file))) return;
    changed.add(file);
    wake();
  });
  watcher.on('error', () => wake());
  signal.addEventListener('abort', () => wake(), { once: true });
  return {
    forget() {
      changed = new Set();
    },
    /** The changes up to now, with those that are on their way. */
    async settled(): Promise<ReadonlySet<string>> {
      for (let known = -1; known !== changed.size && !signal.aborted; ) {
        known = changed.size;
        await new Promise((done) => setTimeout(done, quietMs));
      }
      return changed;
    },
    /** Resolves when there is a change, or when the signal is aborted. */
    any(): Promise<void> {
      return new Promise((done) => {
        wake = done;
        if (changed.size > 0 || signal.aborted) done();
      });
    },
  };
}
