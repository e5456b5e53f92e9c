/** Records of one kind, by id and by the keys of its indexes. A stored record is frozen. */
export interface Collection<T extends { readonly id: number }> {
  get(id: number): T | undefined;
  /** In the order in which their ids were first put. */
  all(): Iterable<T>;
  /** Those that an index files under a key, in no promised order. */
  find(index: string, key: string): T[];
  /** Adds a record, or replaces the one with its id. */
  put(record: T): void;
  /** An unknown id is nothing to remove. */
  remove(id: number): void;
  /** Replaces everything. */
  load(records: readonly T[]): void;
  readonly size: number;
  /** One more than the greatest id that was ever put. */
  readonly nextId: number;
}

/** What an index files a record under; undefined leaves it out. */
export type KeyOf<T> = (record: T) => string | undefined;

/**
 * A collection in memory.
 * @param indexes by name; an index is made when it is first asked, so that nobody pays for one that nobody asks
 */
export function createCollection<T extends { readonly id: number }>(
  indexes: Readonly<Record<string, KeyOf<T>>>,
): Collection<T> {
  const byId = new Map<number, T>();
  const made = new Map<string, Map<string, Set<number>>>();
  let greatest = 0;

  function file(index: Map<string, Set<number>>, key: string | undefined, id: number): void {
    if (key === undefined) return;
    const ids = index.get(key);
    if (ids) ids.add(id);
    else index.set(key, new Set([id]));
  }

  function take(index: Map<string, Set<number>>, key: string | undefined, id: number): void {
    if (key === undefined) return;
    const ids = index.get(key);
    ids?.delete(id);
    if (ids?.size === 0) index.delete(key);
  }

  function reindex(before: T | undefined, after: T | undefined): void {
    for (const [name, index] of made) {
      const keyOf = indexes[name] as KeyOf<T>;
      const [old, next] = [before && keyOf(before), after && keyOf(after)];
      if (old === next) continue;
      if (before) take(index, old, before.id);
      if (after) file(index, next, after.id);
    }
  }

  function indexNamed(name: string): Map<string, Set<number>> {
    const known = made.get(name);
    if (known) return known;
    const keyOf = indexes[name];
    if (!keyOf) throw new Error(`there is no index ${name}`);
    const index = new Map<string, Set<number>>();
    for (const record of byId.values()) file(index, keyOf(record), record.id);
    made.set(name, index);
    return index;
  }

  return {
    get: (id) => byId.get(id),
    all: () => byId.values(),
    find: (name, key) => Array.from(indexNamed(name).get(key) ?? [], (id) => byId.get(id) as T),
    put(record) {
      reindex(byId.get(record.id), record);
      byId.set(record.id, Object.freeze(record));
      greatest = Math.max(greatest, record.id);
    },
    remove(id) {
      reindex(byId.get(id), undefined);
      byId.delete(id);
    },
    load(records) {
      made.clear();
      byId.clear();
      greatest = 0;
      for (const record of records) {
        byId.set(record.id, Object.freeze(record));
        greatest = Math.max(greatest, record.id);
      }
    },
    get size() {
      return byId.size;
    },
    get nextId() {
      return greatest + 1;
    },
  };
}
