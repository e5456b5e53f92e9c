import { operations } from '../document/operations.js';
import type { Entry } from '../journal/entry.js';
import { redactUrl } from '../journal/redact.js';
import { bodyOf } from '../journal/request-parts.js';
import type { Case, Finding, Report, Severity } from '../report/report.js';
import { type Mutant, nameOf, shorten } from './mutant.js';
import type { Judged, MutateResult } from './mutate.js';
import { type Score, scoreByOperation, scoreOf } from './mutation-score.js';

export interface SuiteOptions {
  command: readonly string[];
  /** Percent below which survivors are failures; undefined when nothing was asked for. */
  minScore: number | undefined;
}

/** Whether the score is below what was asked for. */
export function isBelow(result: MutateResult, minScore: number | undefined): boolean {
  const { percent } = scoreOf(result.judged);
  return minScore !== undefined && percent !== undefined && percent < minScore;
}

/** The verdict on every mutant, for machines. */
export function mutationSuite(result: MutateResult, options: SuiteOptions): Report {
  const severity = severityOf(result, options);
  const { judged, unmet } = result;
  return {
    ...frame(result, options),
    cases: [
      ...judged.map((one): Case => {
        const finding = findingOf(one, severity, options.command);
        return {
          ...caseOf(one.mutant, one.durationMs, finding),
          ...(one.verdict === 'timed-out' ? { notes: ['timed out'] } : {}),
        };
      }),
      ...unmet.map(
        (mutant): Case => ({
          ...caseOf(mutant, 0),
          status: 'skipped',
          reason: 'The honest run never meets it.',
        }),
      ),
    ],
  };
}

/** What a person must look at: survivors that say the same stand together, and what was right is left out. */
export function mutationSummary(result: MutateResult, options: SuiteOptions): Report {
  const severity = severityOf(result, options);
  const groups = new Map<string, Case>();
  for (const one of result.judged) {
    const finding = findingOf(one, severity, options.command);
    if (!finding) continue;
    const key = `${one.mutant.operationId} ${finding.severity} ${one.mutant.meaning}`;
    const group = groups.get(key);
    if (group) {
      // Only the last of a group carries what is the same for all.
      const earlier = group.findings.map(({ title, severity: how }): Finding => ({ title, severity: how }));
      group.findings = [...earlier, finding];
    } else groups.set(key, { ...caseOf(one.mutant, 0, finding), name: nameOf(one.mutant.operationId) });
  }
  return { ...frame(result, options), cases: [...groups.values()] };
}

function severityOf(result: MutateResult, { minScore }: SuiteOptions): Severity {
  return isBelow(result, minScore) ? 'failure' : 'remark';
}

function caseOf(mutant: Mutant, durationMs: number, finding?: Finding): Case {
  const status = { failure: 'failed', remark: 'remarked', error: 'error' } as const;
  return {
    name: mutant.id,
    group: mutant.operationId,
    summary: `${mutant.did}.`,
    status: finding ? status[finding.severity] : 'passed',
    findings: finding ? [finding] : [],
    durationMs,
  };
}

/** What is to be said about a verdict; undefined when all is as it should be. */
function findingOf(
  { mutant, met, verdict }: Judged,
  survivor: Severity,
  command: readonly string[],
): Finding | undefined {
  const { id, did, family, meaning, advice } = mutant;
  const alone = `To try it alone: ticaga-kit mutate --only ${id} -- ${command.join(' ')}`;
  const rest = { details: detailsOf(met), advice: [meaning, advice, alone], data: { mutant: id, verdict } };
  if (verdict === 'unjudged') {
    return {
      ...rest,
      severity: 'error',
      title: `NOT JUDGED: the tests passed without the request to which ${did}.`,
      advice: ['The command is not the same in every run. Make it so.', alone],
    };
  }
  if (family === 'tolerance') {
    if (verdict === 'survived') return undefined;
    return { ...rest, severity: 'remark', title: `BRITTLE: ${did}, and your tests failed.` };
  }
  if (verdict !== 'survived') return undefined;
  return { ...rest, severity: survivor, title: `SURVIVED: ${did}, and all your tests passed.` };
}

/** The first request that a mutant changes. Credentials, and names of sandboxes, which differ from run to run, are left out. */
function detailsOf(entry: Entry): NonNullable<Finding['details']> {
  const path = redactUrl(entry.url).replace(/^\/sandbox\/[^/]+/, '');
  const { status, body } = entry.response;
  return [
    { label: 'Request', text: `${entry.method} ${path} ${bodyOf(entry)}`.trim() },
    { label: 'Right', text: `${status} ${shorten(body.toString())}` },
  ];
}

function frame(result: MutateResult, { command, minScore }: SuiteOptions): Omit<Report, 'cases'> {
  const { judged, honest, unmet } = result;
  const all = scoreOf(judged);
  return {
    name: 'mutate',
    subject: command.join(' '),
    preamble: [
      `${command.join(' ')}: ${honest.entries.length} requests to the honest fake, ${(honest.slowestMs / 1000).toFixed(1)} s.`,
      ...refusedAnyway(honest.entries),
    ],
    summary: [
      ...table(judged, all),
      ...apart(judged),
      ...(unmet.length === 0
        ? []
        : [
            `${unmet.length} more mutants could not be met: the honest run has no request and answer that they change.`,
          ]),
      sum(all, minScore),
    ],
    data: {
      score: all,
      operations: Object.fromEntries(scoreByOperation(judged)),
      ...(minScore === undefined ? {} : { minScore }),
    },
  };
}

/** An operation that the honest fake only refuses is a finding before any mutant is tried. */
function refusedAnyway(entries: readonly Entry[]): string[] {
  return operations.flatMap(({ operationId }) => {
    const own = entries.filter((entry) => entry.operationId === operationId && entry.fault === undefined);
    if (own.some(({ outcome }) => outcome === 'success')) return [];
    const name = nameOf(operationId);
    if (own.length === 0) return [`${name} was never called, so that nothing of it could be tried.`];
    const outcomes = [...new Set(own.map(({ outcome }) => outcome))].join(', ');
    return [
      `Even the honest fake refused every request to ${name} (${outcomes}), and all your tests passed. ticaga-kit exec says why.`,
    ];
  });
}

function table(judged: readonly Judged[], all: Score): string[] {
  const row = (cells: readonly string[]) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(20) : cell.padStart(10))).join('');
  const scoreRow = (name: string, { killed, timedOut, survived, percent }: Score) =>
    row([name, String(killed), String(timedOut), String(survived), percent === undefined ? 'none' : `${percent} %`]);
  return [
    row(['', 'killed', 'timed out', 'survived', 'score']),
    ...scoreByOperation(judged).map(([operationId, score]) => scoreRow(nameOf(operationId), score)),
    scoreRow('all', all),
    '',
  ];
}

/** What is no part of the score, or of it with a reservation. */
function apart(judged: readonly Judged[]): string[] {
  const tolerance = judged.filter(({ mutant }) => mutant.family === 'tolerance');
  const borne = tolerance.filter(({ verdict }) => verdict === 'survived').length;
  const late = judged.filter(({ verdict }) => verdict === 'timed-out').map(({ mutant }) => mutant.id);
  return [
    ...(tolerance.length === 0
      ? []
      : [`Tolerance: ${borne} of ${tolerance.length} differences that the API allows were borne.`]),
    ...(late.length === 0
      ? []
      : [
          `Timed out: ${late.join(', ')}. Each counts as noticed; but a client without a time limit (PHP: CURLOPT_TIMEOUT) lets a customer wait as long.`,
        ]),
  ];
}

function sum({ percent, survived }: Score, minScore: number | undefined): string {
  if (percent === undefined) return 'Nothing was scored.';
  const wanted =
    minScore === undefined ? '' : `, ${percent < minScore ? 'below the' : 'and at least'} ${minScore} % of --min-score`;
  return `Your plugin and its tests noticed ${percent} % of the lies${wanted}${survived === 0 ? '' : `; ${survived} survived`}.`;
}
