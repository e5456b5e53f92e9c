import { open, rename, rm, stat } from 'node:fs/promises';
import { fileError } from '../document/text-file.js';
import { KitError } from '../errors.js';
import type { Entry } from '../journal/entry.js';
import { harFrame, renderHarEntry } from './har.js';

/** A HAR that is being written beside the file that it will be. */
export interface HarFile {
  /** What comes after it was finished is left out. */
  add(entry: Entry): void;
  /**
   * Puts what was added in the place of the file, as a whole.
   * @returns how many exchanges it has
   * @throws KitError file-unwritable, also when the disk became full before
   */
  finish(): Promise<number>;
  /** Leaves the file as it was, and nothing beside it. */
  abandon(): Promise<void>;
}

/**
 * Opens a HAR for writing. Until it is finished the file stays as it is, so that nobody ever reads half of one; what was
 * added stands beside it meanwhile, and not in memory. Only its owner may read it, for it says what people wrote.
 * @param target the server that is spoken to, without a slash at its end
 * @param masked names of fields with something else in the place of their values
 * @throws KitError file-unwritable
 */
export async function openHarFile(file: string, target: string, masked: readonly string[]): Promise<HarFile> {
  const frame = harFrame(masked);
  const refuse = (error: unknown) => fileError('file-unwritable', `${file} cannot be written`, error);
  const known = await stat(file).catch(() => undefined);
  if (known && !known.isFile()) {
    throw new KitError('file-unwritable', `${file} cannot be written: it is no file.`, {
      fix: 'Name a file, or one that there is not yet.',
    });
  }
  const part = `${file}.${process.pid}.part`;
  const handle = await open(part, 'w', 0o600).catch((error: unknown) => {
    throw refuse(error);
  });
  let count = 0;
  let isFinished = false;
  let failed: unknown;
  let written = Promise.resolve();
  const write = (text: string) => {
    written = written
      .then(() => (failed === undefined ? handle.appendFile(text) : undefined))
      .catch((error: unknown) => {
        failed = error;
      });
  };
  write(frame.head);
  return {
    add(entry) {
      if (isFinished) return;
      write(`${count === 0 ? '' : ',\n'}${JSON.stringify(renderHarEntry(entry, target))}`);
      count++;
    },
    async finish() {
      isFinished = true;
      write(frame.tail);
      await written;
      try {
        if (failed !== undefined) throw failed;
        await handle.sync();
        await handle.close();
        await rename(part, file);
      } catch (error) {
        await rm(part, { force: true });
        throw refuse(error);
      }
      return count;
    },
    async abandon() {
      await written;
      await handle.close();
      await rm(part, { force: true });
    },
  };
}
