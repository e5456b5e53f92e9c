import { type Customer, customerIndexes } from '../customers/customer.js';
import type { Password } from '../customers/password.js';
import type { Department } from '../departments/department.js';
import type { Assumptions } from '../document/assumptions.js';
import { type Collection, createCollection } from '../records/collection.js';
import { responseIndexes, type Ticket, type TicketResponse, ticketIndexes } from '../tickets/ticket.js';

/** An administrator whose email and token open the API. The tokens are of the fake's own and open nothing else. */
export interface StaffMember {
  id: number;
  name: string;
  email: string;
  token: string;
  revoked: boolean;
}

/** The records of a world, a collection for each kind. */
export interface Records {
  customers: Collection<Customer>;
  /** Under the customers' ids. */
  passwords: Collection<Password>;
  tickets: Collection<Ticket>;
  responses: Collection<TicketResponse>;
}

export type RecordKind = keyof Records;

/** The records of each kind as plain lists. */
export type RecordLists = { [Kind in RecordKind]: Records[Kind] extends Collection<infer T> ? readonly T[] : never };

/** Empty collections. */
export const createRecords = (): Records => ({
  customers: createCollection(customerIndexes),
  passwords: createCollection({}),
  tickets: createCollection(ticketIndexes),
  responses: createCollection(responseIndexes),
});

export const recordKinds = Object.keys(createRecords()) as readonly RecordKind[];

/** Everything that a fake remembers, as plain data. */
export interface State extends RecordLists {
  staff: readonly StaffMember[];
  /** The names that assign takes, in the server's own spelling. */
  billingSystems: readonly string[];
  departments: readonly Department[];
}

/** What a fake starts from. */
export interface Seed extends State {
  assumptions: Partial<Assumptions>;
}

/** The state of one world. Records are values: a stored one is frozen, and changed by putting another in its place. */
export interface Store {
  readonly records: Records;
  staff(): readonly StaffMember[];
  /** Replaces every administrator. */
  putStaff(staff: readonly StaffMember[]): void;
  billingSystems(): readonly string[];
  departments(): readonly Department[];
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
