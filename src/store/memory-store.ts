import type { Customer } from '../customers/customer.js';
import type { StaffMember, State, Store } from './store.js';

/**
 * A store that lives as long as the process. It shares the records of `state` and freezes them.
 * @param state what it starts from; the arrays themselves are copied
 */
export function createMemoryStore(state: State): Store {
  const byId = new Map<number, Customer>();
  let staff: readonly StaffMember[] = [];
  let billingSystems: readonly string[] = [];
  // Made when it is first asked for: only the switch that refuses duplicates needs it.
  let holders: Map<string, Set<number>> | undefined;

  const pairKey = (billingSystem: string, billingId: string) => `${billingSystem}\n${billingId}`;

  function index(customer: Customer): void {
    if (!holders || customer.billing_system === '') return;
    const key = pairKey(customer.billing_system, customer.billing_id);
    const ids = holders.get(key);
    if (ids) ids.add(customer.id);
    else holders.set(key, new Set([customer.id]));
  }

  function unindex(customer: Customer | undefined): void {
    if (!holders || !customer) return;
    const key = pairKey(customer.billing_system, customer.billing_id);
    const ids = holders.get(key);
    ids?.delete(customer.id);
    if (ids?.size === 0) holders.delete(key);
  }

  const store: Store = {
    customer: (id) => byId.get(id),
    customers: () => byId.values(),
    get size() {
      return byId.size;
    },
    holderOf(billingSystem, billingId) {
      if (!holders) {
        holders = new Map();
        for (const customer of byId.values()) index(customer);
      }
      return Array.from(holders.get(pairKey(billingSystem, billingId)) ?? [], (id) => byId.get(id)!);
    },
    putCustomer(customer) {
      unindex(byId.get(customer.id));
      byId.set(customer.id, Object.freeze(customer));
      index(customer);
    },
    removeCustomer(id) {
      unindex(byId.get(id));
      byId.delete(id);
    },
    staff: () => staff,
    putStaff(members) {
      staff = Object.freeze(members.map((member) => Object.freeze(member)));
    },
    billingSystems: () => billingSystems,
    load(next) {
      holders = undefined;
      byId.clear();
      for (const customer of next.customers) byId.set(customer.id, Object.freeze(customer));
      store.putStaff(next.staff);
      billingSystems = Object.freeze([...next.billingSystems]);
    },
    dump: () => ({ customers: [...byId.values()], staff, billingSystems }),
    saved: () => undefined,
    close: () => Promise.resolve(),
  };
  store.load(state);
  return store;
}
