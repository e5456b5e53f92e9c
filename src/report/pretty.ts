import { styleText } from 'node:util';
import { type Case, type CaseStatus, findingLines, type Report } from './report.js';

const labels: Record<CaseStatus, { word: string; style: 'green' | 'red' | 'yellow' | 'gray' }> = {
  passed: { word: 'ok  ', style: 'green' },
  failed: { word: 'FAIL', style: 'red' },
  remarked: { word: 'NOTE', style: 'yellow' },
  error: { word: 'ERR ', style: 'red' },
  skipped: { word: 'skip', style: 'gray' },
};

/**
 * For people: one line a case, and beneath it what was found.
 * @param options color: whether the text may hold escape sequences
 */
export function renderPretty(report: Report, { color = false }: { color?: boolean } = {}): string {
  const paint: Paint = (style, text) => (color ? styleText(style, text, { validateStream: false }) : text);
  const width = Math.max(0, ...report.cases.map(({ name }) => name.length));
  return [
    ...(report.preamble ?? []),
    '',
    ...report.cases.flatMap((one) => renderCase(one, width, paint)),
    '',
    ...report.summary,
    '',
  ].join('\n');
}

type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

function renderCase(one: Case, width: number, paint: Paint): string[] {
  const { word, style } = labels[one.status];
  const where = one.place && one.status !== 'passed' ? `   ${one.place.file}:${one.place.line}` : '';
  const plain = one.status === 'passed' || one.status === 'skipped';
  const told = plain ? (one.reason ?? one.summary) : undefined;
  const head = told === undefined ? `${one.name}${where}` : `${one.name.padEnd(width)}  ${paint('gray', told)}`;
  return [
    `${paint(style, word)} ${head}`,
    ...one.findings.flatMap((finding) => [
      `  ${paint('bold', finding.title)}`,
      ...findingLines(finding).map((line) => `  ${line}`),
    ]),
    ...(one.notes ?? []).map((note) => `  ${note}`),
  ];
}
