import { createJournalBudget, defaultJournalBytes, type Holder, type JournalBudget } from './budget.js';
import type { Entry } from './entry.js';
import type { Note } from './violation.js';
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
}

export interface Journal {
  /** Keeps the object itself, numbered; the caller lets go of it. Listeners are told before it returns. */
  add(entry: NewEntry): Entry;
  /** Takes an entry that has its number already, greater than all before it. Listeners are told before it returns. */
  restore(entry: Entry): void;
  /** Newest first. */
  entries(filter?: EntryFilter): Entry[];
  get(id: number): Entry | undefined;
  /** Adds what was found out later to an entry that is still there. */
  note(id: number, note: Note): void;
  /** @returns whether there was such an entry */
  remove(id: number): boolean;
  /** Forgets every entry. Numbers are not used again. */
  clear(): void;
  readonly size: number;
  /** What its entries weigh, in bytes. */
  readonly bytes: number;
  /** The number of the entry that comes next; it may be set to a greater one. */
  next: number;
  /** Forgets the oldest entries, up to a number. */
  letGo(upTo: number): void;
  /** How many subscriptions there are. */
  readonly listeners: number;
  /**
   * @param listener hears of every entry from now on; it must not throw
   * @param ended told when the journal ends
   * @returns ends the subscription
   */
  subscribe(listener: (entry: Entry) => void, ended?: () => void): () => void;
  /** Ends it: what it held goes back to the budget, and an entry that comes after that is not kept. */
  close(): void;
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
export function createJournal(options: JournalOptions = {}): Journal {
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

  function take(entry: Entry): void {
    if (!closed) keep(entry.id, entry);
    for (const listener of listeners.keys()) listener(entry);
  }

  return {
    add(unnumbered) {
      const entry = unnumbered as Entry;
      entry.id = next++;
      take(entry);
      return entry;
    },
    restore(entry) {
      if (size === 0) oldest = entry.id;
      next = entry.id + 1;
      take(entry);
    },
    entries,
    get,
    note: (id, note) => void get(id)?.notes.push(note),
    remove,
    clear,
    get size() {
      return size;
    },
    get bytes() {
      return bytes;
    },
    get next() {
      return next;
    },
    set next(number) {
      next = Math.max(next, number);
    },
    get listeners() {
      return listeners.size;
    },
    letGo(upTo) {
      while (oldest < next && oldest <= upTo) remove(oldest++);
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
