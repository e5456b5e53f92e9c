import { assumptionList } from '../document/assumptions.js';
import { grades } from '../document/grades.js';
import { excerpt } from '../report/excerpt.js';
import { renderLookAlike } from '../report/look-alike.js';
import { type Case, countStatuses, type Finding, type Report, statusOf } from '../report/report.js';
import type { Observation } from './judge/observation.js';
import type { Unanswered, WorkflowResult } from './play/workflow-result.js';
import type { VerifyResult } from './verify.js';

/**
 * The result of a run as every reporter prints it.
 * @param options strict: a refuted assumption fails as well
 */
export function verifyReport(result: VerifyResult, { strict }: { strict: boolean }): Report {
  const cases = [...result.results.map((one) => caseOf(one, result.absent, strict)), ...leftoverCase(result)];
  return {
    name: 'verify',
    subject: result.baseUrl,
    preamble: [preambleOf(result), ...result.opening],
    cases,
    summary: [...absentLines(result), ...assumptionLines(result), ...gradeLines(result), sumOf(cases)],
    data: {
      mode: result.mode,
      ...result.settled,
      absent: result.absent,
      unrestored: result.unrestored,
      leftLinked: result.leftLinked,
    },
  };
}

function preambleOf({ baseUrl, mode, scheme, results }: VerifyResult): string {
  const how =
    mode === 'sandboxes'
      ? "it has the kit's control plane, so each workflow plays in a sandbox of its own"
      : "a server without the kit's control plane";
  return `Verifying ${baseUrl}: ${results.length} workflows; ${how}. Credentials are sent as ${scheme === 'basic' ? 'Basic' : 'Bearer'}.`;
}

function caseOf(result: WorkflowResult, absent: readonly string[], strict: boolean): Case {
  const { workflow, observations, unanswered, notPlayed, notes, durationMs } = result;
  const findings = [
    ...observations
      .filter(({ verdict }) => verdict !== 'held')
      .map((one) => findingOf(one, absent.includes(one.operation), strict)),
    ...(unanswered ? [findingOfUnanswered(unanswered)] : []),
  ];
  return {
    name: workflow.workflowId,
    group: workflow.place.file,
    summary: workflow.summary,
    status: notPlayed === undefined ? statusOf(findings) : 'skipped',
    findings,
    ...(notPlayed === undefined ? {} : { reason: `not played: ${notPlayed}` }),
    notes,
    place: workflow.place,
    durationMs: Math.round(durationMs),
  };
}

/** What the run left behind: a failure, but for customers of which the user said that they may stay linked. */
function leftoverCase({ unrestored, leftLinked }: VerifyResult): Case[] {
  if (unrestored.length + leftLinked.length === 0) return [];
  const findings = unrestored.map((title): Finding => ({ severity: 'failure', title, data: { verdict: 'left' } }));
  return [
    {
      name: 'what-is-left',
      group: 'verify',
      summary: 'What --allow-writes named is as it was, or may stay as it is.',
      status: statusOf(findings),
      findings,
      notes: leftLinked,
      durationMs: 0,
    },
  ];
}

function findingOf(one: Observation, isAbsent: boolean, strict: boolean): Finding {
  const explained = isAbsent ? [] : one.explainedBy;
  const settings = explained.map(({ assumption, value }) => `${assumption}=${value}`);
  return {
    severity: one.verdict === 'broken' || strict ? 'failure' : 'remark',
    title: `${one.operation} -> ${one.subject} (step ${one.step})`,
    expected: `${excerpt(one.expected, longest)}  (${one.grade})`,
    was: excerpt(one.wasText ?? (one.was === undefined ? 'nothing' : JSON.stringify(one.was)), longest),
    details: [
      ...renderLookAlike(one.expectedValue, one.was),
      ...(one.source === undefined ? [] : [{ label: 'Because', text: one.source }]),
      ...(one.answer === undefined ? [] : [{ label: 'Answer', text: one.answer }]),
    ],
    advice: isAbsent ? [absentAdvice] : adviceOf(one, settings),
    request: one.curl,
    place: one.place,
    data: {
      step: one.step,
      subject: one.subject,
      grade: one.grade,
      verdict: one.verdict,
      expected: bounded(one.expectedValue ?? one.expected),
      was: bounded(one.was ?? one.wasText ?? null),
      explainedBy: settings,
      answer: one.answer ?? null,
    },
  };
}

/** The longest text of a server's that a report repeats, in characters. */
const longest = 1000;

/** A value as it is, or the beginning of its JSON where that is long. */
function bounded(value: unknown): unknown {
  const json = JSON.stringify(value) ?? '';
  return json.length <= longest ? value : excerpt(json, longest);
}

const absentAdvice =
  'The server answered each request of this call as one to an address that it does not have: it may be older than the call, or newer.';

function adviceOf({ verdict, grade, doubt }: Observation, settings: readonly string[]): string[] {
  if (grade === 'own') return ['Your own document says so: correct it, or the server.'];
  if (verdict === 'broken') {
    return [
      grade === 'documented'
        ? "The vendor's API page says so: a plugin may rely on it."
        : 'Published plugins rely on it, though no page says so.',
    ];
  }
  const assumed = 'This expectation is assumed, not documented.';
  if (doubt !== undefined) return [`${assumed} Nothing is concluded from it: ${doubt}.`];
  if (settings.length === 0) {
    return [
      `${assumed} No switch of the fake behaves so; if this server is the real one, openapi.yaml is to be corrected.`,
    ];
  }
  const flags = settings.map((setting) => `--assume ${setting}`).join(' or ');
  return [`${assumed} If this server is the real one, the fake behaves the same with ${flags}.`];
}

function findingOfUnanswered({ message, operation, curl, step }: Unanswered): Finding {
  return {
    severity: 'error',
    title: `${operation} -> no answer (step ${step.stepId})`,
    expected: 'a whole answer',
    was: message,
    ...(curl === undefined ? {} : { request: curl }),
    place: step.place,
    data: { step: step.stepId, verdict: 'error', message },
  };
}

function absentLines({ absent }: VerifyResult): string[] {
  if (absent.length === 0) return [];
  return [`Calls that this server may not have, and from which nothing was learned: ${absent.join(', ')}`];
}

function assumptionLines({ settled }: VerifyResult): string[] {
  const { refuted, contradictory, confirmed, open } = settled;
  const list = (names: readonly string[]) => (names.length === 0 ? 'none' : names.join(', '));
  const meaning = (name: string, value: string) =>
    assumptionList.find((one) => one.name === name)?.values.find((one) => one.value === value)?.meaning ?? '';
  return [
    ...(refuted.length === 0
      ? []
      : ['Assumptions that this server refutes, and the switch that makes a fake behave the same:']),
    ...refuted.map(
      ({ name, expected, observed }) => `  --assume ${name}=${observed}   not ${expected}: ${meaning(name, observed)}`,
    ),
    ...contradictory.map(
      ({ name, values }) =>
        `Assumption ${name}: ${values.join(' in one place, ')} in another; no single value describes this server.`,
    ),
    `Assumptions confirmed: ${list(confirmed)}`,
    ...(open.length === 0 ? [] : [`Assumptions not settled: ${list(open)}`]),
  ];
}

function gradeLines({ results }: VerifyResult): string[] {
  const observations = results.flatMap((one) => one.observations);
  const parts = ([...grades, 'own'] as const).flatMap((grade) => {
    const these = observations.filter((one) => one.grade === grade);
    const held = these.filter(({ verdict }) => verdict === 'held');
    return grade === 'own' && these.length === 0 ? [] : [`${grade} ${held.length} of ${these.length}`];
  });
  return [`Expectations that held: ${parts.join(', ')}`];
}

function sumOf(cases: readonly Case[]): string {
  const { passed, failed, remarked, error, skipped } = countStatuses(cases);
  return [
    `${passed} passed`,
    `${failed} failed`,
    ...(remarked > 0 ? [`${remarked} with refuted assumptions`] : []),
    ...(error > 0 ? [`${error} without an answer`] : []),
    ...(skipped > 0 ? [`${skipped} not played`] : []),
  ].join(', ');
}
