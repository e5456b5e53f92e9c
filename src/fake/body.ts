import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { Fact } from '../document/grades.js';
import { factAt } from '../document/openapi.js';
import type { Dialect } from '../journal/entry.js';
import type { Violation, ViolationCode } from '../journal/violation.js';
import { parsePhpForm } from './php-form.js';

/** The largest body that is read, in bytes. The kit's own limit: no correct call comes near it. */
export const bodyLimit = 100 * 1024;

export interface DecodedBody {
  dialect: Dialect['body'];
  /** What the server sees: the decoded fields; an empty object when the body could not be decoded, as in Laravel. */
  fields: Record<string, unknown>;
  violation?: Violation;
}

/**
 * Reads the body of a request up to the limit; what is over it is read and thrown away, so that the client gets an answer.
 * @returns undefined when the request has no body
 */
export function readBody(request: IncomingMessage): Promise<{ bytes: Buffer | undefined; tooLarge: boolean }> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= bodyLimit) chunks.push(chunk);
    });
    request.on('end', () => {
      const bytes = chunks.length === 1 ? chunks[0] : chunks.length === 0 ? undefined : Buffer.concat(chunks);
      resolve({ bytes, tooLarge: size > bodyLimit });
    });
    request.on('error', reject);
  });
}

/** Decodes a body by its Content-Type, and says what breaks the contract. Every failure leaves no fields, as PHP does. */
export function decodeBody(bytes: Buffer | undefined, contentType: string | undefined): DecodedBody {
  if (bytes === undefined) return failed('none', 'body-missing', 'no body');
  const type = (contentType ?? '').toLowerCase();
  const charset = /charset\s*=\s*"?([^\s;"]+)/.exec(type)?.[1] ?? 'utf-8';
  if (!['utf-8', 'utf8', 'us-ascii'].includes(charset)) return failed('other', 'body-charset', `charset=${charset}`);
  if (type.startsWith('application/json')) return decodeJson(bytes);
  if (type.startsWith('application/x-www-form-urlencoded')) return decodeForm(bytes);
  if (type.startsWith('multipart/form-data')) return failed('multipart', 'body-multipart', 'multipart/form-data');
  return failed('other', 'body-type-unknown', type === '' ? 'no Content-Type' : `Content-Type: ${type}`);
}

function decodeJson(bytes: Buffer): DecodedBody {
  const text = bytes.toString('utf8');
  if (text.includes('\uFFFD') && !isUtf8(bytes)) return failed('json', 'body-charset', 'bytes that are not UTF-8');
  const value = parseJson(text);
  if (isRecord(value)) return { dialect: 'json', fields: value };
  if (value === undefined && /^[^{}"\s]+=/.test(text)) return failed('json', 'body-form-as-json', excerpt(text));
  return failed('json', 'body-not-json', excerpt(text));
}

function decodeForm(bytes: Buffer): DecodedBody {
  if (bytes[0] === 0x7b && isRecord(parseJson(bytes.toString('utf8')))) {
    return failed('form', 'body-json-as-form', excerpt(bytes.toString('utf8')));
  }
  if (!isUtf8(bytes)) return failed('form', 'body-charset', 'bytes that are not UTF-8');
  return { dialect: 'form', fields: parsePhpForm(bytes) as Record<string, unknown> };
}

/** The violation of a body over the limit. */
export function tooLarge(): DecodedBody {
  return failed('other', 'body-too-large', `more than ${bodyLimit} bytes`);
}

interface Rule {
  message: string;
  expected: string;
  hint: string;
  fact: Fact;
}

const json = 'a JSON object with Content-Type: application/json';
const form = 'name=value pairs with Content-Type: application/x-www-form-urlencoded';
const either = `${json}, or ${form}`;
const fact = (place: string) => factAt(`paths/~1customers~1assign/post/${place}`);
const jsonFact = fact('requestBody/content/application~1json');
const formFact = fact('requestBody/content/application~1x-www-form-urlencoded');

const rules: Partial<Record<ViolationCode, Rule>> = {
  'body-missing': {
    message: 'The request has no body.',
    expected: either,
    hint: 'Pass the fields to the HTTP client: in PHP, CURLOPT_POSTFIELDS => json_encode($fields).',
    fact: fact('requestBody'),
  },
  'body-not-json': {
    message: 'The body says that it is JSON and cannot be read as a JSON object.',
    expected: json,
    hint: 'Send json_encode($fields) of an associative array, and look at json_last_error().',
    fact: jsonFact,
  },
  'body-form-as-json': {
    message: 'The body is a form, and its Content-Type says that it is JSON.',
    expected: json,
    hint: 'Send json_encode($fields) with this header, or http_build_query($fields) with Content-Type: application/x-www-form-urlencoded.',
    fact: jsonFact,
  },
  'body-json-as-form': {
    message: 'The body is JSON, and its Content-Type says that it is a form.',
    expected: form,
    hint: "Add the header 'Content-Type: application/json'; without it PHP's curl says application/x-www-form-urlencoded.",
    fact: formFact,
  },
  'body-multipart': {
    message: 'The body is multipart/form-data.',
    expected: either,
    hint: "PHP's curl sends multipart when CURLOPT_POSTFIELDS is an array; pass http_build_query($fields) or json_encode($fields).",
    fact: formFact,
  },
  'body-type-unknown': {
    message: 'The body has a Content-Type that the contract does not have.',
    expected: either,
    hint: "Add the header 'Content-Type: application/json' and send json_encode($fields).",
    fact: jsonFact,
  },
  'body-charset': {
    message: 'The body is not UTF-8.',
    expected: 'UTF-8',
    hint: "Convert the fields first: mb_convert_encoding($value, 'UTF-8', $from).",
    fact: jsonFact,
  },
  'body-too-large': {
    message: 'The body is too large.',
    expected: `at most ${bodyLimit} bytes`,
    hint: 'An assign has three short fields; look at what else is sent.',
    fact: fact('responses/413'),
  },
};

function failed(dialect: Dialect['body'], code: ViolationCode, received: string): DecodedBody {
  const { message, expected, hint, fact: broken } = rules[code]!;
  return {
    dialect,
    fields: {},
    violation: {
      code,
      location: ['request', code === 'body-type-unknown' ? 'header' : 'body'],
      message,
      expected,
      received,
      grade: broken.grade,
      ...(broken.source === undefined ? {} : { source: broken.source }),
      hint,
      operationId: 'assignBillingId',
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function excerpt(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}...` : text);
}
