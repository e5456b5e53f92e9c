import { createJournalBudget, defaultJournalBytes, type Holder, type JournalBudget } from './budget.js';
import type { Entry, JournalledRequest, LongPart } from './entry.js';
import { weightOf } from './weight.js';

/** The journal numbers what it is given; an id that is there already is replaced. */
export type NewEntry = Omit<Entry, 'id'> & { id?: number };

export interface EntryFilter {
  /** At most so many; without it, all. */
  limit?: number;
  /** Epoch milliseconds: only requests that began then or later. */
  since?: number;
  /** true: only requests that no operation of the contract took. */
  unmatched?: boolean;
  /** true: only requests with notes or violations. */
  remarked?: boolean;
  /** Only these. */
  ids?: readonly number[];
}

/** What was said to a world. Where it is kept outside of this process, looking into it takes a while. */
export interface Journal {
  /** Keeps the object itself, numbered; the caller lets go of it. */
  add(entry: NewEntry): Entry;
  /** Newest first. */
  entries(filter?: EntryFilter): readonly Entry[] | Promise<readonly Entry[]>;
  /** The requests of all entries, newest first. @param parts what may be missing unless it is asked for */
  requests(parts: readonly LongPart[]): readonly JournalledRequest[] | Promise<readonly JournalledRequest[]>;
  get(id: number): Entry | undefined | Promise<Entry | undefined>;
  /** @returns whether there was such an entry */
  remove(id: number): boolean | Promise<boolean>;
  /** Forgets every entry. Numbers are not used again. */
  clear(): void;
  readonly size: number | Promise<number>;
  /**
   * @param listener hears of every entry from now on, as soon as it is kept; it must not throw
   * @param ended told when the journal ends
   * @returns ends the subscription
   */
  subscribe(listener: (entry: Entry) => void, ended?: () => void): () => void;
  /** Ends it: what it held goes back to the budget, and an entry that comes after that is not kept. */
  close(): void;
}

/** One that is kept in memory, and answers at once. */
export interface MemoryJournal extends Journal {
  entries(filter?: EntryFilter): Entry[];
  requests(parts: readonly LongPart[]): Entry[];
  get(id: number): Entry | undefined;
  remove(id: number): boolean;
  readonly size: number;
}

export interface JournalOptions {
  /** Most entries kept; defaultCapacity unless told. */
  capacity?: number;
  /** What it shares with other journals; 64 MiB of its own unless told. */
  budget?: JournalBudget;
}

/** How many entries a journal keeps unless told. */
export const defaultCapacity = 5000;

/** A bounded ring of what was said on the wire: the oldest entries make room. */
export function createJournal(options: JournalOptions = {}): MemoryJournal {
  const { capacity = defaultCapacity, budget = createJournalBudget(defaultJournalBytes) } = options;
  // Entry n stands in slot n % capacity, so that adding, finding and dropping cost the same at any size.
  const slots: (Entry | undefined)[] = [];
  const weights: number[] = [];
  const listeners = new Map<(entry: Entry) => void, (() => void) | undefined>();
  let oldest = 1;
  let next = 1;
  let size = 0;
  let bytes = 0;
  let closed = false;

  const holder: Holder = {
    get bytes() {
      return bytes;
    },
    letGo() {
      while (oldest < next && !remove(oldest++));
    },
  };
  budget.join(holder);

  function weigh(change: number): void {
    bytes += change;
    budget.count(change);
  }

  function keep(id: number, entry: Entry): void {
    while (id - oldest >= capacity) remove(oldest++);
    const weight = weightOf(entry);
    slots[id % capacity] = entry;
    weights[id % capacity] = weight;
    size++;
    weigh(weight);
    budget.makeRoom(holder, weight);
  }

  function clear(): void {
    slots.length = 0;
    oldest = next;
    size = 0;
    weigh(-bytes);
  }

  function get(id: number): Entry | undefined {
    const entry = slots[id % capacity];
    return entry?.id === id ? entry : undefined;
  }

  function remove(id: number): boolean {
    const entry = get(id);
    if (!entry) return false;
    slots[id % capacity] = undefined;
    size--;
    weigh(-weights[id % capacity]!);
    return true;
  }

  function entries(filter: EntryFilter = {}): Entry[] {
    const { limit = Number.POSITIVE_INFINITY, since, unmatched, remarked, ids } = filter;
    const wanted = ids && new Set(ids);
    const found: Entry[] = [];
    for (let id = next - 1; id >= oldest && found.length < limit; id--) {
      const entry = get(id);
      if (!entry) continue;
      if (since !== undefined && entry.startedAt < since) continue;
      if (unmatched && entry.outcome !== 'unmatched') continue;
      if (remarked && entry.notes.length + entry.violations.length === 0) continue;
      if (wanted && !wanted.has(id)) continue;
      found.push(entry);
    }
    return found;
  }

  return {
    add(unnumbered) {
      const entry = unnumbered as Entry;
      entry.id = next++;
      if (!closed) keep(entry.id, entry);
      for (const listener of listeners.keys()) listener(entry);
      return entry;
    },
    entries,
    requests: () => entries(),
    get,
    remove,
    clear,
    get size() {
      return size;
    },
    subscribe(listener, ended) {
      listeners.set(listener, ended);
      return () => {
        listeners.delete(listener);
      };
    },
    close() {
      if (closed) return;
      closed = true;
      clear();
      budget.leave(holder);
      for (const ended of listeners.values()) ended?.();
    },
  };
}
