import type { Entry } from '../../journal/entry.js';
import type { KnownOperation } from '../known-operation.js';
import { hintFor } from './coverage-hints.js';
import { answerOf, type CoveredAnswer, coveredAnswers } from './covered-answers.js';

/** One answer of one operation in one way of calling it. */
export interface CoverageCell {
  operationId: string;
  answer: CoveredAnswer;
  /** For example "bearer" or "basic, form"; undefined when the suite never called the operation with credentials. */
  dialect: string | undefined;
  requests: number;
  /** When `requests` is 0: the line of PHP that makes the fake answer so. */
  reach?: string;
}

/**
 * Operations x answers x the dialects that the suite speaks. A dialect that it does not speak is not missed: a plugin
 * has one. A fault that gives the same answer counts as that answer.
 * @param known the operations that the entries may be of; an older one counts when it was called
 */
export function measureCoverage(entries: readonly Entry[], known: readonly KnownOperation[]): CoverageCell[] {
  return known.flatMap((one) => {
    const own = entries.filter(({ operationId }) => operationId === one.operation.operationId);
    if (one.isSuperseded && own.length === 0) return [];
    const dialects = [...new Set(own.map((entry) => dialectOf(one, entry)))].filter((dialect) => dialect !== undefined);
    return dialects.length === 0
      ? cellsOf(one, own, undefined)
      : dialects.sort().flatMap((dialect) => cellsOf(one, own, dialect));
  });
}

function cellsOf(known: KnownOperation, own: readonly Entry[], dialect: string | undefined): CoverageCell[] {
  const spoken = dialect === undefined ? [] : own.filter((entry) => dialectOf(known, entry) === dialect);
  return coveredAnswers
    .filter((answer) => known.answers.some(({ outcome }) => outcome === answer))
    .map((answer) => {
      const requests = spoken.filter((entry) => answerOf(entry) === answer).length;
      const reach = requests === 0 ? { reach: hintFor(known, answer) } : {};
      return { operationId: known.operation.operationId, answer, dialect, requests, ...reach };
    });
}

/** undefined when the credentials or the body are none that the contract has. */
function dialectOf({ operation }: KnownOperation, { dialect: { credentials, body } }: Entry): string | undefined {
  if (credentials !== 'basic' && credentials !== 'bearer') return undefined;
  if (!operation.body) return credentials;
  return body === 'json' || body === 'form' ? `${credentials}, ${body}` : undefined;
}
