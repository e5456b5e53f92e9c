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
  /** Makes a change that another process has told of. */
  apply(change: LinkChange): void;
}

/** The last answer about a customer that requests were to link, or customers that were set up; null: all. */
export type LinkChange = { asked: number; wasSuccess: boolean } | { setUp: readonly number[] | null };

export interface TracedLinks {
  asked: [id: number, wasSuccess: boolean][];
  unsettled: number[];
}

/** No test has more customers; a flood of requests must not fill the memory. */
const mostCustomers = 10_000;

/** Follows the answers of a world. @param tell told of each change */
export function createLinkTrace(tell: (change: LinkChange) => void = () => undefined): LinkTrace {
  /** The customers that requests were to link, with whether the last answer about each was a success. */
  const asked = new Map<number, boolean>();
  const unsettled = new Set<number>();

  function forgetOldest(ids: Map<number, boolean> | Set<number>): void {
    while (ids.size > mostCustomers) ids.delete(ids.keys().next().value as number);
  }

  function apply(change: LinkChange): void {
    if ('asked' in change) {
      unsettled.delete(change.asked);
      asked.set(change.asked, change.wasSuccess);
      forgetOldest(asked);
    } else {
      for (const id of change.setUp ?? [...asked.keys()]) if (asked.delete(id)) unsettled.add(id);
      forgetOldest(unsettled);
    }
  }

  function settle(id: number, wasSuccess: boolean): void {
    if (asked.get(id) === wasSuccess) return;
    apply({ asked: id, wasSuccess });
    tell({ asked: id, wasSuccess });
  }

  return {
    apply,
    hear(entry) {
      const links = linksCustomers(entry);
      const id = entry.customer ?? (links ? customerAnswered(entry) : undefined);
      if (id === undefined) return;
      if (links) settle(id, entry.outcome === 'success');
      else if (entry.outcome !== 'success' && asked.has(id)) settle(id, false);
    },
    setUp(ids) {
      if (asked.size === 0) return;
      apply({ setUp: ids ?? null });
      tell({ setUp: ids ?? null });
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
