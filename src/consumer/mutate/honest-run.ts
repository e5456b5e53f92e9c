import { operationById, shortName } from '../../document/operations.js';
import { KitError } from '../../errors.js';
import type { Entry } from '../../journal/entry.js';
import { runAgainstFake, type Trial, type TrialOptions } from './run-against-fake.js';

/** A command, and how it will be run later on. */
export interface HonestRunOptions extends Pick<TrialOptions, 'command' | 'fake' | 'env' | 'urlVariables'> {
  /** How many mutants are tried at the same time. */
  jobs: number;
  signal: AbortSignal;
}

/** What a command does when the fake is honest. */
export interface HonestRun {
  /** What was said in the first run, in the order of time. */
  entries: readonly Entry[];
  /** Milliseconds of the slowest run. */
  slowestMs: number;
}

/**
 * Runs the command alone, and then as many times at once as mutants will be tried at once. All runs must pass and reach
 * the same answers: otherwise nobody could say what kills a mutant.
 * @throws KitError command-unknown, command-failed, command-flaky, command-idle
 */
export async function runHonestly(options: HonestRunOptions): Promise<HonestRun> {
  const { command, env, urlVariables, fake, signal, jobs } = options;
  const run = () => runAgainstFake({ command, env: { ...env, TICAGA_KIT_MUTANT: 'none' }, urlVariables, fake, signal });
  const alone = await run();
  if (signal.aborted) return { entries: [], slowestMs: 0 };
  if (alone.status !== 0) throw failed(alone);
  if (alone.entries.length === 0) throw idle();
  const together = await Promise.all(Array.from({ length: jobs }, run));
  if (!signal.aborted) checkAgain(alone, together);
  return { entries: alone.entries, slowestMs: Math.max(...[alone, ...together].map(({ durationMs }) => durationMs)) };
}

function checkAgain(alone: Trial, together: readonly Trial[]): void {
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
        was: indent(again.output),
        fix: `Make it pass every time: a mutant is judged by whether it fails.${share}`,
      },
    );
  }
  const reached = answersReached(alone.entries);
  for (const { entries } of together) {
    const other = answersReached(entries);
    const differing = [...new Set([...reached, ...other])].filter((line) => !reached.has(line) || !other.has(line));
    if (differing.length === 0) continue;
    throw new KitError('command-flaky', `The command passed twice${atOnce}, and said different things to the fake.`, {
      was: `in one run only: ${differing.join('; ')}`,
      fix: `Make it the same every time, for example with a fixed seed for random values.${share}`,
    });
  }
}

/** Which answers of which operations were reached. How often does not matter: a loop that waits may turn once more. */
function answersReached(entries: readonly Entry[]): Set<string> {
  return new Set(
    entries.map(({ operationId, method, outcome, response }) => {
      const name = operationId === undefined ? 'no operation' : shortName(operationById(operationId));
      return `${method} ${name} answered ${outcome} ${response.status}`;
    }),
  );
}

function failed({ status, output }: Trial): KitError {
  return new KitError('command-failed', `The command fails against the honest fake, with status ${status}.`, {
    expected: 'status 0, so that a failure against a mutant means something',
    was: indent(output),
    fix: 'Make it pass first; ticaga-kit exec shows all of its output and what it said on the wire.',
  });
}

function idle(): KitError {
  return new KitError('command-idle', 'The command passed and never called the fake.', {
    expected: 'at least one request to the URL in TICAGA_URL',
    fix: 'If your tests read the address from another variable, name it: --env NAME.',
  });
}

/** Further lines of a detail stand under its first. */
const indent = (text: string): string => text.replaceAll('\n', '\n             ');
