import { createRecords, type RecordLists, recordKinds, type State, type Store } from './store.js';

/**
 * A store that lives as long as the process. It shares the records of `state` and freezes them.
 * @param state what it starts from; the arrays themselves are copied
 */
export function createMemoryStore(state: State): Store {
  const records = createRecords();
  let staff: State['staff'] = [];
  let billingSystems: State['billingSystems'] = [];
  let departments: State['departments'] = [];

  const store: Store = {
    records,
    staff: () => staff,
    putStaff(members) {
      staff = Object.freeze(members.map((member) => Object.freeze(member)));
    },
    billingSystems: () => billingSystems,
    departments: () => departments,
    load(next) {
      for (const kind of recordKinds) records[kind].load(next[kind] as never);
      store.putStaff(next.staff);
      billingSystems = Object.freeze([...next.billingSystems]);
      departments = Object.freeze(next.departments.map((department) => Object.freeze(department)));
    },
    dump() {
      const lists = recordKinds.map((kind) => [kind, [...records[kind].all()]]);
      return { ...(Object.fromEntries(lists) as RecordLists), staff, billingSystems, departments };
    },
    saved: () => undefined,
    close: () => Promise.resolve(),
  };
  store.load(state);
  return store;
}
