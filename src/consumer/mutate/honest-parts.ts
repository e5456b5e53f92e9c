import { indented, KitError } from '../../errors.js';
import { commandLine } from '../../report/command-line.js';
import type { KnownOperations } from '../known-operation.js';
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

/** What is to be seen against the honest fake before a failure against a mutant means anything. */
export interface Proof {
  /** Whether a test passes alone, and says what it said among all; each is run once. */
  passesAlone(test: string): Promise<boolean>;
  /**
   * Runs the whole suite again, once, as many times at the same time as mutants are tried.
   * @returns milliseconds of the slowest; throws KitError command-flaky
   */
  again(): Promise<number>;
}

/** As many tests of each part are tried at the beginning. */
const sampled = 3;

/**
 * Runs some tests of a suite alone, in as many commands at once as mutants will be tried: each must run the tests that
 * it was given and no others, and these must pass and say what they said before. The others are run when they are needed.
 * @param whole runs the suite again, as Proof.again() does
 * @throws KitError select-unfit
 */
export async function proveParts(
  alone: Trial,
  { template, command, jobs, known, signal }: PartOptions,
  run: (command: readonly string[]) => Promise<Trial>,
  whole: () => Promise<number>,
): Promise<Proof> {
  const tests = [...new Set(alone.entries.map(({ test }) => test))].filter((test) => test !== undefined);
  if (tests.length === 0) throw nameless();
  const prove = async (part: readonly string[]) => {
    const words = testCommand(template, command, part);
    if (!words) throw unfit('The names of a few tests are too long for a command line.', { was: part.join('; ') });
    const trial = await run(words);
    if (!signal.aborted) checkPart({ tests: part, command: words }, alone, trial, known);
  };
  const parts = sampleOf(tests, jobs);
  await Promise.all(parts.map(prove));
  const proofs = new Map<string, Promise<boolean>>(parts.flat().map((test) => [test, Promise.resolve(true)]));
  let again: Promise<number> | undefined;
  return {
    passesAlone(test) {
      const known = proofs.get(test) ?? prove([test]).then(() => true, isUnfit);
      proofs.set(test, known);
      return known;
    },
    again() {
      again ??= whole();
      return again;
    },
  };
}

/** Tests from everywhere in the suite. Neighbours, which often do much the same, go to different parts. */
function sampleOf(tests: readonly string[], jobs: number): string[][] {
  const parts = Math.max(1, Math.min(jobs, tests.length));
  const step = Math.max(1, tests.length / (parts * sampled));
  const some = tests.filter((_, at) => Math.floor(at / step) > Math.floor((at - 1) / step));
  return Array.from({ length: parts }, (_, part) => some.filter((_test, at) => at % parts === part));
}

function isUnfit(error: unknown): false {
  if (error instanceof KitError && error.code === 'select-unfit') return false;
  throw error;
}

interface HonestPart {
  tests: readonly string[];
  command: readonly string[];
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
