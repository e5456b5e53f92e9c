import type { CoverageCell } from './coverage.js';
import { outcomeWords } from './outcome-words.js';

/** Which answers the tests met, and how they would meet the others. @param total the requests that there were */
export function coverageLines(cells: readonly CoverageCell[], total: number): string[] {
  if (total === 0) {
    return [
      'The command never called the fake, so nothing was judged.',
      'If its tests read the address from another variable than TICAGA_URL, name it: --env NAME.',
    ];
  }
  const missing = cells.filter(({ requests }) => requests === 0);
  const head = `Answers that the tests met: ${cells.length - missing.length} of ${cells.length}.`;
  return [
    missing.length === 0 ? head : `${head} Never met, and the line of a test that leads there:`,
    ...missing.map(({ operationId, answer, dialect, reach }) => {
      const how = dialect === undefined ? '' : ` (${dialect})`;
      return `  ${operationId} ${outcomeWords(answer)}${how}: ${reach}`;
    }),
  ];
}
