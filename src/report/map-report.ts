import { isRecord } from '../document/is-record.js';
import type { Case, Finding, Report } from './report.js';

type Change = (text: string) => string;

/** A report with every text of it changed; what is fixed, as a status, stays as it is. */
export function mapReport(report: Report, change: Change): Report {
  const { subject, preamble, cases, summary, data } = report;
  return {
    ...report,
    subject: change(subject),
    ...(preamble ? { preamble: preamble.map(change) } : {}),
    cases: cases.map((one) => mapCase(one, change)),
    summary: summary.map(change),
    ...(data ? { data: mapData(data, change) as typeof data } : {}),
  };
}

function mapCase(one: Case, change: Change): Case {
  const { name, group, summary, findings, reason, notes } = one;
  return {
    ...one,
    name: change(name),
    group: change(group),
    ...(summary === undefined ? {} : { summary: change(summary) }),
    findings: findings.map((finding) => mapFinding(finding, change)),
    ...(reason === undefined ? {} : { reason: change(reason) }),
    ...(notes ? { notes: notes.map(change) } : {}),
  };
}

function mapFinding(finding: Finding, change: Change): Finding {
  const { title, expected, was, details, advice, request, data } = finding;
  return {
    ...finding,
    title: change(title),
    ...(expected === undefined ? {} : { expected: change(expected) }),
    ...(was === undefined ? {} : { was: change(was) }),
    ...(details ? { details: details.map(({ label, text }) => ({ label, text: change(text) })) } : {}),
    ...(advice ? { advice: advice.map(change) } : {}),
    ...(request === undefined ? {} : { request: change(request) }),
    ...(data ? { data: mapData(data, change) as typeof data } : {}),
  };
}

/** Names of what a server said are texts, too. */
function mapData(value: unknown, change: Change): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapData(item, change));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [change(key), mapData(item, change)]));
}
