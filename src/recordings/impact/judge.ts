import type { Fact } from '../../document/grades.js';
import type { Operation } from '../../document/operations.js';
import type { RecordedExchange } from '../recorded-exchange.js';
import type { Change } from './change.js';
import type { Evidence, Proof } from './evidence.js';
import { gradeOf } from './grade-of.js';
import { type Heard, isSuccess } from './heard.js';
import { outcomeOf } from './outcome-of.js';

/** breaks: the plugin was recorded to use what changed. another: it sees an answer that it never met. */
export type Verdict = 'breaks' | 'another' | 'unaffected';

/** A change, and what it means for a plugin. */
export interface Effect {
  change: Change;
  verdict: Verdict;
  /** Why, as a sentence. */
  reason: string;
  /** How well what was there before is known. */
  grade: Fact['grade'] | undefined;
}

/** One exchange with what became of it. */
export type Judged = { exchange: RecordedExchange; operation: Operation | undefined } & (
  | { effects: readonly Effect[] }
  /** Why nothing can be said, as a sentence. */
  | { unjudged: string }
);

/**
 * What changes of one answer mean for the plugin that was recorded.
 * @param before the answer as it was
 * @param after as it is now; undefined where only a document tells of it
 */
export function judgeChanges(
  changes: readonly Change[],
  {
    before,
    after,
    operation,
    evidence,
  }: { before: Heard; after?: Heard; operation: Operation | undefined; evidence: Evidence },
): Effect[] {
  return changes.map((change) => {
    const effect = judge(change, before, after, operation, evidence);
    return { change, ...effect, grade: operation && gradeOf(operation, before.status, change) };
  });
}

type Ruling = Pick<Effect, 'verdict' | 'reason'>;

function judge(
  change: Change,
  before: Heard,
  after: Heard | undefined,
  operation: Operation | undefined,
  evidence: Evidence,
): Ruling {
  if (change.kind === 'added') return { verdict: 'unaffected', reason: 'A field more is no change of what it reads.' };
  if (change.kind === 'refused') return judgeRefusal(change, evidence);
  if (!operation) return { verdict: 'another', reason: unknownUse };
  if (change.path !== undefined && isSuccess(before)) return ruled(evidence.ofField(operation, change));
  const status = change.status ?? before.status;
  const outcome = outcomeOf(operation, before);
  // The same answer under another status, and not another answer.
  const isSame = change.kind === 'status' || (after !== undefined && outcomeOf(operation, after) === outcome);
  const borne = isSame && outcome !== undefined ? evidence.ofStatus(operation, outcome, status) : undefined;
  if (borne) return ruled(borne);
  const met =
    isSuccess(before) || change.kind === 'granted' ? undefined : evidence.metRefusal(operation, status, after?.body);
  if (met) return { verdict: 'unaffected', reason: `It met such a refusal before, in ${met}.` };
  return { verdict: 'another', reason: 'It was never recorded to meet that answer.' };
}

const unknownUse = 'It was not recorded to use that.';

const ruled = (proof: Proof | undefined): Ruling =>
  proof === undefined
    ? { verdict: 'another', reason: unknownUse }
    : { verdict: proof.isUsed ? 'breaks' : 'unaffected', reason: proof.reason };

function judgeRefusal({ status = 0 }: Change, { followsRedirects }: Evidence): Ruling {
  const isRedirect = status >= 300 && status < 400;
  return isRedirect && followsRedirects
    ? { verdict: 'another', reason: 'It was recorded to go where it is redirected.' }
    : { verdict: 'breaks', reason: 'It calls this, and was recorded with a success.' };
}

/** The worst of several effects. */
export function worstOf(effects: readonly Effect[]): Verdict {
  return (
    (['breaks', 'another'] as const).find((verdict) => effects.some((one) => one.verdict === verdict)) ?? 'unaffected'
  );
}
