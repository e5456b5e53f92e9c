import { type FileHandle, open, readFile, rename } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { Adapter } from 'lowdb';
import { damaged } from './damage.js';
import { recordKinds, type State } from './store.js';

/** A state, and how many changes it holds since its file was begun. */
export interface Snapshot extends State {
  changes: number;
}

/** Before it, a state had customers and no other records. */
const withCustomersAlone = 1;
const version = 2;
/** Records that are turned to text at once: about half a millisecond in which no request is answered. */
const slice = 250;
const trailerLength = trailer(0).length;

/**
 * lowdb's adapter for snapshots: JSON, one record a line, closed by a checksum. Unlike lowdb's own JSONFile it writes
 * in slices, so that requests are answered meanwhile, and the bytes are on the disk before the old snapshot is replaced.
 */
export class SnapshotFile implements Adapter<Snapshot> {
  /** Bytes of the snapshot as last read or written; 0 while there is none. */
  size = 0;

  constructor(readonly file: string) {}

  /** @throws KitError db-damaged */
  async read(): Promise<Snapshot | null> {
    const bytes = await readFile(this.file).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (bytes === null) return null;
    this.size = bytes.length;
    const content = bytes.subarray(0, -trailerLength);
    if (bytes.length <= trailerLength || bytes.toString('latin1', content.length) !== trailer(crc32(content))) {
      const was = bytes.length === 0 ? 'it is empty' : 'its checksum does not fit, so it is not as ticaga-kit wrote it';
      throw damaged(this.file, was);
    }
    const { 'ticaga-kit': found, ...snapshot } = JSON.parse(`${content.toString()}}`);
    if (found !== version && found !== withCustomersAlone)
      throw damaged(this.file, `its format is ${found}, and this release knows ${version}`);
    return { passwords: [], tickets: [], responses: [], departments: [], ...snapshot };
  }

  /** Replaces the snapshot in one step: a kill at any moment leaves the old one or the new one. */
  async write(snapshot: Snapshot): Promise<void> {
    const temporary = `${this.file}.tmp`;
    const handle = await open(temporary, 'w');
    try {
      this.size = await writeSlices(handle, snapshot);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, this.file);
  }
}

async function writeSlices(handle: FileHandle, snapshot: Snapshot): Promise<number> {
  let checksum = 0;
  let size = 0;
  const write = async (text: string) => {
    const bytes = Buffer.from(text);
    checksum = crc32(bytes, checksum);
    size += bytes.length;
    await handle.appendFile(bytes);
  };
  const rest = Object.entries(snapshot).filter(([name]) => !(recordKinds as readonly string[]).includes(name));
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
  await handle.appendFile(trailer(checksum));
  return size + trailerLength;
}

function trailer(checksum: number): string {
  return `,"crc32":"${checksum.toString(16).padStart(8, '0')}"}\n`;
}
