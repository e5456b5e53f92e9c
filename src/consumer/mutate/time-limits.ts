import { timeLimitAdvice } from '../words.js';
import { isScored } from './mutant.js';
import type { TriedMutant } from './tried-mutant.js';

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** What an endless wait is called in a report, what it means, and what to do. */
export function endlessWait({ mutant, waitedMs = 0 }: TriedMutant): { title: string; advice: string[] } {
  return {
    title: `NO TIME LIMIT: ${mutant.subject} did not answer, and your client waited for all of ${seconds(waitedMs)}.`,
    advice: [
      'It has no limit of time, or a longer one: a customer waits on the page as long as the server hangs.',
      timeLimitAdvice,
    ],
  };
}

/** What is said of those that were still running when time was over; nothing when there is none. */
export function timedOutLines(tried: readonly TriedMutant[]): string[] {
  const late = tried.filter(({ mutant, fate }) => fate === 'timed-out' && isScored(mutant));
  if (late.length === 0) return [];
  const told = late.map(({ mutant, gaveUpMs }) =>
    gaveUpMs === undefined ? mutant.id : `${mutant.id} (your client gives up after ${seconds(gaveUpMs)})`,
  );
  const isEndless = tried.some(({ fate }) => fate === 'endless');
  const limit = isEndless ? ' But your client has no time limit (PHP: CURLOPT_TIMEOUT), as is told above.' : '';
  return [`Timed out: ${told.join(', ')}. Each counts as noticed.${limit}`];
}
