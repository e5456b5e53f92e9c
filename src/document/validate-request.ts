import * as compiled from '../generated/request-validators.js';
import { graded, type Problem, placeOf, run, type Validator } from './schema-problems.js';

const validators = compiled as unknown as Record<string, Validator | undefined>;

/** Checks a decoded request body against openapi.yaml. An operation without a body takes anything. */
export function checkRequestBody(operationId: string, body: unknown): Problem[] {
  const validator = validators[operationId];
  if (!validator) return [];
  const found = run(validator, body);
  return found.length === 0 ? [] : graded(found, `paths/${placeOf(operationId)}/requestBody/content/application~1json`);
}
