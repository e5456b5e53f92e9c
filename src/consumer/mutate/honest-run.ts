import { indented, KitError } from '../../errors.js';
import type { Entry } from '../../journal/entry.js';
import { pathOf } from '../../journal/request-parts.js';
import type { Violation } from '../../journal/violation.js';
import { withoutSandbox } from '../../journal/without-sandbox.js';
import type { KnownOperations } from '../known-operation.js';
import { type Proof, proveParts } from './honest-parts.js';
import { differingAnswers } from './reached-answers.js';
import { findReadBacks, type ReadBacks } from './read-backs.js';
import { runAgainstFake, type Trial, type TrialOptions } from './run-against-fake.js';
import type { TestTemplate } from './test-command.js';

/** A command, and how it will be run later on. */
export interface HonestRunOptions extends Pick<TrialOptions, 'command' | 'fake' | 'env' | 'urlVariables' | 'rows'> {
  /** The operations that the command may call. */
  known: KnownOperations;
  /** How many mutants are tried at the same time. */
  jobs: number;
  /** How some tests are run alone; without it every mutant is tried on the whole suite. */
  select?: TestTemplate | undefined;
  signal: AbortSignal;
}

/** What a report tells of a run against the honest fake. */
export interface ToldRun extends Pick<HonestRun, 'rowViolations' | 'slowestMs'> {
  entries: readonly AnsweredRequest[];
}

/** A request of it, as far as a report looks at it. */
export type AnsweredRequest = Pick<Entry, 'operationId' | 'outcome' | 'fault'>;

/** What a command does when the fake is honest. */
export interface HonestRun {
  /** What was said in the first run, in the order of time. */
  entries: readonly Entry[];
  /** What comparisons of the plugin's own rows found, although nothing was wrong with the server. */
  rowViolations: readonly Violation[];
  /** Which reads in it read back what was written. */
  readBacks: ReadBacks;
  /** Milliseconds of the slowest run. */
  slowestMs: number;
  /** Where tests are run alone: the further runs take place when they are needed. */
  proof?: Proof;
}

/**
 * Runs the command alone, and then as many times at once as mutants will be tried at once; where tests are chosen, some
 * of them. All runs must pass and reach the same answers: otherwise nobody could say what kills a mutant.
 * @throws KitError command-unknown, command-failed, command-flaky, command-idle, select-unfit
 */
export async function runHonestly(options: HonestRunOptions): Promise<HonestRun> {
  const { env, urlVariables, rows, signal, known } = options;
  // A fake that could deviate tells which reads follow a write.
  const fake = { ...options.fake, deviate: () => undefined };
  const run = (command: readonly string[]) =>
    runAgainstFake({ command, env: { ...env, TICAGA_KIT_MUTANT: 'none' }, urlVariables, rows, fake, signal });
  const alone = await run(options.command);
  if (signal.aborted) return { entries: [], rowViolations: [], readBacks: findReadBacks([], known), slowestMs: 0 };
  if (alone.status !== 0) throw failed(alone);
  if (alone.entries.length === 0) throw idle();
  const { select: template } = options;
  const again = () => runTogether(alone, options, run);
  const proof = template && (await proveParts(alone, { ...options, template }, run, again));
  const { entries, rowViolations } = alone;
  return {
    entries,
    rowViolations,
    readBacks: findReadBacks(entries, known),
    slowestMs: proof ? alone.durationMs : await again(),
    ...(proof && { proof }),
  };
}

/** As many times at once as mutants will be tried. @returns milliseconds of the slowest run, the first one included */
async function runTogether(
  alone: Trial,
  { command, jobs, known, signal }: HonestRunOptions,
  run: (command: readonly string[]) => Promise<Trial>,
): Promise<number> {
  const together = await Promise.all(Array.from({ length: jobs }, () => run(command)));
  if (!signal.aborted) checkAgain(alone, together, known);
  return Math.max(...[alone, ...together].map(({ durationMs }) => durationMs));
}

function checkAgain(alone: Trial, together: readonly Trial[], known: KnownOperations): void {
  const again = together.find(({ status }) => status !== 0);
  const atOnce = together.length === 1 ? '' : `, ${together.length} at once`;
  const share =
    together.length === 1
      ? ''
      : ' If runs at the same time share a file, a port or a database, give --jobs 1, or put it into TMPDIR, which each run has for itself.';
  if (again) {
    throw new KitError(
      'command-flaky',
      `The command passed and, run again${atOnce}, failed with status ${again.status}.`,
      {
        was: indented(again.output),
        fix: `Make it pass every time: a mutant is judged by whether it fails.${share}`,
      },
    );
  }
  for (const { entries } of together) {
    const differing = differingAnswers(alone.entries, entries, known);
    if (differing.length === 0) continue;
    throw new KitError('command-flaky', `The command passed twice${atOnce}, and said different things to the fake.`, {
      was: `in one run only: ${differing.join('; ')}`,
      fix: `Make it the same every time, for example with a fixed seed for random values.${share}`,
    });
  }
}

function failed({ status, output, entries }: Trial): KitError {
  const unknown = unknownAddresses(entries);
  return new KitError('command-failed', `The command fails against the honest fake, with status ${status}.`, {
    expected: 'status 0, so that a failure against a mutant means something',
    was: output === '' ? 'no output' : indented(output),
    ...(unknown.length === 0 ? {} : { where: `answered 404: ${unknown.join(', ')}` }),
    fix: `Make it pass first; ticaga-kit exec shows all of its output and what it said on the wire.${unknown.length === 0 ? '' : ' Correct those addresses, or describe them in an OpenAPI document and give it with --also FILE.'}`,
  });
}

/** The addresses that no document has: most likely the answers to them made the command fail. */
function unknownAddresses(entries: readonly Entry[]): string[] {
  const unmatched = entries.filter(({ outcome }) => outcome === 'unmatched');
  return [...new Set(unmatched.map(({ method, url }) => `${method} ${pathOf(withoutSandbox(url))}`))].slice(
    0,
    mostTold,
  );
}

const mostTold = 10;

function idle(): KitError {
  return new KitError('command-idle', 'The command passed and never called the fake.', {
    expected: 'at least one request to the URL in TICAGA_URL',
    fix: 'If your tests read the address from another variable, name it: --env NAME.',
  });
}
