import { readFile } from 'node:fs/promises';
import type { MutationReportOptions } from '../consumer/mutate/mutation-report.js';
import type { MutateResult } from '../consumer/mutate/tried-mutant.js';
import type { MutationTesting } from '../report/mutation-testing.js';
import { type Reporter, showsMutants } from '../report/reporters.js';
import type { Io } from './command.js';
import { printReport } from './print-report.js';

/** What shows mutants in a browser; the build puts it there. */
const elements = new URL('../report/mutation-test-elements.js', import.meta.url);

/**
 * Prints what mutate found out, with every reporter that was asked for.
 * @returns the exit status that the score gives
 * @throws KitError file-unwritable
 */
export async function printMutation(
  result: MutateResult,
  reporters: readonly Reporter[],
  options: MutationReportOptions,
  io: Io,
): Promise<number> {
  const { isBelow, mutationReport, mutationSummary } = await import('../consumer/mutate/mutation-report.js');
  const mutationTesting = await loadMutationTesting(result, reporters);
  await printReport(
    reporters,
    (name) => {
      if (name === 'pretty') return mutationSummary(result, options);
      const report = mutationReport(result, options);
      return mutationTesting && showsMutants(name) ? { ...report, mutationTesting } : report;
    },
    io,
  );
  return isBelow(result, options.minScore) ? 1 : 0;
}

async function loadMutationTesting(
  result: MutateResult,
  reporters: readonly Reporter[],
): Promise<MutationTesting | undefined> {
  if (!reporters.some(({ name }) => showsMutants(name))) return undefined;
  const { mutationTestingResult } = await import('../consumer/mutate/mutation-testing-result.js');
  const isPage = reporters.some(({ name }) => name === 'html');
  return {
    result: await mutationTestingResult(result),
    elements: isPage ? await readFile(elements, 'utf8') : '',
  };
}
