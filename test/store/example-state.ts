import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Customer } from '../../src/customers/customer.js';
import { completeSeed } from '../../src/store/complete-seed.js';
import type { State } from '../../src/store/store.js';

/** A customer that is linked to `billingId` when one is given. */
export function customer(id: number, billingId?: string): Customer {
  const raw = { id, name: `Name ${id}`, email: `${id}@example.com` };
  const pair = billingId === undefined ? {} : { billing_id: billingId, billing_system: 'Blesta' };
  return completeSeed({ customers: [{ ...raw, ...pair }], staff: [] }).customers[0]!;
}

/** A state with the customers 1 to `count`, unlinked, and one administrator. */
export function exampleState(count: number): State {
  const { assumptions: _, ...state } = completeSeed({
    customers: Array.from({ length: count }, (_, index) => customer(index + 1)),
    staff: [{ id: 9, name: 'Ada', email: 'ada@example.com', token: 'ada-token' }],
  });
  return state;
}

/** An empty directory that goes when the test ends. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'ticaga-kit-store-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** The content of every file of a directory by its name. */
export function filesOf(directory: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(directory).map((name) => [name, readFileSync(join(directory, name), 'latin1')]),
  );
}
