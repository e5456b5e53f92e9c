import type { Customer } from '../../customers/customer.js';
import {
  type FoundFurther,
  type FurtherAnswer,
  type FurtherOperation,
  factOf,
} from '../../document/further-document.js';
import { checkFurtherRequest, type RequestProblem } from '../../document/further-request.js';
import { isRecord } from '../../document/is-record.js';
import type { Json } from '../../document/openapi.js';
import { addressOf } from '../../document/operations.js';
import type { Note, Violation } from '../../journal/violation.js';
import type { Records } from '../../store/store.js';
import type { Answer } from '../answer.js';
import { admit } from './admission.js';
import { refusedCredentials } from './answers.js';
import type { DecodedBody } from './body.js';
import { bodyViolation } from './body-violation.js';
import { deliver } from './deliver.js';
import type { Exchange } from './exchange.js';
import { isPasswordField, mask } from './mask-passwords.js';

/**
 * Answers from an example of the document. Nothing is changed: what a server does there is unknown, or the user's own.
 * An older address names a customer of this world where it can.
 * @param body the decoded body
 * @param checks whether credentials are looked at
 */
export async function answerFurther(
  exchange: Exchange,
  found: FoundFurther,
  body: DecodedBody,
  checks: boolean,
): Promise<void> {
  const { operation, parameters } = found;
  const { assumptions } = exchange.world;
  exchange.operationId = operation.operationId;
  const owner = admit(exchange, { checks, isPublic: !operation.asksForCredentials, fields: body.fields });
  const problems = problemsOf(exchange, found, body);
  exchange.violations.push(...problems);
  // Whether a server has the address at all is assumed, and so is whatever it asks for there.
  if (!operation.document.isOwn) exchange.violations = exchange.violations.map(assumed);
  if (!operation.document.isOwn) exchange.notes.push(superseded(operation));
  const preferred = preferredAnswer(exchange, operation);
  await deliver(exchange, (records) => {
    if (operation.asksForCredentials && !owner) return refusalOf(operation) ?? refusedCredentials(assumptions);
    const refusal = problems.length > 0 ? operation.answers.find(({ outcome }) => outcome === 'validation') : undefined;
    const answer = preferred ?? refusal ?? successOf(operation);
    return operation.document.isOwn
      ? given(answer)
      : given({ ...answer, body: filled(answer.body, parameters, records) });
  });
}

const given = ({ status, body, outcome }: FurtherAnswer): Answer => ({
  status,
  body: body === undefined ? '' : JSON.stringify(body),
  outcome,
});

const successOf = ({ answers }: FurtherOperation): FurtherAnswer =>
  answers.find(({ outcome }) => outcome === 'success') as FurtherAnswer;

/** The refusal of credentials that a user's own document describes. */
function refusalOf({ answers, document }: FurtherOperation): Answer | undefined {
  const described = answers.find(({ outcome }) => outcome === 'bad-credentials');
  return document.isOwn && described ? given(described) : undefined;
}

/** The answer that the header Prefer asks for, as Prism has it: code=404, example=NAME, or both. */
function preferredAnswer({ request, notes }: Exchange, operation: FurtherOperation): FurtherAnswer | undefined {
  const header = [request.headers.prefer ?? []].flat().join(', ');
  const wanted = (name: string) => new RegExp(`(?:^|[\\s,;])${name}="?([\\w.-]+)`).exec(header)?.[1];
  const [code, example] = [wanted('code'), wanted('example')];
  if (code === undefined && example === undefined) return undefined;
  const found = operation.answers.find(
    (one) => (code ?? String(one.status)) === String(one.status) && (example ?? one.example) === one.example,
  );
  if (!found) {
    const described = operation.answers.map((one) => `code=${one.status} example=${one.example}`).join(', ');
    const message = `Prefer asks for an answer that ${operation.document.name} does not describe for ${addressOf(operation)}. It describes ${described}.`;
    notes.push({ code: 'prefer-unknown', message });
  }
  return found;
}

/** The code of the note on an address that only single plugin versions call. */
const supersededCode = 'superseded';

function superseded(operation: FurtherOperation): Note {
  const { supersededBy: newer } = operation;
  const instead = newer ? ` ${addressOf(newer)} serves the same purpose.` : '';
  return {
    code: supersededCode,
    message: `Only single plugin versions call ${addressOf(operation)}, and whether a present server has it is unknown.${instead}`,
  };
}

const assumed = (violation: Violation): Violation => ({
  ...violation,
  grade: 'assumed',
  source:
    'Single plugin versions call this address; whether a present server has it, and what it asks for, is unknown.',
});

/** What is wrong with the body and the parameters of a request. */
function problemsOf({ request }: Exchange, { operation, parameters }: FoundFurther, body: DecodedBody): Violation[] {
  const { dialect } = body;
  const isAbsent = dialect === 'none';
  const isMultipart = dialect === 'multipart';
  const isListed = isMultipart && operation.body?.types.includes('multipart/form-data');
  const isJudged = operation.body && (!isAbsent || operation.isBodyRequired) && !isListed;
  const failure = isJudged ? body.failure : undefined;
  const problems = checkFurtherRequest(operation, {
    parameters,
    query: new URLSearchParams(/\?(.*)$/s.exec(request.url ?? '')?.[1] ?? ''),
    headers: request.headers,
    fields: isAbsent || failure ? undefined : body.fields,
    isForm: dialect === 'form' || isMultipart,
  });
  return [
    ...(failure ? [bodyViolation(operation, failure, factOf(operation.document, undefined))] : []),
    ...problems.map((problem) => violationOf(operation, problem)),
  ];
}

function violationOf(operation: FurtherOperation, problem: RequestProblem): Violation {
  const { part, name, keyword, expected, description, fact } = problem;
  const missing = keyword === 'required';
  const received = isPasswordField(name) && !missing ? mask : problem.received;
  const what = part === 'body' ? 'field' : `${part} parameter`;
  const { body, document, operationId } = operation;
  const { grade, source } = factOf(document, fact);
  return {
    code: missing ? 'field-missing' : 'field-invalid',
    location: ['request', part, ...(name === '' ? [] : [name])],
    message: missing ? `The ${what} ${name} is missing.` : `The ${what} ${name} is ${received}.`,
    expected: keyword === 'type' || missing ? (description ?? expected) : expected,
    received,
    grade,
    ...(source === undefined ? {} : { source }),
    operationId,
    hint:
      part === 'body' && body && Object.keys(body.example).length > 0
        ? `Send ${body.fields.map((field) => field.name).join(', ')}, for example ${JSON.stringify(body.example)}.`
        : `See ${addressOf(operation)} in ${document.name}.`,
  };
}

/** The example with the customer whom the address names; a list is empty when there is none. */
function filled(value: Json | undefined, { email, id }: FoundFurther['parameters'], { customers }: Records) {
  if (value === undefined || (email === undefined && id === undefined)) return value;
  const customer = email === undefined ? customers.get(Number(id)) : customers.find('email', email.toLowerCase())[0];
  if (!mentionsCustomer(value)) return value;
  if (customer) return withCustomer(value, customer);
  return Array.isArray(value) ? [] : value;
}

const mentionsCustomer = (value: Json): boolean => JSON.stringify(value).includes('"email"');

function withCustomer(value: Json, customer: Customer): Json {
  if (Array.isArray(value)) return value.map((item) => withCustomer(item, customer));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value as { [name: string]: Json }).map(([name, inner]): [string, Json] => {
    const own = Object.hasOwn(value, 'email') && Object.hasOwn(customer, name);
    return [name, own ? customer[name as keyof Customer] : withCustomer(inner, customer)];
  });
  return Object.fromEntries(entries);
}
