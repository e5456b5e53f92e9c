import { lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { KitError } from '../errors.js';

/** What the kit keeps beside a file. */
const companions = ['.lock', '.log', '.tmp', '.log.tmp'];

/**
 * Finds the file that a name leads to, which need not exist, and proves that it and those beside it can be opened
 * without waiting for anybody, as a pipe would.
 * @param file as the user named it
 * @returns its absolute path, with no link in it: to replace a file must not replace a link to it
 * @throws KitError file-unreadable; the error of the file system when its folder cannot be read
 */
export function findDbPath(file: string): string {
  const named = resolve(file);
  const entry = lstatSync(named, { throwIfNoEntry: false });
  if (entry?.isSymbolicLink() && !statSync(named, { throwIfNoEntry: false })) {
    throw new KitError('file-unreadable', `${file} is a link that leads to no file.`, {
      fix: 'Name the file itself, or remove the link.',
    });
  }
  const path = entry ? realpathSync.native(named) : join(realpathSync.native(dirname(named)), basename(named));
  if (entry) {
    const kind = kindOf(statSync(path));
    if (kind) throw new KitError('file-unreadable', `${file} is ${kind} and no file.`, { fix: 'Name a file.' });
  }
  for (const end of companions) {
    const found = lstatSync(path + end, { throwIfNoEntry: false });
    const kind = found && kindOf(found);
    if (!kind) continue;
    throw new KitError('file-unreadable', `${path}${end} is ${kind} and no file.`, {
      fix: `${file} needs a file of that name beside it. Move it away, or name another file.`,
    });
  }
  return path;
}

/** @returns undefined for a file */
function kindOf(entry: Stats): string | undefined {
  if (entry.isFile()) return undefined;
  if (entry.isFIFO()) return 'a pipe';
  if (entry.isDirectory()) return 'a folder';
  if (entry.isSymbolicLink()) return 'a link';
  return entry.isSocket() ? 'a socket' : 'a device';
}
