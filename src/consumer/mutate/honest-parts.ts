import { KitError } from '../../errors.js';
import { commandLine } from '../../report/command-line.js';
import type { KnownOperations } from '../known-operation.js';
import { indented } from './indented.js';
import { differingAnswers } from './reached-answers.js';
import type { Trial } from './run-against-fake.js';
import { type TestTemplate, testCommand } from './test-command.js';

export interface PartOptions {
  template: TestTemplate;
  /** That of the whole suite. */
  command: readonly string[];
  /** How many run at the same time. */
  jobs: number;
  known: KnownOperations;
  signal: AbortSignal;
}

/**
 * Runs a suite once more, its tests shared out among as many commands as mutants will be tried at once. Each must run
 * the tests that it was given and no others, and these must pass and say what they said before.
 * @throws KitError select-unfit
 */
export async function runParts(
  alone: Trial,
  { template, command, jobs, known, signal }: PartOptions,
  run: (command: readonly string[]) => Promise<Trial>,
): Promise<Trial[]> {
  const tests = [...new Set(alone.entries.map(({ test }) => test))].filter((test) => test !== undefined);
  if (tests.length === 0) throw nameless();
  const parts = shareOut(tests, jobs, (part) => testCommand(template, command, part));
  const trials: Trial[] = [];
  const queue = parts.values();
  const work = async () => {
    for (const part of queue) {
      if (signal.aborted) return;
      const trial = await run(part.command);
      if (!signal.aborted) checkPart(part, alone, trial, known);
      trials.push(trial);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  return trials;
}

interface HonestPart {
  tests: readonly string[];
  command: readonly string[];
}

/** Neighbours, which often do much the same, go to different parts. A command line that is too long is parted again. */
function shareOut(
  tests: readonly string[],
  count: number,
  commandFor: (tests: readonly string[]) => readonly string[] | undefined,
): HonestPart[] {
  const shares = Array.from({ length: Math.min(count, tests.length) }, (_, share) =>
    tests.filter((_test, at) => at % count === share),
  );
  return shares.flatMap((share): HonestPart[] => {
    const command = commandFor(share);
    if (command) return [{ tests: share, command }];
    if (share.length === 1) throw unfit('The name of a test is too long for a command line.', { was: share[0]! });
    return shareOut(share, 2, commandFor);
  });
}

function checkPart({ tests, command }: HonestPart, alone: Trial, trial: Trial, known: KnownOperations): void {
  if (trial.status !== 0) {
    throw unfit(`The tests that --select chose fail alone, with status ${trial.status}.`, {
      was: trial.output === '' ? 'no output' : indented(trial.output),
      where: commandLine(command),
      fix: 'See that this command works, and that no test needs another one before it; or leave --select out.',
    });
  }
  const spoke = new Set(trial.entries.map(({ test }) => test));
  const others = [...spoke].filter((test) => test !== undefined && !tests.includes(test));
  const silent = tests.filter((test) => !spoke.has(test));
  if (others.length + silent.length > 0) {
    throw unfit('The command of --select runs other tests than those that it names.', {
      was: [
        ...others.slice(0, 1).map((test) => `${test} ran, and was not named`),
        ...silent.slice(0, 1).map((test) => `${test} was named, and said nothing`),
      ].join('; '),
      where: commandLine(command),
      fix: 'The name by which a test tells the kit of itself must be the one by which its runner finds it.',
    });
  }
  const before = alone.entries.filter(({ test }) => test !== undefined && tests.includes(test));
  const after = trial.entries.filter(({ test }) => test !== undefined);
  const differing = differingAnswers(before, after, known);
  if (differing.length > 0) {
    throw unfit('The tests that --select chose say something else alone than among all.', {
      was: `one time only: ${differing.join('; ')}`,
      where: commandLine(command),
      fix: 'See that no test needs another one before it, or leave --select out.',
    });
  }
}

const nameless = () =>
  unfit('--select needs to know which test says what, and no request says of which test it is.', {
    fix: 'PHPUnit: name TicagaKitExtension in phpunit.xml, or use the trait of the helper. Without PHPUnit: $kit->sandbox("the name of the test"). JavaScript: openSandbox(name).',
  });

const unfit = (message: string, details: ConstructorParameters<typeof KitError>[2]) =>
  new KitError('select-unfit', message, details);
