import type { FurtherOperation } from './further-document.js';
import { compileSchema } from './further-request.js';
import type { Fact } from './grades.js';
import { type Found, run } from './schema-problems.js';

/** One way in which an answer breaks its document. */
export interface FurtherProblem extends Found {
  /** What the document knows of the broken fact; undefined where it grades nothing. */
  fact: Fact | undefined;
}

/**
 * Checks the body of an answer against the document of its operation.
 * @param body undefined when the answer has none
 * @returns undefined when the document has no such status for the operation
 */
export function checkFurtherAnswer(
  operation: FurtherOperation,
  status: number,
  body: unknown,
): FurtherProblem[] | undefined {
  const { api } = operation.document;
  const codes = [String(status), `${String(status)[0]}XX`, 'default'];
  const answers = codes.map((code) => `${operation.pointer}/responses/${code}`);
  const answer = answers.find((pointer) => api.resolvePointer(pointer) !== undefined);
  if (answer === undefined) return undefined;
  const place = `${answer}/content/application~1json/schema`;
  if (api.resolvePointer(place) === undefined) return [];
  const fact = api.findFact(place);
  return run(compileSchema(operation.document, place, false), { value: body }).map(({ at, ...found }) => ({
    ...found,
    at: at.slice('/value'.length),
    fact,
  }));
}
