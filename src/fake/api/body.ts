import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { isRecord } from '../../document/is-record.js';
import { isTooDeep } from '../../document/nesting.js';
import type { Dialect } from '../../journal/entry.js';
import type { ViolationCode } from '../../journal/violation.js';
import { maskPasswordsIn } from './mask-passwords.js';
import { parsePhpForm } from './php-form.js';

/** The largest body that is read, in bytes. The kit's own limit: no correct call comes near it. */
export const bodyLimit = 100 * 1024;

/** Why a body could not be decoded. */
export interface BodyFailure {
  code: Extract<ViolationCode, `body-${string}`>;
  /** What came, in words. */
  received: string;
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

/** Decodes a body by its Content-Type. Every failure leaves no fields, as PHP does. */
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

/** A body over the limit, which is not decoded. */
export function tooLarge(): DecodedBody {
  return failed('other', 'body-too-large', `more than ${bodyLimit} bytes`);
}

function failed(dialect: Dialect['body'], code: BodyFailure['code'], received: string): DecodedBody {
  return { dialect, fields: {}, failure: { code, received } };
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isTooDeep(value) ? undefined : value;
  } catch {
    return undefined;
  }
}

function excerpt(given: string): string {
  const text = maskPasswordsIn(given);
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}...` : text);
}
