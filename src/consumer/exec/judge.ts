import type { Outcome } from '../../document/outcome.js';
import type { Entry } from '../../journal/entry.js';
import { type ExpectedViolation, isExpected } from '../../journal/expected-violation.js';
import { withoutSandbox } from '../../journal/without-sandbox.js';
import { renderEntryCurl } from '../../report/entry-curl.js';
import type { KnownOperations } from '../known-operation.js';
import type { Conversation } from './conversation.js';
import { type CoverageCell, measureCoverage } from './coverage.js';
import { type FailOn, fails } from './fail-on.js';
import type { FoundViolation } from './found-violation.js';
import { findSuperseded, findUnjudged, type SupersededAddress, type UnjudgedAddress } from './further-addresses.js';
import { type FoundHang, findHangs } from './hangs.js';
import { findLeanings, type Leaning } from './leanings.js';
import { refusalReasons } from './refusal-reasons.js';
import { findRemarks } from './remarks/find-remarks.js';
import { type FoundRemark, groupRemarks } from './remarks/found-remarks.js';
import type { Remark } from './remarks/remark.js';
import { findRowViolations, type RowVerdict, rowVerdict } from './row-verdict.js';

/** The requests of one operation, or of no operation at all. */
export interface RequestCount {
  operationId: string | undefined;
  requests: number;
  outcomes: Partial<Record<Outcome, number>>;
  /** Why the server refused those that break nothing. */
  reasons: string[];
}

/** What a conversation tells about the client. */
export interface Verdict {
  counts: RequestCount[];
  violations: FoundViolation[];
  ownRows: RowVerdict;
  /** What the suite said it would break, and never did. */
  unmet: (ExpectedViolation & { sandbox: string | undefined; from: 'test' | '--allow' })[];
  /** What is worth knowing though it breaks nothing. */
  remarks: FoundRemark[];
  hangs: FoundHang[];
  coverage: CoverageCell[];
  leanings: Leaning[];
  superseded: SupersededAddress[];
  unjudged: UnjudgedAddress[];
}

/**
 * Judges what a suite said. A refusal is no violation: a good negative test asks for one.
 * @param known the operations that it may be of
 * @param allow what the suite may break in every world; one that never comes is unmet
 */
export function judge(
  conversation: Conversation,
  known: KnownOperations,
  allow: readonly ExpectedViolation[] = [],
): Verdict {
  const entries = conversation.heard.map(({ entry }) => entry);
  const remarks = findRemarks(conversation, known);
  const isAnnounced = announcedBy(conversation, allow);
  return {
    counts: countRequests(entries, known),
    violations: [...findViolations(entries, isAnnounced), ...findRowViolations(conversation, allow)],
    ownRows: rowVerdict(conversation),
    unmet: findUnmet(entries, remarks, conversation, allow),
    remarks: groupRemarks(remarks, isAnnounced),
    hangs: findHangs(entries, known),
    coverage: measureCoverage(entries, known.all),
    leanings: findLeanings(conversation),
    superseded: findSuperseded(entries, known),
    unjudged: findUnjudged(entries),
  };
}

/** How many requests were judged, or could not be. */
export const requestsIn = ({ counts, unjudged }: Pick<Verdict, 'counts' | 'unjudged'>): number =>
  [...counts, ...unjudged].reduce((sum, { requests }) => sum + requests, 0);

/**
 * Whether the verdict is no. Remarks, older addresses and gaps of coverage are told, and fail nothing.
 * @param strictPaths whether an address that no document knows fails
 */
export function isBroken({ violations, unmet, unjudged }: Verdict, failOn: FailOn, strictPaths = false): boolean {
  if (strictPaths && unjudged.length > 0) return true;
  const broken = violations.some(({ expected, violation }) => !expected && fails(violation.grade, failOn));
  return broken || (unmet.length > 0 && failOn !== 'none');
}

/** Of older addresses, which a plugin need not call, only those that it called; and of none those that were judged. */
function countRequests(entries: readonly Entry[], { all, find }: KnownOperations): RequestCount[] {
  const names: (string | undefined)[] = all.map(({ operation }) => operation.operationId);
  return [...names, undefined].flatMap((operationId) => {
    const own = entries.filter(
      (entry) => entry.operationId === operationId && (operationId !== undefined || entry.violations.length > 0),
    );
    if (own.length === 0 && find(operationId)?.isSuperseded) return [];
    const outcomes: RequestCount['outcomes'] = {};
    for (const { outcome } of own) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    return [{ operationId, requests: own.length, outcomes, reasons: refusalReasons(own) }];
  });
}

type IsAnnounced = (entry: Entry, code: string) => boolean;

/** Whether the suite said, on the command line or in the sandbox of a request, that it would do something. */
function announcedBy({ expectations }: Conversation, allow: readonly ExpectedViolation[]): IsAnnounced {
  return (entry, code) =>
    [allow, ...expectations.filter(({ sandbox }) => sandbox === entry.sandbox).map(({ violations }) => violations)]
      .flat()
      .some((expected) => isExpected(expected, entry, code));
}

function findViolations(entries: readonly Entry[], isAnnounced: IsAnnounced): FoundViolation[] {
  const found = new Map<string, FoundViolation>();
  for (const entry of entries) {
    for (const violation of entry.violations) {
      const expected = isAnnounced(entry, violation.code);
      const key = [expected, entry.operationId, violation.code, ...violation.location, unmatchedAddress(entry)].join(
        ' ',
      );
      const known = found.get(key);
      if (known) known.count++;
      else {
        const { sandbox, test } = entry;
        found.set(key, { violation, count: 1, expected, curl: renderEntryCurl(entry), sandbox, test });
      }
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
  remarks: readonly Remark[],
  { expectations, comparisons }: Conversation,
  allow: readonly ExpectedViolation[],
): Verdict['unmet'] {
  const ofRows: readonly string[] = comparisons.flatMap(({ violations }) => violations.map(({ code }) => code));
  const isUnmet = (expected: ExpectedViolation, heard: readonly Entry[]) =>
    !ofRows.includes(expected.code) &&
    !heard.some((entry) => entry.violations.some(({ code }) => isExpected(expected, entry, code))) &&
    !remarks.some(({ entry, code }) => heard.includes(entry) && isExpected(expected, entry, code));
  const ofTests = expectations.flatMap(({ sandbox, violations }) => {
    const heard = entries.filter((entry) => entry.sandbox === sandbox);
    return violations.filter((one) => isUnmet(one, heard)).map((one) => ({ ...one, sandbox, from: 'test' as const }));
  });
  const ofLine = allow.filter((one) => isUnmet(one, entries));
  return [...ofTests, ...ofLine.map((one) => ({ ...one, sandbox: undefined, from: '--allow' as const }))];
}
