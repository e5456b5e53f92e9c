import { isFurther } from '../../document/further-document.js';
import { valueAt } from '../../document/json-pointer.js';
import type { Operation } from '../../document/operations.js';
import { describe } from '../../document/schema-problems.js';
import { checkResponseBody } from '../../document/validate-response.js';
import type { Readable } from '../../wire/decode-answer.js';
import type { Oddity } from '../../wire/json-oddities.js';
import type { Broken } from './broken.js';

/** How a body is written that can be read, and that other clients may read otherwise. No page and no plugin speaks of it. */
export function judgeSpelling(
  operation: Operation,
  status: number,
  { body, oddities, mislabelled }: Readable,
): Broken[] {
  return [
    ...mislabelled.map(
      ({ header, was }): Broken => ({
        subject: `header ${header}`,
        grade: 'assumed',
        source: "A client that goes by the header reads other letters; PHP's json_decode does not look at it.",
        expected: 'what the body is',
        wasText: was,
      }),
    ),
    ...oddities.flatMap((oddity) => judgeOddity(operation, status, body, oddity)),
  ];
}

function judgeOddity(operation: Operation, status: number, body: unknown, { kind, at, spelt }: Oddity): Broken[] {
  if (kind === 'twice') {
    return [
      {
        subject: `body ${at}`,
        grade: 'assumed',
        source:
          'The names of an object should be unique (RFC 8259); PHP takes the last value, another client the first.',
        expected: 'each name once',
        wasText: `${spelt} twice`,
      },
    ];
  }
  if (!isInteger(operation, status, body, at)) return [];
  return [
    {
      subject: `body ${at}`,
      grade: 'assumed',
      source: "PHP's json_decode makes a floating-point number of it, which is no integer to === and is_int.",
      expected: 'a whole number, written in digits',
      wasText: describe(spelt).slice(1, -1),
    },
  ];
}

/** Whether openapi.yaml asks for a whole number there: a half would break it. */
function isInteger(operation: Operation, status: number, body: unknown, at: string): boolean {
  if (isFurther(operation)) return false;
  const copy = structuredClone(body);
  const end = at.lastIndexOf('/');
  const parent = valueAt(copy, at.slice(0, end));
  if (end < 0 || typeof parent !== 'object' || parent === null) return false;
  (parent as Record<string, unknown>)[at.slice(end + 1)] = 0.5;
  const problems = checkResponseBody(operation.operationId, status, copy) ?? [];
  return problems.some((problem) => problem.at === at && problem.keyword === 'type');
}
