import { rm } from 'node:fs/promises';
import type { Low } from 'lowdb';
import { applyChange, ChangeLog, type LogContents, readChangeLog } from './change-log.js';
import { damaged } from './damage.js';
import { createMemoryStore } from './memory-store.js';
import { type Snapshot, SnapshotFile } from './snapshot-file.js';
import type { State, Store } from './store.js';

/** What was found in the files of a kept store, and what goes on with them. */
export interface KeptFiles {
  memory: Store;
  log: ChangeLog;
  db: Low<Snapshot>;
  snapshotFile: SnapshotFile;
  /** What its user should know, a sentence or two each. */
  notices: readonly string[];
}

/**
 * Opens the snapshot and the log of a file, whose lock is ours, and brings together what they hold.
 * @param path absolute
 * @param seed what a new file starts with
 * @throws KitError db-damaged; the error of the file system
 */
export async function openKeptFiles(path: string, seed: State): Promise<KeptFiles> {
  const { Low } = await import('lowdb');
  const logPath = `${path}.log`;
  const snapshotFile = new SnapshotFile(path, seed.departments);
  const db = new Low<Snapshot>(snapshotFile, { changes: 0, hasLog: false, ...seed });
  await db.read();
  const found = readChangeLog(logPath, seed.departments);
  if (snapshotFile.size === 0) {
    if (found) throw damaged(path, 'it is missing while its change log is there', logPath);
    await db.write();
  }
  checkThatTheyFit(path, db.data, snapshotFile.checksum, found);
  const { changes: held, hasLog } = db.data;
  const memory = createMemoryStore(db.data);
  const changes = found?.changes.slice(held - found.after) ?? [];
  for (const change of changes) applyChange(change, memory);
  const isFormer = snapshotFile.isFormer || found?.isFormer;
  if (isFormer) {
    db.data = { changes: held + changes.length, log: db.data.log, hasLog: false, ...memory.dump() };
    await db.write();
  }
  const goesOn = found && !isFormer && found.after + found.changes.length >= held;
  const log = goesOn
    ? ChangeLog.resume(logPath, found)
    : ChangeLog.create(logPath, snapshotFile.checksum, db.data.changes);
  await Promise.all([rm(`${path}.tmp`, { force: true }), rm(`${logPath}.tmp`, { force: true })]);
  const torn = found?.torn ?? 0;
  const wasClosed = !hasLog && changes.length === 0 && torn === 0;
  const notices = wasClosed ? [] : [renderRecovery(path, changes.length, torn)];
  if (isFormer) notices.push(renderFormer(path, snapshotFile.hasNoDepartments));
  return { memory, log, db, snapshotFile, notices };
}

/** @throws KitError db-damaged when a log is missing, or is not the snapshot's */
function checkThatTheyFit(path: string, snapshot: Snapshot, checksum: string, log: LogContents | undefined): void {
  const { changes: held } = snapshot;
  const logPath = `${path}.log`;
  if (!log) {
    if (!snapshot.hasLog) return;
    const was = `its change log is missing, and with it every change after change ${held}`;
    const goOn = `To go on without those changes, write "hasLog":"n" for "hasLog":"y" at the end of ${path}.`;
    throw damaged(path, was, logPath, goOn);
  }
  if (log.header.on !== checksum && log.header.id !== snapshot.log) {
    throw damaged(path, 'the change log beside it belongs to another file or to another copy of this one', logPath);
  }
  if (log.after > held) {
    throw damaged(path, `it ends with change ${held} while its log begins after change ${log.after}`, logPath);
  }
}

function renderRecovery(path: string, changes: number, torn: number): string {
  const read = changes === 1 ? '1 change was' : `${changes} changes were`;
  const left = torn === 0 ? '' : ` Its last line was torn, as a kill tears it, and was left out (${torn} bytes).`;
  return `${path} was not closed when it was last in use: ${read} read from ${path}.log.${left}`;
}

function renderFormer(path: string, hasNoDepartments: boolean): string {
  const filled = hasNoDepartments ? ', with the departments of the seed, for it had none' : '';
  return `${path} was in the format of an earlier release and has been written anew in the present one${filled}.`;
}
