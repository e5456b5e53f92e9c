import type { Collection } from '../records/collection.js';
import { diskError } from './damage.js';
import { findDbPath } from './db-path.js';
import { Keeper } from './keeper.js';
import { openKeptFiles } from './kept-files.js';
import { type Lock, takeLock } from './lock.js';
import { type RecordKind, type RecordLists, type Records, recordKinds, type State, type Store } from './store.js';

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
  const { memory } = keeper;
  const kept = recordKinds.map((kind) => [kind, keptCollection(kind, memory.records[kind] as never, keeper)]);
  return {
    ...memory,
    notices,
    records: Object.fromEntries(kept) as unknown as Records,
    putStaff: (staff) => keeper.add({ staff }),
    load: (state) => keeper.add({ load: plainState(state) }),
    saved: () => keeper.saved(),
    close: () => keeper.close(),
  };
}

function keptCollection<T extends RecordLists[RecordKind][number]>(
  kind: RecordKind,
  memory: Collection<T>,
  keeper: Keeper,
): Collection<T> {
  return {
    ...memory,
    get size() {
      return memory.size;
    },
    get nextId() {
      return memory.nextId;
    },
    put(record) {
      if (memory.get(record.id) !== record) keeper.add({ kind, put: record });
    },
    remove(id) {
      if (memory.get(id)) keeper.add({ kind, remove: id });
    },
  };
}

/** What of a state is kept: a seed carries more. */
function plainState(state: State): State {
  const lists = recordKinds.map((kind) => [kind, state[kind]]);
  const { staff, billingSystems, departments } = state;
  return { ...(Object.fromEntries(lists) as RecordLists), staff, billingSystems, departments };
}
