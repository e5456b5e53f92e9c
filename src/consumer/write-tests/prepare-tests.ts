import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeFolder, writeText } from '../../document/text-file.js';
import { KitError } from '../../errors.js';
import type { Entry } from '../../journal/entry.js';
import type { HonestRun } from '../mutate/honest-run.js';
import { findCandidates } from '../mutate/mutate.js';
import type { Candidate } from '../mutate/tried-mutant.js';
import { guard } from '../watchdog.js';
import { chooseForm } from './choose-form.js';
import { runOnce, type WriteTestsOptions } from './run-once.js';
import { writeSkeleton } from './skeleton.js';
import { checkAnswers, readSteps, type Step, testOfStep } from './steps.js';
import type { Form, Place, WrittenTest } from './written-test.js';

/** A folder whose steps were found right, and what each of them meets. */
export interface PreparedTests {
  options: WriteTestsOptions;
  form: Form;
  /** That the tests will stand in. */
  file: string;
  /** From there. */
  place: Place;
  steps: readonly Step[];
  /** The mutants that the steps meet, each with the names of those that do. */
  met: ReadonlyMap<string, Candidate>;
  honest: HonestRun;
  /** Runs some tests from a file that is removed when `use` ends. */
  withDraft<T>(
    tests: readonly WrittenTest[],
    use: (commandOf: (at: number) => readonly string[]) => Promise<T>,
  ): Promise<T>;
}

/** Where there is no file of steps yet, the one that was written. */
export interface WrittenSkeleton {
  skeleton: string;
}

/**
 * Finds out how the plugin is called, and what each step meets; or writes a file in which its author can say so.
 * @throws KitError usage, file-unwritable, steps-unfit, and what the honest run throws
 */
export async function prepareTests(options: WriteTestsOptions): Promise<PreparedTests | WrittenSkeleton> {
  const { folder, command, known } = options;
  const form = await chooseForm(command, folder);
  const file = join(folder, form.testsFile);
  if (existsSync(file)) {
    throw new KitError('usage', `${file} exists already, and no file is written over.`, {
      fix: 'Move it, or name another folder; the steps go with it.',
    });
  }
  const stepsFile = join(folder, form.stepsFile);
  if (!existsSync(stepsFile)) return { skeleton: await writeSkeleton(options, form, helperFor(folder), stepsFile) };
  const place = { steps: form.stepsFile, helper: helperFor(folder) };
  const withDraft: PreparedTests['withDraft'] = (tests, use) =>
    inDraft(folder, async (draft) => {
      const path = join(draft, form.testsFile);
      await writeText(path, form.render(tests, { steps: `../${form.stepsFile}`, helper: helperFor(draft) }));
      const names = form.namesOf(tests);
      return use((at) => form.command(path, at < 0 ? undefined : names[at]));
    });
  const steps = readSteps(await listSteps(options, form, stepsFile), stepsFile, known);
  const { met, honest } = await meet(options, steps, stepsFile, form, withDraft);
  return { options, form, file, place, steps, met, honest, withDraft };
}

/** A folder inside, so that what the files read is found from it; it is gone in the end. */
async function inDraft<T>(folder: string, use: (draft: string) => Promise<T>): Promise<T> {
  await makeFolder(folder);
  const draft = await mkdtemp(join(folder, 'ticaga-draft-'));
  const unguard = guard(`folder ${resolve(draft)}`);
  try {
    return await use(draft);
  } finally {
    await rm(draft, { recursive: true, force: true });
    unguard();
  }
}

async function listSteps(options: WriteTestsOptions, { lister, stepsFile }: Form, file: string): Promise<string[]> {
  return inDraft(options.folder, async (draft) => {
    const path = join(draft, lister.file);
    await writeText(path, lister.text({ steps: `../${stepsFile}`, helper: helperFor(draft) }, 'names.json'));
    const { status, output } = await runOnce(options, lister.command(path));
    const names = await readFile(join(draft, 'names.json'), 'utf8').catch(() => undefined);
    if (status === 0 && names !== undefined) return JSON.parse(names) as string[];
    throw new KitError('steps-unfit', `${file} cannot be read.`, {
      was: output === '' ? `nothing, with status ${status}` : onOneLine(output),
      fix: 'It gives functions by the names of their steps; docs/guide/mutate.md of the kit shows one.',
    });
  });
}

/** Runs the steps as a suite, and finds the mutants that they meet. */
function meet(
  options: WriteTestsOptions,
  steps: readonly Step[],
  file: string,
  form: Form,
  withDraft: PreparedTests['withDraft'],
): Promise<Pick<PreparedTests, 'met' | 'honest'>> {
  const tests = steps.map(testOfStep);
  return withDraft(tests, async (commandOf) => {
    const suite = { ...options, command: commandOf(-1), select: undefined, rows: undefined };
    const { honest, candidates } = await findCandidates(suite).catch(async (error: unknown) => {
      // Which step it is says more than that one fails.
      if (error instanceof KitError && error.code === 'command-failed')
        await tellFailed(options, steps, file, commandOf);
      throw error;
    });
    const names = form.namesOf(tests);
    const said = new Map<string, Entry[]>(steps.map(({ name }) => [name, []]));
    for (const entry of honest.entries) said.get(steps[names.indexOf(entry.test ?? '')]?.name ?? '')?.push(entry);
    if (!options.signal.aborted) checkAnswers(steps, said, file);
    const met = candidates.map((one): [string, Candidate] => [
      one.mutant.id,
      { ...one, tests: (one.tests ?? []).map((name) => steps[names.indexOf(name)]?.name ?? '') },
    ]);
    return { honest, met: new Map(met) };
  });
}

/** @throws KitError steps-unfit with the step that fails */
async function tellFailed(
  options: WriteTestsOptions,
  steps: readonly Step[],
  file: string,
  commandOf: (at: number) => readonly string[],
): Promise<void> {
  for (const [at, { name, refusal }] of steps.entries()) {
    const { status, output } = await runOnce(options, commandOf(at), { lines: 60 });
    if (status === 0) continue;
    throw new KitError('steps-unfit', `The step ${name} of ${file} fails against the right server.`, {
      expected: refusal === undefined ? 'true' : `false, or an exception: its name says that the server refuses it`,
      was: failureIn(output),
      fix: 'Let it prepare what your plugin needs, in the sandbox that it is given.',
    });
  }
}

/** What a program said, in a sentence. */
export const onOneLine = (text: string): string => text.trim().replaceAll(/\s*\n\s*/g, ' | ');

/** Where a runner of tests begins to say what failed. */
const beginning = /FAIL|error:|[A-Z]\w*Error\b|There was/;

/** What a runner of tests says of one that failed, without what it says besides. */
function failureIn(output: string): string {
  const lines = output.split('\n').filter((line) => !/^\s*(at |$)/.test(line));
  const from = Math.max(
    0,
    lines.findIndex((line) => beginning.test(line)),
  );
  return onOneLine(lines.slice(from, from + 8).join('\n'));
}

/** TicagaKit.php as a file of a folder finds it: the project's own, or else the kit's. */
function helperFor(folder: string): string {
  const around: string[] = [];
  for (let at = resolve(folder); ; at = dirname(at)) {
    around.push(at, join(at, 'ticaga'), join(at, 'tests/ticaga'));
    if (at === resolve('.') || dirname(at) === at) break;
  }
  const kit = fileURLToPath(new URL('../../../php/TicagaKit.php', import.meta.url));
  const found = around.map((one) => join(one, basename(kit))).find((one) => existsSync(one)) ?? kit;
  return relative(resolve(folder), found).split(sep).join('/');
}
