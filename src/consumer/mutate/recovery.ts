import { deviationCode } from '../../fake/misbehaviour/deviation.js';
import type { Entry } from '../../journal/entry.js';
import { headersOf, pathOf } from '../../journal/request-parts.js';
import { decodeBody } from '../../judges/requests/body.js';
import type { KnownOperations } from '../known-operation.js';
import type { Mutant } from './mutant.js';

/**
 * Whether a client looked, right after a deviation, at what its write had really done, and got an honest answer: what it
 * believes may come from there. Either the write took place, whatever the mutant said of it, or the mutant made up a
 * success and the client asked for the very record that was named. Where tests share a world it may be the lookup of the
 * next one. Nothing tells, and nobody is blamed.
 * @param entries of the run with the mutant
 */
export function isRecovered(
  { operation, grants }: Mutant,
  entries: readonly Entry[],
  { find }: KnownOperations,
): boolean {
  return entries.some((write, index) => {
    const { operationId, sandbox } = write;
    if (operationId !== operation?.operationId || !isDeviant(write)) return false;
    const next = entries.slice(index + 1).find((entry) => entry.sandbox === sandbox);
    if (!next || isDeviant(next)) return false;
    if (next.after === operationId && next.outcome === 'success') return true;
    const isRead = find(next.operationId)?.behaviour.writes === false;
    if (grants !== true || !isRead) return false;
    const named = idsNamedIn(write);
    return idsAskedIn(next).some((id) => named.has(id));
  });
}

const isDeviant = ({ notes }: Entry): boolean => notes.some(({ code }) => code === deviationCode);

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
