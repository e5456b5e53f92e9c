import { shortName } from '../../document/operations.js';
import type { KnownOperation } from '../known-operation.js';
import { type Score, scoreBySubject } from './mutation-score.js';
import { timedOutLines } from './time-limits.js';
import type { Since, TriedMutant } from './tried-mutant.js';

/** How many were noticed, operation by operation and in all. */
export function table(tried: readonly TriedMutant[], all: Score): string[] {
  const scores = scoreBySubject(tried);
  const width = Math.max(20, ...scores.map(({ name }) => name.length));
  const row = (cells: readonly string[]) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(width) : cell.padStart(10))).join('');
  const scoreRow = ({ name, percent, ...counts }: Score & { name: string }) => {
    const { killed, timedOut, recovered, survived } = counts;
    const cells = [killed, timedOut, recovered, survived].map(String);
    return row([name, ...cells, percent === undefined ? 'none' : `${percent} %`]);
  };
  return [
    row(['', 'killed', 'timed out', 'recovered', 'survived', 'score']),
    ...scores.map(scoreRow),
    scoreRow({ ...all, name: 'all' }),
    '',
  ];
}

/** What is no part of the score, or of it with a reservation. */
export function apart(tried: readonly TriedMutant[]): string[] {
  const tolerance = tried.filter(({ mutant }) => mutant.family === 'tolerance');
  const borne = tolerance.filter(({ fate }) => fate === 'survived').length;
  const recovered = tried.filter(({ fate }) => fate === 'recovered').map(({ mutant }) => mutant.id);
  return [
    ...(tolerance.length === 0
      ? []
      : [`Tolerance: ${borne} of ${tolerance.length} differences that the API allows were borne.`]),
    ...timedOutLines(tried),
    ...(recovered.length === 0
      ? []
      : [
          `Recovered: ${recovered.join(', ')}. Each counts as noticed: the client looked at the server before it believed the answer.`,
        ]),
  ];
}

/** What has changed since the verdicts were kept. */
export function sinceLines(since: Since | undefined): string[] {
  if (!since) return [];
  const { kept, noticed, unnoticed } = since;
  return [
    ...(kept > 0 ? [`${kept} verdicts are those of an earlier run: nothing that they depend on has changed.`] : []),
    ...(noticed.length > 0 ? [`Newly noticed: ${noticed.join(', ')}.`] : []),
    ...(unnoticed.length > 0 ? [`Noticed no longer: ${unnoticed.join(', ')}.`] : []),
  ];
}

/** The last line. @param untried the operations that no test lets fail */
export function sum(
  { percent, survived }: Score,
  minScore: number | undefined,
  untried: readonly KnownOperation[],
): string {
  if (percent === undefined) return 'Nothing was scored.';
  const noticed = `Your plugin and its tests noticed ${percent} % of the lies`;
  const rest = survived === 0 ? '' : `; ${survived} survived`;
  if (minScore === undefined) return `${noticed}${rest}.`;
  if (minScore === 100 && percent === 100 && untried.length > 0) {
    const names = untried.map(({ operation }) => shortName(operation)).join(', ');
    return `${noticed}, and --min-score 100 asks for a test in which ${names} fails.`;
  }
  return `${noticed}, ${percent < minScore ? 'below the' : 'and at least'} ${minScore} % of --min-score${rest}.`;
}
