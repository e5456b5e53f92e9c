import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../src/store/memory-store.js';
import { customer, exampleState } from './example-state.js';

const ids = (customers: Iterable<{ id: number }>) => Array.from(customers, ({ id }) => id);

describe('the store in memory', () => {
  it('holds what it started from and gives it back', () => {
    const store = createMemoryStore(exampleState(3));
    expect(store.dump()).toEqual(exampleState(3));
    expect(store.records.customers.size).toBe(3);
    expect(store.records.customers.get(2)).toEqual(customer(2));
    expect(store.records.customers.get(4)).toBeUndefined();
  });

  it('replaces a customer in its place and adds a new one at the end', () => {
    const store = createMemoryStore(exampleState(3));
    store.records.customers.put(customer(1, '7'));
    store.records.customers.put(customer(20));
    expect(ids(store.records.customers.all())).toEqual([1, 2, 3, 20]);
    expect(store.records.customers.get(1)?.billing_id).toBe('7');
  });

  it('finds who holds a pair, whatever happened since it was first asked', () => {
    const store = createMemoryStore(exampleState(3));
    store.records.customers.put(customer(1, '7'));
    expect(ids(store.records.customers.find('pair', 'Blesta\n7'))).toEqual([1]);
    store.records.customers.put(customer(2, '7'));
    expect(ids(store.records.customers.find('pair', 'Blesta\n7'))).toEqual([1, 2]);
    store.records.customers.put(customer(1, '8'));
    store.records.customers.remove(2);
    expect(ids(store.records.customers.find('pair', 'Blesta\n7'))).toEqual([]);
    expect(ids(store.records.customers.find('pair', 'Blesta\n8'))).toEqual([1]);
    store.load({ ...exampleState(1), customers: [customer(5, '7')] });
    expect(ids(store.records.customers.find('pair', 'Blesta\n7'))).toEqual([5]);
  });

  it('counts no unlinked customer as the holder of a pair', () => {
    expect(ids(createMemoryStore(exampleState(3)).records.customers.find('pair', '\n0'))).toEqual([]);
  });

  it('freezes its records, so that a rule that forgets to put one back is found out', () => {
    const store = createMemoryStore(exampleState(1));
    expect(() => Object.assign(store.records.customers.get(1)!, { billing_id: '9' })).toThrow(TypeError);
    expect(() => Object.assign(store.staff()[0]!, { revoked: true })).toThrow(TypeError);
  });

  it('keeps two stores of one state apart', () => {
    const state = exampleState(2);
    const [first, second] = [createMemoryStore(state), createMemoryStore(state)];
    first.records.customers.remove(1);
    first.putStaff([]);
    expect(second.dump()).toEqual(exampleState(2));
  });

  it('has nothing to wait for', () => {
    const store = createMemoryStore(exampleState(1));
    store.records.customers.put(customer(1, '7'));
    expect(store.saved()).toBeUndefined();
  });
});
