import type { Collection } from './collection.js';

type Named = Record<string, Collection<{ readonly id: number }>>;

/** Collections whose changes can be taken back. */
export interface Undoable<Collections> {
  /** The same collections; what is changed through them is remembered. */
  collections: Collections;
  /** The records that were changed through them: "customers/1". */
  changed: ReadonlySet<string>;
  /** Puts every record back to what it was. */
  undo(): void;
  /** Lets act find every record as it was. */
  asBefore<T>(act: () => T): T;
}

/** A record of a collection; undefined where there was none. */
interface Kept {
  collection: Collection<{ readonly id: number }>;
  id: number;
  record: { readonly id: number } | undefined;
}

function putBack(kept: readonly Kept[]): void {
  for (const { collection, id, record } of kept) {
    if (record) collection.put(record);
    else collection.remove(id);
  }
}

/** Remembers what is changed in some collections, so that it can be taken back. */
export function withUndo<Collections extends object>(collections: Collections): Undoable<Collections> {
  const originals = new Map<string, Kept>();
  const changed = new Set<string>();
  const watched = Object.entries(collections as unknown as Named).map(([name, collection]) => {
    const remember = (id: number) => {
      const key = `${name}/${id}`;
      if (changed.has(key)) return;
      changed.add(key);
      originals.set(key, { collection, id, record: collection.get(id) });
    };
    const own: Collection<{ readonly id: number }> = {
      ...collection,
      get size() {
        return collection.size;
      },
      get nextId() {
        return collection.nextId;
      },
      put(record) {
        remember(record.id);
        collection.put(record);
      },
      remove(id) {
        remember(id);
        collection.remove(id);
      },
    };
    return [name, own] as const;
  });
  return {
    collections: Object.fromEntries(watched) as unknown as Collections,
    changed,
    undo() {
      putBack([...originals.values()].reverse());
      originals.clear();
      changed.clear();
    },
    asBefore(act) {
      const kept = [...originals.values()];
      const now = kept.map(({ collection, id }) => ({ collection, id, record: collection.get(id) }));
      putBack([...kept].reverse());
      try {
        return act();
      } finally {
        putBack(now);
      }
    },
  };
}
