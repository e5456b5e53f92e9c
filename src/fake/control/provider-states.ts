import { type BillingPair, newCustomer, unlinkedPair } from '../../customers/customer.js';
import { hashPassword } from '../../customers/password.js';
import type { Department } from '../../departments/department.js';
import { nearest } from '../../document/nearest.js';
import {
  type administratorValues,
  factsOfState,
  isProviderStateName,
  type ProviderStateName,
  providerStateNames,
  type StateFacts,
  type StateParameters,
  type StateValues,
} from '../../document/provider-states.js';
import { KitError } from '../../errors.js';
import { completeDepartment, completeTickets } from '../../store/seed-tickets.js';
import { type Ticket, ticketCode } from '../../tickets/ticket.js';
import type { World } from '../worlds/world.js';

type Values = Record<string, string | number>;

/** A department that anybody may write to. */
const open = { is_disabled: false, is_public: true } as const;

/** How a world gets into each state. Setting one up twice is the same as once. */
const setUps: { [Name in ProviderStateName]: (world: World, given: StateParameters<Name>) => StateValues<Name> } = {
  'a customer exists': (world, given) => putCustomer(world, given, unlinkedPair),
  'a customer is unlinked': (world, given) => putCustomer(world, given, unlinkedPair),
  'a customer is linked': (world, { billing_id, billing_system, ...given }) => {
    const pair = { billing_id, billing_system };
    return { ...putCustomer(world, given, pair), ...pair };
  },
  'two customers exist': (world, { id, other_id }) => {
    const first = putCustomer(world, { id }, unlinkedPair);
    const other = putCustomer(world, { id: other_id }, unlinkedPair);
    return { ...first, other_id: other.id, other_email: other.email };
  },
  'no such customer exists': (world, { id }) => {
    removeCustomer(world, id);
    return { id };
  },
  'no customers exist': (world) => {
    world.store.load({ ...world.store.dump(), customers: [] });
    world.links.setUp();
    return {};
  },
  'a customer can log in': (world, { id, password, ...given }) => {
    const customer = putCustomer(world, { id, ...given }, unlinkedPair);
    world.store.records.passwords.put(hashPassword(id, password));
    return { ...customer, password };
  },
  'no customer has the email': (world, { email, slug }) => {
    const { customers, passwords } = world.store.records;
    for (const { id } of customers.find('email', email.toLowerCase())) {
      removeCustomer(world, id);
      passwords.remove(id);
    }
    putDepartment(world, slug, open);
    return { email, slug };
  },
  'a customer can open a ticket': (world, { id, slug }) => {
    const { email } = keepCustomer(world, id);
    const { tickets } = world.store.records;
    for (const ticket of tickets.find('owner', String(id))) tickets.remove(ticket.id);
    putDepartment(world, slug, open);
    return { id, email, slug };
  },
  'a customer has an open ticket': (world, { id }) => {
    const { email } = keepCustomer(world, id);
    const ticket = putTicket(world, id);
    return { id, email, ticket_id: ticket.id, ticket_code: ticket.ticket_code };
  },
  'two customers have a ticket each': (world, { id, other_id }) => {
    const [ticket, other] = [id, other_id].map((customer) => {
      keepCustomer(world, customer);
      const { tickets } = world.store.records;
      for (const further of tickets.find('owner', String(customer)).slice(1)) tickets.remove(further.id);
      return putTicket(world, customer);
    }) as [Ticket, Ticket];
    return { id, other_id, ticket_id: ticket.id, ticket_code: ticket.ticket_code, other_ticket_id: other.id };
  },
  'no such ticket exists': (world, { ticket_id }) => {
    world.store.records.tickets.remove(ticket_id);
    return { ticket_id, ticket_code: ticketCode(ticket_id) };
  },
  'a department exists': (world, { slug }) => putDepartment(world, slug, open),
  'a department is disabled': (world, { slug }) => putDepartment(world, slug, { is_disabled: true }),
  'no such department exists': ({ store }, { slug, department_id }) => {
    const state = store.dump();
    const others = state.departments.filter((one) => one.slug !== slug && one.id !== department_id);
    store.load({ ...state, departments: others });
    return { slug, department_id };
  },
  'departments of every kind exist': (world) => {
    world.store.load({ ...world.store.dump(), departments: [] });
    const { slug, department_id } = putDepartment(world, 'support', open);
    const customers = putDepartment(world, 'members', { is_disabled: false, is_public: false });
    const disabled = putDepartment(world, 'archive', { is_disabled: true, is_public: true });
    return { slug, department_id, customers_slug: customers.slug, disabled_slug: disabled.slug };
  },
  'the token is valid': (world) => setRevoked(world, false),
  'the token is revoked': (world) => setRevoked(world, true),
};

/**
 * Sets a state up and answers the values that a test needs: those of the state, and an administrator's email and token,
 * alone and as Basic credentials.
 * @param name '' is no state at all
 * @param params as they come: pact-php turns every one into a string
 * @throws KitError state-unknown with the nearest names; state-invalid for a parameter that does not fit
 */
export function setUpState(world: World, name: string, params: Record<string, unknown>): Values {
  if (name === '') return {};
  if (!isProviderStateName(name)) {
    const names = nearest(name, providerStateNames);
    throw new KitError('state-unknown', `There is no provider state named ${JSON.stringify(name)}.`, {
      fix: `${names.length > 0 ? `The nearest are: ${names.join('; ')}. ` : ''}GET /__admin/states lists them all.`,
    });
  }
  const setUp = setUps[name] as (world: World, given: Partial<Values>) => Values;
  const values = setUp(world, readParameters(name, factsOfState(name), params));
  return { ...values, ...signIns(world) };
}

/** How administrators sign in; none when the world has none. */
function signIns({ store }: World): Partial<Record<keyof typeof administratorValues, string>> {
  const [admin, other] = store.staff();
  if (!admin) return {};
  const { email, token } = admin;
  const basic = Buffer.from(`${email}:${token}`).toString('base64');
  return {
    admin_email: email,
    admin_token: token,
    admin_basic: basic,
    ...(other ? { other_admin_token: other.token } : {}),
  };
}

function readParameters(state: string, { params }: StateFacts, given: Record<string, unknown>): Partial<Values> {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(params, name));
  if (unknown !== undefined) {
    throw new KitError('state-invalid', `The provider state ${JSON.stringify(state)} has no parameter ${unknown}.`, {
      expected: Object.keys(params).join(' | ') || 'no parameters',
      fix: 'Correct the name of the parameter, or leave it out.',
    });
  }
  const read = Object.entries(params).flatMap(([name, { type, default: preset }]) => {
    const value = given[name] ?? preset;
    return value === undefined ? [] : [[name, type === 'id' ? idOf(name, value) : textOf(name, value)]];
  });
  return Object.fromEntries(read);
}

interface Person {
  id: number;
  name?: string | undefined;
  email?: string | undefined;
}

function putCustomer(world: World, { id, name, email }: Person, pair: BillingPair) {
  const present =
    world.store.records.customers.get(id) ??
    newCustomer({ id, name: `Customer ${id}`, email: `customer${id}@example.com` });
  const customer = { ...present, ...pair, name: name ?? present.name, email: email ?? present.email };
  world.store.records.customers.put(customer);
  world.links.setUp([id]);
  return { id, email: customer.email };
}

function removeCustomer(world: World, id: number): void {
  world.store.records.customers.remove(id);
  world.links.setUp([id]);
}

/** The customer with that id as it is, or a new one that is not linked. */
const keepCustomer = (world: World, id: number): { email: string } =>
  world.store.records.customers.get(id) ?? putCustomer(world, { id }, unlinkedPair);

/** A state is set up again and again: the customer's first ticket is put back to its beginning, not opened anew. */
function putTicket({ store }: World, userId: number): Ticket {
  const { tickets, responses } = store.records;
  const department = store.departments().find(({ is_disabled }) => !is_disabled)?.slug ?? 'support';
  const id = tickets.find('owner', String(userId))[0]?.id ?? tickets.nextId;
  const made = completeTickets(
    [
      {
        id,
        user_id: userId,
        subject: `A question of customer ${userId}`,
        message: 'Can you help?',
        department_slug: department,
      },
    ],
    [],
  );
  const ticket = made.tickets[0] as Ticket;
  for (const response of responses.find('ticket', String(id))) responses.remove(response.id);
  tickets.put(ticket);
  responses.put({
    id: responses.nextId,
    ticket_id: id,
    user_id: 0,
    user_name: 'Support',
    employee_response: 1,
    is_note: 0,
    content: 'What have you tried?',
    created_at: ticket.created_at,
  });
  return ticket;
}

function putDepartment({ store }: World, slug: string, given: Partial<Department>) {
  const state = store.dump();
  const present = state.departments.find((one) => one.slug === slug);
  const id = present?.id ?? Math.max(0, ...state.departments.map((one) => one.id)) + 1;
  const department = { ...(present ?? completeDepartment({ id, slug, department_name: slug })), ...given };
  const others = state.departments.filter((one) => one.slug !== slug);
  store.load({ ...state, departments: [...others, department].sort((a, b) => a.id - b.id) });
  return { slug, department_id: id };
}

function setRevoked(world: World, revoked: boolean): Record<never, never> {
  world.store.putStaff(world.store.staff().map((member, index) => (index === 0 ? { ...member, revoked } : member)));
  return {};
}

function textOf(name: string, value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') throw unfit(name, value, 'text');
  return String(value);
}

function idOf(name: string, value: unknown): number {
  const text = textOf(name, value);
  if (!/^[1-9]\d{0,14}$/.test(text)) throw unfit(name, text, 'a whole number from 1');
  return Number(text);
}

function unfit(name: string, value: unknown, expected: string): KitError {
  return new KitError('state-invalid', `The parameter ${name} of the provider state is ${JSON.stringify(value)}.`, {
    expected,
    fix: `Correct ${name}, or leave it out.`,
  });
}
