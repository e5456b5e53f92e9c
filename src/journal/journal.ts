import type { Entry } from './entry.js';
import type { Violation } from './violation.js';

/** The journal numbers what it is given; an id that is there already is replaced. */
export type NewEntry = Omit<Entry, 'id'> & { id?: number };

export interface EntryFilter {
  /** At most so many; without it, all. */
  limit?: number;
  /** Epoch milliseconds: only requests that began then or later. */
  since?: number;
  /** true: only requests that no operation of the contract took. */
  unmatched?: boolean;
}

export interface Journal {
  /** Keeps the object itself, numbered; the caller lets go of it. Listeners are told before it returns. */
  add(entry: NewEntry): Entry;
  /** Newest first. */
  entries(filter?: EntryFilter): Entry[];
  get(id: number): Entry | undefined;
  /** @returns whether there was such an entry */
  remove(id: number): boolean;
  /** Forgets every entry. Numbers are not used again. */
  clear(): void;
  /** Of the kept entries, the newest request's first. */
  violations(): Violation[];
  readonly size: number;
  /** @param listener hears of every entry from now on; it must not throw
   *  @returns ends the subscription */
  subscribe(listener: (entry: Entry) => void): () => void;
}

/**
 * A bounded ring of what was said on the wire: the oldest entries make room.
 * @param limits.capacity most entries kept; 5,000 unless told
 * @param limits.maxBytes most bytes of bodies kept, requests and answers together; 32 MiB unless told.
 *   The newest entry is kept whatever its size.
 */
export function createJournal({ capacity = 5000, maxBytes = 32 * 1024 * 1024 } = {}): Journal {
  // Entry n stands in slot n % capacity, so that adding, finding and dropping cost the same at any size.
  const slots: (Entry | undefined)[] = [];
  const listeners = new Set<(entry: Entry) => void>();
  let oldest = 1;
  let next = 1;
  let size = 0;
  let bytes = 0;

  function get(id: number): Entry | undefined {
    const entry = slots[id % capacity];
    return entry?.id === id ? entry : undefined;
  }

  function remove(id: number): boolean {
    const entry = get(id);
    if (!entry) return false;
    slots[id % capacity] = undefined;
    size--;
    bytes -= weightOf(entry);
    return true;
  }

  function entries({ limit = Number.POSITIVE_INFINITY, since, unmatched }: EntryFilter = {}): Entry[] {
    const found: Entry[] = [];
    for (let id = next - 1; id >= oldest && found.length < limit; id--) {
      const entry = get(id);
      if (!entry) continue;
      if (since !== undefined && entry.startedAt < since) continue;
      if (unmatched && entry.outcome !== 'unmatched') continue;
      found.push(entry);
    }
    return found;
  }

  return {
    add(unnumbered) {
      const id = next++;
      const entry = unnumbered as Entry;
      entry.id = id;
      if (id - oldest >= capacity) remove(oldest++);
      slots[id % capacity] = entry;
      size++;
      bytes += weightOf(entry);
      while (bytes > maxBytes && oldest < id) remove(oldest++);
      for (const listener of listeners) listener(entry);
      return entry;
    },
    entries,
    get,
    remove,
    clear() {
      slots.length = 0;
      oldest = next;
      size = 0;
      bytes = 0;
    },
    violations: () => entries().flatMap((entry) => entry.violations),
    get size() {
      return size;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** Bytes of both bodies; a text counts by its length, which is near enough for a limit and costs nothing. */
function weightOf({ body, response }: Entry): number {
  return (body?.length ?? 0) + response.body.length;
}
