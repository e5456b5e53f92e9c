import {
  closeSync,
  existsSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { crc32 } from 'node:zlib';
import { damaged } from './damage.js';
import type { RecordKind, RecordLists, StaffMember, State } from './store.js';

/** One change of a state, as a line of the log holds it. */
export type Change =
  | { put: RecordLists[RecordKind][number]; kind: RecordKind }
  | { remove: number; kind: RecordKind }
  | { staff: readonly StaffMember[] }
  | { load: State };

interface Contents {
  /** The number of the change that the first one of the log follows. */
  after: number;
  /** The changes after + 1, after + 2, ... */
  changes: Change[];
  /** Bytes up to the end of the last whole line. */
  size: number;
}

/** Before it, every record was a customer. */
const withCustomersAlone = 1;
const version = 2;
const newline = 0x0a;

/**
 * Changes on the way to the disk, and the file that they are appended to. A line is `["checksum",number,change]`; the
 * first line carries the number of the change that the log begins after, so that changes that a snapshot already holds
 * are known, and missing ones too.
 *
 * Writes are synchronous on purpose: appending to the page cache takes some ten microseconds, less than the way to a
 * thread and back, and what is in the page cache outlives the process.
 */
export class ChangeLog {
  #fd: number | undefined;
  #waiting: string[] = [];
  /** The number of the latest change, waiting ones included. */
  last: number;
  /** Bytes in the file that are whole lines. */
  size: number;

  private constructor(
    readonly path: string,
    last: number,
    size: number,
  ) {
    this.last = last;
    this.size = size;
  }

  /** A new, empty log, in place of any that is there. @param after the number of the change that it begins after */
  static create(path: string, after: number): ChangeLog {
    const header = render(after, { log: version });
    writeFileSync(`${path}.tmp`, header);
    renameSync(`${path}.tmp`, path);
    return new ChangeLog(path, after, header.length);
  }

  /** Goes on with a log that was read. A torn last line is cut off. */
  static resume(path: string, { after, changes, size }: Contents): ChangeLog {
    const log = new ChangeLog(path, after + changes.length, size);
    ftruncateSync(log.#open(), size);
    return log;
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
   * that did get written is written over.
   * @throws the error of the file system
   */
  flush(): void {
    if (this.#waiting.length === 0) return;
    const bytes = Buffer.from(this.#waiting.join(''));
    const fd = this.#open();
    for (let done = 0; done < bytes.length; ) {
      done += writeSync(fd, bytes, done, bytes.length - done, this.size + done);
    }
    // A file that was deleted can be written to for as long as it is open, and is gone all the same.
    if (!existsSync(this.path)) throw new Error(`ENOENT: ${this.path} has been removed`);
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
    const content = Buffer.concat([Buffer.from(render(after, { log: version })), kept]);
    writeFileSync(`${this.path}.tmp`, content);
    // Windows does not replace a file that is open.
    this.close();
    renameSync(`${this.path}.tmp`, this.path);
    this.size = content.length;
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
 * @returns undefined when there is no log
 * @throws KitError db-damaged
 */
export function readChangeLog(path: string): Contents | undefined {
  if (!existsSync(path)) return undefined;
  const bytes = readFileSync(path);
  const changes: Change[] = [];
  let after: number | undefined;
  let size = 0;
  for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, size)) {
    const where = `${path}:${after === undefined ? 1 : changes.length + 2}`;
    const entry = parseLine(bytes.subarray(size, end));
    if (!entry) throw damaged(path, 'a line of it does not fit its checksum', where);
    const [number, change] = entry;
    if (after === undefined) {
      if (!('log' in change) || ![withCustomersAlone, version].includes(change.log))
        throw damaged(path, 'it does not begin as a log does', where);
      after = number;
    } else if ('log' in change || number !== after + changes.length + 1) {
      throw damaged(path, `change ${after + changes.length + 1} is missing`, where);
    } else {
      changes.push(completed(change));
    }
    size = end + 1;
  }
  if (after === undefined) throw damaged(path, 'it does not begin as a log does', `${path}:1`);
  return { after, changes, size };
}

/** A change as this release writes it: an older one has customers alone. */
function completed(change: Change): Change {
  if ('load' in change) {
    const { load } = change;
    return {
      load: { passwords: [], tickets: [], responses: [], departments: [], ...(load as Partial<State>) } as State,
    };
  }
  return 'staff' in change ? change : { ...change, kind: change.kind ?? 'customers' };
}

type Entry = [number: number, change: Change | { log: number }];

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
