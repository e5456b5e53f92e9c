import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { isRecord } from '../../document/is-record.js';
import { isTooDeepToParse } from '../../document/nesting.js';
import type { Dialect } from '../../journal/entry.js';
import { maskPasswordsIn } from '../../journal/mask-passwords.js';
import type { ViolationCode } from '../../journal/violation.js';
import { formOfMultipart } from './multipart.js';
import { parsePhpForm } from './php-form.js';

/** The largest body that is read, in bytes: PHP's own post_max_size. No correct call comes near it. */
export const bodyLimit = 8 * 1024 * 1024;

/** What is kept of a body for the reader of the journal, in bytes. */
const keptBytes = 100 * 1024;

/** The beginning of a body, as much as a journal keeps of it. */
export const keptOf = (bytes: Buffer | undefined): Buffer | undefined =>
  bytes && bytes.length > keptBytes ? Buffer.from(bytes.subarray(0, keptBytes)) : bytes;

/** Why a body could not be decoded. */
export interface BodyFailure {
  code: Extract<ViolationCode, `body-${string}`>;
  /** What came, in words. */
  received: string;
  /** The server reads it all the same, though the contract does not have it. */
  isRead?: true;
}

export interface DecodedBody {
  dialect: Dialect['body'];
  /** What the server sees: the decoded fields; an empty object when the body could not be decoded, as in Laravel. */
  fields: Record<string, unknown>;
  /** Why it could not be decoded. */
  failure?: BodyFailure;
}

/**
 * Reads the body of a request up to the limit; what is over it is read and thrown away, so that the client gets an answer.
 * @returns undefined when the request has no body
 */
export function readBody(request: IncomingMessage): Promise<ReadBody> {
  const known = bodies.get(request);
  if (known) return known;
  const body = new Promise<ReadBody>((resolve, reject) => {
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
  bodies.set(request, body);
  return body;
}

interface ReadBody {
  bytes: Buffer | undefined;
  tooLarge: boolean;
}

/** A body comes once, and may be asked for again. */
const bodies = new WeakMap<IncomingMessage, Promise<ReadBody>>();

/**
 * Decodes a body by its Content-Type, as PHP and Laravel do: a charset is ignored, and every failure leaves no fields. What
 * they read and the contract does not have is decoded, with a failure that says so.
 */
export function decodeBody(bytes: Buffer | undefined, contentType: string | undefined): DecodedBody {
  if (bytes === undefined) return failed('none', 'body-missing', 'no body');
  if (contentType === 'application/json') return decodeJson(bytes);
  const type = (contentType ?? '').toLowerCase();
  const decoded = decodeAs(type, bytes, contentType ?? '');
  const charset = /charset\s*=\s*"?([^\s;"]+)/.exec(type)?.[1] ?? 'utf-8';
  if (decoded.failure || ['utf-8', 'utf8', 'us-ascii'].includes(charset)) return decoded;
  return { ...decoded, failure: { code: 'body-charset', received: `charset=${charset}`, isRead: true } };
}

function decodeAs(type: string, bytes: Buffer, contentType: string): DecodedBody {
  if (type.startsWith('application/json')) return decodeJson(bytes);
  const failure = { code: 'body-type-unknown', received: `Content-Type: ${type}` } as const;
  if (/[/+]json/.test(type)) return { failure: { ...failure, isRead: true }, ...decodeJson(bytes) };
  if (type.startsWith('application/x-www-form-urlencoded')) return decodeForm(bytes);
  if (type.startsWith('multipart/form-data')) return decodeMultipart(bytes, contentType);
  return failed('other', failure.code, type === '' ? 'no Content-Type' : failure.received);
}

function decodeMultipart(bytes: Buffer, contentType: string): DecodedBody {
  const form = formOfMultipart(bytes.toString('latin1'), contentType);
  const fields = form === undefined || !isUtf8(bytes) ? {} : (parsePhpForm(form) as Record<string, unknown>);
  const failure = { code: 'body-multipart', received: 'multipart/form-data', isRead: true } as const;
  return { dialect: 'multipart', fields, failure };
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

/** A body over the limit, which is not decoded. */
export function tooLarge(): DecodedBody {
  return failed('other', 'body-too-large', `more than ${bodyLimit} bytes`);
}

function failed(dialect: Dialect['body'], code: BodyFailure['code'], received: string): DecodedBody {
  return { dialect, fields: {}, failure: { code, received } };
}

function parseJson(text: string): unknown {
  if (isTooDeepToParse(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return longDigits.test(text) ? JSON.parse(withLongIntegersAsText(text)) : value;
  } catch {
    return undefined;
  }
}

const longDigits = /\d{16}/;

/**
 * PHP has integers of 64 bits; those beyond the exact ones of JavaScript are read as their decimal text.
 * @param text JSON that could be parsed
 */
function withLongIntegersAsText(text: string): string {
  return text.replace(/"[^"\\]*(?:\\[\s\S][^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) => {
    if (!/^-?\d{16,19}$/.test(token) || Number.isSafeInteger(Number(token))) return token;
    const exact = BigInt(token);
    return BigInt.asIntN(64, exact) === exact ? `"${token}"` : token;
  });
}

function excerpt(given: string): string {
  const text = maskPasswordsIn(given.slice(0, 10_000));
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}...` : text);
}
