import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const root = new URL('../..', import.meta.url).pathname;

/** A page that people write by hand. */
export interface HandWrittenPage {
  /** From the root of the repository. */
  file: string;
  text: string;
}

/** README.md, and the pages of docs/guide/. */
export async function handWrittenPages(): Promise<HandWrittenPage[]> {
  const guide = (await readdir(join(root, 'docs/guide'))).sort().map((name) => `docs/guide/${name}`);
  return Promise.all(
    ['README.md', ...guide].map(async (file) => ({ file, text: await readFile(join(root, file), 'utf8') })),
  );
}
