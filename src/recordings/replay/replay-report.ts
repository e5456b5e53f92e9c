import { excerpt } from '../../report/excerpt.js';
import { type Case, countStatuses, type Finding, type Report, statusOf } from '../../report/report.js';
import type { Replayed } from './play-recording.js';

/** What a replay found, for the reporters. @param subject the recording, and what it was played against */
export function replayReport(played: readonly Replayed[], subject: string): Report {
  const cases = played.map(caseOf);
  const { passed, failed, error, skipped } = countStatuses(cases);
  const sum = [`${passed} the same`, `${failed} different`, ...(error > 0 ? [`${error} without an answer`] : [])];
  return {
    name: 'replay',
    subject,
    cases,
    summary: [[...sum, ...(skipped > 0 ? [`${skipped} not played`] : [])].join(', ')],
  };
}

function caseOf(replayed: Replayed): Case {
  const { exchange } = replayed;
  const findings = findingsOf(replayed);
  const address = `${exchange.method} ${exchange.url.replace(/\?.*/s, '')}`;
  return {
    name: `#${exchange.number} ${address}`,
    group: address,
    status: replayed.result === 'skipped' ? 'skipped' : statusOf(findings),
    findings,
    ...(replayed.result === 'skipped' ? { reason: replayed.reason } : {}),
    durationMs: 0,
  };
}

function findingsOf(replayed: Replayed): Finding[] {
  const { exchange } = replayed;
  const title = `${exchange.method} ${exchange.url}`;
  if (replayed.result === 'unanswered') {
    return [{ severity: 'error', title, was: replayed.reason }];
  }
  if (replayed.result !== 'different') return [];
  const { difference, answer } = replayed;
  return [
    {
      severity: 'failure',
      title: `${title} -> ${difference.subject}`,
      expected: `${difference.expected}  (recorded)`,
      was: difference.was,
      details: [{ label: 'Answer', text: `${answer.status} ${excerpt(answer.text.trim(), 300)}` }],
    },
  ];
}
