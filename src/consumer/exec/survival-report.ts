import { commandLine, kitCommand } from '../../report/command-line.js';
import type { Case, Finding, Report } from '../../report/report.js';
import { requestsOf } from '../words.js';
import { type FailOn, fails } from './fail-on.js';
import { isBroken, requestsIn, type Verdict } from './judge.js';

/** A suite that was run and judged. */
export interface JudgedRun {
  verdict: Verdict;
  /** The command's own exit status. */
  status: number;
  durationMs: number;
}

/** The same, against one kind of server. */
export interface ProfileRun extends JudgedRun {
  /** The name of the profile. */
  profile: string;
  /** What kind of server it is, in a sentence. */
  summary: string;
}

export interface SurvivalOptions {
  command: readonly string[];
  failOn: FailOn;
  strictPaths: boolean;
}

/** Whether the suite passed, and said nothing that fails a run. */
export const isSurvived = ({ status, verdict }: JudgedRun, { failOn, strictPaths }: SurvivalOptions): boolean =>
  status === 0 && !isBroken(verdict, failOn, strictPaths);

/** Which kinds of server a plugin and its tests survive: a case for each. */
export function survivalReport(runs: readonly ProfileRun[], options: SurvivalOptions): Report {
  const survived = runs.filter((run) => isSurvived(run, options)).length;
  return {
    name: 'exec',
    subject: commandLine(options.command),
    preamble: [`ticaga-kit ran \`${commandLine(options.command)}\` once against each kind of server.`],
    cases: runs.map((run) => caseOf(run, options)),
    summary: [`Your plugin and its tests survive ${survived} of ${runs.length} kinds of server.`],
    data: {
      profiles: runs.map((run) => ({
        profile: run.profile,
        status: run.status,
        survived: isSurvived(run, options),
        violations: run.verdict.violations,
      })),
    },
  };
}

function caseOf(run: ProfileRun, options: SurvivalOptions): Case {
  const { profile, verdict, summary, durationMs } = run;
  const isSound = isSurvived(run, options);
  const finding = failureOf(run, options, { servers: [summary], options: ['--profile', profile] });
  return {
    name: profile,
    group: 'exec.profiles',
    summary: requestsOf(requestsIn(verdict)),
    status: isSound ? 'passed' : 'failed',
    findings: isSound ? [] : [finding],
    durationMs: Math.round(durationMs),
  };
}

/**
 * Why a run was not survived.
 * @param how what the server was, in sentences, and the options that make it so
 */
export function failureOf(
  { verdict, status }: JudgedRun,
  { command, failOn }: SurvivalOptions,
  how: { servers: readonly string[]; options: readonly string[] },
): Finding {
  const broken = verdict.violations.filter(({ expected, violation }) => !expected && fails(violation.grade, failOn));
  return {
    severity: 'failure',
    title: [
      ...(status === 0 ? [] : [`The command ended with status ${status}.`]),
      ...broken.map(({ violation }) => `${violation.message} (${violation.code})`),
      ...(status === 0 && broken.length === 0 ? ['The run failed.'] : []),
    ].join(' '),
    details: how.servers.map((text) => ({ label: 'Server', text })),
    advice: [`To see it alone: ${kitCommand(['exec', ...how.options, '--', ...command])}`],
    data: { options: how.options, status },
  };
}
