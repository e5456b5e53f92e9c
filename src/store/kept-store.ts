import { realpath, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Low } from 'lowdb';
import type { Collection } from '../records/collection.js';
import { type Change, ChangeLog, readChangeLog } from './change-log.js';
import { damaged, diskError } from './damage.js';
import { type Lock, takeLock } from './lock.js';
import { createMemoryStore } from './memory-store.js';
import { type Snapshot, SnapshotFile } from './snapshot-file.js';
import { type RecordKind, type RecordLists, type Records, recordKinds, type State, type Store } from './store.js';

export interface KeptStoreOptions {
  /** Bytes of the change log, at least, before it is folded into the snapshot: 4 MiB unless told. */
  foldBytes?: number;
}

/**
 * A store that outlives the process. lowdb keeps a snapshot in `file`; each change since is a line of `file`.log; opening
 * replays them. The log is folded into the snapshot when it is longer than it, so a change costs the same at every size,
 * and on close, after which `file` alone holds everything. `file`.lock names the process that has it open.
 * What `saved()` promised survives the process's death by any signal; the machine's own (a power cut) can take the last
 * seconds.
 * @param seed what a new file starts with; an existing one keeps its content
 * @throws KitError db-damaged (the files are left as they are), db-locked, file-unreadable
 */
export async function openKeptStore(file: string, seed: State, options: KeptStoreOptions = {}): Promise<Store> {
  // A link is followed here, for replacing the file it leads to must not replace the link.
  const path = await realpath(file).catch(() => resolve(file));
  let lock: Lock | undefined;
  try {
    lock = takeLock(`${path}.lock`, file);
    const keeper = await Keeper.open(path, seed, lock, options.foldBytes ?? 4 * 1024 * 1024);
    return keptStore(keeper);
  } catch (error) {
    lock?.release();
    throw diskError('file-unreadable', `${file} cannot be opened`, error);
  }
}

/** The memory store, with each change told to the keeper. */
function keptStore(keeper: Keeper): Store {
  const { memory } = keeper;
  const kept = recordKinds.map((kind) => [kind, keptCollection(kind, memory.records[kind] as never, keeper)]);
  return {
    ...memory,
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

function apply(change: Change, store: Store): void {
  if ('put' in change) store.records[change.kind].put(change.put as never);
  else if ('remove' in change) store.records[change.kind].remove(change.remove);
  else if ('staff' in change) store.putStaff(change.staff);
  else store.load(change.load);
}

/** Brings changes to the disk: gathers them, writes them together, and folds the log. */
class Keeper {
  #scheduled = false;
  #promise: Promise<void> | undefined;
  #settle: { resolve: () => void; reject: (error: unknown) => void } | undefined;
  #folding: Promise<void> | undefined;
  /** The size of the log at which it is folded. */
  #foldAt = 0;
  #closed: Promise<void> | undefined;
  /** The number of the latest change that the snapshot holds. */
  #held: number;

  private constructor(
    readonly memory: Store,
    private readonly log: ChangeLog,
    private readonly db: Low<Snapshot>,
    private readonly snapshotFile: SnapshotFile,
    private readonly lock: Lock,
    private readonly foldBytes: number,
  ) {
    this.#held = db.data.changes;
    this.#planFold();
  }

  static async open(path: string, seed: State, lock: Lock, foldBytes: number): Promise<Keeper> {
    const { Low } = await import('lowdb');
    const snapshotFile = new SnapshotFile(path);
    const db = new Low<Snapshot>(snapshotFile, { changes: 0, ...plainState(seed) });
    await db.read();
    const found = readChangeLog(`${path}.log`);
    if (snapshotFile.size === 0) {
      if (found) throw damaged(path, 'it is missing while its change log is there', `${path}.log`);
      await db.write();
    }
    const held = db.data.changes;
    if (found && found.after > held) {
      throw damaged(
        path,
        `it ends with change ${held} while its log begins after change ${found.after}`,
        `${path}.log`,
      );
    }
    const memory = createMemoryStore(db.data);
    for (const change of found?.changes.slice(held - found.after) ?? []) apply(change, memory);
    const goesOn = found && found.after + found.changes.length >= held;
    const log = goesOn ? ChangeLog.resume(`${path}.log`, found) : ChangeLog.create(`${path}.log`, held);
    await Promise.all([rm(`${path}.tmp`, { force: true }), rm(`${path}.log.tmp`, { force: true })]);
    return new Keeper(memory, log, db, snapshotFile, lock, foldBytes);
  }

  add(change: Change): void {
    if (this.#closed) throw new Error('The store is closed.');
    apply(change, this.memory);
    this.log.add(change);
    this.#schedule();
  }

  saved(): Promise<void> | undefined {
    if (!this.log.isWaiting) return undefined;
    if (this.#closed) return this.#closed;
    this.#schedule();
    this.#promise ??= new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    return this.#promise;
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  /** After the requests that this turn of the event loop brings, so that they share one write. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      if (this.#closed) return;
      this.#flush();
      if (this.log.size >= this.#foldAt && !this.#folding && !this.log.isWaiting) {
        this.#folding = this.#fold().finally(() => {
          this.#folding = undefined;
        });
      }
    });
  }

  #flush(): void {
    const settle = this.#settle;
    this.#settle = undefined;
    this.#promise = undefined;
    try {
      this.log.flush();
      settle?.resolve();
    } catch (error) {
      settle?.reject(diskError('file-unwritable', `A change could not be kept in ${this.log.path}`, error));
    }
  }

  /**
   * Brings the log into the snapshot while changes go on. Whatever step a kill comes after, opening finds either the old
   * snapshot with the whole log, or the new one with a log whose first changes it knows that it holds.
   */
  async #fold(): Promise<void> {
    const { last, size } = this.log;
    try {
      await this.#writeSnapshot(last);
      this.log.cut(size, last);
      this.#planFold();
    } catch {
      // Nothing is lost: the log holds every change. Closing tries once more, and tells.
      this.#foldAt = 2 * this.log.size;
    }
  }

  async #writeSnapshot(changes: number): Promise<void> {
    this.db.data = { changes, ...this.memory.dump() };
    await this.db.write();
    this.#held = changes;
  }

  #planFold(): void {
    this.#foldAt = Math.max(this.foldBytes, this.snapshotFile.size);
  }

  async #close(): Promise<void> {
    await this.#folding;
    this.#flush();
    try {
      if (this.log.last > this.#held) await this.#writeSnapshot(this.log.last);
      this.log.remove();
    } catch (error) {
      const rest = this.log.isWaiting ? 'the latest changes are lost' : `${this.log.path} keeps the changes`;
      throw diskError('file-unwritable', `${this.snapshotFile.file} cannot be written; ${rest}`, error);
    } finally {
      this.log.close();
      this.lock.release();
    }
  }
}
