import type { MutateResult } from '../consumer/mutate/tried-mutant.js';
import type { WriteTestsOptions } from '../consumer/write-tests/run-once.js';
import type { Reporter } from '../report/reporters.js';
import type { Io } from './command.js';
import { signalStatus } from './signal-status.js';

/**
 * Writes a test for each lie that a suite does not notice; without a suite, for each that the steps of the folder meet.
 * @param trySuite runs mutate on the suite and prints its report
 * @returns the exit status: 1 when the plugin is wrong somewhere, or the suite's score is too low
 * @throws KitError as prepareTests does
 */
export async function writeTestsInto(
  options: WriteTestsOptions,
  reporters: readonly Reporter[],
  trySuite: (() => Promise<{ result: MutateResult; status: number }>) | undefined,
  io: Io,
): Promise<number> {
  // What a machine reads on stdout is no place for sentences.
  const stream = reporters.some(({ name, file }) => file === undefined && name !== 'pretty') ? 'stderr' : 'stdout';
  const say = (lines: readonly string[]) => io[stream](lines.map((line) => `${line}\n`).join(''));
  const { prepareTests } = await import('../consumer/write-tests/prepare-tests.js');
  const { isTestable, survivorsOf, writeTests } = await import('../consumer/write-tests/write-tests.js');
  const { skeletonLines, writtenLines } = await import('../consumer/write-tests/written-lines.js');
  const interrupted = () => {
    io.stderr('Interrupted: no test was written.\n');
    return signalStatus(io.signal);
  };
  const prepared = await prepareTests(options).catch((error: unknown) => {
    // Of a program that was interrupted nothing can be said.
    if (io.signal.aborted) return undefined;
    throw error;
  });
  if (!prepared) return interrupted();
  if ('skeleton' in prepared) {
    say(skeletonLines(prepared.skeleton));
    return 0;
  }
  const suite = await trySuite?.();
  const survivors = suite
    ? survivorsOf(suite.result.tried)
    : [...prepared.met.values()].map(({ mutant }) => mutant).filter(isTestable);
  const tell = (done: number, total: number) => io.stderr(`\r\u001B[K${done} of ${total} tests were tried`);
  const tried = io.signal.aborted ? [] : await writeTests(prepared, survivors, io.isTerminal ? tell : undefined);
  if (io.isTerminal) io.stderr('\r\u001B[K');
  if (io.signal.aborted) return interrupted();
  say([...(suite ? [''] : []), ...writtenLines(tried, prepared)]);
  return tried.some(({ proof }) => proof.verdict === 'wrong') ? 1 : (suite?.status ?? 0);
}
