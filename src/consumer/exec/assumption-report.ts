import { type AssumptionName, type Assumptions, assumptionList } from '../../document/assumptions.js';
import { commandLine } from '../../report/command-line.js';
import type { Case, Report } from '../../report/report.js';
import type { Factor, Settings } from './covering-rows.js';
import type { Unsurvived } from './find-unsurvived.js';
import type { Verdict } from './judge.js';
import { failureOf, type JudgedRun, type SurvivalOptions } from './survival-report.js';

/**
 * The switches that the calls of a suite may meet, each with the value that it has anyway first.
 * @param set what the user set: those are not turned
 * @param present the values that the fake starts with; a seed may set some
 */
export function switchesOf(
  { counts }: Pick<Verdict, 'counts'>,
  set: Readonly<Record<string, string>>,
  present: Readonly<Assumptions>,
): Factor[] {
  const called = counts.flatMap(({ operationId, requests }) => (operationId && requests > 0 ? [operationId] : []));
  return assumptionList
    .filter(({ name, operations }) => !Object.hasOwn(set, name) && operations.some((one) => called.includes(one)))
    .map(({ name, values }) => {
      const usual = present[name];
      return { name, values: [usual, ...values.map(({ value }) => value).filter((value) => value !== usual)] };
    });
}

export interface AssumptionRuns {
  /** The run with every switch as it is. */
  first: JudgedRun;
  isSound: boolean;
  switches: readonly Factor[];
  unsurvived: readonly Unsurvived<JudgedRun>[];
  runs: number;
}

/** Which values of the switches a plugin and its tests survive: a case for each switch, and for each value that they do not. */
export function assumptionReport(
  { first, isSound, switches, unsurvived, runs }: AssumptionRuns,
  options: SurvivalOptions,
): Report {
  const values = switches.reduce((sum, { values }) => sum + values.length - 1, 0);
  const alone = unsurvived.filter(({ settings }) => Object.keys(settings).length === 1).length;
  return {
    name: 'exec',
    subject: commandLine(options.command),
    preamble: [
      `ticaga-kit ran \`${commandLine(options.command)}\` ${runs === 1 ? 'once' : `${runs} times`}, with other values of the switches that its calls may meet.`,
    ],
    cases: isSound
      ? [
          ...unsurvived.map(({ settings, run }) => failedCase(settings, run, options)),
          ...switches.flatMap((one) => survivedCase(one, unsurvived)),
        ]
      : [failedCase({}, first, options)],
    summary: [
      isSound
        ? `Your plugin and its tests survive ${values - alone} of ${values} other values of ${switches.length} switches.`
        : 'No switch was turned, for the run fails as it is.',
    ],
    data: { runs, unsurvived: unsurvived.map(({ settings }) => settings) },
  };
}

function failedCase(settings: Settings, run: JudgedRun, options: SurvivalOptions): Case {
  const pairs = Object.entries(settings).map((pair) => pair.join('='));
  const finding = failureOf(run, options, {
    servers: Object.entries(settings).map(([name, value]) => meaningOf(name as AssumptionName, value)),
    options: pairs.flatMap((pair) => ['--assume', pair]),
  });
  return {
    name: pairs.length === 0 ? 'as it is' : pairs.join(' with '),
    group: 'exec.assumptions',
    status: 'failed',
    findings: [finding],
    durationMs: Math.round(run.durationMs),
  };
}

function meaningOf(name: AssumptionName, value: string): string {
  const assumption = assumptionList.find((one) => one.name === name);
  return assumption?.values.find((one) => one.value === value)?.meaning ?? value;
}

/** The values that no failure names. */
function survivedCase({ name, values }: Factor, unsurvived: readonly Unsurvived<JudgedRun>[]): Case[] {
  const good = values.slice(1).filter((value) => !unsurvived.some(({ settings }) => settings[name] === value));
  if (good.length === 0) return [];
  return [{ name, group: 'exec.assumptions', summary: good.join(', '), status: 'passed', findings: [], durationMs: 0 }];
}
