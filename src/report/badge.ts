import { countStatuses, type Report } from './report.js';

/** Pixels that a letter takes at 11 px of Verdana, on average. */
const letter = 6.6;
const padding = 6;

/** An image for a README: what was run, and how it went. */
export function renderBadge(report: Report): string {
  const { message, color } = verdictOf(report);
  const label = `ticaga ${report.name}`;
  const [left, right] = [label, message].map((text) => Math.round(text.length * letter) + 2 * padding) as [
    number,
    number,
  ];
  const text = (middle: number, words: string) => `<text x="${middle}" y="14" text-anchor="middle">${words}</text>`;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${label}: ${message}">`,
    `<title>${label}: ${message}</title>`,
    `<rect width="${left}" height="20" fill="#444"/>`,
    `<rect x="${left}" width="${right}" height="20" fill="${color}"/>`,
    '<g fill="#fff" font-family="Verdana,Geneva,sans-serif" font-size="11">',
    text(left / 2, label),
    text(left + right / 2, message),
    '</g>',
    '</svg>',
  ].join('\n')}\n`;
}

/** Each with white on it has a contrast of 4.5 at least. */
const colors = { good: '#1a7f37', fair: '#8a6100', bad: '#c0271a', none: '#57606a' };

function verdictOf({ cases, data }: Report): { message: string; color: string } {
  const { failed, error } = countStatuses(cases);
  const isBad = failed + error > 0;
  const score = data?.score as { percent?: number } | undefined;
  if (score === undefined)
    return isBad ? { message: 'failed', color: colors.bad } : { message: 'passed', color: colors.good };
  if (score.percent === undefined) return { message: 'nothing scored', color: colors.none };
  const color = isBad ? colors.bad : score.percent === 100 ? colors.good : colors.fair;
  return { message: `${score.percent} %`, color };
}
