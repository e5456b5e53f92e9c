import { isFurther } from '../../document/further-document.js';
import { shortName } from '../../document/operations.js';
import type { Entry } from '../../journal/entry.js';
import { redactUrl } from '../../journal/redact.js';
import { bodyOf } from '../../journal/request-parts.js';
import { withoutSandbox } from '../../journal/without-sandbox.js';
import type { Case, Finding, Report, Severity } from '../../report/report.js';
import type { KnownOperations } from '../known-operation.js';
import { type Mutant, shorten, subjectOf } from './mutant.js';
import type { MutateResult, TriedMutant } from './mutate.js';
import { type Score, scoreBySubject, scoreOf } from './mutation-score.js';

export interface MutationReportOptions {
  command: readonly string[];
  /** Percent below which survivors are failures; undefined when nothing was asked for. */
  minScore: number | undefined;
}

/** Whether the score is below what was asked for. */
export function isBelow(result: MutateResult, minScore: number | undefined): boolean {
  const { percent } = scoreOf(result.tried);
  return minScore !== undefined && percent !== undefined && percent < minScore;
}

/** What became of every mutant, for machines. */
export function mutationReport(result: MutateResult, options: MutationReportOptions): Report {
  const severity = severityOf(result, options);
  const { tried, unmet } = result;
  return {
    ...frame(result, options),
    cases: [
      ...tried.map((one): Case => {
        const finding = findingOf(one, severity, options.command);
        return {
          ...caseOf(one.mutant, one.durationMs, finding),
          ...(one.fate === 'timed-out' ? { notes: ['timed out'] } : {}),
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
export function mutationSummary(result: MutateResult, options: MutationReportOptions): Report {
  const severity = severityOf(result, options);
  const groups = new Map<string, Case>();
  for (const one of result.tried) {
    const finding = findingOf(one, severity, options.command);
    if (!finding) continue;
    const subject = subjectOf(one.mutant);
    const key = `${subject.id} ${finding.severity} ${wordsOf(one).meaning}`;
    const group = groups.get(key);
    if (group) {
      // Only the last of a group carries what is the same for all.
      const earlier = group.findings.map(({ title, severity: how }): Finding => ({ title, severity: how }));
      group.findings = [...earlier, finding];
    } else groups.set(key, { ...caseOf(one.mutant, 0, finding), name: subject.name });
  }
  return { ...frame(result, options), cases: [...groups.values()] };
}

function severityOf(result: MutateResult, { minScore }: MutationReportOptions): Severity {
  return isBelow(result, minScore) ? 'failure' : 'remark';
}

function caseOf(mutant: Mutant, durationMs: number, finding?: Finding): Case {
  const status = { failure: 'failed', remark: 'remarked', error: 'error' } as const;
  return {
    name: mutant.id,
    group: subjectOf(mutant).id,
    summary: `${mutant.did}.`,
    status: finding ? status[finding.severity] : 'passed',
    findings: finding ? [finding] : [],
    durationMs,
  };
}

/** What is to be said about a mutant; undefined when all is as it should be. */
function findingOf(one: TriedMutant, survivor: Severity, command: readonly string[]): Finding | undefined {
  const { mutant, met, fate, betrayal } = one;
  const { id, did, family, operation, tls } = mutant;
  const { meaning, advice } = wordsOf(one);
  const also =
    operation && isFurther(operation) && operation.document.isOwn ? `--also ${operation.document.name} ` : '';
  const alone = `To try it alone: ticaga-kit mutate ${also}--only ${id} -- ${command.join(' ')}`;
  const rest = { details: detailsOf(met), advice: [meaning, advice, alone], data: { mutant: id, verdict: fate } };
  if (fate === 'unjudged') {
    return {
      ...rest,
      severity: 'error',
      title: tls ? `NOT JUDGED: ${meaning}` : `NOT JUDGED: the tests passed without the request to which ${did}.`,
      advice: [tls ? advice : 'The command is not the same in every run. Make it so.', alone],
    };
  }
  if (family === 'tolerance') {
    if (fate === 'survived') return undefined;
    return { ...rest, severity: 'remark', title: `BRITTLE: ${did}, and your tests failed.` };
  }
  if (fate !== 'survived') return undefined;
  const how = betrayal ? 'your plugin fell for it' : 'all your tests passed';
  return { ...rest, severity: survivor, title: `SURVIVED: ${did}, and ${how}.` };
}

/** What a survivor means, and what to do: a request that shows it knows better than the mutant. */
function wordsOf({ mutant, betrayal }: TriedMutant): Pick<Mutant, 'meaning' | 'advice'> {
  return betrayal ? { meaning: betrayal.message, advice: betrayal.hint } : mutant;
}

/** The first request that a mutant changes. Credentials, and names of sandboxes, which differ from run to run, are left out. */
function detailsOf(entry: Entry): NonNullable<Finding['details']> {
  const path = withoutSandbox(redactUrl(entry.url));
  const { status, body } = entry.response;
  return [
    { label: 'Request', text: `${entry.method} ${path} ${bodyOf(entry)}`.trim() },
    { label: 'Right', text: `${status} ${shorten(body.toString())}` },
  ];
}

function frame(result: MutateResult, { command, minScore }: MutationReportOptions): Omit<Report, 'cases'> {
  const { tried, honest, known } = result;
  const isCalled = (id: string) => honest.entries.some(({ operationId }) => operationId === id);
  const unmet = result.unmet.filter(({ operation }) => operation && isCalled(operation.operationId));
  const all = scoreOf(tried);
  return {
    name: 'mutate',
    subject: command.join(' '),
    preamble: [
      `${command.join(' ')}: ${honest.entries.length} requests to the honest fake, ${(honest.slowestMs / 1000).toFixed(1)} s.`,
      ...refusedAnyway(honest.entries, known),
      ...neverCalled(honest.entries, known),
    ],
    summary: [
      ...table(tried, all),
      ...apart(tried),
      ...(unmet.length === 0
        ? []
        : [
            `${unmet.length} more mutants could not be met: the honest run has no request and answer that they change.`,
          ]),
      sum(all, minScore),
    ],
    data: {
      score: all,
      operations: Object.fromEntries(scoreBySubject(tried).map(({ id, name: _, ...score }) => [id, score])),
      ...(minScore === undefined ? {} : { minScore }),
    },
  };
}

/** An operation that the honest fake only refuses is a finding before any mutant is tried. */
function refusedAnyway(entries: readonly Entry[], { all }: KnownOperations): string[] {
  return all.flatMap(({ operation }) => {
    const { operationId } = operation;
    const own = entries.filter((entry) => entry.operationId === operationId && entry.fault === undefined);
    if (own.length === 0 || own.some(({ outcome }) => outcome === 'success')) return [];
    const name = shortName(operation);
    const outcomes = [...new Set(own.map(({ outcome }) => outcome))].join(', ');
    return [
      `Even the honest fake refused every request to ${name} (${outcomes}), and all your tests passed. ticaga-kit exec says why.`,
    ];
  });
}

/** A plugin need not use every operation, and so those that it never called stand in one line. */
function neverCalled(entries: readonly Entry[], { all }: KnownOperations): string[] {
  const never = all
    .filter(({ isSuperseded }) => !isSuperseded)
    .map(({ operation }) => operation)
    .filter(({ operationId }) => !entries.some((entry) => entry.operationId === operationId));
  return never.length === 0 ? [] : [`Never called, and so not tried: ${never.map(shortName).join(', ')}.`];
}

function table(tried: readonly TriedMutant[], all: Score): string[] {
  const scores = scoreBySubject(tried);
  const width = Math.max(20, ...scores.map(({ name }) => name.length));
  const row = (cells: readonly string[]) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(width) : cell.padStart(10))).join('');
  const scoreRow = ({ name, killed, timedOut, survived, percent }: Score & { name: string }) =>
    row([name, String(killed), String(timedOut), String(survived), percent === undefined ? 'none' : `${percent} %`]);
  return [
    row(['', 'killed', 'timed out', 'survived', 'score']),
    ...scores.map(scoreRow),
    scoreRow({ ...all, name: 'all' }),
    '',
  ];
}

/** What is no part of the score, or of it with a reservation. */
function apart(tried: readonly TriedMutant[]): string[] {
  const tolerance = tried.filter(({ mutant }) => mutant.family === 'tolerance');
  const borne = tolerance.filter(({ fate }) => fate === 'survived').length;
  const late = tried.filter(({ fate }) => fate === 'timed-out').map(({ mutant }) => mutant.id);
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
