import { KitError } from '../errors.js';

/**
 * The refusal of a file that is not as the kit wrote it.
 * @param file the damaged file
 * @param was what was found, as a sentence without its full stop
 * @param where the place inside it, when there is one
 * @param goOn a further way out, as a sentence
 */
export function damaged(file: string, was: string, where?: string, goOn?: string): KitError {
  const fix = 'Nothing was changed. Restore a copy of the file and its .log, or move both away to start from the seed.';
  return new KitError('db-damaged', `${file} is damaged: ${was}.`, {
    ...(where === undefined ? {} : { where }),
    fix: goOn === undefined ? fix : `${fix} ${goOn}`,
  });
}

/**
 * An error of the file system as a sentence; a KitError stays as it is. The system's own words stand below it, for they
 * name the one file of several (snapshot, log, lock) that it is about: document/text-file.ts knows a single one.
 * @param failed what could not be done, as a sentence without its full stop
 */
export function diskError(code: 'file-unreadable' | 'file-unwritable', failed: string, error: unknown): KitError {
  if (error instanceof KitError) return error;
  return new KitError(code, `${failed}.`, {
    was: error instanceof Error ? error.message : String(error),
    fix: 'See that the folder exists, may be written to and has space left.',
  });
}
