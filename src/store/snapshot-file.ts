import { closeSync, fstatSync, openSync, writeSync } from 'node:fs';
import { type FileHandle, open, readFile, rename } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { Adapter } from 'lowdb';
import { formerId } from './change-log.js';
import { damaged } from './damage.js';
import { recordKinds, type State } from './store.js';

/** A state, and how many changes it holds since its file was begun. */
export interface Snapshot extends State {
  changes: number;
  /** The id of the log that the latest of them came from. */
  log?: string | undefined;
  /** Whether there are, or were, changes since in a log beside it. */
  hasLog: boolean;
}

/** Before it, a state had customers and no other records. */
const withCustomersAlone = 1;
/** Before it, a snapshot did not know of its log. */
const withoutLog = 2;
const version = 3;
/** Records that are turned to text at once: about half a millisecond in which no request is answered. */
const slice = 250;
const trailerLength = ',"crc32":"01234567","hasLog":"n"}\n'.length;
const formerTrailer = /,"crc32":"([0-9a-f]{8})"\}\n$/;
const presentTrailer = /,"crc32":"([0-9a-f]{8})","hasLog":"([yn])"\}\n$/;

/**
 * lowdb's adapter for snapshots: JSON, one record a line, closed by a checksum. Unlike lowdb's own JSONFile it writes
 * in slices, so that requests are answered meanwhile, and the bytes are on the disk before the old snapshot is replaced.
 */
export class SnapshotFile implements Adapter<Snapshot> {
  /** Bytes of the snapshot as last read or written; 0 while there is none. */
  size = 0;
  /** Of the snapshot as last read or written. */
  checksum = '';
  /** Whether what was read was written by an earlier release. */
  isFormer = false;
  /** Whether it is of the first format, and its departments are not its own. */
  hasNoDepartments = false;

  /** @param departments what a file of the first format, which knows none, is taken to hold */
  constructor(
    readonly file: string,
    private readonly departments: State['departments'],
  ) {}

  /** @throws KitError db-damaged */
  async read(): Promise<Snapshot | null> {
    const bytes = await readFile(this.file).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (bytes === null) return null;
    if (bytes.length === 0) throw damaged(this.file, 'it is empty');
    const end = bytes.toString('latin1', Math.max(0, bytes.length - trailerLength));
    const [found, checksum, hasLog] = presentTrailer.exec(end) ?? formerTrailer.exec(end) ?? [''];
    const content = bytes.subarray(0, bytes.length - found.length);
    if (hex(crc32(content)) !== checksum) {
      throw damaged(this.file, 'its checksum does not fit, so it is not as ticaga-kit wrote it');
    }
    const { 'ticaga-kit': format, ...snapshot } = JSON.parse(`${content.toString()}}`);
    this.isFormer = hasLog === undefined;
    if (this.isFormer ? ![withCustomersAlone, withoutLog].includes(format) : format !== version) {
      throw damaged(this.file, `its format is ${format}, and this release knows ${version}`);
    }
    this.hasNoDepartments = format === withCustomersAlone;
    this.size = bytes.length;
    this.checksum = checksum;
    const missing = { passwords: [], tickets: [], responses: [], departments: this.departments, log: formerId };
    return { ...(this.isFormer ? missing : {}), ...snapshot, hasLog: hasLog === 'y' };
  }

  /** Replaces the snapshot in one step: a kill at any moment leaves the old one or the new one. */
  async write(snapshot: Snapshot): Promise<void> {
    const temporary = `${this.file}.tmp`;
    const handle = await open(temporary, 'w');
    let written: { size: number; checksum: string };
    try {
      written = await writeSlices(handle, snapshot);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, this.file);
    Object.assign(this, written);
  }

  /** Says in place whether a log goes with it: in a single byte, which no kill can tear. */
  markLog(hasLog: boolean): void {
    const fd = openSync(this.file, 'r+');
    try {
      if (fstatSync(fd).size !== this.size) throw new Error(`${this.file} has been changed by somebody else`);
      writeSync(fd, mark(hasLog), this.size - 'n"}\n'.length);
    } finally {
      closeSync(fd);
    }
  }
}

async function writeSlices(handle: FileHandle, snapshot: Snapshot): Promise<{ size: number; checksum: string }> {
  let checksum = 0;
  let size = 0;
  const write = async (text: string) => {
    const bytes = Buffer.from(text);
    checksum = crc32(bytes, checksum);
    size += bytes.length;
    await handle.appendFile(bytes);
  };
  const { hasLog, ...content } = snapshot;
  const rest = Object.entries(content).filter(([name]) => !(recordKinds as readonly string[]).includes(name));
  await write(JSON.stringify({ 'ticaga-kit': version, ...Object.fromEntries(rest) }).slice(0, -1));
  for (const kind of recordKinds) {
    const list = snapshot[kind];
    await write(`,"${kind}":[`);
    for (let from = 0; from < list.length; from += slice) {
      const lines = list.slice(from, from + slice).map((record) => `\n${JSON.stringify(record)}`);
      await write((from === 0 ? '' : ',') + lines.join(','));
    }
    await write('\n]');
  }
  await handle.appendFile(trailer(checksum, hasLog));
  return { size: size + trailerLength, checksum: hex(checksum) };
}

function trailer(checksum: number, hasLog: boolean): string {
  return `,"crc32":"${hex(checksum)}","hasLog":"${mark(hasLog)}"}\n`;
}

/** Yes or no, in letters of which a flipped bit does not make the other. */
const mark = (hasLog: boolean) => (hasLog ? 'y' : 'n');

const hex = (checksum: number) => checksum.toString(16).padStart(8, '0');
