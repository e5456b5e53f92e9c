import { type BillingPair, newCustomer, unlinkedPair } from '../../customers/customer.js';
import { nearest } from '../../document/nearest.js';
import { KitError } from '../../errors.js';
import type { World } from '../worlds/world.js';

/** Parameters as they come: pact-php turns every one into a string. */
type Params = Record<string, unknown>;
type Returns = Record<string, string | number>;

export interface ProviderState {
  name: string;
  description: string;
  /** Every parameter with its meaning; all are optional. */
  params: Record<string, string>;
  returns: readonly string[];
  setUp(world: World, params: Params): Returns;
}

const idParam = 'the Ticaga id of the customer';

/** Every named state that a test can ask for. Setting one up twice is the same as once. */
export const providerStates: readonly ProviderState[] = [
  {
    name: 'a customer exists',
    description:
      'A customer with that id exists and is unlinked. An existing one keeps its name and email unless they are given.',
    params: { id: `${idParam} (default 1)`, name: 'the full name', email: 'the email address' },
    returns: ['id', 'email'],
    setUp: (world, params) => putCustomer(world, idOf(params, 'id', 1), unlinkedPair, params),
  },
  {
    name: 'a customer is unlinked',
    description: 'The same as "a customer exists".',
    params: { id: `${idParam} (default 1)` },
    returns: ['id', 'email'],
    setUp: (world, params) => putCustomer(world, idOf(params, 'id', 1), unlinkedPair, params),
  },
  {
    name: 'a customer is linked',
    description: 'A customer with that id exists and is linked.',
    params: {
      id: `${idParam} (default 2)`,
      billing_id: 'the billing id (default "1002")',
      billing_system: 'the billing system (default Blesta)',
      name: 'the full name',
      email: 'the email address',
    },
    returns: ['id', 'email', 'billing_id', 'billing_system'],
    setUp: (world, params) => {
      const pair = {
        billing_id: text(params, 'billing_id') ?? '1002',
        billing_system: text(params, 'billing_system') ?? 'Blesta',
      };
      return { ...putCustomer(world, idOf(params, 'id', 2), pair, params), ...pair };
    },
  },
  {
    name: 'two customers exist',
    description: 'Two unlinked customers exist.',
    params: { id: `${idParam} (default 1)`, other_id: 'the Ticaga id of the other one (default 2)' },
    returns: ['id', 'email', 'other_id', 'other_email'],
    setUp: (world, params) => {
      const ids = [idOf(params, 'id', 1), idOf(params, 'other_id', 2)] as const;
      const first = putCustomer(world, ids[0], unlinkedPair);
      const other = putCustomer(world, ids[1], unlinkedPair);
      return { ...first, other_id: other.id, other_email: other.email };
    },
  },
  {
    name: 'no such customer exists',
    description: 'There is no customer with that id.',
    params: { id: `${idParam} (default 999999)` },
    returns: ['id'],
    setUp: (world, params) => {
      const id = idOf(params, 'id', 999_999);
      world.store.removeCustomer(id);
      return { id };
    },
  },
  {
    name: 'no customers exist',
    description: 'There is no customer at all.',
    params: {},
    returns: [],
    setUp: (world) => {
      world.store.load({ ...world.store.dump(), customers: [] });
      return {};
    },
  },
  {
    name: 'the token is valid',
    description: "The administrator's token is accepted.",
    params: {},
    returns: [],
    setUp: (world) => setRevoked(world, false),
  },
  {
    name: 'the token is revoked',
    description: "The first administrator's token was revoked: every call with it is refused.",
    params: {},
    returns: [],
    setUp: (world) => setRevoked(world, true),
  },
];

/**
 * Sets a state up and answers the values that a test needs: those of the state, and an administrator's email and token,
 * alone and as Basic credentials.
 * @param name '' is no state at all
 * @throws KitError state-unknown with the nearest names; state-invalid for a parameter that does not fit
 */
export function setUpState(world: World, name: string, params: Params): Returns {
  if (name === '') return {};
  const state = providerStates.find((candidate) => candidate.name === name);
  if (!state) {
    const names = nearest(
      name,
      providerStates.map((candidate) => candidate.name),
    );
    throw new KitError('state-unknown', `There is no provider state named ${JSON.stringify(name)}.`, {
      fix: `${names.length > 0 ? `The nearest are: ${names.join('; ')}. ` : ''}GET /__admin/states lists them all.`,
    });
  }
  const unknown = Object.keys(params).find((key) => !Object.hasOwn(state.params, key));
  if (unknown !== undefined) {
    throw new KitError('state-invalid', `The provider state ${JSON.stringify(name)} has no parameter ${unknown}.`, {
      expected: Object.keys(state.params).join(' | ') || 'no parameters',
      fix: 'Correct the name of the parameter, or leave it out.',
    });
  }
  const returns = state.setUp(world, params);
  const admin = world.store.staff()[0];
  if (!admin) return returns;
  const { email, token } = admin;
  const basic = Buffer.from(`${email}:${token}`).toString('base64');
  return { ...returns, admin_email: email, admin_token: token, admin_basic: basic };
}

function putCustomer(world: World, id: number, pair: BillingPair, params: Params = {}) {
  const present =
    world.store.customer(id) ?? newCustomer({ id, name: `Customer ${id}`, email: `customer${id}@example.com` });
  const customer = {
    ...present,
    ...pair,
    name: text(params, 'name') ?? present.name,
    email: text(params, 'email') ?? present.email,
  };
  world.store.putCustomer(customer);
  return { id, email: customer.email };
}

function setRevoked(world: World, revoked: boolean): Returns {
  world.store.putStaff(world.store.staff().map((member, index) => (index === 0 ? { ...member, revoked } : member)));
  return {};
}

function text(params: Params, name: string): string | undefined {
  const value = params[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') throw unfit(name, value, 'text');
  return String(value);
}

function idOf(params: Params, name: string, otherwise: number): number {
  const given = text(params, name) ?? String(otherwise);
  if (!/^[1-9]\d{0,14}$/.test(given)) throw unfit(name, given, 'a whole number from 1');
  return Number(given);
}

function unfit(name: string, value: unknown, expected: string): KitError {
  return new KitError('state-invalid', `The parameter ${name} of the provider state is ${JSON.stringify(value)}.`, {
    expected,
    fix: `Correct ${name}, or leave it out.`,
  });
}
