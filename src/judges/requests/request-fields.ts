import type { Assumptions } from '../../document/assumptions.js';
import type { BodyField, Operation, RequestBody } from '../../document/operations.js';
import { describe, type Problem } from '../../document/schema-problems.js';
import { checkRequestBody } from '../../document/validate-request.js';
import { isPasswordField, mask } from '../../journal/mask-passwords.js';
import type { Note, Violation } from '../../journal/violation.js';
import { cleanInput } from './clean-input.js';
import { canonicalMember, type FieldProblem, refusedMember, unseenSpelling } from './enum-members.js';
import { coerceBySchema } from './php-form.js';
import { readInteger } from './php-integer.js';
import { canBeTyped, typedNote } from './typed-values.js';
import { fieldMessage, isEmpty, prohibited } from './wording.js';

/** The fields of a request as the server understands them, and what is wrong with them. */
export interface ReadFields {
  /** Coerced, and with the members of its enums in the server's own spelling. */
  fields: Record<string, unknown>;
  /** Laravel's messages by field; empty when the fields are fine. */
  errors: Record<string, string[]>;
  violations: Violation[];
  notes: Note[];
  /** The server takes a field and fails to store it. */
  fails?: true | undefined;
}

/** What the server holds of the enums whose members are its own. */
export interface Members {
  billing_systems: readonly string[];
}

/** How a body was written, and what came in it. */
export interface Input {
  /** The decoded body. */
  raw: Record<string, unknown>;
  /** A form or multipart: every value is text. */
  isForm: boolean;
  /** The fields in the query of the address: they count where the body has none of that name. */
  query?: Record<string, unknown> | undefined;
}

/**
 * Understands the fields of a request as Laravel does: trims them, takes an empty text for nothing, and applies the rules
 * `required`, `integer` and those that openapi.yaml's schemas stand for. What breaks the contract is judged apart: the
 * server takes some things that the contract does not have, and says no to some that it has.
 */
export function createFieldReader(operation: Operation, body: RequestBody) {
  const { operationId } = operation;
  const schemas = Object.fromEntries(body.fields.map((field) => [field.name, field]));
  const enums = body.fields.filter((field): field is BodyField & { members: keyof Members } => !!field.members);
  const integers = body.fields.filter(isInteger);
  const nullable = new Set(body.fields.filter(({ type }) => type.includes('null')).map(({ name }) => name));

  return (input: Input, assumptions: Assumptions, members: Members): ReadFields => {
    const { isForm, query } = input;
    const raw = query === undefined ? input.raw : { ...query, ...input.raw };
    const cleaned = cleanInput(raw);
    const fields = isForm ? coerceBySchema(cleaned, schemas) : cleaned;
    // A field may be named __proto__.
    const read: ReadFields = { fields, errors: Object.create(null), violations: [], notes: [] };
    let judged = present(fields, nullable);
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
      if (canonical === undefined || canonical === given) continue;
      read.fields = { ...read.fields, [field.name]: canonical };
      const problem = unseenSpelling(given, canonical, field);
      if (problem) read.violations.push(fieldViolation(field.name, field, problem, given, operation, body));
    }
    const asRead = readIntegers(judged, integers);
    if (asRead !== judged) read.fields = { ...read.fields, ...pick(asRead, integers) };
    const problems = checkRequestBody(operationId, judged);
    const refused = asRead === judged ? problems : checkRequestBody(operationId, asRead);
    for (const { at, keyword } of refused) {
      const name = at.slice(1);
      const field = schemas[name];
      // The rule `integer` alone says nothing of the least id: nobody has one below it. What the contract rules out with
      // `not` no rule of Laravel's does.
      if ((keyword === 'minimum' && isId(field)) || keyword === 'not') continue;
      read.errors[name] ??= [fieldMessage(name, field, keyword, fields[name], assumptions['error-wording'])];
    }
    // What the server refuses and the contract would allow, such as an id beyond 64 bits, comes after the rest.
    const unsaid = refused.filter(({ at }) => read.errors[at.slice(1)] && !problems.some((one) => one.at === at));
    for (const problem of [...problems, ...unsaid])
      addViolation(read, problem, raw[problem.at.slice(1)], { refusals, refused }, operation, body);
    if (assumptions['billing-id-type'] === 'any') takeAny(read, 'billing_id');
    if (assumptions['unknown-fields'] === 'refuse') refuseUnknownFields(read, input.raw, schemas);
    return read;
  };
}

/** The fields without those that are null: for Laravel they are not there, unless a rule lets them be null. */
function present(fields: Record<string, unknown>, nullable: ReadonlySet<string>): Record<string, unknown> {
  const isAbsent = ([name, value]: [string, unknown]) => value === null && !nullable.has(name);
  const entries = Object.entries(fields);
  return entries.some(isAbsent) ? Object.fromEntries(entries.filter((one) => !isAbsent(one))) : fields;
}

/** A rule that asks for no more than a value: what is no text is stored as PHP writes it, and a list cannot be. */
function takeAny(read: ReadFields, name: string): void {
  const value = read.fields[name];
  if (isEmpty(value)) return;
  delete read.errors[name];
  if (typeof value === 'object') read.fails = true;
  if (typeof value === 'boolean') read.fields = { ...read.fields, [name]: value ? '1' : '0' };
}

/** A field with a least number is one of Laravel's integers. */
const isInteger = ({ minimum }: BodyField): boolean => minimum !== undefined;

const isId = (field: BodyField | undefined): boolean => field?.name.endsWith('_id') === true;

/** The fields as the rule `integer` reads them, false where it refuses them; the same when that changes nothing. */
function readIntegers(fields: Record<string, unknown>, integers: readonly BodyField[]): Record<string, unknown> {
  let result = fields;
  for (const { name } of integers) {
    const given = fields[name];
    if (given === undefined || (typeof given === 'number' && Number.isSafeInteger(given))) continue;
    if (isEmpty(given)) continue;
    const value = readInteger(given) ?? false;
    if (value !== given) result = { ...result, [name]: value };
  }
  return result;
}

function pick(fields: Record<string, unknown>, wanted: readonly BodyField[]): Record<string, unknown> {
  return Object.fromEntries(wanted.flatMap(({ name }) => (fields[name] === undefined ? [] : [[name, fields[name]]])));
}

function addViolation(
  { violations, notes }: ReadFields,
  problem: Problem,
  value: unknown,
  { refusals, refused }: { refusals: ReadonlyMap<string, Note>; refused: readonly Problem[] },
  operation: Operation,
  body: RequestBody,
): void {
  const name = problem.at.slice(1);
  const field = body.fields.find((one) => one.name === name);
  if (violations.some((violation) => violation.location[2] === name)) return;
  const refusal = refusals.get(name);
  if (refusal) return void notes.push(refusal);
  const violation = fieldViolation(name, field, problem, value, operation, body);
  const isTyped = field?.isTyped && canBeTyped(value) && refused.some(({ at }) => at === problem.at);
  if (isTyped) notes.push(typedNote(violation));
  else violations.push(violation);
}

function fieldViolation(
  name: string,
  field: BodyField | undefined,
  problem: FieldProblem,
  value: unknown,
  { operationId }: Operation,
  { fields, example }: RequestBody,
): Violation {
  const missing = value === undefined;
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
    errors[name] = [prohibited(name)];
    notes.push({
      code: 'field-unknown',
      message: `The server refuses the field ${name}: see the assumption unknown-fields.`,
    });
  }
}
