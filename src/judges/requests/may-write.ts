import { isRecord } from '../../document/is-record.js';
import { addressOf } from '../../document/operations.js';
import { useOf } from '../../operations/use-of.js';
import type { Addressed, Head } from './find-request.js';
import { parsePhpForm } from './php-form.js';

const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

/** Why a request may change what a server holds, as a clause; undefined when it only reads, as far as its head can tell. */
export function whyHeadMayWrite({ method, headers }: Head, { found, path }: Addressed): string | undefined {
  if (found && useOf(found.operation).writes) return `${addressOf(found.operation)} writes`;
  if (safeMethods.includes(method)) return undefined;
  if (!found) return `no document knows ${method} ${path}, so it may write`;
  const other = headers['x-http-method-override'];
  return other === undefined ? undefined : 'X-HTTP-Method-Override makes another method of it, which may write';
}

/**
 * The same, as far as its body can tell: Laravel takes a field _method of the body or the query of a POST for its method.
 * @param fields of the body, decoded
 * @param body as it came: what the kit does not decode, such as bytes that are no UTF-8, PHP may
 */
export function whyBodyMayWrite(
  { method, url }: Head,
  fields: Readonly<Record<string, unknown>>,
  body?: Buffer,
): string | undefined {
  if (method !== 'POST') return undefined;
  const at = url.indexOf('?');
  const query: unknown = at < 0 ? {} : parsePhpForm(url.slice(at + 1));
  const isUndecoded = Object.keys(fields).length === 0 && body !== undefined && body.length > 0;
  const isThere =
    '_method' in fields ||
    (isRecord(query) && '_method' in query) ||
    (isUndecoded && spelt(body.toString('latin1')).some((text) => nameOfMethod.test(text)));
  return isThere ? 'its field _method makes another method of it, which may write' : undefined;
}

/** PHP writes _ for what a name may not begin with. */
const nameOfMethod = /(?<![A-Za-z0-9])[_.[+ ]method(?![A-Za-z0-9_])/;

/** A text as it is, and with the escapes of addresses and of JSON read. */
const spelt = (text: string): string[] => [
  text,
  text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  text.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
];
