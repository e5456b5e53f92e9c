import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import type { KeptVerdicts } from '../consumer/mutate/kept-verdicts.js';
import { fileError, readText, writeText } from '../document/text-file.js';
import type { StartFakeOptions } from '../fake/start-fake.js';
import { openapi, version } from '../generated/contract.js';

/** What verdicts depend on beside the files of the plugin. */
interface Circumstances {
  fake: StartFakeOptions;
  /** Everything else that was asked for. */
  plan: unknown;
  /** Files that the run writes, and that are none of the plugin's. */
  written: readonly string[];
}

/**
 * Reads the verdicts of earlier runs.
 * @throws KitError file-unreadable, verdicts-unreadable, files-too-many
 */
export async function loadKeptVerdicts(
  file: string,
  { fake: { also = [], seed, ...fake }, plan, written }: Circumstances,
): Promise<KeptVerdicts> {
  const { hashFiles } = await import('../consumer/plugin-files.js');
  const { readKeptVerdicts } = await import('../consumer/mutate/kept-verdicts.js');
  const text = existsSync(file) ? await readText(file, 'The file of verdicts') : undefined;
  const files = await hashFiles(process.cwd(), [file, ...written]);
  const documents = also.map((one) => (typeof one === 'string' ? one : [one.name, one.operations]));
  const state = typeof seed === 'string' ? await readText(seed, 'The seed') : seed;
  return readKeptVerdicts(text, file, { version, openapi, documents, state, fake, plan, files });
}

/** Nobody ever finds half of it. @throws KitError file-unwritable */
export async function saveKeptVerdicts(file: string, text: string): Promise<void> {
  const temporary = `${file}.${randomUUID()}`;
  await writeText(temporary, text);
  await rename(temporary, file).catch((error: unknown) => {
    throw fileError('file-unwritable', `${file} cannot be written`, error);
  });
}
