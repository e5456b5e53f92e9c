/** A parameter of a provider state; every one may be left out. */
interface StateParameter {
  meaning: string;
  /** id: a whole number from 1. text: any text, or a number as its decimal text. */
  type: 'id' | 'text';
  default?: number | string;
}

/** An input of a contract that the values of a provider state can be. */
export type StateInput =
  | 'email'
  | 'token'
  | 'other_token'
  | 'customer_id'
  | 'other_customer_id'
  | 'unknown_customer_id'
  | 'customer_email'
  | 'customer_password'
  | 'ticket_id'
  | 'ticket_code'
  | 'other_ticket_id'
  | 'department_slug'
  | 'department_id'
  | 'customers_department_slug'
  | 'disabled_department_slug';

/** Names of values that a provider state answers, each with the input of a contract that it becomes, if it becomes one. */
type Returns = Readonly<Record<string, StateInput | null>>;

/** What is known of a provider state without setting it up. */
export interface StateFacts {
  description: string;
  params: Readonly<Record<string, StateParameter>>;
  returns: Returns;
  /**
   * When a server that cannot be set up is in it: always; when the customer that the user named is linked, or is not;
   * never, so that only the control plane of a fake gets there.
   */
  live: 'always' | 'linked' | 'unlinked' | 'never';
  /** How many customers that are not linked it speaks of. */
  unlinkedCustomers: 0 | 1 | 2;
}

const customerId = 'the Ticaga id of the customer';
const person = {
  name: { meaning: 'the full name', type: 'text' },
  email: { meaning: 'the email address', type: 'text' },
} as const;

/** Every named state that a test or a contract can ask for. How the fake gets there stands in the fake. */
const stateTable = {
  'a customer exists': {
    description:
      'A customer with that id exists and is unlinked. An existing one keeps its name and email unless they are given.',
    params: { id: { meaning: customerId, type: 'id', default: 1 }, ...person },
    returns: { id: 'customer_id', email: null },
    live: 'always',
    unlinkedCustomers: 1,
  },
  'a customer is unlinked': {
    description: 'The same as "a customer exists".',
    params: { id: { meaning: customerId, type: 'id', default: 1 } },
    returns: { id: 'customer_id', email: null },
    live: 'unlinked',
    unlinkedCustomers: 1,
  },
  'a customer is linked': {
    description: 'A customer with that id exists and is linked.',
    params: {
      id: { meaning: customerId, type: 'id', default: 2 },
      billing_id: { meaning: 'the billing id', type: 'text', default: '1002' },
      billing_system: { meaning: 'the billing system', type: 'text', default: 'Blesta' },
      ...person,
    },
    returns: { id: 'customer_id', email: null, billing_id: null, billing_system: null },
    live: 'linked',
    unlinkedCustomers: 0,
  },
  'two customers exist': {
    description: 'Two unlinked customers exist.',
    params: {
      id: { meaning: customerId, type: 'id', default: 1 },
      other_id: { meaning: 'the Ticaga id of the other one', type: 'id', default: 2 },
    },
    returns: { id: 'customer_id', email: null, other_id: 'other_customer_id', other_email: null },
    live: 'always',
    unlinkedCustomers: 2,
  },
  'no such customer exists': {
    description: 'There is no customer with that id.',
    params: { id: { meaning: customerId, type: 'id', default: 999_999 } },
    returns: { id: 'unknown_customer_id' },
    live: 'always',
    unlinkedCustomers: 0,
  },
  'no customers exist': {
    description: 'There is no customer at all.',
    params: {},
    returns: {},
    live: 'never',
    unlinkedCustomers: 0,
  },
  'a customer can log in': {
    description: 'A customer with that id exists, unlinked, and has that password.',
    params: {
      id: { meaning: customerId, type: 'id', default: 1 },
      password: { meaning: 'the password', type: 'text', default: 'demo-password' },
      ...person,
    },
    returns: { id: 'customer_id', email: 'customer_email', password: 'customer_password' },
    live: 'never',
    unlinkedCustomers: 1,
  },
  'no customer has the email': {
    description: 'No customer has that email, and a public department with that slug takes tickets.',
    params: {
      email: { meaning: 'the email address', type: 'text', default: 'nobody@example.com' },
      slug: { meaning: "the department's slug", type: 'text', default: 'support' },
    },
    returns: { email: 'customer_email', slug: 'department_slug' },
    live: 'never',
    unlinkedCustomers: 0,
  },
  'a customer can open a ticket': {
    description:
      'A customer with that id exists and has no ticket, and a public department with that slug takes tickets.',
    params: {
      id: { meaning: customerId, type: 'id', default: 1 },
      slug: { meaning: "the department's slug", type: 'text', default: 'support' },
    },
    returns: { id: 'customer_id', email: 'customer_email', slug: 'department_slug' },
    live: 'never',
    unlinkedCustomers: 0,
  },
  'a customer has an open ticket': {
    description: 'A customer with that id exists, and has a ticket that is open and not rated, with one response.',
    params: { id: { meaning: customerId, type: 'id', default: 1 } },
    returns: { id: 'customer_id', email: null, ticket_id: 'ticket_id', ticket_code: 'ticket_code' },
    live: 'never',
    unlinkedCustomers: 0,
  },
  'two customers have a ticket each': {
    description: 'Two customers exist, and each has one ticket, which is open and not rated, with one response.',
    params: {
      id: { meaning: customerId, type: 'id', default: 1 },
      other_id: { meaning: 'the Ticaga id of the other one', type: 'id', default: 2 },
    },
    returns: {
      id: 'customer_id',
      other_id: 'other_customer_id',
      ticket_id: 'ticket_id',
      ticket_code: 'ticket_code',
      other_ticket_id: 'other_ticket_id',
    },
    live: 'never',
    unlinkedCustomers: 0,
  },
  'no such ticket exists': {
    description: 'There is no ticket with that id, nor with its code.',
    params: { ticket_id: { meaning: 'the id of the ticket', type: 'id', default: 999_999 } },
    returns: { ticket_id: 'ticket_id', ticket_code: 'ticket_code' },
    live: 'never',
    unlinkedCustomers: 0,
  },
  'a department exists': {
    description: 'A department with that slug exists, takes tickets, and is public.',
    params: { slug: { meaning: "the department's slug", type: 'text', default: 'support' } },
    returns: { slug: 'department_slug', department_id: 'department_id' },
    live: 'never',
    unlinkedCustomers: 0,
  },
  'a department is disabled': {
    description: 'A department with that slug exists and takes no tickets.',
    params: { slug: { meaning: "the department's slug", type: 'text', default: 'support' } },
    returns: { slug: 'department_slug', department_id: 'department_id' },
    live: 'never',
    unlinkedCustomers: 0,
  },
  'no such department exists': {
    description: 'There is no department with that slug, nor with that id.',
    params: {
      slug: { meaning: "the department's slug", type: 'text', default: 'no-such-department' },
      department_id: { meaning: "the department's id", type: 'id', default: 999_999 },
    },
    returns: { slug: 'department_slug', department_id: 'department_id' },
    live: 'never',
    unlinkedCustomers: 0,
  },
  'departments of every kind exist': {
    description: 'Three departments exist and no other: one is public, one is for customers only, and one is disabled.',
    params: {},
    returns: {
      slug: 'department_slug',
      department_id: 'department_id',
      customers_slug: 'customers_department_slug',
      disabled_slug: 'disabled_department_slug',
    },
    live: 'never',
    unlinkedCustomers: 0,
  },
  'the token is valid': {
    description: "The administrator's token is accepted.",
    params: {},
    returns: {},
    live: 'always',
    unlinkedCustomers: 0,
  },
  'the token is revoked': {
    description: "The first administrator's token was revoked: every call with it is refused.",
    params: {},
    returns: {},
    live: 'never',
    unlinkedCustomers: 0,
  },
} as const satisfies Record<string, StateFacts>;

type Table = typeof stateTable;

export type ProviderStateName = keyof Table;

/** The names of every state, in the order in which they are told. */
export const providerStateNames = Object.keys(stateTable) as ProviderStateName[];

export const isProviderStateName = (name: string): name is ProviderStateName => Object.hasOwn(stateTable, name);

export const factsOfState = (name: ProviderStateName): StateFacts => stateTable[name];

/** The state of a contract that names none. */
export const usualState: ProviderStateName = 'the token is valid';

/**
 * What every state answers besides its own values: how the first administrator signs in, alone and as Basic credentials,
 * and the token of the second, where there is one.
 */
export const administratorValues = {
  admin_email: 'email',
  admin_token: 'token',
  admin_basic: null,
  other_admin_token: 'other_token',
} as const satisfies Returns;

type ValueOf<P> = (P extends { type: 'id' } ? number : string) | (P extends { default: unknown } ? never : undefined);

/** The parameters of a state, read and with their defaults. */
export type StateParameters<Name extends ProviderStateName> = {
  [P in keyof Table[Name]['params']]: ValueOf<Table[Name]['params'][P]>;
};

/** The values that a state answers. */
export type StateValues<Name extends ProviderStateName> = Record<keyof Table[Name]['returns'], string | number>;

/** A state as GET /__admin/states and the reference tell of it. */
export interface ToldState {
  name: ProviderStateName;
  description: string;
  /** Every parameter with its meaning; all are optional. */
  params: Record<string, string>;
  returns: readonly string[];
}

export const providerStates: readonly ToldState[] = providerStateNames.map((name) => {
  const { description, params, returns } = factsOfState(name);
  const told = Object.entries(params).map(([param, facts]) => [param, tell(facts)]);
  return { name, description, params: Object.fromEntries(told), returns: Object.keys(returns) };
});

function tell({ meaning, default: preset }: StateParameter): string {
  if (preset === undefined) return meaning;
  // Quoted where it could be taken for a number.
  return `${meaning} (default ${typeof preset === 'string' && /^\d+$/.test(preset) ? JSON.stringify(preset) : preset})`;
}
