import { renderExpected } from '../../journal/expected-violation.js';
import { isViolationCode } from '../../journal/violation.js';
import { commandLine, kitCommand } from '../../report/command-line.js';
import { type Case, type Finding, type Report, statusOf } from '../../report/report.js';
import { requestsOf, timesOf } from '../words.js';
import { supersededCase, unjudgedCase } from './address-cases.js';
import { coverageLines } from './coverage-lines.js';
import { explanationOf } from './explanation.js';
import { type FailOn, fails } from './fail-on.js';
import type { FoundViolation } from './found-violation.js';
import { hangCase } from './hangs.js';
import { isBroken, type RequestCount, requestsIn, type Verdict } from './judge.js';
import { outcomeWords } from './outcome-words.js';
import { type FoundRemark, remarkFinding } from './remarks/found-remarks.js';

export interface VerdictReportOptions {
  command: readonly string[];
  /** Its own exit status. */
  status: number;
  durationMs: number;
  failOn: FailOn;
  /** Whether an address that no document knows fails the run. */
  strictPaths: boolean;
}

/** A verdict as every reporter prints it: a case for each operation, and one for each further kind of finding. */
export function verdictReport(verdict: Verdict, options: VerdictReportOptions): Report {
  const { command, status, durationMs, failOn, strictPaths } = options;
  const total = requestsIn(verdict);
  const explanation = explanationOf(verdict, status);
  return {
    name: 'exec',
    subject: commandLine(command),
    preamble: [
      ...(explanation === undefined ? [] : [explanation]),
      `ticaga-kit judges what \`${commandLine(command)}\` sent: ${requestsOf(total)}, exit status ${status}.`,
    ],
    cases: [
      ...refusedCase(verdict),
      ...verdict.counts.flatMap((count) => caseOf(count, verdict, failOn, durationMs)),
      ...ownRowCase(verdict, failOn),
      ...unmetCase(verdict, failOn),
      ...hangCase(verdict.hangs),
      ...supersededCase(verdict.superseded),
      ...unjudgedCase(verdict.unjudged, strictPaths),
    ],
    summary: [
      ...coverageLines(verdict.coverage, total),
      ...(verdict.ownRows.asked && verdict.ownRows.comparisons === 0 ? neverCompared : []),
      sumOf(verdict, total, options),
    ],
    data: { status, failOn, strictPaths, broken: isBroken(verdict, failOn, strictPaths), ...verdict },
  };
}

/** The same for a person: operations that the suite never called, which a plugin need not use, stand in one line. */
export function verdictSummary(verdict: Verdict, options: VerdictReportOptions): Report {
  const never = verdict.counts.flatMap(({ operationId, requests }) =>
    operationId === undefined || requests > 0 ? [] : [operationId],
  );
  const isCalled = ({ operationId }: { operationId: string | undefined }) => !never.some((id) => id === operationId);
  const counts = verdict.counts.filter(isCalled);
  const report = verdictReport({ ...verdict, counts, coverage: verdict.coverage.filter(isCalled) }, options);
  const isIdle = counts.every(({ requests }) => requests === 0);
  const neverCalled = never.length === 0 || isIdle ? [] : [`Never called: ${never.join(', ')}.`];
  const isSound = !isIdle && options.status === 0 && !isBroken(verdict, options.failOn, options.strictPaths);
  const further = isSound ? furtherLines(verdict, options.command) : [];
  return {
    ...report,
    summary: [...report.summary.slice(0, -1), ...neverCalled, ...further, ...report.summary.slice(-1)],
  };
}

/** What a run that passes does not show, and how to see it. */
function furtherLines({ leanings }: Verdict, command: readonly string[]): string[] {
  const settings = leanings.map(({ name, value }) => `${name}=${value}`).join(', ');
  return [
    ...(leanings.length === 0
      ? []
      : [
          `It leans on what nobody has documented: ${settings}.`,
          `  With other values: ${kitCommand(['exec', '--each-assumption', '--', ...command])}`,
        ]),
    `What your tests would not notice: ${kitCommand(['mutate', '--', ...command])}`,
  ];
}

/** That the server took nothing of a suite stands before all that follows from it. */
function refusedCase({ remarks }: Verdict): Case[] {
  const findings = remarks.filter((one) => isOfSuite(one) && !one.isExpected).map(remarkFinding);
  if (findings.length === 0) return [];
  return [{ name: 'the whole suite', group: 'exec', status: 'remarked', findings, durationMs: 0 }];
}

const isOfSuite = ({ code }: FoundRemark): boolean => code === 'requests-refused';

function caseOf(count: RequestCount, { violations, remarks }: Verdict, failOn: FailOn, durationMs: number): Case[] {
  const { operationId, requests, outcomes, reasons } = count;
  if (operationId === undefined && requests === 0) return [];
  const isOwn = ({ violation }: FoundViolation) =>
    !isOfOwnRow(violation.code) && (isUnmatched(violation.code) ? undefined : violation.operationId) === operationId;
  const own = violations.filter(isOwn);
  const said = remarks.filter((one) => one.operationId === operationId && !isOfSuite(one));
  const findings = [
    ...own.filter(({ expected }) => !expected).map((found) => findingOf(found, failOn)),
    ...said.filter(({ isExpected }) => !isExpected).map(remarkFinding),
  ];
  const isRefused =
    remarks.some((one) => isOfSuite(one) && !one.isExpected) && outcomes['bad-credentials'] === requests;
  return [
    {
      name: operationId ?? 'addresses that the API does not have',
      group: 'exec.requests',
      summary: summaryOf(count),
      status: requests === 0 ? 'skipped' : isRefused && findings.length === 0 ? 'remarked' : statusOf(findings),
      ...(requests === 0 ? { reason: 'never called' } : {}),
      findings,
      notes: [
        ...(findings.length > 0 || isRefused ? [`${summaryOf(count)}.`] : []),
        ...reasons,
        ...notesOfExpected(own),
        ...said.filter(({ isExpected }) => isExpected).map((one) => asExpected(one.code, one.count)),
      ],
      durationMs: Math.round(durationMs),
    },
  ];
}

const isOfOwnRow = (code: string): boolean => code.startsWith('own-row-');

const neverCompared = [
  "Your tests never compared your plugin's own rows with the links on the server, so what it stores is unknown.",
  "  At the end of each test, best in tearDown(): $ticaga->compareRows($rows); or once after all: exec --rows 'COMMAND'.",
];

/** What the plugin keeps of its links, where a test or --rows compared it. */
function ownRowCase({ violations, ownRows }: Verdict, failOn: FailOn): Case[] {
  if (ownRows.comparisons === 0) return [];
  const own = violations.filter(({ violation }) => isOfOwnRow(violation.code));
  const findings = own.filter(({ expected }) => !expected).map((found) => findingOf(found, failOn));
  return [
    {
      name: "the plugin's own rows",
      group: 'exec.rows',
      summary: `compared ${timesOf(ownRows.comparisons)}`,
      status: statusOf(findings),
      findings,
      notes: notesOfExpected(own),
      durationMs: 0,
    },
  ];
}

const notesOfExpected = (own: readonly FoundViolation[]): string[] =>
  own.filter(({ expected }) => expected).map(({ violation, count }) => asExpected(violation.code, count));

const asExpected = (code: string, times: number): string => `${code} came as expected (${timesOf(times)}).`;

const isUnmatched = (code: string): boolean => code === 'path-unknown' || code === 'method-wrong';

function summaryOf({ requests, outcomes }: RequestCount): string {
  const parts = Object.entries(outcomes).map(([outcome, count]) => `${count} ${outcomeWords(outcome)}`);
  return parts.length === 0 ? 'none' : `${requestsOf(requests)}: ${parts.join(', ')}`;
}

function findingOf({ violation, count, curl, sandbox, test }: FoundViolation, failOn: FailOn): Finding {
  const { code, message, expected, received, grade, source, location, hint } = violation;
  const isFailure = fails(grade, failOn);
  return {
    severity: isFailure ? 'failure' : 'remark',
    title: `${message} (${code}, ${timesOf(count)})`,
    expected: `${expected}  (${grade})`,
    was: received,
    details: [
      { label: 'In', text: location.join(' ') },
      ...(source === undefined ? [] : [{ label: 'Because', text: source }]),
      ...firstIn(test, sandbox),
    ],
    ...(curl === undefined ? {} : { request: curl }),
    advice: [hint, ...(isFailure ? [] : [`It does not fail the run: --fail-on is ${failOn}, and this is ${grade}.`])],
    data: { ...violation, count, fails: isFailure },
  };
}

function firstIn(test: string | undefined, sandbox: string | undefined): { label: string; text: string }[] {
  const place = test === undefined ? sandbox && `the sandbox ${sandbox}` : `the test ${test}`;
  return place === undefined ? [] : [{ label: 'First in', text: place }];
}

function unmetCase({ unmet }: Verdict, failOn: FailOn): Case[] {
  if (unmet.length === 0) return [];
  const findings = unmet.map(({ sandbox, from, ...expected }): Finding => {
    const violation = renderExpected(expected);
    return {
      severity: failOn === 'none' ? 'remark' : 'failure',
      title: `${isViolationCode(expected.code) ? 'The violation' : 'The remark'} ${violation} was expected and did not come.`,
      details: sandbox === undefined ? [] : [{ label: 'In', text: `the sandbox ${sandbox}` }],
      advice: [
        from === 'test'
          ? 'Remove the expectation from the test, or find out why it no longer sends what it is about.'
          : `Remove --allow ${violation}: nothing needs it any more.`,
      ],
      data: { ...expected },
    };
  });
  return [{ name: 'expected violations', group: 'exec', status: statusOf(findings), findings, durationMs: 0 }];
}

function sumOf(
  { violations, unmet, remarks, unjudged }: Verdict,
  total: number,
  { failOn, strictPaths }: VerdictReportOptions,
): string {
  const broken = violations.filter(({ expected }) => !expected);
  const told = remarks.filter(({ isExpected }) => !isExpected).length;
  const fatal = broken.filter(({ violation }) => fails(violation.grade, failOn)).length;
  const several = (count: number, one: string, more = `${one}s`) => `${count} ${count === 1 ? one : more}`;
  return [
    requestsOf(total),
    several(fatal, 'violation'),
    ...(broken.length > fatal ? [`${broken.length - fatal} below --fail-on ${failOn}`] : []),
    ...(unmet.length > 0 ? [`${unmet.length} expected and missing`] : []),
    ...(strictPaths && unjudged.length > 0 ? [several(unjudged.length, 'unknown address', 'unknown addresses')] : []),
    ...(told > 0 ? [several(told, 'remark')] : []),
  ].join(', ');
}
