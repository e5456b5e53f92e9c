import type { Low } from 'lowdb';
import { applyChange, type Change, type ChangeLog } from './change-log.js';
import { diskError } from './damage.js';
import type { KeptFiles } from './kept-files.js';
import type { Lock } from './lock.js';
import type { Snapshot, SnapshotFile } from './snapshot-file.js';
import type { Store } from './store.js';

/** Brings changes to the disk: gathers them, writes them together, and folds the log. */
export class Keeper {
  #scheduled = false;
  #promise: Promise<void> | undefined;
  #settle: { resolve: () => void; reject: (error: unknown) => void } | undefined;
  #folding: Promise<void> | undefined;
  /** The size of the log at which it is folded. */
  #foldAt = 0;
  #closed: Promise<void> | undefined;
  /** The number of the latest change that the snapshot holds. */
  #held: number;

  readonly memory: Store;
  private readonly log: ChangeLog;
  private readonly db: Low<Snapshot>;
  private readonly snapshotFile: SnapshotFile;

  /**
   * @param lock is released on close
   * @param foldBytes bytes of the log, at least, before it is folded
   */
  constructor(
    files: KeptFiles,
    private readonly lock: Lock,
    private readonly foldBytes: number,
  ) {
    this.memory = files.memory;
    this.log = files.log;
    this.db = files.db;
    this.snapshotFile = files.snapshotFile;
    this.#held = files.db.data.changes;
    this.#planFold();
  }

  add(change: Change): void {
    if (this.#closed) throw new Error('The store is closed.');
    applyChange(change, this.memory);
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
      // Before the first change, so that whoever finds the snapshot alone knows that there were some.
      if (this.log.isWaiting) this.#mark(true);
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
      await this.#writeSnapshot(last, true);
      this.log.cut(size, last);
      this.#planFold();
    } catch {
      // Nothing is lost: the log holds every change. Closing tries once more, and tells.
      this.#foldAt = 2 * this.log.size;
    }
  }

  async #writeSnapshot(changes: number, hasLog: boolean): Promise<void> {
    this.db.data = { changes, log: this.log.id, hasLog, ...this.memory.dump() };
    await this.db.write();
    this.#held = changes;
  }

  #mark(hasLog: boolean): void {
    if (this.db.data.hasLog === hasLog) return;
    this.snapshotFile.markLog(hasLog);
    this.db.data.hasLog = hasLog;
  }

  #planFold(): void {
    this.#foldAt = Math.max(this.foldBytes, this.snapshotFile.size);
  }

  async #close(): Promise<void> {
    await this.#folding;
    this.#flush();
    try {
      if (this.log.last > this.#held) await this.#writeSnapshot(this.log.last, false);
      else this.#mark(false);
      this.log.remove();
    } catch (error) {
      const rest = this.log.isWaiting ? 'the latest changes are lost' : `${this.log.path} keeps the changes`;
      throw diskError('file-unwritable', `${this.snapshotFile.file} cannot be written; ${rest}`, error);
    } finally {
      this.log.close();
      await this.lock.release();
    }
  }
}
