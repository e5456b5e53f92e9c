import { availableParallelism } from 'node:os';
import type { KnownOperations } from '../../consumer/known-operation.js';
import type { KeptVerdicts } from '../../consumer/mutate/kept-verdicts.js';
import type { Mutant } from '../../consumer/mutate/mutant.js';
import type { MutateOptions } from '../../consumer/mutate/mutate.js';
import { parseShard, type Shard, shardOf } from '../../consumer/mutate/shard.js';
import type { MutateResult } from '../../consumer/mutate/tried-mutant.js';
import { literalPattern } from '../../document/literal-pattern.js';
import { nearest } from '../../document/nearest.js';
import { KitError } from '../../errors.js';
import { mainOperation } from '../../operations/calls.js';
import { mutationReporterNames, type Reporter } from '../../report/reporters.js';
import { defineCommand, type Io } from '../command.js';
import { configOptions } from '../config-options.js';
import { envOption } from '../env-option.js';
import { fakeOptions, loadFakeOptions } from '../fake-options.js';
import { loadKeptVerdicts, saveKeptVerdicts } from '../kept-verdicts-file.js';
import { mergeShardFiles } from '../merge-shard-files.js';
import { mutationProgress } from '../mutation-progress.js';
import { printMutation } from '../mutation-reports.js';
import { refuseTogether } from '../refuse-together.js';
import { reporterTo } from '../reporter-option.js';
import { rowsOption } from '../rows-option.js';
import { selectOption } from '../select-option.js';
import { signalStatus } from '../signal-status.js';

const mostJobs = 256;

/** Finds out which lies of the server neither a plugin nor its tests would notice. */
export const mutate = defineCommand({
  name: 'mutate',
  summary: "Run a plugin's own tests against fakes that are each wrong in one way, and tell which nobody noticed",
  positionals: '-- <command ...>',
  options: {
    ...fakeOptions,
    env: envOption,
    rows: rowsOption,
    select: selectOption,
    jobs: {
      type: 'whole number',
      least: 1,
      most: mostJobs,
      value: 'N',
      default: { says: 'one for each core', find: () => String(Math.min(availableParallelism(), mostJobs)) },
      summary: 'How many mutants to try at once; 1 when the tests share a file or a port',
    },
    only: {
      type: 'texts',
      value: 'PATTERN',
      summary: 'Try these mutants: an id as --list shows it, or a part of one with *, for example assign*/refused-*',
    },
    incremental: {
      type: 'text',
      value: 'FILE',
      summary:
        'Keep the verdicts in this file, and take them from it while the plugin, its tests and the kit are the same',
    },
    shard: {
      type: 'text',
      value: 'INDEX/COUNT',
      notInFile: 'Each job of a matrix has its own: give it on the line.',
      parse: parseShard,
      summary: 'Try this part of the mutants, for example 2/4; --reporter json=FILE writes what --merge takes',
    },
    merge: {
      type: 'texts',
      value: 'FILE...',
      notInFile: 'The files are named on the line.',
      summary: 'Run nothing, and make one report of those that all shards wrote as JSON',
    },
    'write-tests': {
      type: 'text',
      value: 'DIR',
      notInFile: 'The tests are written once: give it on the line.',
      summary:
        'Write into this folder a test for each lie that survives; without a command, for each that the steps in it meet',
    },
    list: { type: 'flag', summary: 'Run the honest fake only, and list the mutants that would be tried' },
    'min-score': {
      type: 'whole number',
      least: 0,
      most: 100,
      value: 'PERCENT',
      summary: 'Exit 1 when fewer of the lies are noticed',
    },
    reporter: reporterTo('stdout', mutationReporterNames),
    ...configOptions,
  },
  wordsFor: 'merge',
  withoutCommand: 'write-tests',
  examples: [
    'ticaga-kit mutate -- php tests/run.php --stop-on-failure',
    'ticaga-kit mutate --min-score 90 --select phpunit -- vendor/bin/phpunit',
    `ticaga-kit mutate --only '${mainOperation}/*' --env HELPDESK_URL -- composer test`,
    'ticaga-kit mutate --shard 2/4 --reporter json=shard-2.json -- php tests/run.php',
    'ticaga-kit mutate --write-tests tests/lies -- php tests/run.php',
    'ticaga-kit mutate --merge shard-1.json shard-2.json shard-3.json shard-4.json',
  ],
  async run({ options, rest: command }, io) {
    const { shard, 'write-tests': folder } = options;
    if (options.merge.length > 0) {
      refuseBesideMerge(options, command);
      return mergeShardFiles(options, io);
    }
    if (folder !== undefined) refuseBesideWriteTests(options, command);
    const fake = await loadFakeOptions(options);
    const { knowOperations } = await import('../../consumer/known-operation.js');
    const known = knowOperations(fake.also);
    const wanted = await chooseMutants(options.only, known);
    const own = shard ? shardOf(wanted, shard) : wanted;
    const plan: MutateOptions & { mutants: readonly Mutant[] } = {
      command,
      fake,
      known,
      mutants: own,
      env: { ...io.env },
      urlVariables: options.env,
      rows: options.rows,
      jobs: options.jobs,
      select: options.select,
      signal: io.signal,
    };
    if (options.list) return list(plan, io);
    const tryAll = () => tryAndPrint(plan, { ...options, wanted }, io);
    if (folder === undefined) return (await tryAll()).status;
    const { writeTestsInto } = await import('../write-tests-into.js');
    return writeTestsInto({ ...plan, folder }, options.reporter, command.length === 0 ? undefined : tryAll, io);
  },
});

interface TryOptions {
  incremental: string | undefined;
  shard: Shard | undefined;
  'min-score': number | undefined;
  reporter: readonly Reporter[];
  /** The mutants of all shards. */
  wanted: readonly Mutant[];
}

/** Tries the mutants, and prints what became of them. */
async function tryAndPrint(
  plan: MutateOptions & { mutants: readonly Mutant[] },
  { incremental, shard, reporter, wanted, 'min-score': minScore }: TryOptions,
  io: Io,
): Promise<{ result: MutateResult; status: number }> {
  const { command, mutants: own } = plan;
  if (incremental !== undefined) plan.kept = await loadKept(incremental, plan, reporter);
  const { mutate: tryMutants } = await import('../../consumer/mutate/mutate.js');
  const { isScored } = await import('../../consumer/mutate/mutant.js');
  const result = await tryMutants({ ...plan, ...(io.isTerminal ? { onTried: mutationProgress(io, isScored) } : {}) });
  if (io.isTerminal) io.stderr('\r\u001B[K');
  if (io.signal.aborted) io.stderr(interrupted(result));
  if (incremental !== undefined && result.kept !== undefined) await saveKeptVerdicts(incremental, result.kept);
  const record =
    shard && (await import('../../consumer/mutate/run-record.js')).recordRun(result, { command, shard, wanted, own });
  const status = await printMutation(result, reporter, { command, minScore, record }, io);
  return { result, status: io.signal.aborted ? signalStatus(io.signal) : status };
}

/** @throws KitError usage for the first that stands beside --write-tests, or has no effect without a command */
function refuseBesideWriteTests(
  options: RunOptions & { 'min-score': number | undefined },
  command: readonly string[],
): void {
  refuseTogether('--write-tests', { '--list': options.list, '--shard': options.shard !== undefined });
  if (command.length > 0) return;
  refuseTogether('--write-tests without a command behind --', {
    '--rows': options.rows,
    '--select': options.select !== undefined,
    '--incremental': options.incremental,
    '--min-score': options['min-score'] !== undefined,
  });
}

/** @throws KitError as loadKeptVerdicts does */
function loadKept(
  file: string,
  { command, select, urlVariables, rows, fake }: MutateOptions,
  reporters: readonly Reporter[],
): Promise<KeptVerdicts> {
  const written = reporters.flatMap((one) => one.file ?? []);
  return loadKeptVerdicts(file, { fake, plan: { command, select, urlVariables, rows }, written });
}

/** The options that a run needs, and a merge does not. */
interface RunOptions {
  shard: Shard | undefined;
  list: boolean;
  only: readonly string[];
  seed: string | undefined;
  profile: string | undefined;
  rows: string | undefined;
  select: unknown;
  incremental: string | undefined;
  'write-tests': string | undefined;
}

/** @throws KitError usage for the first that stands beside --merge */
function refuseBesideMerge(options: RunOptions, command: readonly string[]): void {
  refuseTogether('--merge', {
    '--shard': options.shard !== undefined,
    '--list': options.list,
    '--only': options.only.length > 0,
    '--seed': options.seed,
    '--profile': options.profile,
    '--rows': options.rows,
    '--select': options.select !== undefined,
    '--incremental': options.incremental,
    '--write-tests': options['write-tests'],
    'A command behind --': command.length > 0,
  });
}

/** The mutants that --only names; all without it. @throws KitError usage for a pattern that no id fits */
async function chooseMutants(patterns: readonly string[], known: KnownOperations): Promise<readonly Mutant[]> {
  const { allMutants } = await import('../../consumer/mutate/mutants.js');
  const mutants = allMutants(known);
  const ids = mutants.map(({ id }) => id);
  const expressions = patterns.map((pattern) => {
    const expression = new RegExp(`^${pattern.split('*').map(literalPattern).join('.*')}$`);
    if (ids.some((id) => expression.test(id))) return expression;
    const [near] = nearest(pattern, ids, 1);
    throw new KitError('usage', `--only ${pattern} is no mutant.`, {
      fix: `${near === undefined ? '' : `Did you mean ${near}? `}ticaga-kit mutate --list -- COMMAND shows the ids; part of one goes with *, for example *refused*.`,
    });
  });
  if (patterns.length === 0) return mutants;
  return mutants.filter(({ id }) => expressions.some((expression) => expression.test(id)));
}

async function list(options: MutateOptions, io: Io): Promise<number> {
  const { findCandidates } = await import('../../consumer/mutate/mutate.js');
  const { candidates } = await findCandidates(options);
  const width = Math.max(0, ...candidates.map(({ mutant }) => mutant.id.length));
  for (const { mutant } of candidates)
    io.stdout(`${mutant.id.padEnd(width)}  ${mutant.family.padEnd(10)}  ${mutant.did}\n`);
  return 0;
}

function interrupted({ tried }: MutateResult): string {
  return `Interrupted after ${tried.length} mutants; this is the score so far.\n`;
}
