import { isFurther } from '../../document/further-document.js';
import { type Operation, shortName } from '../../document/operations.js';
import { commandLine, kitCommand } from '../../report/command-line.js';
import { type Case, type Finding, type Report, type Severity, statusOf } from '../../report/report.js';
import { doubledWords } from '../doubled-writes.js';
import { honestLines } from './honest-lines.js';
import { type Mutant, scoredUnder } from './mutant.js';
import { scoreBySubject, scoreOf } from './mutation-score.js';
import type { RunRecord } from './run-record.js';
import { apart, sinceLines, sum, table } from './score-lines.js';
import { storedRow } from './stored-rows.js';
import { endlessWait } from './time-limits.js';
import type { MutateResult, TriedMutant } from './tried-mutant.js';
import { unmetLines } from './unmet-lines.js';
import { untriedFailure, untriedFailures } from './untried-failures.js';

export interface MutationReportOptions {
  command: readonly string[];
  /** Percent below which survivors are failures; undefined when nothing was asked for. */
  minScore: number | undefined;
  /** The run of one shard is recorded for the merging of all. */
  record?: RunRecord | undefined;
}

/** Whether the score is below what was asked for; all is not noticed where nobody looks what a failure leaves behind. */
export function isBelow(result: MutateResult, minScore: number | undefined): boolean {
  const { percent } = scoreOf(result.tried);
  if (minScore === 100 && untriedFailures(result).length > 0) return true;
  return minScore !== undefined && percent !== undefined && percent < minScore;
}

/** What became of every mutant, for machines. */
export function mutationReport(result: MutateResult, options: MutationReportOptions): Report {
  const severity = severityOf(result, options);
  const { tried, unmet } = result;
  return {
    ...frame(result, options),
    cases: [
      ...untriedCases(result, options, ({ operationId }) => `${operationId}/no-failure`),
      ...tried.map((one): Case => {
        const finding = findingOf(one, severity, options.command);
        return {
          ...caseOf(one.mutant, one.durationMs, finding),
          ...(one.fate === 'timed-out' || one.fate === 'recovered' ? { notes: [one.fate.replace('-', ' ')] } : {}),
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
    const key = `${scoredUnder(one.mutant).id} ${finding.severity} ${finding.advice?.[0]}`;
    const group = groups.get(key);
    if (group) {
      // Only the last of a group carries what is the same for all.
      const earlier = group.findings.map(({ title, severity: how }): Finding => ({ title, severity: how }));
      group.findings = [...earlier, finding];
    } else groups.set(key, { ...caseOf(one.mutant, 0, finding), name: one.mutant.subject });
  }
  return { ...frame(result, options), cases: [...untriedCases(result, options, shortName), ...groups.values()] };
}

/** What no mutant can find out stands first. @param nameOf how the case of an operation is called */
function untriedCases(
  result: MutateResult,
  { minScore }: MutationReportOptions,
  nameOf: (operation: Operation) => string,
): Case[] {
  const severity = minScore === 100 ? 'failure' : 'remark';
  return untriedFailures(result).map((known): Case => {
    const findings = [untriedFailure(known, severity)];
    const { operation } = known;
    return {
      name: nameOf(operation),
      group: operation.operationId,
      status: statusOf(findings),
      findings,
      durationMs: 0,
    };
  });
}

function severityOf(result: MutateResult, { minScore }: MutationReportOptions): Severity {
  return isBelow(result, minScore) ? 'failure' : 'remark';
}

function caseOf(mutant: Mutant, durationMs: number, finding?: Finding): Case {
  const findings = finding ? [finding] : [];
  return {
    name: mutant.id,
    group: scoredUnder(mutant).id,
    summary: `${mutant.did}.`,
    status: statusOf(findings),
    findings,
    durationMs,
  };
}

/** What is to be said about a mutant; undefined when all is as it should be. */
function findingOf(tried: TriedMutant, survivor: Severity, command: readonly string[]): Finding | undefined {
  const { mutant, met, fate, betrayal, tests } = tried;
  const details = [
    { label: 'Request', text: met.request },
    { label: 'Right', text: met.right },
    ...(tests === undefined ? [] : [{ label: 'Tests', text: someOf(tests) }]),
  ];
  const { id, did, family, operation, tls } = mutant;
  const { meaning, advice } = wordsOf(tried);
  const also = operation && isFurther(operation) && operation.document.isOwn ? ['--also', operation.document.name] : [];
  const alone = `To try it alone: ${kitCommand(['mutate', ...also, '--only', id, '--', ...command])}`;
  const rest = { details, advice: [meaning, advice, alone], data: { mutant: id, verdict: fate } };
  if (fate === 'unjudged') {
    return {
      ...rest,
      severity: 'error',
      title: tls ? `NOT JUDGED: ${meaning}` : `NOT JUDGED: the tests passed without the request to which ${did}.`,
      advice: [tls ? advice : 'The command is not the same in every run. Make it so.', alone],
    };
  }
  if (fate === 'stored') {
    const { title, advice: what } = storedRow(mutant, tried.stored ?? []);
    return { ...rest, severity: survivor, title, advice: [...what, alone] };
  }
  if (fate === 'endless') {
    const { title, advice: what } = endlessWait(tried);
    return { ...rest, severity: survivor, title, advice: [...what, alone] };
  }
  if (family === 'tolerance') {
    if (fate === 'survived') return undefined;
    return { ...rest, severity: 'remark', title: `BRITTLE: ${did}, and your tests failed.` };
  }
  if (fate !== 'survived') return undefined;
  if (family === 'leniency') {
    return { ...rest, severity: 'remark', title: `LENIENT: ${did}, and all your tests passed.` };
  }
  const how = betrayal ? 'your plugin fell for it' : 'all your tests passed';
  return { ...rest, severity: survivor, title: `SURVIVED: ${did}, and ${how}.` };
}

/** The tests that met a mutant, as far as a line holds them. */
function someOf(tests: readonly string[]): string {
  const more = tests.length - mostTests;
  return tests.slice(0, mostTests).join('; ') + (more > 0 ? `; and ${more} more` : '');
}

const mostTests = 3;

/** What a survivor means, and what to do: a request that shows it knows better than the mutant. */
function wordsOf({ mutant, betrayal, doubled }: TriedMutant): Pick<Mutant, 'meaning' | 'advice'> {
  if (doubled !== undefined) return doubledWords(doubled);
  return betrayal ? { meaning: betrayal.message, advice: betrayal.hint } : mutant;
}

function frame(result: MutateResult, { command, minScore, record }: MutationReportOptions): Omit<Report, 'cases'> {
  const { tried, honest, known } = result;
  const all = scoreOf(tried);
  return {
    name: 'mutate',
    subject: commandLine(command),
    preamble: [
      `${commandLine(command)}: ${honest.entries.length} requests to the honest fake, ${(honest.slowestMs / 1000).toFixed(1)} s.`,
      ...honestLines(honest, known),
    ],
    summary: [
      ...table(tried, all),
      ...apart(tried),
      ...sinceLines(result.since),
      ...unmetLines(result.unmet, honest.entries, known),
      sum(all, minScore, untriedFailures(result)),
    ],
    data: {
      score: all,
      operations: Object.fromEntries(scoreBySubject(tried).map(({ id, name: _, ...score }) => [id, score])),
      ...(minScore === undefined ? {} : { minScore }),
      ...(result.since === undefined ? {} : { since: result.since }),
      ...(record === undefined ? {} : { run: record }),
    },
  };
}
