import { type Assumptions, checkAssumptions } from '../document/assumptions.js';
import type { FurtherDocument } from '../document/further-document.js';
import { operations } from '../document/operations.js';
import { olderOperationIds } from '../generated/contract.js';
import { defaultSeed } from '../generated/default-seed.js';
import type { RecordedAnswers } from '../recordings/recorded-answers.js';
import { completeSeed } from '../store/complete-seed.js';
import type { Seed } from '../store/store.js';

/** What every server is made of, read from what its user named. */
export interface StartParts {
  assume: Partial<Assumptions>;
  also: readonly FurtherDocument[];
  recorded: RecordedAnswers | undefined;
  /** Of every document, for faults that name one. */
  operationIds: readonly string[];
  seed: Seed;
}

/**
 * @param options see StartFakeOptions
 * @throws KitError seed-invalid, document-invalid, file-unreadable, assumption-unknown, recording-invalid
 */
export async function readParts(options: {
  assume?: Readonly<Partial<Assumptions>>;
  also?: readonly (string | FurtherDocument)[];
  har?: string;
  seed?: string | Record<string, unknown>;
}): Promise<StartParts> {
  const assume: Partial<Assumptions> = checkAssumptions(options.assume ?? {}, 'assume');
  const also = await readDocuments(options.also ?? []);
  const recorded = options.har === undefined ? undefined : await readAnswers(options.har, also);
  const own = [...operations, ...also.flatMap((document) => document.operations)];
  const operationIds = [...own.map(({ operationId }) => operationId), ...olderOperationIds];
  return { assume, also, recorded, operationIds, seed: await readSeed(options.seed) };
}

/** What reads documents comes late: most fakes have none but the kit's own. */
async function readDocuments(also: readonly (string | FurtherDocument)[]): Promise<readonly FurtherDocument[]> {
  const paths = also.filter((one) => typeof one === 'string');
  if (paths.length === 0) return also.filter((one) => typeof one !== 'string');
  const { loadFurtherDocuments } = await import('../document/load-further-documents.js');
  return [...also.filter((one) => typeof one !== 'string'), ...(await loadFurtherDocuments(paths))];
}

/** As with documents, what reads a recording comes with one. */
async function readAnswers(file: string, also: readonly FurtherDocument[]): Promise<RecordedAnswers> {
  const [{ readRecording }, { createRecordedAnswers }, { olderDocument }] = await Promise.all([
    import('../recordings/read-recording.js'),
    import('../recordings/recorded-answers.js'),
    import('../document/older-addresses.js'),
  ]);
  return createRecordedAnswers(file, await readRecording(file), [...also, olderDocument]);
}

/** The shipped seed is right, and so what checks seeds comes with another one. */
async function readSeed(seed: string | Record<string, unknown> | undefined): Promise<Seed> {
  if (seed === undefined) return completeSeed(defaultSeed);
  const { loadSeed, seedFrom } = await import('../store/seed.js');
  return typeof seed === 'string' ? loadSeed(seed) : seedFrom(seed);
}

/** lowdb is loaded only when something is kept. */
export async function openStore(file: string, seed: Seed) {
  const { openKeptStore } = await import('../store/kept-store.js');
  return openKeptStore(file, seed);
}
