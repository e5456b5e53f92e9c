import type { Workflow } from '../../contracts/contract-document.js';
import { samePair } from '../../customers/link.js';
import type { Session } from '../play/session.js';
import {
  alteredNote,
  bystanderNote,
  isKnown,
  madeNote,
  putBack,
  saysUnlinked,
  unlinkedNote,
  unreadable,
} from './former-pairs.js';
import { differences, readRecord } from './live-record.js';
import type { WritableCustomers } from './writable-customers.js';

/** What a run left behind, as sentences. */
export interface Leftovers {
  /** Customers that are not as they were, and what to do about each. */
  unrestored: string[];
  /** Customers that were not linked and are, as --leave-linked allows. */
  leftLinked: string[];
}

/** What a run has left behind so far. */
export interface Ledger {
  /** The sentence on each customer whose pair is not as it was, kept up to date. */
  changed: Map<number, string>;
  /** The sentence on each customer of whom something else changed, or whom nothing was to write. */
  altered: Map<number, string>;
  lasting: Set<string>;
}

/**
 * Puts back what a workflow wrote, and compares the rest of each record with what it was.
 * @param written each customer that a request named, with whether the server may have taken it
 * @param session one whose signal an interrupted run does not abort
 * @returns what was done, for the report
 */
export async function restore(
  written: ReadonlyMap<number, boolean>,
  { former, records }: WritableCustomers,
  session: Session,
  { changed, altered }: Ledger,
  { workflowId }: Workflow,
): Promise<string[]> {
  const notes: string[] = [];
  for (const [id, maybe] of written) {
    const pair = former.get(id);
    const before = records.get(id);
    if (!pair || !before) {
      if (maybe && (await isKnown(id, session).catch(unreadable)) !== false) changed.set(id, madeNote(id));
      continue;
    }
    // What cannot be read is taken for changed.
    const now = await readRecord(id, session).catch(unreadable);
    const found = now ? differences(before, now, 'rest') : [];
    if (found.length > 0 && !altered.has(id)) altered.set(id, alteredNote(id, found, workflowId));
    if (now && samePair(now.pair, pair) && !maybe) continue;
    if (saysUnlinked(pair)) {
      changed.set(id, unlinkedNote(id, now?.pair));
      continue;
    }
    const { note, complete } = await putBack(id, pair, session);
    notes.push(note);
    if (complete) changed.delete(id);
    else changed.set(id, note);
  }
  return notes;
}

/** Looks, when all is done, at every customer again, also at those whom no request named. */
export async function compareAll(
  { records, former }: WritableCustomers,
  session: Session,
  left: Ledger,
): Promise<void> {
  for (const [id, before] of records) {
    if (left.changed.has(id) || left.altered.has(id)) continue;
    const now = await readRecord(id, session).catch(unreadable);
    const pair = former.get(id);
    const mayBeLinked = pair !== undefined && saysUnlinked(pair);
    const found = now ? differences(before, now, mayBeLinked ? 'rest' : 'all') : [];
    if (found.length === 0) continue;
    const { note } = pair && !mayBeLinked ? await putBack(id, pair, session) : { note: '' };
    left.altered.set(id, `${bystanderNote(id, found)} ${note}`.trim());
  }
}

/** What a run left behind, in the words of the report. */
export function leftoversOf({ changed, altered, lasting }: Ledger, { former }: WritableCustomers): Leftovers {
  const wasUnlinked = (id: number) => {
    const pair = former.get(id);
    return pair !== undefined && saysUnlinked(pair);
  };
  const sentences = (allowed: boolean) =>
    [...changed].filter(([id]) => wasUnlinked(id) === allowed).map(([, sentence]) => sentence);
  return { unrestored: [...sentences(false), ...altered.values(), ...lasting], leftLinked: sentences(true) };
}
