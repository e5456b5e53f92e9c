import { appendFile, readFile, writeFile } from 'node:fs/promises';
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
  EISDIR: { was: 'it is a folder', fix: 'Name a file.' },
  ENOTDIR: { was: 'a part of its path is a file and no folder', fix: 'Check its spelling.' },
  EACCES: { was: 'this user may not', fix: 'Change its permissions, or name another one.' },
  EPERM: { was: 'this user may not', fix: 'Change its permissions, or name another one.' },
  EROFS: { was: 'the disk may only be read', fix: 'Name a file on another disk.' },
  ENOSPC: { was: 'the disk is full', fix: 'Make space, or name a file on another disk.' },
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
