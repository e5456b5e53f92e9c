import { constants } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { fileError } from '../document/text-file.js';

/** A file that takes a profile; that it can be written is known. */
export interface ProfileFile {
  path: string;
  /** Replaces what the file holds. @throws KitError file-unwritable when the disk became full */
  write(text: string): Promise<void>;
  /** Lets it go; a file that was made for this and never written goes, too. */
  close(): Promise<void>;
}

/**
 * Opens a file for a profile, before anything is asked of a server. What it holds stays until the first write.
 * @throws KitError file-unwritable
 */
export async function openProfileFile(file: string): Promise<ProfileFile> {
  const refuse = (error: unknown) => fileError('file-unwritable', `${file} cannot be written`, error);
  const { handle, isNew } = await openToWrite(file).catch((error: unknown) => {
    throw refuse(error);
  });
  let isWritten = false;
  return {
    path: file,
    async write(text) {
      try {
        isWritten = true;
        if ((await handle.stat()).isFile()) await handle.truncate();
        await handle.writeFile(text);
      } catch (error) {
        throw refuse(error);
      }
    },
    async close() {
      await handle.close();
      if (isNew && !isWritten) await rm(file, { force: true });
    },
  };
}

/** Without waiting: a pipe that nobody reads is refused. */
async function openToWrite(file: string): Promise<{ handle: FileHandle; isNew: boolean }> {
  const { O_WRONLY, O_CREAT, O_EXCL, O_NONBLOCK } = constants;
  try {
    return { handle: await open(file, O_WRONLY | O_CREAT | O_EXCL), isNew: true };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return { handle: await open(file, O_WRONLY | O_CREAT | O_NONBLOCK), isNew: false };
  }
}
