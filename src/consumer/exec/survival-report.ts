import type { Case, Finding, Report } from '../../report/report.js';
import { type FailOn, fails } from './fail-on.js';
import type { Verdict } from './judge.js';
import { isBroken } from './judge.js';

/** One run of a suite against one kind of server. */
export interface Trial {
  /** The name of the profile. */
  profile: string;
  /** What kind of server it is, in a sentence. */
  summary: string;
  verdict: Verdict;
  /** The command's own exit status. */
  status: number;
  durationMs: number;
}

export interface SurvivalOptions {
  command: string;
  failOn: FailOn;
  strictPaths: boolean;
}

/** Whether the suite passed, and said nothing that fails a run. */
export const isSurvived = ({ status, verdict }: Trial, { failOn, strictPaths }: SurvivalOptions): boolean =>
  status === 0 && !isBroken(verdict, failOn, strictPaths);

/** Which kinds of server a plugin and its tests survive: a case for each. */
export function survivalReport(trials: readonly Trial[], options: SurvivalOptions): Report {
  const survived = trials.filter((trial) => isSurvived(trial, options)).length;
  return {
    name: 'exec',
    subject: options.command,
    preamble: [`ticaga-kit ran \`${options.command}\` once against each kind of server.`],
    cases: trials.map((trial) => caseOf(trial, options)),
    summary: [`Your plugin and its tests survive ${survived} of ${trials.length} kinds of server.`],
    data: {
      profiles: trials.map(({ profile, status, verdict }) => ({
        profile,
        status,
        survived: isSurvived({ status, verdict } as Trial, options),
        violations: verdict.violations,
      })),
    },
  };
}

function caseOf(trial: Trial, options: SurvivalOptions): Case {
  const { profile, verdict, status, summary, durationMs } = trial;
  const isSound = isSurvived(trial, options);
  const requests = verdict.counts.reduce((sum, count) => sum + count.requests, 0);
  const broken = verdict.violations.filter(
    ({ expected, violation }) => !expected && fails(violation.grade, options.failOn),
  );
  const finding: Finding = {
    severity: 'failure',
    title: [
      ...(status === 0 ? [] : [`The command ended with status ${status}.`]),
      ...broken.map(({ violation }) => `${violation.message} (${violation.code})`),
      ...(status === 0 && broken.length === 0 ? ['The run failed.'] : []),
    ].join(' '),
    details: [{ label: 'Server', text: summary }],
    advice: [`To see it alone: ticaga-kit exec --profile ${profile} -- ${options.command}`],
    data: { profile, status },
  };
  return {
    name: profile,
    group: 'exec.profiles',
    summary: `${requests} requests`,
    status: isSound ? 'passed' : 'failed',
    findings: isSound ? [] : [finding],
    durationMs: Math.round(durationMs),
  };
}
