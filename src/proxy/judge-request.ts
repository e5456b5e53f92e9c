import type { Assumptions } from '../document/assumptions.js';
import { type FoundFurther, type FurtherDocument, isFurther } from '../document/further-document.js';
import { type Operation, operations } from '../document/operations.js';
import type { Dialect } from '../journal/entry.js';
import type { Note, Violation } from '../journal/violation.js';
import { acceptViolation } from '../judges/requests/accept-violation.js';
import { decodeBody, tooLarge } from '../judges/requests/body.js';
import { credentialsViolation, readCredentials } from '../judges/requests/credentials.js';
import { doubledViolation } from '../judges/requests/double-slash.js';
import type { Addressed, FoundRequest, Head } from '../judges/requests/find-request.js';
import { asGraded, furtherNotes, furtherViolations } from '../judges/requests/further-violations.js';
import { createRequestReader, type ReadRequest, type ReceivedBody } from '../judges/requests/read-request.js';
import { diagnoseUnmatched } from '../judges/requests/unmatched.js';

/** What breaks the contract in a request, as far as nobody needs to know whose credentials a server takes. */
export interface JudgedRequest {
  operation: Operation | undefined;
  customer: number | undefined;
  dialect: Dialect;
  violations: Violation[];
  notes: Note[];
  /** The decoded fields of the body. */
  fields: Readonly<Record<string, unknown>>;
}

/** @param own the operations of the user's own documents */
export function judgeRequest(
  head: Head,
  { found, path, isDoubled }: Addressed,
  body: ReceivedBody,
  assumptions: Assumptions,
  own: FurtherDocument['operations'],
): JudgedRequest {
  const judged = !found
    ? judgeUnknown(head, path, body, own)
    : isOfFurther(found)
      ? judgeFurther(head, found, body)
      : judgeKnown(head, found, body, assumptions);
  if (!isDoubled || !path.startsWith('/api/')) return judged;
  const written = head.url.replace(/\?.*/s, '');
  return { ...judged, violations: [doubledViolation(written, path), ...judged.violations] };
}

const isOfFurther = (found: FoundRequest): found is FoundFurther => isFurther(found.operation);

const schemeOf = ({ headers }: Head) => readCredentials(headers.authorization).scheme;

const readers = new Map<Operation, ReturnType<typeof createRequestReader>>();

function readerOf(operation: Operation): ReturnType<typeof createRequestReader> {
  const reader = readers.get(operation) ?? createRequestReader(operation);
  readers.set(operation, reader);
  return reader;
}

/** What the server lists is not known; what the contract lists is. */
const members = {
  billing_systems:
    operations.flatMap(({ body }) => body?.fields ?? []).find((field) => field.members === 'billing_systems')?.enum ??
    [],
};

function judgeKnown(
  head: Head,
  { operation, parameters }: FoundRequest,
  body: ReceivedBody,
  assumptions: Assumptions,
): JudgedRequest {
  const { operationId } = operation;
  const { headers, url } = head;
  const read: ReadRequest = readerOf(operation)(
    { parameters, url, contentType: headers['content-type'], body },
    assumptions,
    members,
  );
  const refused = read.isPublic ? undefined : credentialsViolation(readCredentials(headers.authorization));
  const accept = acceptViolation(headers, assumptions, operationId);
  return {
    operation,
    customer: read.customer,
    dialect: { credentials: schemeOf(head), body: read.dialect },
    violations: [...(refused ? [{ ...refused, operationId }] : []), ...(accept ? [accept] : []), ...read.violations],
    notes: read.notes,
    fields: read.fields,
  };
}

function judgeFurther(head: Head, found: FoundFurther, received: ReceivedBody): JudgedRequest {
  const { operation } = found;
  const { operationId, asksForCredentials } = operation;
  const body = decodedOf(head, received);
  const refused = asksForCredentials ? credentialsViolation(readCredentials(head.headers.authorization)) : undefined;
  const violations = [...(refused ? [{ ...refused, operationId }] : []), ...furtherViolations(found, head, body)];
  return {
    operation,
    customer: undefined,
    dialect: { credentials: schemeOf(head), body: body.dialect },
    violations: asGraded(operation, violations),
    notes: furtherNotes(operation),
    fields: body.fields,
  };
}

function judgeUnknown(
  head: Head,
  path: string,
  received: ReceivedBody,
  own: FurtherDocument['operations'],
): JudgedRequest {
  const body = decodedOf(head, received);
  const diagnosis = diagnoseUnmatched(head.method, path, own);
  return {
    operation: undefined,
    customer: undefined,
    dialect: { credentials: schemeOf(head), body: body.dialect },
    violations: 'violation' in diagnosis ? [diagnosis.violation] : [],
    notes: 'note' in diagnosis ? [diagnosis.note] : [],
    fields: body.fields,
  };
}

const decodedOf = ({ headers }: Head, { bytes, tooLarge: isTooLarge }: ReceivedBody) =>
  isTooLarge ? tooLarge() : decodeBody(bytes, headers['content-type']);
