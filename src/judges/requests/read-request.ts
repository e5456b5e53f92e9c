import { type Assumptions, isConcerned } from '../../document/assumptions.js';
import type { Operation } from '../../document/operations.js';
import type { Dialect } from '../../journal/entry.js';
import type { Asked } from '../../operations/behaviour.js';
import { behaviourOf } from '../../operations/behaviours.js';
import { type DecodedBody, decodeBody, tooLarge } from './body.js';
import { bodyViolation } from './body-violation.js';
import { invalidParameter, type Malformed, readParameters } from './path-parameters.js';
import { parsePhpForm } from './php-form.js';
import { createFieldReader, type Members, type ReadFields } from './request-fields.js';
import { canBeTyped, typedNote } from './typed-values.js';

/** What of a request its operation looks at. */
export interface Received {
  /** Those of the address, decoded. */
  parameters: Readonly<Record<string, string>>;
  url: string;
  contentType: string | undefined;
  /** undefined when it was not read. */
  body: ReceivedBody | undefined;
}

export interface ReceivedBody {
  /** undefined when there is none. */
  bytes: Buffer | undefined;
  /** It was over the limit, and so it is not whole. */
  tooLarge: boolean;
}

/** A request as its operation understands it, and what is wrong with it. */
export interface ReadRequest extends ReadFields {
  asked: Asked;
  /** The customer that it is about, if it names one. */
  customer: number | undefined;
  dialect: Dialect['body'];
  /** Values of its address that are none of their parameters'. */
  malformed: readonly Malformed[];
  /** The server looks at no credentials here, as the switches have it. */
  isPublic: boolean;
}

/** Reads requests of one operation, and judges everything in them but their credentials and what they accept. */
export function createRequestReader(operation: Operation) {
  const { operationId, body: described, pathParameters } = operation;
  const behaviour = behaviourOf(operationId);
  const mayBePublic = isConcerned(operationId, 'public-calls-need-credentials');
  const readFields = described && createFieldReader(operation, described);

  return (received: Received, assumptions: Assumptions, members: Members): ReadRequest => {
    const decoded = readFields && decodeReceived(received);
    const read = decoded ? understand(decoded, received.url, assumptions, members) : nothing();
    const byLeadingDigits = assumptions['malformed-id'] === 'leading-digits';
    const { parameters, malformed } = readParameters(pathParameters, received.parameters, byLeadingDigits);
    for (const one of malformed) {
      const violation = invalidParameter(operation, one);
      // What is no decimal number may be one for the database, and then it is taken for a customer.
      const isTaken = Number(parameters[one.parameter.name]) >= 0;
      if (!isTaken && one.parameter.isTyped && canBeTyped(one.text)) read.notes.push(typedNote(violation));
      else read.violations.push(violation);
    }
    const asked: Asked = { parameters, fields: read.fields };
    // One by one: every request pays for the copy that a spread is.
    const { fields, errors, violations, notes, fails } = read;
    return {
      fields,
      errors,
      violations,
      notes,
      fails,
      asked,
      customer: behaviour.customerOf(asked),
      dialect: decoded?.dialect ?? 'none',
      malformed,
      isPublic: mayBePublic && assumptions['public-calls-need-credentials'] === 'no',
    };
  };

  function understand(body: DecodedBody, url: string, assumptions: Assumptions, members: Members): ReadFields {
    const isForm = body.dialect === 'form' || body.dialect === 'multipart';
    const fields = readFields!({ raw: body.fields, isForm, query: queryOf(url) }, assumptions, members);
    if (!body.failure) return fields;
    // Fields that could not be decoded are missing for the server; saying so once is enough for a reader.
    const more = body.failure.isRead ? fields.violations : [];
    return { ...fields, violations: [bodyViolation(operation, body.failure), ...more] };
  }
}

const nothing = (): ReadFields => ({ fields: {}, errors: {}, violations: [], notes: [] });

function decodeReceived({ body, contentType }: Received): DecodedBody {
  return body?.tooLarge ? tooLarge() : decodeBody(body?.bytes, contentType);
}

/** The fields in the query of an address, as PHP decodes them; undefined when it has none. */
function queryOf(url: string): Record<string, unknown> | undefined {
  const at = url.indexOf('?');
  return at < 0 ? undefined : parsePhpForm(url.slice(at + 1));
}
