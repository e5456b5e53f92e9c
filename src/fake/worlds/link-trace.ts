import { isRecord } from '../../document/is-record.js';
import type { NewEntry } from '../../journal/journal.js';
import { linksCustomers } from '../../operations/behaviours.js';

/** Whose doing the links of a world are: those of requests, or those of whoever set its state up. */
export interface LinkTrace {
  /** A request was answered. */
  hear(entry: NewEntry): void;
  /** These customers were set up; without ids, everything was. */
  setUp(ids?: readonly number[]): void;
  /** Whether the customer was set up after a request was to link it, so that an older row may be right. */
  isUnsettled(id: number): boolean;
  /** The customers that requests linked, each told so by the last answer about it. */
  linked(): Iterable<number>;
  /** Everything that it knows, as plain data. */
  dump(): TracedLinks;
  load(traced: TracedLinks): void;
}

export interface TracedLinks {
  asked: [id: number, wasSuccess: boolean][];
  unsettled: number[];
}

/** No test has more customers; a flood of requests must not fill the memory. */
const mostCustomers = 10_000;

/** Follows the answers of a world. */
export function createLinkTrace(): LinkTrace {
  /** The customers that requests were to link, with whether the last answer about each was a success. */
  const asked = new Map<number, boolean>();
  const unsettled = new Set<number>();

  function forgetOldest(ids: Map<number, boolean> | Set<number>): void {
    if (ids.size > mostCustomers) ids.delete(ids.keys().next().value as number);
  }

  return {
    hear(entry) {
      const links = linksCustomers(entry);
      const id = entry.customer ?? (links ? customerAnswered(entry) : undefined);
      if (id === undefined) return;
      if (links) {
        unsettled.delete(id);
        asked.set(id, entry.outcome === 'success');
        forgetOldest(asked);
      } else if (entry.outcome !== 'success' && asked.has(id)) asked.set(id, false);
    },
    setUp(ids = [...asked.keys()]) {
      for (const id of ids) if (asked.delete(id)) unsettled.add(id);
      forgetOldest(unsettled);
    },
    isUnsettled: (id) => unsettled.has(id),
    *linked() {
      for (const [id, wasSuccess] of asked) if (wasSuccess) yield id;
    },
    dump: () => ({ asked: [...asked], unsettled: [...unsettled] }),
    load(traced) {
      asked.clear();
      unsettled.clear();
      for (const [id, wasSuccess] of traced.asked) asked.set(id, wasSuccess);
      for (const id of traced.unsettled) unsettled.add(id);
    },
  };
}

/** The customer that the answer to a link names, where the request names none. */
function customerAnswered({ outcome, fault, response }: NewEntry): number | undefined {
  if (outcome !== 'success' || fault !== undefined) return undefined;
  const body: unknown = JSON.parse(response.body.toString());
  const id = isRecord(body) && isRecord(body.user) ? body.user.id : undefined;
  return typeof id === 'number' ? id : undefined;
}
