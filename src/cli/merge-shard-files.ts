import { readText } from '../document/text-file.js';
import type { Reporter } from '../report/reporters.js';
import { loadAlso } from './also-option.js';
import type { Io } from './command.js';
import { printMutation } from './mutation-reports.js';

interface MergeOptions {
  merge: readonly string[];
  also: readonly string[];
  'min-score': number | undefined;
  reporter: readonly Reporter[];
}

/**
 * Reads what the shards of one run of mutate wrote, and reports on the whole.
 * @returns the exit status that the whole run would have had
 * @throws KitError file-unreadable, shards-unfit
 */
export async function mergeShardFiles(options: MergeOptions, io: Io): Promise<number> {
  const { knowOperations } = await import('../consumer/known-operation.js');
  const { mergeShards } = await import('../consumer/mutate/merge-shards.js');
  const files = await Promise.all(
    options.merge.map(async (file) => ({ file, text: await readText(file, 'The report of a shard') })),
  );
  const { result, command } = mergeShards(files, knowOperations(await loadAlso(options.also)));
  return printMutation(result, options.reporter, { command, minScore: options['min-score'] }, io);
}
