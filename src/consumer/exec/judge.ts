import { operations } from '../../document/operations.js';
import type { Outcome } from '../../document/outcome.js';
import type { Entry } from '../../journal/entry.js';
import type { Violation, ViolationCode } from '../../journal/violation.js';
import { renderEntryCurl } from '../../report/entry-curl.js';
import { withoutSandbox } from '../without-sandbox.js';
import type { Conversation } from './conversation.js';
import { type CoverageCell, measureCoverage } from './coverage.js';
import { type FailOn, fails } from './fail-on.js';
import { findIgnoredRefusals } from './ignored-refusals.js';

/** The requests of one operation, or of no operation at all. */
export interface RequestCount {
  operationId: string | undefined;
  requests: number;
  outcomes: Partial<Record<Outcome, number>>;
}

/** One way in which the suite breaks the contract, however often. */
export interface FoundViolation {
  /** As the first such request has it. */
  violation: Violation;
  count: number;
  /** The suite said that it would do this. */
  expected: boolean;
  /** The first request, as a command. */
  curl: string;
  /** The sandbox of the first request: a test's name when the PHP helper made it. */
  sandbox: string | undefined;
}

/** A refusal that the suite passed over, for a report. */
export interface FoundIgnoredRefusal {
  customer: number;
  /** The refused request, as a command. */
  lookup: string;
  /** The request that came nevertheless, likewise. */
  write: string;
  /** The operation of that request. */
  operationId: string;
  /** How the lookup was answered. */
  answer: string;
  sandbox: string | undefined;
}

/** What a conversation tells about the client. */
export interface Verdict {
  counts: RequestCount[];
  violations: FoundViolation[];
  /** What the suite said it would break, and never did. */
  unmet: { code: ViolationCode; sandbox: string | undefined; from: 'test' | '--allow' }[];
  ignoredRefusals: FoundIgnoredRefusal[];
  coverage: CoverageCell[];
}

/**
 * Judges what a suite said. A refusal is no violation: a good negative test asks for one.
 * @param allow codes that the suite may break anywhere; one that never comes is unmet
 */
export function judge(conversation: Conversation, allow: readonly ViolationCode[] = []): Verdict {
  const entries = conversation.heard.map(({ entry }) => entry);
  return {
    counts: countRequests(entries),
    violations: findViolations(entries, conversation, allow),
    unmet: findUnmet(entries, conversation, allow),
    ignoredRefusals: [...new Set(entries.map(({ sandbox }) => sandbox))]
      .flatMap((sandbox) => findIgnoredRefusals(entries.filter((entry) => entry.sandbox === sandbox)))
      .map(({ customer, lookup, write }) => ({
        customer,
        lookup: renderEntryCurl(lookup),
        write: renderEntryCurl(write),
        operationId: write.operationId as string,
        answer: lookup.fault === undefined ? lookup.outcome : `the fault ${lookup.fault}`,
        sandbox: write.sandbox,
      })),
    coverage: measureCoverage(entries),
  };
}

/** Whether the verdict is no. Ignored refusals and gaps of coverage are told, and fail nothing. */
export function isBroken({ violations, unmet }: Verdict, failOn: FailOn): boolean {
  const broken = violations.some(({ expected, violation }) => !expected && fails(violation.grade, failOn));
  return broken || (unmet.length > 0 && failOn !== 'none');
}

function countRequests(entries: readonly Entry[]): RequestCount[] {
  const names: (string | undefined)[] = operations.map(({ operationId }) => operationId);
  return [...names, undefined].map((operationId) => {
    const own = entries.filter((entry) => entry.operationId === operationId);
    const outcomes: RequestCount['outcomes'] = {};
    for (const { outcome } of own) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    return { operationId, requests: own.length, outcomes };
  });
}

function findViolations(
  entries: readonly Entry[],
  { expectations }: Conversation,
  allow: readonly ViolationCode[],
): FoundViolation[] {
  const isExpected = ({ sandbox }: Entry, code: ViolationCode) =>
    allow.includes(code) || expectations.some((one) => one.sandbox === sandbox && one.codes.has(code));
  const found = new Map<string, FoundViolation>();
  for (const entry of entries) {
    for (const violation of entry.violations) {
      const expected = isExpected(entry, violation.code);
      const key = [expected, entry.operationId, violation.code, ...violation.location, unmatchedAddress(entry)].join(
        ' ',
      );
      const known = found.get(key);
      if (known) known.count++;
      else found.set(key, { violation, count: 1, expected, curl: renderEntryCurl(entry), sandbox: entry.sandbox });
    }
  }
  return [...found.values()];
}

/** What tells unknown addresses apart: ids in them do not. */
function unmatchedAddress({ operationId, method, url }: Entry): string {
  if (operationId !== undefined) return '';
  return `${method} ${withoutSandbox(url).replace(/\d+/g, '0')}`;
}

function findUnmet(
  entries: readonly Entry[],
  { expectations }: Conversation,
  allow: readonly ViolationCode[],
): Verdict['unmet'] {
  const came = (code: ViolationCode, heard: readonly Entry[]) =>
    heard.some(({ violations }) => violations.some((violation) => violation.code === code));
  const ofTests = expectations.flatMap(({ sandbox, codes }) => {
    const heard = entries.filter((entry) => entry.sandbox === sandbox);
    return [...codes].filter((code) => !came(code, heard)).map((code) => ({ code, sandbox, from: 'test' as const }));
  });
  const ofLine = [...new Set(allow)].filter((code) => !came(code, entries));
  return [...ofTests, ...ofLine.map((code) => ({ code, sandbox: undefined, from: '--allow' as const }))];
}
