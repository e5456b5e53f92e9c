import { type Case, countStatuses, type Finding, type Report, statusOf } from '../../report/report.js';
import { type Effect, type Judged, type Verdict, worstOf } from './judge.js';

/** What was found of one plugin. */
export interface PluginImpact {
  plugin: string;
  judged: readonly Judged[];
}

/** A plugin, an operation and perhaps a test, with all that was judged there. */
interface Group {
  plugin: string;
  operation: string;
  test: string | undefined;
  judged: Judged[];
}

/**
 * What an impact found, for the reporters.
 * @param subject the recordings, and what they were held against
 * @param byTest whether each test is a case of its own; otherwise each operation of a plugin
 */
export function impactReport(found: readonly PluginImpact[], subject: string, byTest: boolean): Report {
  const cases = groupsOf(found, byTest).map(caseOf);
  const plugins = found.map(({ plugin, judged }) => ({ plugin, verdict: verdictOf(judged) }));
  return {
    name: 'impact',
    subject,
    verdicts: { passed: 'unaffected', failed: 'breaks', remarked: 'sees another answer', skipped: 'not judged' },
    cases,
    summary: [...found.map(lineOf), sumOf(cases, byTest ? 'test and operation' : 'operation')],
    data: { plugins },
  };
}

const told: Record<Verdict, string> = { breaks: 'breaks', another: 'sees another answer', unaffected: 'is unaffected' };

/** The worst of what was judged; undefined where nothing could be. */
export function verdictOf(judged: readonly Judged[]): Verdict | undefined {
  const effects = judged.flatMap((one) => ('effects' in one ? [one.effects] : []));
  return effects.length === 0 ? undefined : worstOf(effects.flat());
}

function lineOf({ plugin, judged }: PluginImpact): string {
  const verdict = verdictOf(judged);
  if (verdict === undefined) return `${plugin}: nothing of it could be judged.`;
  const at = judged.filter((one) => 'effects' in one && worstOf(one.effects) === verdict).map(operationOf);
  return `${plugin} ${told[verdict]}${verdict === 'unaffected' ? '' : ` at ${[...new Set(at)].join(', ')}`}.`;
}

function sumOf(cases: readonly Case[], of: string): string {
  const { passed, failed, remarked, skipped } = countStatuses(cases);
  return `By ${of}: ${failed} break, ${remarked} see another answer, ${passed} unaffected, ${skipped} not judged`;
}

/** The operation, or the address of what no document knows. */
const operationOf = ({ operation, exchange: { method, url } }: Judged): string =>
  operation?.operationId ?? `${method} ${url.replace(/\?.*/s, '')}`;

function groupsOf(found: readonly PluginImpact[], byTest: boolean): Group[] {
  const groups = new Map<string, Group>();
  for (const { plugin, judged } of found) {
    for (const one of judged) {
      const { tests } = one.exchange;
      for (const test of byTest && tests.length > 0 ? tests : [undefined]) {
        const operation = operationOf(one);
        const key = JSON.stringify([plugin, operation, test]);
        const group: Group = groups.get(key) ?? { plugin, operation, test, judged: [] };
        groups.set(key, group);
        group.judged.push(one);
      }
    }
  }
  return [...groups.values()];
}

function caseOf({ plugin, operation, test, judged }: Group): Case {
  const findings = findingsOf(judged);
  const sayings = judged.flatMap((one) => ('unjudged' in one ? [one.unjudged] : []));
  const isUnjudged = sayings.length === judged.length;
  const reasons = [...new Set(sayings)];
  return {
    name: `${plugin}: ${operation}${test === undefined ? '' : ` (${test})`}`,
    group: plugin,
    status: isUnjudged ? 'skipped' : statusOf(findings),
    findings,
    summary: 'unaffected',
    ...reasonOf(isUnjudged ? reasons : unaffectedReasons(judged, findings)),
    notes: [...(test === undefined ? testsOf(judged) : []), ...(isUnjudged ? [] : leftOut(sayings, judged.length))],
    durationMs: 0,
  };
}

const reasonOf = (reasons: readonly string[]): { reason?: string } =>
  reasons.length === 0 ? {} : { reason: reasons.join(' ') };

/** Why an answer that changed is no matter. */
function unaffectedReasons(judged: readonly Judged[], findings: readonly Finding[]): string[] {
  if (findings.length > 0) return [];
  const effects = judged.flatMap((one) => ('effects' in one ? one.effects : []));
  const reasons = effects
    .filter(({ change }) => change.kind !== 'added')
    .map(({ change, reason }) => `unaffected by ${change.subject}: ${reason}`);
  return [...new Set(reasons)];
}

/** The tests that meet what changed. */
function testsOf(judged: readonly Judged[]): string[] {
  const meeting = judged.filter((one) => 'effects' in one && worstOf(one.effects) !== 'unaffected');
  const tests = [...new Set(meeting.flatMap(({ exchange }) => exchange.tests))];
  return tests.length === 0 ? [] : [`Tests:     ${listed(tests)}`];
}

/** What of an operation could not be judged beside the rest of it. */
function leftOut(sayings: readonly string[], of: number): string[] {
  const reasons = [...new Set(sayings)];
  return reasons.length === 0 ? [] : [`Left out:  ${sayings.length} of ${of}: ${listed(reasons)}`];
}

/** So many names are told of those that are many. */
const mostNames = 3;

function listed(names: readonly string[]): string {
  const more = names.length - mostNames;
  return names.slice(0, mostNames).join('; ') + (more > 0 ? `; and ${more} more` : '');
}

function findingsOf(judged: readonly Judged[]): Finding[] {
  const findings = new Map<string, Finding>();
  for (const one of judged) {
    for (const effect of 'effects' in one ? one.effects : []) {
      if (effect.verdict === 'unaffected') continue;
      const { change, verdict } = effect;
      const key = JSON.stringify([verdict, change.subject, change.before, change.after]);
      if (!findings.has(key)) findings.set(key, findingOf(one, effect));
    }
  }
  // What breaks is read first.
  return [...findings.values()].sort((a, b) => Number(b.severity === 'failure') - Number(a.severity === 'failure'));
}

function findingOf({ exchange, operation }: Judged, { change, verdict, reason, grade }: Effect): Finding {
  const { subject, before, after, kind } = change;
  return {
    severity: verdict === 'breaks' ? 'failure' : 'remark',
    title: `${exchange.method} ${exchange.url} -> ${subject}`,
    expected: `${before}${grade === undefined ? '' : `  (${grade})`}`,
    was: after,
    details: [{ label: 'Why', text: reason }],
    data: { verdict, kind, subject, operation: operation?.operationId ?? null, grade: grade ?? null, reason },
  };
}
