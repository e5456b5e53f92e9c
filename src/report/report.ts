import type { Place } from '../document/place.js';
import type { MutationTesting } from './mutation-testing.js';

/**
 * How bad a finding is. failure: the verdict is no. remark: worth knowing, and no reason to fail.
 * error: something could not be judged.
 */
export type Severity = 'failure' | 'remark' | 'error';

/** One thing that a judge found, as sentences. Never carries a secret. */
export interface Finding {
  severity: Severity;
  /** What it is about, in one line: "POST /api/customers/assign -> status". */
  title: string;
  /** What would have been right, as a person reads it, its grade in brackets. */
  expected?: string;
  /** What was there instead. */
  was?: string;
  /** Further labelled lines, for example types and lengths where two values look alike. */
  details?: readonly { label: string; text: string }[];
  /** Last: what to do, one sentence each. */
  advice?: readonly string[];
  /** A command that repeats the request; secrets are names of environment variables. */
  request?: string;
  place?: Place;
  /** The same for machines. */
  data?: Readonly<Record<string, unknown>>;
}

export type CaseStatus = 'passed' | 'failed' | 'remarked' | 'error' | 'skipped';

/** One thing that was tried: a workflow, a mutant, a group of violations. */
export interface Case {
  name: string;
  /** What it belongs to, for JUnit's classname: a document, an operation. */
  group: string;
  /** What it is for, in a user's words. */
  summary?: string;
  status: CaseStatus;
  findings: readonly Finding[];
  /** Why it was skipped. */
  reason?: string;
  /** Lines that are no finding: what was put back. */
  notes?: readonly string[];
  place?: Place;
  durationMs: number;
}

/** What a command found, as a whole; every reporter prints it. */
export interface Report {
  /** The command: verify, exec, mutate. */
  name: string;
  /** What was judged: a URL, a command line. */
  subject: string;
  /** Sentences before the cases. */
  preamble?: readonly string[];
  cases: readonly Case[];
  /** What a status is called in a table, where the command has words of its own. */
  verdicts?: Partial<Record<CaseStatus, string>>;
  /** Sentences after the cases, the last one the sum. */
  summary: readonly string[];
  /** The same for machines. */
  data?: Readonly<Record<string, unknown>>;
  /** The same for what shows mutants, where a reporter of them is asked for. */
  mutationTesting?: MutationTesting;
}

/** The status that the worst finding gives a case. */
export function statusOf(findings: readonly Finding[]): CaseStatus {
  const worst = (['failure', 'error', 'remark'] as const).find((severity) =>
    findings.some((finding) => finding.severity === severity),
  );
  return worst === undefined ? 'passed' : ({ failure: 'failed', error: 'error', remark: 'remarked' } as const)[worst];
}

/** How many cases have each status. */
export function countStatuses(cases: readonly Case[]): Record<CaseStatus, number> {
  const counts: Record<CaseStatus, number> = { passed: 0, failed: 0, remarked: 0, error: 0, skipped: 0 };
  for (const { status } of cases) counts[status]++;
  return counts;
}

/** The lines of a finding without its title, in the shape that every message of the kit has. */
export function findingLines({ expected, was, details = [], advice = [], request, place }: Finding): string[] {
  const labelled = [
    ...(expected === undefined ? [] : [{ label: 'Expected', text: expected }]),
    ...(was === undefined ? [] : [{ label: 'Was', text: was }]),
    ...details,
    ...(place === undefined ? [] : [{ label: 'Where', text: `${place.file}:${place.line}` }]),
    ...(request === undefined ? [] : [{ label: 'Request', text: request }]),
  ];
  const width = Math.max(9, ...labelled.map(({ label }) => label.length)) + 1;
  return [...labelled.map(({ label, text }) => `${`${label}:`.padEnd(width)} ${text}`), ...advice];
}
