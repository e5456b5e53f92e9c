import { readText } from '../document/text-file.js';
import type { Reporter, ReporterName } from '../report/reporters.js';
import { loadAlso } from './also-option.js';
import type { Io } from './command.js';
import { printReport } from './print-report.js';

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
  const { isBelow, mutationReport, mutationSummary } = await import('../consumer/mutate/mutation-report.js');
  const files = await Promise.all(
    options.merge.map(async (file) => ({ file, text: await readText(file, 'The report of a shard') })),
  );
  const { result, command } = mergeShards(files, knowOperations(await loadAlso(options.also)));
  const { 'min-score': minScore } = options;
  const reportFor = (name: ReporterName) =>
    (name === 'pretty' ? mutationSummary : mutationReport)(result, { command, minScore });
  await printReport(options.reporter, reportFor, io);
  return isBelow(result, minScore) ? 1 : 0;
}
