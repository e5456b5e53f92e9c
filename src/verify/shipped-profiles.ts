import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../profiles/', import.meta.url));

/** The names of the profiles that the kit ships, each a kind of server, in the order of the alphabet. */
export async function profileNames(): Promise<string[]> {
  const files = await readdir(folder);
  return files.map((file) => file.replace(/\.yaml$/, '')).sort();
}

/** What stands for each of them in turn. */
export const everyProfile = 'all';

/** Where a shipped profile stands. */
export const pathOfProfile = (name: string): string => `${folder}${name}.yaml`;
