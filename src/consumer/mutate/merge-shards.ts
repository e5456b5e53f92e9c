import { isRecord } from '../../document/is-record.js';
import { KitError } from '../../errors.js';
import type { KnownOperations } from '../known-operation.js';
import type { Mutant } from './mutant.js';
import { allMutants } from './mutants.js';
import { isToldVerdict, type RunRecord } from './run-record.js';
import type { MutateResult } from './tried-mutant.js';

/** A report as JSON that --shard wrote. */
export interface ShardFile {
  file: string;
  text: string;
}

/**
 * Makes one run of the shards of it.
 * @param known the operations that they know, those of --also included
 * @returns the run, and its command
 * @throws KitError shards-unfit unless the files are all shards of one run, each whole and there once
 */
export function mergeShards(
  files: readonly ShardFile[],
  known: KnownOperations,
): { result: MutateResult; command: readonly string[] } {
  const records = files.map(({ file, text }) => ({ file, record: readRecord(file, text) }));
  checkTogether(records);
  const [{ record: first }] = records as [(typeof records)[number]];
  const mutants = new Map(allMutants(known).map((mutant) => [mutant.id, mutant]));
  const all = records.flatMap(({ file, record }) => {
    const find = (id: string) => mutants.get(id) ?? unknown(file, id);
    return [
      ...record.tried.map(({ id, ...rest }) => ({ mutant: find(id), tried: rest })),
      ...record.unmet.map((id) => ({ mutant: find(id), tried: undefined })),
    ];
  });
  const order = [...mutants.values()];
  const at = ({ mutant }: { mutant: Mutant }) => order.indexOf(mutant);
  all.sort((one, other) => at(one) - at(other));
  return {
    command: first.command,
    result: {
      known,
      honest: {
        rowViolations: first.honest.rowViolations,
        slowestMs: Math.max(...records.map(({ record }) => record.honest.slowestMs)),
        entries: first.honest.answers.flatMap(({ count, ...answer }) => Array.from({ length: count }, () => answer)),
      },
      tried: all.flatMap(({ mutant, tried }) => (tried ? [{ mutant, ...tried }] : [])),
      unmet: all.flatMap(({ mutant, tried }) => (tried ? [] : [mutant])),
    },
  };
}

/** @throws KitError shards-unfit for what is no report of a shard */
function readRecord(file: string, text: string): RunRecord {
  const report = parsed(text);
  const run = isRecord(report) && isRecord(report.data) ? report.data.run : undefined;
  if (isRecord(run) && isRecordOfRun(run)) return run;
  throw new KitError('shards-unfit', `${file} is no report of a shard.`, {
    expected: 'what ticaga-kit mutate --shard 1/4 --reporter json=FILE wrote',
    fix: 'Give the files that the shards wrote, and nothing else.',
  });
}

function isRecordOfRun(run: Record<string, unknown>): run is Record<string, unknown> & RunRecord {
  const { kit, wanted, command, shard, honest, tried, unmet } = run;
  return (
    [kit, wanted].every(isText) &&
    isListOf(command, isText) &&
    isListOf(unmet, isText) &&
    isListOf(tried, isToldVerdict) &&
    isRecord(shard) &&
    [shard.index, shard.of].every(Number.isSafeInteger) &&
    isRecord(honest) &&
    typeof honest.slowestMs === 'number' &&
    isListOf(honest.rowViolations, (one) => isRecord(one) && isText(one.message)) &&
    isListOf(honest.answers, (one) => isRecord(one) && isText(one.outcome) && Number(one.count) <= mostRequests)
  );
}

const isText = (value: unknown): boolean => typeof value === 'string';

const isListOf = (value: unknown, fits: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(fits);

/** More requests of one kind no suite makes. */
const mostRequests = 1_000_000;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function checkTogether(records: readonly { file: string; record: RunRecord }[]): void {
  const [first, ...others] = records;
  if (!first) return;
  const { of } = first.record.shard;
  const sameness = {
    'another version of the kit': ({ kit }: RunRecord) => kit,
    'another command': ({ command }: RunRecord) => JSON.stringify(command),
    'other mutants': ({ wanted }: RunRecord) => wanted,
    'another number of shards': ({ shard }: RunRecord) => String(shard.of),
  };
  for (const { file, record } of others) {
    const [what] = Object.entries(sameness).find(([, told]) => told(record) !== told(first.record)) ?? [];
    if (what) throw unfit(`${file} and ${first.file} are not of one run: ${what}.`, 'Merge the shards of one run.');
  }
  for (let index = 1; index <= of; index++) {
    const own = records.filter(({ record }) => record.shard.index === index);
    if (own.length === 0) throw unfit(`Shard ${index}/${of} is missing.`, `Give the reports of all ${of} shards.`);
    if (own.length > 1)
      throw unfit(
        `Shard ${index}/${of} is there twice: ${own.map(({ file }) => file).join(' and ')}.`,
        'Give it once.',
      );
    if (!own[0]!.record.isWhole)
      throw unfit(`Shard ${index}/${of} was interrupted: ${own[0]!.file}.`, 'Run it again, to its end.');
  }
}

const unfit = (message: string, fix: string) => new KitError('shards-unfit', message, { fix });

function unknown(file: string, id: string): never {
  throw new KitError('shards-unfit', `${file} has a mutant that there is not: ${id.slice(0, 200)}.`, {
    fix: 'Give the --also of the shards here, too.',
  });
}
