import type { BillingPair } from '../customers/customer.js';
import type { Assumptions } from '../document/assumptions.js';
import { checkRequestBody, describe, type Problem } from '../document/validate.js';
import { openapi } from '../generated/contract.js';
import type { Note, Violation } from '../journal/violation.js';
import { coerceBySchema } from './php-form.js';

const schema = openapi.components.schemas.AssignRequest;
const fieldNames = Object.keys(schema.properties);
const memberGrades = schema.properties.billing_system['x-enum-grades'];

/** What an assign asks for, or why it cannot be understood. */
export interface AssignRequest {
  /** Ticaga's customer id; NaN when it is too large for any customer. */
  id: number;
  pair: BillingPair;
  /** Laravel's messages by field; empty when the request is fine. */
  errors: Record<string, string[]>;
  violations: Violation[];
  notes: Note[];
}

/**
 * Understands the fields of an assign: coerces those of a form, checks them against openapi.yaml, and applies the
 * switches that decide which billing systems and which further fields the server takes.
 * @param billingSystems the members of the server's enum, in its own spelling
 */
export function readAssignRequest(
  raw: Record<string, unknown>,
  isForm: boolean,
  assumptions: Assumptions,
  billingSystems: readonly string[],
): AssignRequest {
  const fields = isForm ? coerceBySchema(raw, schema.properties) : raw;
  const request: AssignRequest = {
    id: Number.NaN,
    pair: { billing_id: '', billing_system: '' },
    errors: {},
    violations: [],
    notes: [],
  };
  const system = canonicalSystem(fields.billing_system, assumptions, billingSystems);
  const named = fields.billing_system;
  const refusal =
    typeof named === 'string' && system === undefined ? refusedMember(named, assumptions, billingSystems) : undefined;
  // Which names are members is judged by the switches and the state, whatever the contract's enum says.
  const judged = system === undefined ? '' : schema.properties.billing_system.enum[0];
  const checked = typeof named === 'string' ? { ...fields, billing_system: judged } : fields;
  for (const problem of checkRequestBody('assignBillingId', checked)) addProblem(request, problem, fields, refusal);
  if (assumptions['unknown-fields'] === 'refuse') refuseUnknownFields(request, fields);
  const id = Number(fields.ticaga_id);
  request.id = Number.isSafeInteger(id) ? id : Number.NaN;
  request.pair = { billing_id: String(fields.billing_id), billing_system: system ?? '' };
  return request;
}

/** The server's spelling of a billing system, or undefined when it does not take it. */
function canonicalSystem(value: unknown, assumptions: Assumptions, members: readonly string[]): string | undefined {
  if (typeof value !== 'string') return undefined;
  const spelt = assumptions['billing-system-case'] === 'insensitive' ? value.toLowerCase() : value;
  const found = members.find(
    (member) => (assumptions['billing-system-case'] === 'insensitive' ? member.toLowerCase() : member) === spelt,
  );
  if (found === undefined || assumptions['other-billing-systems'] === 'accept') return found;
  return isAssumedMember(found) ? undefined : found;
}

function isAssumedMember(name: string): boolean {
  return name in memberGrades && memberGrades[name as keyof typeof memberGrades]['x-grade'] === 'assumed';
}

function addProblem(
  request: AssignRequest,
  problem: Problem,
  fields: Record<string, unknown>,
  refusal: Note | undefined,
): void {
  const field = problem.at.slice(1);
  const value = fields[field];
  request.errors[field] ??= [laravelMessage(field, problem.keyword, value)];
  if (request.violations.some((violation) => violation.location[2] === field)) return;
  if (field === 'billing_system' && refusal) request.notes.push(refusal);
  else request.violations.push(fieldViolation(field, problem, value));
}

/** A member of the contract's enum that this server does not take is refused, and breaks nothing. */
function refusedMember(value: string, assumptions: Assumptions, members: readonly string[]): Note | undefined {
  const isSame = (name: string) => name.toLowerCase() === value.toLowerCase();
  const member = Object.keys(memberGrades).find(isSame);
  if (member === undefined) return undefined;
  const refused = `The server does not take the billing system ${describe(value)}`;
  if (!members.some(isSame))
    return { code: 'billing-system-refused', message: `${refused}: the state lists ${members.join(', ')}.` };
  const name =
    isAssumedMember(member) && assumptions['other-billing-systems'] === 'refuse'
      ? 'other-billing-systems'
      : 'billing-system-case';
  return {
    code: 'billing-system-refused',
    message: `${refused}: see the assumption ${name}, now ${assumptions[name]}.`,
  };
}

function fieldViolation(field: string, problem: Problem, value: unknown): Violation {
  const property = schema.properties[field as keyof typeof schema.properties];
  const missing = problem.keyword === 'required';
  return {
    code: missing ? 'field-missing' : 'field-invalid',
    location: ['request', 'body', field],
    message: missing ? `The field ${field} is missing.` : `The field ${field} is ${describe(value)}.`,
    expected: problem.keyword === 'enum' ? problem.expected : property.description,
    received: describe(value),
    grade: problem.fact.grade,
    ...(problem.fact.source === undefined ? {} : { source: problem.fact.source }),
    operationId: 'assignBillingId',
    hint: `Send ${fieldNames.join(', ')}, for example ${JSON.stringify(openapi.paths['/customers/assign'].post.requestBody.content['application/json'].examples.link.value)}.`,
  };
}

function refuseUnknownFields(request: AssignRequest, fields: Record<string, unknown>): void {
  for (const name of Object.keys(fields)) {
    if (fieldNames.includes(name)) continue;
    request.errors[name] = [`The ${words(name)} field is prohibited.`];
    request.notes.push({
      code: 'field-unknown',
      message: `The server refuses the field ${name}: see the assumption unknown-fields.`,
    });
  }
}

/** The wording of Laravel's validator (assumed). */
function laravelMessage(field: string, keyword: string, value: unknown): string {
  const blank = value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
  if (keyword === 'required' || blank) return `The ${words(field)} field is required.`;
  if (field === 'ticaga_id')
    return keyword === 'minimum'
      ? 'The ticaga id field must be at least 1.'
      : 'The ticaga id field must be an integer.';
  if (field === 'billing_system') return 'The selected billing system is invalid.';
  return `The ${words(field)} field must be a string.`;
}

function words(field: string): string {
  return field.replaceAll('_', ' ');
}
