import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { fileError, writeText } from '../../document/text-file.js';
import type { Mutant } from '../mutate/mutant.js';
import { isScored } from '../mutate/mutant.js';
import type { TriedMutant } from '../mutate/tried-mutant.js';
import type { PreparedTests } from './prepare-tests.js';
import { type Proof, proveTest } from './prove-test.js';
import { type Step, testOfMutant } from './steps.js';
import type { WrittenTest } from './written-test.js';

/** A mutant that no test notices yet, and what became of the test that would. */
export interface TriedTest {
  mutant: Mutant;
  proof: Proof;
  /** The best one; undefined where no step says anything of the mutant. */
  test?: WrittenTest;
}

/** Told after each test, of how many mutants. */
export type OnProved = (done: number, total: number) => void;

/** The survivors of a run that a test can notice: neither the connection nor what a plugin may take. */
export const survivorsOf = (tried: readonly TriedMutant[]): Mutant[] =>
  tried
    .filter(({ fate }) => ['survived', 'endless', 'stored'].includes(fate))
    .map(({ mutant }) => mutant)
    .filter(isTestable);

export const isTestable = (mutant: Mutant): boolean => isScored(mutant) && mutant.operation !== undefined;

/** So many steps are tried for a mutant. */
const mostSteps = 4;

/** Tries a test for each mutant, and writes those into the file that show something. Nothing is written when interrupted. */
export async function writeTests(
  prepared: PreparedTests,
  survivors: readonly Mutant[],
  onProved: OnProved = () => undefined,
): Promise<TriedTest[]> {
  const { form, file, place, options } = prepared;
  const tried = await proveAll(prepared, survivors, onProved);
  const tests = tried.flatMap(({ test, proof }) => (test && proof.verdict !== 'unproven' ? [test] : []));
  if (tests.length > 0 && !options.signal.aborted) await writeNew(file, form.render(tests, place));
  return tried;
}

/** The first step that shows a mutant decides; where none does, the first by which the plugin is seen to be wrong. */
async function proveAll(
  prepared: PreparedTests,
  survivors: readonly Mutant[],
  onProved: OnProved,
): Promise<TriedTest[]> {
  const open = survivors.map((mutant) => ({ mutant, candidates: testsFor(mutant, prepared) }));
  const best = new Map<Mutant, TriedTest>(
    open.map(({ mutant, candidates }) => [
      mutant,
      { mutant, proof: { verdict: 'unproven', why: candidates.length > 0 ? '' : whyNone(mutant, prepared.steps) } },
    ]),
  );
  for (let round = 0; round < mostSteps; round++) {
    const asked = open.flatMap(({ mutant, candidates }) => {
      const test = best.get(mutant)?.proof.verdict === 'proven' ? undefined : candidates[round];
      return test ? [{ mutant, test }] : [];
    });
    if (asked.length === 0) break;
    const tests = asked.map(({ test }) => test);
    const names = prepared.form.namesOf(tests);
    let done = 0;
    await prepared.withDraft(tests, (commandOf) =>
      inParallel(asked, prepared, async ({ mutant, test }, at) => {
        const named = { command: commandOf(at), name: names[at] as string };
        const proof = await proveTest(mutant, test, named, prepared);
        const before = best.get(mutant);
        if (rank(proof) > rank(before?.proof) || !before?.test) best.set(mutant, { mutant, proof, test });
        onProved(++done, asked.length);
      }),
    );
  }
  return [...best.values()];
}

const rank = (proof: Proof | undefined): number =>
  proof === undefined ? -1 : ['unproven', 'wrong', 'proven'].indexOf(proof.verdict);

async function inParallel<T>(
  all: readonly T[],
  { options: { jobs, signal } }: PreparedTests,
  run: (one: T, at: number) => Promise<void>,
): Promise<void> {
  const queue = all.entries();
  const work = async () => {
    for (const [at, one] of queue) if (!signal.aborted) await run(one, at);
  };
  await Promise.all(Array.from({ length: jobs }, work));
}

/** Tests of the steps that meet a mutant, those of its own operation first. */
function testsFor(mutant: Mutant, { met, steps }: PreparedTests): WrittenTest[] {
  const names = met.get(mutant.id)?.tests ?? [];
  const own = (step: Step) => (step.known.operation === mutant.operation ? 0 : 1);
  return steps
    .filter(({ name }) => names.includes(name))
    .sort((one, other) => own(one) - own(other))
    .flatMap((step) => testOfMutant(mutant, step) ?? []);
}

/** Why there is no test of a mutant at all. */
function whyNone({ id, grants, operation }: Mutant, steps: readonly Step[]): string {
  const { operationId = '' } = operation ?? {};
  if (grants)
    return `No step lets the server refuse it so. Add ${operationId}/${id.slice(id.indexOf('/accepts-') + '/accepts-'.length)}.`;
  return steps.some(({ known }) => known.operation === operation)
    ? `No step meets it. Add another one of ${operationId}, for example ${operationId}/again.`
    : `No step calls it. Add ${operationId}.`;
}

/** Nobody ever finds half of it, and nothing is written over. @throws KitError file-unwritable */
async function writeNew(file: string, text: string): Promise<void> {
  const temporary = `${file}.${randomUUID()}`;
  await writeText(temporary, text);
  const renamed = existsSync(file) ? Promise.reject({ code: 'EEXIST' }) : rename(temporary, file);
  await renamed.catch(async (error: unknown) => {
    await rm(temporary, { force: true });
    throw fileError('file-unwritable', `${file} cannot be written`, error);
  });
}
