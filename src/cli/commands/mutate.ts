import { availableParallelism } from 'node:os';
import type { Mutant } from '../../consumer/mutant.js';
import type { Judged, MutateOptions, MutateResult } from '../../consumer/mutate.js';
import { KitError } from '../../errors.js';
import { parseReporters } from '../../report/reporters.js';
import type { Command, CommandLine, Io } from '../command.js';
import { fakeOptions, readFakeOptions } from '../fake-options.js';
import { wholeNumber } from '../parse-command-line.js';
import { printReport } from '../print-report.js';
import { signalStatus } from '../signal-status.js';

/** Finds out which lies of the server neither a plugin nor its tests would notice. */
export const mutate: Command = {
  name: 'mutate',
  summary: "Run a plugin's own tests against fakes that are each wrong in one way, and tell which nobody noticed",
  positionals: '-- <command ...>',
  options: {
    ...fakeOptions,
    env: {
      type: 'string',
      value: 'NAME',
      multiple: true,
      summary: "A further variable that takes the fake's URL, besides TICAGA_URL and TICAGA_API_URL",
    },
    jobs: {
      type: 'string',
      value: 'N',
      summary: 'How many mutants to try at once; default: the cores. 1 when the tests share a file or a port',
    },
    only: {
      type: 'string',
      value: 'PATTERN',
      multiple: true,
      summary: 'Try these mutants: an id as --list shows it, or a part of one with *, for example assign*/refused-*',
    },
    list: { type: 'boolean', summary: 'Run the honest fake only, and list the mutants that would be tried' },
    'min-score': { type: 'string', value: 'PERCENT', summary: 'Exit 1 when fewer of the lies are noticed' },
    reporter: {
      type: 'string',
      value: 'NAME[=FILE]',
      multiple: true,
      default: 'pretty',
      summary: 'pretty, json, junit or github; several at once, for example pretty and junit=mutants.xml',
    },
  },
  examples: [
    'ticaga-kit mutate -- php tests/run.php --stop-on-failure',
    'ticaga-kit mutate --min-score 90 -- vendor/bin/phpunit --stop-on-failure',
    "ticaga-kit mutate --only 'assignBillingId/*' --env HELPDESK_URL -- composer test",
  ],
  async run(line, io) {
    const reporters = parseReporters(line.texts('reporter'));
    const minScore = wholeNumber(line, 'min-score', 0, 100);
    const options = await readOptions(line, io);
    if (line.flag('list')) return list(options, io);
    const { mutate: tryMutants } = await import('../../consumer/mutate.js');
    const { isBelow, mutationSuite, mutationSummary } = await import('../../consumer/mutation-suite.js');
    const result = await tryMutants({ ...options, ...(io.isTerminal ? { onJudged: progress(io) } : {}) });
    if (io.isTerminal) io.stderr('\r\u001B[K');
    if (io.signal.aborted) io.stderr(interrupted(result));
    const asked = { command: line.rest, minScore };
    for (const reporter of reporters) {
      const suite = reporter.name === 'pretty' ? mutationSummary(result, asked) : mutationSuite(result, asked);
      await printReport([reporter], suite, io);
    }
    if (io.signal.aborted) return signalStatus(io.signal);
    return isBelow(result, minScore) ? 1 : 0;
  },
};

async function readOptions(line: CommandLine, io: Io): Promise<MutateOptions> {
  const patterns = line.texts('only');
  return {
    command: line.rest,
    fake: await readFakeOptions(line),
    env: { ...io.env },
    urlVariables: line.texts('env'),
    jobs: wholeNumber(line, 'jobs', 1, 256) ?? availableParallelism(),
    signal: io.signal,
    ...(patterns.length === 0 ? {} : { wanted: await chosen(patterns) }),
  };
}

async function chosen(patterns: readonly string[]): Promise<(mutant: Mutant) => boolean> {
  const [{ mutants }, { didYouMean }] = await Promise.all([
    import('../../consumer/mutants.js'),
    import('../../document/nearest.js'),
  ]);
  const tests = patterns.map((pattern) => {
    const expression = new RegExp(`^${pattern.split('*').map(literally).join('.*')}$`);
    if (mutants.some(({ id }) => expression.test(id))) return expression;
    throw new KitError('usage', `--only ${pattern} is no mutant.`, {
      fix:
        didYouMean(
          pattern,
          mutants.map(({ id }) => id),
        ) || 'Part of an id goes with *, for example *refused*.',
    });
  });
  return ({ id }) => tests.some((expression) => expression.test(id));
}

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

async function list(options: MutateOptions, io: Io): Promise<number> {
  const { findCandidates } = await import('../../consumer/mutate.js');
  const { candidates } = await findCandidates(options);
  const width = Math.max(0, ...candidates.map(({ mutant }) => mutant.id.length));
  for (const { mutant } of candidates)
    io.stdout(`${mutant.id.padEnd(width)}  ${mutant.family.padEnd(10)}  ${mutant.did}\n`);
  return 0;
}

function interrupted({ judged }: MutateResult): string {
  return `Interrupted after ${judged.length} mutants; this is the score so far.\n`;
}

/** A bar with what is done and how long the rest will take. */
function progress({ stderr }: Io): NonNullable<MutateOptions['onJudged']> {
  const began = performance.now();
  let survived = 0;
  return ({ mutant, verdict }: Judged, done, total) => {
    if (verdict === 'survived' && mutant.family !== 'tolerance') survived++;
    const bar = '#'.repeat(Math.round((20 * done) / total)).padEnd(20, '.');
    const left = Math.ceil((((performance.now() - began) / done) * (total - done)) / 1000);
    const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    stderr(`\r\u001B[K[${bar}] ${done} of ${total} mutants, ${survived} survived, ${clock} left`);
  };
}
