import type { Assumptions } from '../../document/assumptions.js';
import type { BodyField, Operation, RequestBody } from '../../document/operations.js';
import { describe, type Problem } from '../../document/schema-problems.js';
import { checkRequestBody } from '../../document/validate-request.js';
import type { Note, Violation } from '../../journal/violation.js';
import { canonicalMember, refusedMember } from './enum-members.js';
import { isPasswordField, mask } from './mask-passwords.js';
import { coerceBySchema } from './php-form.js';

/** The fields of a request as the server understands them, and what is wrong with them. */
export interface ReadFields {
  /** Coerced, and with the members of its enums in the server's own spelling. */
  fields: Record<string, unknown>;
  /** Laravel's messages by field; empty when the fields are fine. */
  errors: Record<string, string[]>;
  violations: Violation[];
  notes: Note[];
}

/** What the server holds of the enums whose members are its own. */
export interface Members {
  billing_systems: readonly string[];
}

/**
 * Understands the fields of a request: coerces those of a form, checks them against openapi.yaml, and applies the
 * switches that decide which members of an enum and which further fields the server takes.
 * @param raw the decoded body
 */
export function createFieldReader(operation: Operation, body: RequestBody) {
  const schemas = Object.fromEntries(body.fields.map((field) => [field.name, field]));
  const enums = body.fields.filter((field): field is BodyField & { members: keyof Members } => !!field.members);

  return (raw: Record<string, unknown>, isForm: boolean, assumptions: Assumptions, members: Members): ReadFields => {
    const fields = isForm ? coerceBySchema(raw, schemas) : raw;
    // A field may be named __proto__.
    const read: ReadFields = { fields, errors: Object.create(null), violations: [], notes: [] };
    let judged = fields;
    const refusals = new Map<string, Note>();
    for (const field of enums) {
      const given = fields[field.name];
      if (typeof given !== 'string') continue;
      const known = members[field.members];
      const canonical = canonicalMember(given, field, assumptions, known);
      const refusal = canonical === undefined ? refusedMember(given, field, assumptions, known) : undefined;
      if (refusal) refusals.set(field.name, refusal);
      // Which names are members is judged by the switches and the state, whatever the contract's enum says.
      judged = { ...judged, [field.name]: canonical === undefined ? '' : field.enum?.[0] };
      if (canonical !== undefined && canonical !== given) read.fields = { ...read.fields, [field.name]: canonical };
    }
    for (const problem of checkRequestBody(operation.operationId, judged)) {
      addProblem(read, problem, fields[problem.at.slice(1)], refusals, operation, body);
    }
    if (assumptions['unknown-fields'] === 'refuse') refuseUnknownFields(read, fields, schemas);
    return read;
  };
}

function addProblem(
  { errors, violations, notes }: ReadFields,
  problem: Problem,
  value: unknown,
  refusals: ReadonlyMap<string, Note>,
  operation: Operation,
  body: RequestBody,
): void {
  const name = problem.at.slice(1);
  const field = body.fields.find((one) => one.name === name);
  errors[name] ??= [laravelMessage(name, field, problem.keyword, value)];
  if (violations.some((violation) => violation.location[2] === name)) return;
  const refusal = refusals.get(name);
  if (refusal) notes.push(refusal);
  else violations.push(fieldViolation(name, field, problem, value, operation, body));
}

function fieldViolation(
  name: string,
  field: BodyField | undefined,
  problem: Problem,
  value: unknown,
  { operationId }: Operation,
  { fields, example }: RequestBody,
): Violation {
  const missing = problem.keyword === 'required';
  const received = isPasswordField(name) && !missing ? mask : describe(value);
  return {
    code: missing ? 'field-missing' : 'field-invalid',
    location: ['request', 'body', name],
    message: missing ? `The field ${name} is missing.` : `The field ${name} is ${received}.`,
    expected: problem.keyword === 'enum' ? problem.expected : (field?.description ?? problem.expected),
    received,
    grade: problem.fact.grade,
    ...(problem.fact.source === undefined ? {} : { source: problem.fact.source }),
    operationId,
    hint: `Send ${fields.map((one) => one.name).join(', ')}, for example ${JSON.stringify(example)}.`,
  };
}

function refuseUnknownFields(
  { errors, notes }: ReadFields,
  fields: Record<string, unknown>,
  known: Record<string, BodyField>,
): void {
  for (const name of Object.keys(fields)) {
    if (Object.hasOwn(known, name)) continue;
    errors[name] = [`The ${words(name)} field is prohibited.`];
    notes.push({
      code: 'field-unknown',
      message: `The server refuses the field ${name}: see the assumption unknown-fields.`,
    });
  }
}

/** The wording of Laravel's validator (assumed). A field with a minimum is one of its integers. */
function laravelMessage(name: string, field: BodyField | undefined, keyword: string, value: unknown): string {
  const blank = value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
  if (keyword === 'required' || blank) return `The ${words(name)} field is required.`;
  if (field?.minimum !== undefined) {
    const wanted = keyword === 'minimum' ? `at least ${field.minimum}` : 'an integer';
    return `The ${words(name)} field must be ${wanted}.`;
  }
  return field?.enum ? `The selected ${words(name)} is invalid.` : `The ${words(name)} field must be a string.`;
}

const words = (name: string): string => name.replaceAll('_', ' ');
