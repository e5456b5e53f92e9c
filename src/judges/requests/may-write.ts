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
 */
export function whyBodyMayWrite({ method, url }: Head, fields: Readonly<Record<string, unknown>>): string | undefined {
  if (method !== 'POST') return undefined;
  const at = url.indexOf('?');
  const query: unknown = at < 0 ? {} : parsePhpForm(url.slice(at + 1));
  const isThere = '_method' in fields || (isRecord(query) && '_method' in query);
  return isThere ? 'its field _method makes another method of it, which may write' : undefined;
}
