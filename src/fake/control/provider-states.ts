import { type BillingPair, newCustomer, unlinkedPair } from '../../customers/customer.js';
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
import type { World } from '../worlds/world.js';

type Values = Record<string, string | number>;

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
    world.store.removeCustomer(id);
    return { id };
  },
  'no customers exist': (world) => {
    world.store.load({ ...world.store.dump(), customers: [] });
    return {};
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
  const admin = world.store.staff()[0];
  return admin ? { ...values, ...signedIn(admin) } : values;
}

function signedIn({
  email,
  token,
}: {
  email: string;
  token: string;
}): Record<keyof typeof administratorValues, string> {
  const basic = Buffer.from(`${email}:${token}`).toString('base64');
  return { admin_email: email, admin_token: token, admin_basic: basic };
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
    world.store.customer(id) ?? newCustomer({ id, name: `Customer ${id}`, email: `customer${id}@example.com` });
  const customer = { ...present, ...pair, name: name ?? present.name, email: email ?? present.email };
  world.store.putCustomer(customer);
  return { id, email: customer.email };
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
