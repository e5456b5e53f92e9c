import type { Customer } from '../customers/customer.js';
import type { Assumptions } from '../document/assumptions.js';

/** An administrator whose email and token open the API. The tokens are of the fake's own and open nothing else. */
export interface StaffMember {
  id: number;
  name: string;
  email: string;
  token: string;
  revoked: boolean;
}

/** Everything that a fake remembers, as plain data. */
export interface State {
  customers: readonly Customer[];
  staff: readonly StaffMember[];
  /** The names that assign takes, in the server's own spelling. */
  billingSystems: readonly string[];
}

/** What a fake starts from. */
export interface Seed extends State {
  assumptions: Partial<Assumptions>;
}

/** The state of one world. Records are values: a stored one is frozen, and changed by putting another in its place. */
export interface Store {
  customer(id: number): Customer | undefined;
  /** In the order in which their ids were first put. */
  customers(): Iterable<Customer>;
  readonly size: number;
  /** The customers that hold a pair, in no promised order. `billingSystem` is compared exactly; '' holds nothing. */
  holderOf(billingSystem: string, billingId: string): Iterable<Customer>;
  /** Adds a customer, or replaces the one with its id. */
  putCustomer(customer: Customer): void;
  /** An unknown id is nothing to remove. */
  removeCustomer(id: number): void;
  staff(): readonly StaffMember[];
  /** Replaces every administrator. */
  putStaff(staff: readonly StaffMember[]): void;
  billingSystems(): readonly string[];
  /** Replaces everything. */
  load(state: State): void;
  dump(): State;
  /**
   * Tells when every change so far outlives the process, even one that is killed.
   * @returns undefined when nothing waits to be written; else a promise that rejects with KitError file-unwritable
   *   when the changes could not be written. They are then tried again with the next change or call.
   */
  saved(): Promise<void> | undefined;
  /** Writes what waits and lets go of the files. Changes after this throw. */
  close(): Promise<void>;
}
