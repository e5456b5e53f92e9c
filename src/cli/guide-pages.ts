import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { GuidePage } from '../docs/contents-page.js';
import { fileError, readText } from '../document/text-file.js';

/**
 * The pages that people wrote into the folder guide/ of the documentation, by their names; none where there is no such
 * folder.
 * @param folder of the documentation
 * @throws KitError file-unreadable
 */
export async function loadGuide(folder: string): Promise<GuidePage[]> {
  const names = await readdir(join(folder, 'guide')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw fileError('file-unreadable', `The folder ${join(folder, 'guide')} cannot be read`, error);
  });
  const pages = names.filter((name) => name.endsWith('.md')).sort();
  return Promise.all(
    pages.map(async (name) => {
      const text = await readText(join(folder, 'guide', name), 'the page of the guide');
      const [, title = name] = /^# (.+)$/m.exec(text) ?? [];
      const [, summary = title] = /^# .+\n+([^#\n].*)$/m.exec(text) ?? [];
      return { file: `guide/${name}`, title, summary };
    }),
  );
}
