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
}

/** Remembers what is changed in some collections, so that it can be taken back. */
export function withUndo<Collections extends object>(collections: Collections): Undoable<Collections> {
  const steps: (() => void)[] = [];
  const changed = new Set<string>();
  const watched = Object.entries(collections as unknown as Named).map(([name, collection]) => {
    const remember = (id: number) => {
      const before = collection.get(id);
      changed.add(`${name}/${id}`);
      steps.push(() => (before ? collection.put(before) : collection.remove(id)));
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
      for (const step of steps.splice(0).reverse()) step();
    },
  };
}
