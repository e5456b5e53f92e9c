import { appendFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { KitError } from '../errors.js';

/**
 * Reads a text file as UTF-8.
 * @param file its path
 * @param what what it is to the user, with its article: "the seed", "the certificate"
 * @param fix what to do when it cannot be read, as a sentence
 * @throws KitError file-unreadable
 */
export async function readText(file: string, what: string, fix?: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw fileError('file-unreadable', `${capital(what)} ${file} cannot be read`, error, fix);
  });
}

/** Replaces the content of a text file. @throws KitError file-unwritable */
export async function writeText(file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((error: unknown) => {
    throw fileError('file-unwritable', `${file} cannot be written`, error);
  });
}

/** Adds to the end of a text file, which is made when it is missing. @throws KitError file-unwritable */
export async function appendText(file: string, text: string): Promise<void> {
  await appendFile(file, text).catch((error: unknown) => {
    throw fileError('file-unwritable', `${file} cannot be written`, error);
  });
}

/**
 * Makes a folder, and those around it that are missing. Step by step: where the system refuses, as in /proc, Node's own
 * recursive mkdir tries for ever.
 * @throws KitError file-unwritable
 */
export async function makeFolder(folder: string): Promise<void> {
  const isThere = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isThere) return;
  if (dirname(folder) !== folder) await makeFolder(dirname(folder));
  await mkdir(folder).catch((error: unknown) => {
    throw fileError(
      'file-unwritable',
      `The folder ${folder} cannot be made`,
      error,
      'Name a folder that can be written.',
    );
  });
}

/**
 * An error of the file system as sentences; a KitError stays as it is.
 * @param failed what could not be done, as a sentence without its full stop
 * @param fix what to do, when the reason alone does not say it
 */
export function fileError(
  code: 'file-unreadable' | 'file-unwritable',
  failed: string,
  error: unknown,
  fix?: string,
): KitError {
  if (error instanceof KitError) return error;
  const { code: reason = '', message = String(error) } = error as NodeJS.ErrnoException;
  const known = reasons[reason];
  return new KitError(code, `${failed}.`, {
    was: known?.was ?? message,
    fix: fix ?? known?.fix ?? 'See that the folder exists, may be used and has space left.',
  });
}

const reasons: Record<string, { was: string; fix: string }> = {
  ENOENT: { was: 'there is no such file or folder', fix: 'Check its spelling and the folder that you are in.' },
  EEXIST: { was: 'there is a file of that name', fix: 'Name another one.' },
  EISDIR: { was: 'it is a folder', fix: 'Name a file.' },
  ENOTDIR: { was: 'a part of its path is a file and no folder', fix: 'Check its spelling.' },
  EACCES: { was: 'this user may not', fix: 'Change its permissions, or name another one.' },
  EPERM: { was: 'this user may not', fix: 'Change its permissions, or name another one.' },
  EROFS: { was: 'the disk may only be read', fix: 'Name a file on another disk.' },
  ENOSPC: { was: 'the disk is full', fix: 'Make space, or name a file on another disk.' },
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
