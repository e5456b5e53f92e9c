import { type Case, countStatuses, type Finding, findingLines, type Report } from './report.js';

/** For CI servers. failure: the contract is broken; error: it could not be judged; a remark stands in system-out. */
export function renderJunit(report: Report): string {
  const counts = countStatuses(report.cases);
  const seconds = inSeconds(report.cases.reduce((sum, { durationMs }) => sum + durationMs, 0));
  const totals = attributes({
    tests: report.cases.length,
    failures: counts.failed,
    errors: counts.error,
    skipped: counts.skipped,
    time: seconds,
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: `ticaga-kit ${report.name}` })}${totals}>`,
    `  <testsuite${attributes({ name: report.subject })}${totals}>`,
    ...report.cases.flatMap(renderCase),
    `    <system-out>${escapeXml(report.summary.join('\n'))}</system-out>`,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function renderCase({ name, group, durationMs, place, findings, status, reason = '', notes = [] }: Case): string[] {
  const head = attributes({ name, classname: group, time: inSeconds(durationMs), ...place });
  const remarks = findings.filter(({ severity }) => severity === 'remark').map(textOf);
  const inner = [
    ...(status === 'skipped' ? [`      <skipped${attributes({ message: reason })}/>`] : []),
    ...findings.filter(({ severity }) => severity !== 'remark').map(renderFinding),
    ...(remarks.length + notes.length > 0
      ? [`      <system-out>${escapeXml([...remarks, ...notes].join('\n'))}</system-out>`]
      : []),
  ];
  return inner.length === 0 ? [`    <testcase${head}/>`] : [`    <testcase${head}>`, ...inner, '    </testcase>'];
}

function renderFinding(finding: Finding): string {
  const tag = finding.severity === 'error' ? 'error' : 'failure';
  return `      <${tag}${attributes({ message: finding.title })}>${escapeXml(textOf(finding))}</${tag}>`;
}

const textOf = (finding: Finding): string => [finding.title, ...findingLines(finding)].join('\n');

const inSeconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);

function attributes(values: Record<string, string | number>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes for text and attributes; what XML 1.0 cannot hold at all becomes U+FFFD. */
function escapeXml(text: string): string {
  return text
    .replace(/[&<>"]/g, (character) => entities[character]!)
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
}
