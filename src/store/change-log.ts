import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { crc32 } from 'node:zlib';
import { damaged } from './damage.js';
import type { RecordKind, RecordLists, StaffMember, State, Store } from './store.js';

/** One change of a state, as a line of the log holds it. */
export type Change =
  | { put: RecordLists[RecordKind][number]; kind: RecordKind }
  | { remove: number; kind: RecordKind }
  | { staff: readonly StaffMember[] }
  | { load: State };

/** Makes a change to a store. */
export function applyChange(change: Change, store: Store): void {
  if ('put' in change) store.records[change.kind].put(change.put as never);
  else if ('remove' in change) store.records[change.kind].remove(change.remove);
  else if ('staff' in change) store.putStaff(change.staff);
  else store.load(change.load);
}

/** What the first line of a log says of it. */
interface Header {
  log: number;
  /** Its own name, for the snapshots that are made of it. */
  id: string;
  /** The checksum of the snapshot that it was begun on; undefined in one of an earlier release. */
  on?: string | undefined;
}

export interface LogContents {
  header: Header;
  /** The number of the change that the first one of the log follows. */
  after: number;
  /** The changes after + 1, after + 2, ... */
  changes: Change[];
  /** Bytes up to the end of the last whole line. */
  size: number;
  /** Bytes after it, of a line that was torn. */
  torn: number;
  /** Whether it was written by an earlier release. */
  isFormer: boolean;
}

/** Before it, every record was a customer. */
const withCustomersAlone = 1;
/** Before it, a log did not know its snapshot. */
const withoutId = 2;
const version = 3;
/** In place of the id of every log that has none. */
export const formerId = 'former';
const newline = 0x0a;

/**
 * Changes on the way to the disk, and the file that they are appended to. A line is `["checksum",number,change]`; the
 * first line carries the number of the change that the log begins after, so that changes that a snapshot already holds
 * are known, and missing ones too; and which snapshot it belongs to.
 *
 * Writes are synchronous on purpose: appending to the page cache takes some ten microseconds, less than the way to a
 * thread and back, and what is in the page cache outlives the process.
 */
export class ChangeLog {
  #fd: number | undefined;
  #waiting: string[] = [];
  /** Bytes in the file, those of a write that failed in the middle included. */
  #end: number;
  /** The number of the latest change, waiting ones included. */
  last: number;
  /** Bytes in the file that are whole lines. */
  size: number;

  private constructor(
    readonly path: string,
    private readonly header: Header,
    last: number,
    size: number,
  ) {
    this.last = last;
    this.size = size;
    this.#end = size;
  }

  /**
   * A new, empty log, in place of any that is there.
   * @param on the checksum of the snapshot that it goes with
   * @param after the number of the change that it begins after
   */
  static create(path: string, on: string, after: number): ChangeLog {
    const header = { log: version, id: randomUUID(), on };
    const line = render(after, header);
    writeFileSync(`${path}.tmp`, line);
    renameSync(`${path}.tmp`, path);
    return new ChangeLog(path, header, after, line.length);
  }

  /** Goes on with a log that was read. A torn last line is cut off. */
  static resume(path: string, { header, after, changes, size }: LogContents): ChangeLog {
    const log = new ChangeLog(path, header, after + changes.length, size);
    ftruncateSync(log.#open(), size);
    return log;
  }

  /** Its own name, for the snapshots that are made of it. */
  get id(): string {
    return this.header.id;
  }

  get isWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  add(change: Change): void {
    this.last += 1;
    this.#waiting.push(render(this.last, change));
  }

  /**
   * Writes what waits in one go. When that fails it goes on waiting; the next attempt starts at the same byte, so a part
   * that did get written is written over. What another wrote, where no lock reaches, is found here and left as it is.
   * @throws the error of the file system, or that the file is not as it was left
   */
  flush(): void {
    if (this.#waiting.length === 0) return;
    const bytes = Buffer.from(this.#waiting.join(''));
    const fd = this.#open();
    const { ino, size } = fstatSync(fd);
    if (size !== this.#end) throw new Error(`${this.path} has been changed by another process`);
    for (let done = 0; done < bytes.length; ) {
      done += writeSync(fd, bytes, done, bytes.length - done, this.size + done);
      this.#end = Math.max(this.#end, this.size + done);
    }
    // A file that was deleted can be written to for as long as it is open, and is gone all the same.
    if (statSync(this.path, { throwIfNoEntry: false })?.ino !== ino) throw new Error(`${this.path} has been removed`);
    this.size += bytes.length;
    this.#waiting = [];
  }

  /**
   * Drops the changes that a snapshot holds now, in one step.
   * @param from the size of the log when it ended with change `after`
   */
  cut(from: number, after: number): void {
    const kept = Buffer.alloc(this.size - from);
    readSync(this.#open(), kept, 0, kept.length, from);
    const content = Buffer.concat([Buffer.from(render(after, this.header)), kept]);
    writeFileSync(`${this.path}.tmp`, content);
    // Windows does not replace a file that is open.
    this.close();
    renameSync(`${this.path}.tmp`, this.path);
    this.size = content.length;
    this.#end = content.length;
  }

  close(): void {
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
  }

  /** Closes the log and removes it: a snapshot holds every change, waiting ones included. */
  remove(): void {
    this.close();
    this.#waiting = [];
    rmSync(this.path, { force: true });
  }

  #open(): number {
    this.#fd ??= openSync(this.path, 'r+');
    return this.#fd;
  }
}

/**
 * Reads a log. The line that a kill tore is left out: it was never acknowledged.
 * @param departments what a state of the first format, which knows none, is taken to hold
 * @returns undefined when there is no log
 * @throws KitError db-damaged
 */
export function readChangeLog(path: string, departments: State['departments']): LogContents | undefined {
  if (!existsSync(path)) return undefined;
  const bytes = readFileSync(path);
  const changes: Change[] = [];
  let begin: { header: Header; after: number } | undefined;
  let size = 0;
  for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, size)) {
    const where = `${path}:${begin ? changes.length + 2 : 1}`;
    const entry = parseLine(bytes.subarray(size, end));
    if (!entry) throw damaged(path, 'a line of it does not fit its checksum', where);
    const [number, change] = entry;
    if (!begin) {
      if (!('log' in change)) throw damaged(path, notALog, where);
      begin = { header: checkHeader(change, path), after: number };
    } else if ('log' in change || number !== begin.after + changes.length + 1) {
      throw damaged(path, `change ${begin.after + changes.length + 1} is missing`, where);
    } else {
      changes.push(completed(change, departments));
    }
    size = end + 1;
  }
  if (!begin) throw damaged(path, notALog, `${path}:1`);
  return { ...begin, changes, size, torn: bytes.length - size, isFormer: begin.header.log !== version };
}

const notALog = 'it does not begin as a log does';

function checkHeader(header: Partial<Header>, path: string): Header {
  const { log: format = 0, id, on } = header;
  if (format === version && id !== undefined) return { log: format, id, on };
  if (format === withCustomersAlone || format === withoutId) return { log: format, id: formerId };
  throw damaged(path, `its format is ${format}, and this release knows ${version}`, `${path}:1`);
}

/** A change as this release writes it: an older one has customers alone. */
function completed(change: Change, departments: State['departments']): Change {
  if ('load' in change) {
    const { load } = change;
    return { load: { passwords: [], tickets: [], responses: [], departments, ...(load as Partial<State>) } as State };
  }
  return 'staff' in change ? change : { ...change, kind: change.kind ?? 'customers' };
}

type Entry = [number: number, change: Change | Header];

function render(...entry: Entry): string {
  const text = JSON.stringify(entry).slice(1, -1);
  return `["${checksum(text)}",${text}]\n`;
}

function parseLine(line: Buffer): Entry | undefined {
  const start = '["01234567",'.length;
  const text = line.subarray(start, -1);
  if (line.toString('latin1', 0, start) !== `["${checksum(text)}",` || line.at(-1) !== 0x5d) return undefined;
  return JSON.parse(`[${text.toString()}]`);
}

function checksum(text: string | Buffer): string {
  return crc32(text).toString(16).padStart(8, '0');
}
