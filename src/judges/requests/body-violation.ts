import type { Fact } from '../../document/grades.js';
import { factAt } from '../../document/openapi.js';
import type { Operation } from '../../document/operations.js';
import type { Violation } from '../../journal/violation.js';
import { type BodyFailure, bodyLimit } from './body.js';

interface Rule {
  message: string;
  expected: string;
  hint: string;
  /** Where the broken fact stands, below the operation. */
  place: string;
}

const json = 'a JSON object with Content-Type: application/json';
const form = 'name=value pairs with Content-Type: application/x-www-form-urlencoded';
const either = `${json}, or ${form}`;
const jsonPlace = 'requestBody/content/application~1json';
const formPlace = 'requestBody/content/application~1x-www-form-urlencoded';

const rules: Record<BodyFailure['code'], Rule> = {
  'body-missing': {
    message: 'The request has no body.',
    expected: either,
    hint: 'Pass the fields to the HTTP client: in PHP, CURLOPT_POSTFIELDS => json_encode($fields).',
    place: 'requestBody',
  },
  'body-not-json': {
    message: 'The body says that it is JSON and cannot be read as a JSON object.',
    expected: json,
    hint: 'Send json_encode($fields) of an associative array, and look at json_last_error().',
    place: jsonPlace,
  },
  'body-form-as-json': {
    message: 'The body is a form, and its Content-Type says that it is JSON.',
    expected: json,
    hint: 'Send json_encode($fields) with this header, or http_build_query($fields) with Content-Type: application/x-www-form-urlencoded.',
    place: jsonPlace,
  },
  'body-json-as-form': {
    message: 'The body is JSON, and its Content-Type says that it is a form.',
    expected: form,
    hint: "Add the header 'Content-Type: application/json'; without it PHP's curl says application/x-www-form-urlencoded.",
    place: formPlace,
  },
  'body-multipart': {
    message: 'The body is multipart/form-data.',
    expected: either,
    hint: "PHP's curl sends multipart when CURLOPT_POSTFIELDS is an array; pass http_build_query($fields) or json_encode($fields).",
    place: formPlace,
  },
  'body-type-unknown': {
    message: 'The body has a Content-Type that the contract does not have.',
    expected: either,
    hint: "Add the header 'Content-Type: application/json' and send json_encode($fields).",
    place: jsonPlace,
  },
  'body-charset': {
    message: 'The body is not UTF-8, or says that it is not.',
    expected: 'UTF-8',
    hint: "Convert the fields first: mb_convert_encoding($value, 'UTF-8', $from).",
    place: jsonPlace,
  },
  'body-too-large': {
    message: 'The body is too large.',
    expected: `at most ${bodyLimit} bytes`,
    hint: 'The call has a few short fields; look at what else is sent.',
    place: 'responses/413',
  },
};

/** Nobody documents such a body or was seen to send it; a server in Laravel takes it. */
const readAllTheSame: Fact = {
  grade: 'assumed',
  source: 'No page and no plugin has it; Laravel reads it all the same (measured on Laravel 8.83).',
};

/**
 * What a body that could not be decoded breaks in the contract of an operation.
 * @param fact the fact that it breaks, where that does not stand in openapi.yaml
 */
export function bodyViolation(
  { operationId, pointer }: Operation,
  { code, received, isRead }: BodyFailure,
  fact?: Pick<Violation, 'grade' | 'source'>,
): Violation {
  const { message, expected, hint, place } = rules[code];
  const { grade, source } = fact ?? (isRead ? readAllTheSame : factAt(`${pointer}/${place}`));
  return {
    code,
    location: ['request', code === 'body-type-unknown' ? 'header' : 'body'],
    message,
    expected,
    received,
    grade,
    ...(source === undefined ? {} : { source }),
    hint,
    operationId,
  };
}
