import type { FurtherDocument } from '../document/further-document.js';
import type { TextsOption } from './option.js';

/** --also: OpenAPI documents of the user's own. @param summary what the command does with them */
export const alsoOption = (summary: string) =>
  ({ type: 'texts', value: 'FILE', summary }) as const satisfies TextsOption;

/** What most runs do without is loaded late. @throws KitError file-unreadable, document-invalid */
export async function loadAlso(files: readonly string[]): Promise<readonly FurtherDocument[]> {
  if (files.length === 0) return [];
  const { loadFurtherDocuments } = await import('../document/load-further-documents.js');
  return loadFurtherDocuments(files);
}
