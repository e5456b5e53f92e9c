import type { Collection } from '../records/collection.js';
import type { Change } from './change-log.js';
import { type RecordKind, type RecordLists, type Records, recordKinds, type State, type Store } from './store.js';

/**
 * A store whose changes are told instead of made.
 * @param memory what it reads
 * @param make told of each change; it makes it in memory before it returns
 */
export function tellChanges(memory: Store, make: (change: Change) => void): Store {
  const told = recordKinds.map((kind) => [kind, toldCollection(kind, memory.records[kind] as never, make)]);
  return {
    ...memory,
    records: Object.fromEntries(told) as unknown as Records,
    putStaff: (staff) => make({ staff }),
    load: (state) => make({ load: plainState(state) }),
  };
}

function toldCollection<T extends RecordLists[RecordKind][number]>(
  kind: RecordKind,
  memory: Collection<T>,
  make: (change: Change) => void,
): Collection<T> {
  return {
    ...memory,
    get size() {
      return memory.size;
    },
    get nextId() {
      return memory.nextId;
    },
    put(record) {
      if (memory.get(record.id) !== record) make({ kind, put: record });
    },
    remove(id) {
      if (memory.get(id)) make({ kind, remove: id });
    },
  };
}

/** What of a state is kept: a seed carries more. */
export function plainState(state: State): State {
  const lists = recordKinds.map((kind) => [kind, state[kind]]);
  const { staff, billingSystems, departments } = state;
  return { ...(Object.fromEntries(lists) as RecordLists), staff, billingSystems, departments };
}
