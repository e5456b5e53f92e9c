/** A journal as its budget sees it. */
export interface Holder {
  /** What its entries weigh now. */
  readonly bytes: number;
  /** Lets its oldest entry go. */
  letGo(): void;
}

/** What several journals may hold together. */
export interface JournalBudget {
  /** Counts a journal in. */
  join(holder: Holder): void;
  /** A journal that ends gives back what it held. */
  leave(holder: Holder): void;
  /**
   * Makes room after a journal took an entry: the journal that holds most lets its oldest go, so that a flood in one
   * world costs that world's entries and not its neighbours'.
   * @param holder the journal that took it
   * @param taken what the new entry weighs, which is kept whatever its size
   */
  makeRoom(holder: Holder, taken: number): void;
  /** A change of what a journal holds, in bytes. */
  count(change: number): void;
}

/** What the journals of one server hold together unless told, in bytes. */
export const defaultJournalBytes = 64 * 1024 * 1024;

/** @param most bytes that all journals of the budget may hold together */
export function createJournalBudget(most: number): JournalBudget {
  const holders = new Set<Holder>();
  let held = 0;

  function heaviest(holder: Holder, taken: number): Holder | undefined {
    let found: Holder | undefined;
    let weight = 0;
    for (const one of holders) {
      const own = one === holder ? one.bytes - taken : one.bytes;
      if (own > weight) [found, weight] = [one, own];
    }
    return found;
  }

  return {
    join: (holder) => void holders.add(holder),
    leave(holder) {
      if (holders.delete(holder)) held -= holder.bytes;
    },
    makeRoom(holder, taken) {
      while (held > most) {
        const found = heaviest(holder, taken);
        if (!found) return;
        found.letGo();
      }
    },
    count(change) {
      held += change;
    },
  };
}
