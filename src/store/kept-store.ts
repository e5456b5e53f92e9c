import { diskError } from './damage.js';
import { findDbPath } from './db-path.js';
import { Keeper } from './keeper.js';
import { openKeptFiles } from './kept-files.js';
import { type Lock, takeLock } from './lock.js';
import type { State, Store } from './store.js';
import { plainState, tellChanges } from './told-store.js';

export interface KeptStoreOptions {
  /** Bytes of the change log, at least, before it is folded into the snapshot: 4 MiB unless told. */
  foldBytes?: number;
}

/** A store in a file. */
export interface KeptStore extends Store {
  /** What opening it found that its user should know, a sentence or two each. */
  readonly notices: readonly string[];
}

/**
 * A store that outlives the process. lowdb keeps a snapshot in `file`; each change since is a line of `file`.log; opening
 * replays them. The log is folded into the snapshot when it is longer than it, so a change costs the same at every size,
 * and on close, after which `file` alone holds everything. While it is open no other process can open it: lock.ts.
 * What `saved()` promised survives the process's death by any signal; the machine's own (a power cut) can take the last
 * seconds. A log that was cut exactly between two lines cannot be told from one whose process was killed there.
 * @param seed what a new file starts with; an existing one keeps its content
 * @throws KitError db-damaged (the files are left as they are), db-locked, file-unreadable
 */
export async function openKeptStore(file: string, seed: State, options: KeptStoreOptions = {}): Promise<KeptStore> {
  let lock: Lock | undefined;
  try {
    const path = findDbPath(file);
    lock = await takeLock(path, file);
    const files = await openKeptFiles(path, plainState(seed));
    const keeper = new Keeper(files, lock, options.foldBytes ?? 4 * 1024 * 1024);
    return keptStore(keeper, files.notices);
  } catch (error) {
    await lock?.release().catch(() => undefined);
    throw diskError('file-unreadable', `${file} cannot be opened`, error);
  }
}

/** The memory store, with each change told to the keeper. */
function keptStore(keeper: Keeper, notices: readonly string[]): KeptStore {
  return {
    ...tellChanges(keeper.memory, (change) => keeper.add(change)),
    notices,
    saved: () => keeper.saved(),
    close: () => keeper.close(),
  };
}
