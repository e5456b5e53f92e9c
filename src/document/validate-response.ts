import * as compiled from '../generated/response-validators.js';
import { graded, type Problem, placeOf, run, type Validator } from './schema-problems.js';

const validators = compiled as unknown as Record<string, Validator | undefined>;

/**
 * Checks the body of an answer against openapi.yaml.
 * @returns undefined when openapi.yaml has no such status for the operation
 */
export function checkResponseBody(operationId: string, status: number, body: unknown): Problem[] | undefined {
  const validator = validators[`${operationId}_${status}`];
  return validator && graded(run(validator, body), `paths/${placeOf(operationId)}/responses/${status}`);
}

/** The statuses under which openapi.yaml has JSON for an operation. */
export const statusesWithJson = (operationId: string): string[] =>
  Object.keys(validators)
    .filter((name) => name.startsWith(`${operationId}_`))
    .map((name) => name.slice(operationId.length + 1))
    .sort();
