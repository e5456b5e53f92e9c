import { type Customer, newCustomer } from '../customers/customer.js';
import { hashPassword } from '../customers/password.js';
import { checkAssumptions } from '../document/assumptions.js';
import { operations } from '../document/operations.js';
import { defaultSeed } from '../generated/default-seed.js';
import { completeDepartment, completeTickets, type RawDepartment, type RawTicket } from './seed-tickets.js';
import type { Seed, StaffMember } from './store.js';

type Optional<T> = { [K in keyof T]?: T[K] | undefined };

/** A seed as it is written: seed.schema.json. */
export interface RawSeed {
  customers: (Pick<Customer, 'id' | 'name' | 'email'> & Optional<Customer> & { password?: string | undefined })[];
  staff: (Omit<StaffMember, 'revoked'> & Optional<StaffMember>)[];
  /** The enum of openapi.yaml when it is left out. */
  billing_systems?: string[];
  /** Those of the shipped seed when it is left out. */
  departments?: RawDepartment[];
  tickets?: RawTicket[];
  assumptions?: Record<string, string | number>;
}

/** Tells a user where in what they wrote a JSON pointer of the seed is. */
export type PlaceOf = (pointer: string) => string;

/**
 * Gives the fields that were left out their values: those of a new, unlinked customer.
 * @param raw a seed that fits the schema
 * @throws KitError assumption-unknown
 */
export function completeSeed(raw: RawSeed, placeOf: PlaceOf = fieldOf): Seed {
  const assumptions = Object.entries(raw.assumptions ?? {}).map(([name, value]) =>
    checkAssumptions({ [name]: value }, placeOf(`/assumptions/${name}`)),
  );
  return {
    customers: raw.customers.map(({ password: _, ...customer }) => newCustomer(defined(customer))),
    passwords: raw.customers.flatMap(({ id, password }) =>
      password === undefined ? [] : [hashPassword(id, password)],
    ),
    departments: (raw.departments ?? defaultSeed.departments).map(completeDepartment),
    ...completeTickets(raw.tickets ?? [], raw.customers),
    staff: raw.staff.map((member) => ({ ...member, revoked: member.revoked ?? false })),
    billingSystems: raw.billing_systems ?? contractBillingSystems(),
    assumptions: Object.assign({}, ...assumptions),
  };
}

type Defined = Pick<Customer, 'id' | 'name' | 'email'> & Partial<Customer>;

function defined(customer: RawSeed['customers'][number]): Defined {
  return Object.fromEntries(Object.entries(customer).filter(([, field]) => field !== undefined)) as Defined;
}

/** The members that openapi.yaml lists of the enum whose members are the server's own. */
function contractBillingSystems(): readonly string[] {
  const fields = operations.flatMap(({ body }) => body?.fields ?? []);
  return fields.find(({ members }) => members === 'billing_systems')?.enum ?? [];
}

/** /customers/2/email -> customers[2].email */
export function fieldOf(pointer: string): string {
  const name = pointer
    .slice(1)
    .replaceAll(/\/(\d+)(?=\/|$)/g, '[$1]')
    .replaceAll('/', '.');
  return name === '' ? 'the whole seed' : name;
}
