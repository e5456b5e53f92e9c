import { isDeviant } from '../../fake/misbehaviour/deviation.js';
import type { Entry } from '../../journal/entry.js';
import { headersOf, pathOf } from '../../journal/request-parts.js';
import { decodeBody } from '../../judges/requests/body.js';
import type { KnownOperations } from '../known-operation.js';
import { isSameRequest } from '../same-request.js';
import type { Mutant } from './mutant.js';

/**
 * Whether a client looked, right after a deviation, at what its write had really done, and got an honest answer: what it
 * believes may come from there. Either the write took place, whatever the mutant said of it, or the mutant made up a
 * success and the client asked for the very record that was named, or it asked again what was answered wrongly once.
 * Where tests share a world it may be the lookup of the next one. Nothing tells, and nobody is blamed.
 * @param entries of the run with the mutant
 */
export function isRecovered(
  { operation, family, grants, once }: Mutant,
  entries: readonly Entry[],
  { find }: KnownOperations,
): boolean {
  // A look shows that such a write is gone: whoever goes on has not compared.
  if (family === 'lost-write') return false;
  return entries.some((write, index) => {
    const { operationId, sandbox } = write;
    if (operationId !== operation?.operationId || !isDeviant(write)) return false;
    const later = entries.slice(index + 1).filter((entry) => entry.sandbox === sandbox);
    const [next] = later;
    if (!next || isDeviant(next)) return false;
    if (next.after === operationId && next.outcome === 'success') return true;
    if (once && isAskedAgain(write, later)) return true;
    const isRead = find(next.operationId)?.behaviour.writes === false;
    if (grants !== true || !isRead) return false;
    const named = idsNamedIn(write);
    return idsAskedIn(next).some((id) => named.has(id));
  });

  /**
   * Whether what was answered wrongly once was asked again, and then rightly: the same once more, where that changes
   * nothing, or a read that shows what a write did. What was refused on the way, or read besides, decides nothing.
   */
  function isAskedAgain(wrong: Entry, later: readonly Entry[]): boolean {
    const wasRead = find(wrong.operationId)?.behaviour.writes === false;
    for (const next of later) {
      const { writes, makes } = find(next.operationId)?.behaviour ?? {};
      const isGood = next.outcome === 'success' && !isDeviant(next);
      const isSame = isSameRequest(next, wrong);
      const isReadBackWrite = wasRead && next.operationId === wrong.after;
      if (isGood && (isSame || isReadBackWrite)) return makes === undefined;
      if (writes === false && !wasRead && isGood && shows(next, wrong)) return true;
      if (writes !== false && !isSame) return false;
    }
    return false;
  }

  /** Whether a read is of the kind of records that a write has changed, and not of another customer's. */
  function shows(read: Entry, { changed = [], customer }: Entry): boolean {
    const kind = find(read.operationId)?.behaviour.about?.kind;
    if (kind === 'customers' && read.customer !== undefined) return changed.includes(`customers/${read.customer}`);
    const isOfKind = changed.some((record) => record.startsWith(`${kind}/`));
    return isOfKind && [undefined, customer ?? read.customer].includes(read.customer);
  }
}

/** Under these the API names a record. */
const idFields = ['id', 'ticket_code', 'public_hash'];

/** The records that the answer to a write names, at whatever depth, as texts. */
function idsNamedIn({ response }: Entry): ReadonlySet<string> {
  const ids = new Set<string>();
  JSON.parse(response.body.toString(), (field, value: unknown) => {
    if (idFields.includes(field) && ['string', 'number'].includes(typeof value)) ids.add(String(value));
    return value;
  });
  return ids;
}

/** What a read may ask for: the last part of its path, and every field of its body. */
function idsAskedIn({ url, rawHeaders, body }: Entry): string[] {
  const type = headersOf(rawHeaders).get('content-type')?.values[0];
  const fields = body ? Object.values(decodeBody(body, type).fields) : [];
  return [pathOf(url).slice(pathOf(url).lastIndexOf('/') + 1), ...fields.map(String)];
}
