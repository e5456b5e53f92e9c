import { type FurtherOperation, factOf, isFurther } from '../../document/further-document.js';
import { checkFurtherAnswer } from '../../document/further-response.js';
import type { Operation } from '../../document/operations.js';
import type { Problem } from '../../document/schema-problems.js';
import { checkResponseBody, statusesWithJson } from '../../document/validate-response.js';
import type { Decoded, Unreadable } from '../../wire/decode-answer.js';
import type { Broken } from './broken.js';
import { findContradiction } from './contradiction.js';
import { judgeSpelling } from './spelling.js';

/** What is wrong with an answer, whatever was asked: is it JSON, and does the document of its operation allow it? */
export function judgeByDocument(operation: Operation, status: number, decoded: Decoded): Broken[] {
  if (decoded.problem !== undefined) return [noJson(decoded)];
  return [
    ...judgeBody(operation, status, decoded.body),
    ...findContradiction(operation, status, decoded.body),
    ...judgeSpelling(operation, status, decoded),
  ];
}

function noJson({ problem, was }: Unreadable): Broken {
  return {
    subject: 'body',
    grade: 'observed',
    source: "The vendor's plugins decode every answer as JSON.",
    expected: 'JSON, with Content-Type: application/json',
    wasText: `${problem.replace(/\.$/, '')}: ${was}`,
  };
}

function judgeBody(operation: Operation, status: number, body: unknown): Broken[] {
  if (isFurther(operation)) return judgeByOwnDocument(operation, status, body);
  const problems = checkResponseBody(operation.operationId, status, body);
  if (problems) return telling(problems).map(describeProblem);
  const known = statusesWithJson(operation.operationId);
  return [
    {
      subject: 'status',
      // The list itself is a guess; what is known is that plugins misread what is not on it.
      grade: 'observed',
      source: "The vendor's plugins take every status but 401, 403 and 404 for success.",
      expected: `one of ${known.join(', ')}`,
      was: status,
    },
  ];
}

/** What a user's own document says without a grade breaks the contract as well: it is theirs. */
function judgeByOwnDocument(operation: FurtherOperation, status: number, body: unknown): Broken[] {
  const problems = checkFurtherAnswer(operation, status, body);
  if (problems) {
    return telling(problems).map(({ at, expected, received, fact }) => ({
      subject: at === '' ? 'body' : `body ${at}`,
      ...withoutSwitch(factOf(operation.document, fact)),
      expected,
      wasText: received,
    }));
  }
  const known = [...new Set(operation.answers.map((answer) => answer.status))];
  return [
    {
      subject: 'status',
      ...factOf(operation.document, undefined),
      expected: `one of ${known.join(', ')}`,
      was: status,
    },
  ];
}

/** The problems of the shape that the body comes nearest to: openapi.yaml allows several for one status. */
function telling<P extends Pick<Problem, 'at' | 'keyword' | 'fits'>>(problems: readonly P[]): P[] {
  // Where none of several shapes fits, what is wrong with each says more than that.
  const own = problems.filter(({ keyword, fits }) => keyword !== 'oneOf' || fits !== undefined);
  const near = own.filter(({ at, keyword }) => keyword !== 'required' || at.lastIndexOf('/') > 0);
  const chosen = near.length > 0 ? near : own;
  const places = new Map<string, P>();
  for (const problem of chosen) {
    if (!places.has(problem.at) || problem.keyword === 'const') places.set(problem.at, problem);
  }
  return [...places.values()];
}

function describeProblem({ at, expected, received, fact }: Problem): Broken {
  return { subject: at === '' ? 'body' : `body ${at}`, ...withoutSwitch(fact), expected, wasText: received };
}

const withoutSwitch = <G>({ grade, source }: { grade: G; source?: string }) => ({
  grade,
  ...(source === undefined ? {} : { source }),
});
