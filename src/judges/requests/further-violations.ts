import type { IncomingMessage } from 'node:http';
import { type FoundFurther, type FurtherOperation, factOf } from '../../document/further-document.js';
import { checkFurtherRequest, type RequestProblem } from '../../document/further-request.js';
import { addressOf } from '../../document/operations.js';
import { isPasswordField, mask } from '../../journal/mask-passwords.js';
import type { Note, Violation } from '../../journal/violation.js';
import type { DecodedBody } from './body.js';
import { bodyViolation } from './body-violation.js';

/** What is wrong with the body and the parameters of a request. */
export function furtherViolations(
  { operation, parameters }: FoundFurther,
  request: Pick<IncomingMessage, 'url' | 'headers'>,
  body: DecodedBody,
): Violation[] {
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

/** The code of the note on an address that only single plugin versions call. */
const supersededCode = 'superseded';

/** What is to be said of any request for an operation of another document. */
export function furtherNotes(operation: FurtherOperation): Note[] {
  return operation.document.isOwn ? [] : [superseded(operation)];
}

function superseded(operation: FurtherOperation): Note {
  const { supersededBy: newer } = operation;
  const instead = newer ? ` ${addressOf(newer)} serves the same purpose.` : '';
  return {
    code: supersededCode,
    message: `Only single plugin versions call ${addressOf(operation)}, and whether a present server has it is unknown.${instead}`,
  };
}

/** Whether a server has an older address at all is assumed, and so is whatever it asks for there. */
export const asGraded = ({ document }: FurtherOperation, violations: Violation[]): Violation[] =>
  document.isOwn ? violations : violations.map(assumed);

const assumed = (violation: Violation): Violation => ({
  ...violation,
  grade: 'assumed',
  source:
    'Single plugin versions call this address; whether a present server has it, and what it asks for, is unknown.',
});
