import type { IncomingHttpHeaders } from 'node:http';
import { type AssumptionName, assumptionList, isConcerned } from '../../document/assumptions.js';
import { answersOf } from '../../document/described-answers.js';
import { isRecord } from '../../document/is-record.js';
import { readFact } from '../../document/openapi.js';
import type { Operation } from '../../document/operations.js';
import { isSameJson } from '../../journal/json-equality.js';
import type { Violation } from '../../journal/violation.js';
import { asksForJson } from '../../judges/requests/asks-for-json.js';
import { routeMissing, summary } from '../../judges/requests/wording.js';
import type { SeenExchange } from '../create-passage.js';

/** An exchange as lessons are drawn from it. */
export interface Taught {
  operation: Operation;
  path: string;
  status: number;
  headers: Readonly<Record<string, string>>;
  /** undefined where it is no JSON. */
  body: unknown;
  /** The answer of openapi.yaml that it is, word for word, or by its form where the words differ. */
  example: string | undefined;
  asked: IncomingHttpHeaders;
  asksForJson: boolean;
  scheme: string;
  fields: Readonly<Record<string, unknown>>;
  violations: readonly Violation[];
  /** Codes of what is wrong or noted with the request. */
  codes: readonly string[];
  /** The server answered as for an address that it does not have. */
  isUnrouted: boolean;
  isSuccess: boolean;
}

/** What an exchange says of one switch: the values with which a server would answer so. */
type Lesson = (taught: Taught) => readonly string[] | undefined;

/** The exchange as lessons see it; undefined where nothing can be learned from it. */
export function teach({ head, request, came, answer }: SeenExchange): Taught | undefined {
  const { operation } = request;
  // What is wrong with an answer by a known fact leaves no answer to lean on.
  if (!operation || 'document' in operation || answer.violations.length > 0) return undefined;
  const { status, headers } = came;
  const body = answer.decoded && answer.decoded.problem === undefined ? answer.decoded.body : undefined;
  return {
    operation,
    path: head.url.replace(/\?.*/s, ''),
    status,
    headers,
    body,
    example: exampleOf(operation.operationId, body),
    asked: head.headers,
    asksForJson: asksForJson(head.headers),
    scheme: request.dialect.credentials,
    fields: request.fields,
    violations: request.violations,
    codes: [...request.violations, ...request.notes].map(({ code }) => code),
    isUnrouted: answer.notes.some(({ code }) => code === 'operation-absent'),
    isSuccess: status >= 200 && status < 300 && isAnswer(body),
  };
}

/** A body that tells of no error. */
const isAnswer = (body: unknown): boolean =>
  Array.isArray(body) || (isRecord(body) && body.error === undefined && body.errors === undefined);

function exampleOf(operationId: string, body: unknown): string | undefined {
  const described = answersOf(operationId);
  const refusal = isRecord(body) && typeof body.message === 'string' && isRecord(body.errors);
  if (refusal)
    return described.find(({ outcome, body: of }) => outcome === 'validation' && 'errors' in Object(of))?.example;
  return described.find((one) => isSameJson(one.body, body))?.example;
}

/** Whether a request came without credentials that could be read, where the operation asks for them. */
const isWithout = ({ codes }: Taught): boolean =>
  codes.includes('credentials-missing') || codes.includes('credentials-malformed');

const isRefusal = ({ status }: Taught): boolean => status === 401 || status === 403;

const says = (body: unknown, name: string, text: string): boolean => isRecord(body) && body[name] === text;

/** The lessons that no status alone teaches, by the switch. Each leans on one exchange and on nothing before it. */
const lessons: Partial<Record<AssumptionName, Lesson>> = {
  auth: ({ scheme, isSuccess, operation }) => {
    if (!isSuccess || isConcerned(operation.operationId, 'public-calls-need-credentials')) return undefined;
    return scheme === 'basic' || scheme === 'bearer' ? ['both', scheme] : undefined;
  },
  'auth-error-body': (taught) => {
    const { body, asksForJson: asks, headers } = taught;
    if (!isWithout(taught) || !asks || !isRefusal(taught)) return undefined;
    if (says(body, 'message', 'Unauthenticated.')) return ['message'];
    if (says(body, 'error', 'User not authenticated')) return ['error'];
    return says(body, 'message', 'Invalid credentials.') && headers['www-authenticate'] ? ['basic'] : undefined;
  },
  'errors-without-accept': (taught) => {
    const { status, headers, body, asksForJson: asks } = taught;
    if (asks || !isWithout(taught)) return undefined;
    if (status === 302 && /\/login$/.test(headers.location ?? '')) return ['html'];
    if (status === 500 && body === undefined) return ['login-missing'];
    return isRefusal(taught) && isRecord(body) ? ['json'] : undefined;
  },
  'double-slash': ({ codes, isUnrouted, isSuccess }) => {
    if (!codes.includes('path-double-slash')) return undefined;
    return isUnrouted ? ['route-not-found'] : isSuccess ? ['folded'] : undefined;
  },
  'rate-limit': ({ headers, isSuccess }) => {
    if (!isSuccess) return undefined;
    const limit = headers['x-ratelimit-limit'];
    return limit === undefined ? ['none'] : limit === '60' ? ['60'] : undefined;
  },
  'error-wording': ({ body, example, isUnrouted, path }) => {
    if (!isRecord(body)) return undefined;
    if (isUnrouted)
      return versions.filter((version) => body.message === routeMissing(path.replace(/^\/+/, ''), version));
    if (example !== 'validation-error') return undefined;
    const errors = body.errors as Record<string, string[]>;
    return versions.filter((version) => body.message === summary(errors, version) && areWordsOf(version, errors));
  },
  'public-calls-need-credentials': (taught) => {
    const { operation, scheme, isSuccess } = taught;
    if (!isConcerned(operation.operationId, 'public-calls-need-credentials') || scheme !== 'none') return undefined;
    if (isSuccess) return ['no'];
    return isRefusal(taught) && says(taught.body, 'message', 'Unauthenticated.') ? ['yes'] : undefined;
  },
  'malformed-id': ({ codes, body, example, path, isUnrouted }) => {
    if (!codes.includes('id-invalid')) return undefined;
    if (example === 'unknown-customer')
      return /\/\d[^/]*$/.test(path) ? ['unknown-customer'] : ['unknown-customer', 'leading-digits'];
    const isFramework = versions.some((version) =>
      says(body, 'message', routeMissing(path.replace(/^\/+/, ''), version)),
    );
    return isUnrouted && isFramework ? ['route-not-found'] : undefined;
  },
  'unknown-fields': ({ operation, fields, isSuccess, body }) => {
    const known = operation.body?.fields.map(({ name }) => name);
    const unknown = known && Object.keys(fields).filter((name) => !known.includes(name));
    if (!unknown?.length) return undefined;
    if (isSuccess) return ['ignore'];
    const errors = isRecord(body) && isRecord(body.errors) ? Object.keys(body.errors) : [];
    return errors.length > 0 && errors.every((name) => unknown.includes(name)) ? ['refuse'] : undefined;
  },
  'other-billing-systems': ({ operation, fields, isSuccess }) => {
    const field = operation.body?.fields.find(({ members }) => members === 'billing_systems');
    const given = field && fields[field.name];
    const grade = typeof given === 'string' ? readFact(field?.memberGrades?.[given])?.grade : undefined;
    return isSuccess && grade === 'assumed' ? ['accept'] : undefined;
  },
  'unknown-department': ({ operation, example }) => {
    if (!isConcerned(operation.operationId, 'unknown-department')) return undefined;
    return example === 'no-department' ? ['empty-list'] : example === 'not-found' ? ['not-found'] : undefined;
  },
  reassign: ({ example }) => (example === 'already-linked' ? ['refuse'] : undefined),
  'duplicate-billing-id': ({ example }) => (example === 'billing-id-taken' ? ['refuse'] : undefined),
  'ticket-created-id': ({ operation, isSuccess, body }) => {
    if (!isSuccess || !isConcerned(operation.operationId, 'ticket-created-id') || !isRecord(body)) return undefined;
    return isRecord(body.id) ? ['object'] : typeof body.id === 'number' ? ['number'] : undefined;
  },
  'department-by-id': ({ operation, status, body }) => {
    if (status !== 200 || !isConcerned(operation.operationId, 'department-by-id')) return undefined;
    if (Array.isArray(body)) return ['bare'];
    return isRecord(body) && Array.isArray(body.department) && body.department.length > 0 ? ['wrapped'] : undefined;
  },
  realtime: ({ operation, isSuccess, body }) => {
    if (!isSuccess || !isConcerned(operation.operationId, 'realtime') || !isRecord(body)) return undefined;
    return [body.enabled === true ? 'on' : 'off'];
  },
};

type Version = Parameters<typeof summary>[1];
const versions = assumptionList
  .find(({ name }) => name === 'error-wording')!
  .values.map(({ value }) => value as Version);

/** Laravel says "field must be" since 10. */
function areWordsOf(version: Version, errors: Record<string, unknown>): boolean {
  const texts = Object.values(errors).flat().map(String);
  const says = texts.filter((text) => / must be /.test(text));
  return says.every((text) => / field must be /.test(text) === Number(version.slice('laravel-'.length)) >= 10);
}

/** The values of each switch with which a server would answer so, for the switches on which the exchange has a say. */
export function lessonsOf(taught: Taught): [AssumptionName, readonly string[]][] {
  // Who sends no credentials is refused for that, whatever the words are.
  const meant = taught.example === 'unknown-customer' && isWithout(taught) ? undefined : taught.example;
  const byStatus = assumptionList
    .filter(({ statusOf }) => statusOf !== undefined && statusOf === meant)
    .map(({ name, values }) => [
      name,
      values.map(({ value }) => value).filter((value) => value === String(taught.status)),
    ]);
  const refused = isWithout(taught) && taught.asksForJson && isRefusal(taught);
  const found = [
    ...byStatus,
    ...(refused && taught.example !== 'bad-credentials' ? [['auth-error-status', [String(taught.status)]]] : []),
    ...Object.entries(lessons).map(([name, lesson]) => [name, lesson(taught) ?? []]),
  ] as [AssumptionName, readonly string[]][];
  return found.filter(([, values]) => values.length > 0);
}

/**
 * Whether the answer is that to an unknown customer only if its credentials are good: the same words may refuse
 * credentials.
 */
export const leansOnCredentials = (taught: Taught): boolean =>
  taught.example === 'unknown-customer' && !isWithout(taught);
