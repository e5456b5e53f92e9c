import { type Case, type Finding, findingLines, type Report, type Severity } from './report.js';

const levels: Record<Severity, string> = { failure: 'error', error: 'error', remark: 'warning' };

/** GitHub annotations: one workflow command a finding, at the line that states the expectation. */
export function renderGithub(report: Report): string {
  return report.cases.flatMap((one) => one.findings.map((finding) => annotation(one, finding))).join('');
}

function annotation(one: Case, finding: Finding): string {
  const place = finding.place ?? one.place;
  const at = place ? `file=${escapeProperty(place.file)},line=${place.line},` : '';
  const text = [finding.title, ...findingLines(finding)].join('\n');
  return `::${levels[finding.severity]} ${at}title=${escapeProperty(one.name)}::${escapeData(text)}\n`;
}

const usual = {
  passed: 'passed',
  failed: 'failed',
  remarked: 'remarked',
  error: 'error',
  skipped: 'not played',
};

/** A table in Markdown, for $GITHUB_STEP_SUMMARY among others. */
export function renderMarkdown(report: Report): string {
  const words = { ...usual, ...report.verdicts };
  return [
    `## ticaga-kit ${report.name}: ${cell(report.subject)}`,
    '',
    '| | verdict | found |',
    '| --- | --- | --- |',
    ...report.cases.map(({ name, status, findings, reason }) => {
      const told = findings.map(({ title, was }) => (was === undefined ? title : `${title}: ${was}`));
      const word = ['failed', 'error'].includes(status) ? `**${words[status]}**` : words[status];
      return `| ${cell(name)} | ${word} | ${cell(reason ?? told.join('; '))} |`;
    }),
    '',
    ...report.summary.map((line) => (line === '' ? '' : `${cell(line)}  `)),
    '',
  ].join('\n');
}

/** Text for a cell of a table: what Markdown and HTML keep for themselves is escaped. */
const cell = (text: string): string =>
  text
    .replace(/[\\`[\]|]/g, '\\$&')
    .replaceAll('\n', ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
