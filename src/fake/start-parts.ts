import type { FurtherDocument } from '../document/further-document.js';
import { defaultSeed } from '../generated/default-seed.js';
import type { RecordedAnswers } from '../recordings/recorded-answers.js';
import { completeSeed } from '../store/complete-seed.js';
import type { Seed } from '../store/store.js';

/** What reads documents comes late: most fakes have none but the kit's own. */
export async function readDocuments(also: readonly (string | FurtherDocument)[]): Promise<readonly FurtherDocument[]> {
  const paths = also.filter((one) => typeof one === 'string');
  if (paths.length === 0) return also.filter((one) => typeof one !== 'string');
  const { loadFurtherDocuments } = await import('../document/load-further-documents.js');
  return [...also.filter((one) => typeof one !== 'string'), ...(await loadFurtherDocuments(paths))];
}

/** As with documents, what reads a recording comes with one. */
export async function readAnswers(file: string, also: readonly FurtherDocument[]): Promise<RecordedAnswers> {
  const [{ readRecording }, { createRecordedAnswers }, { olderDocument }] = await Promise.all([
    import('../recordings/read-recording.js'),
    import('../recordings/recorded-answers.js'),
    import('../document/older-addresses.js'),
  ]);
  return createRecordedAnswers(file, await readRecording(file), [...also, olderDocument]);
}

/** The shipped seed is right, and so what checks seeds comes with another one. */
export async function readSeed(seed: string | Record<string, unknown> | undefined): Promise<Seed> {
  if (seed === undefined) return completeSeed(defaultSeed);
  const { loadSeed, seedFrom } = await import('../store/seed.js');
  return typeof seed === 'string' ? loadSeed(seed) : seedFrom(seed);
}

/** lowdb is loaded only when something is kept. */
export async function openStore(file: string, seed: Seed) {
  const { openKeptStore } = await import('../store/kept-store.js');
  return openKeptStore(file, seed);
}
