import { expectViolation, type ToldViolation, toldViolations } from '../control/expected-violations.js';
import { type Assumptions, checkAssumptions } from '../document/assumptions.js';
import type { Grade } from '../document/grades.js';
import type { OperationId } from '../document/operations.js';
import type {
  administratorValues,
  ProviderStateName,
  StateParameters,
  StateValues,
} from '../document/provider-states.js';
import { type RenderedEntry, renderEntry } from '../journal/rendered-entry.js';
import type { Violation, ViolationCode } from '../journal/violation.js';
import type { FaultKind } from './misbehaviour/fault-kinds.js';
import { parseFault } from './misbehaviour/faults.js';
import type { SetLie } from './misbehaviour/lies.js';
import { assertNoViolations } from './worlds/assert-no-violations.js';
import { compareRows } from './worlds/own-rows.js';
import { type LocalWorld, replaceState } from './worlds/world.js';
import { recordsOf, type WorldRecords } from './worlds/world-records.js';
import type { LocalWorlds } from './worlds/worlds.js';

/** When a fault strikes, and how. */
export interface FaultOptions {
  /** How many requests it spoils; 1 unless told. */
  times?: number;
  /** How many requests that it could befall pass before it. */
  after?: number;
  /** Milliseconds that a delay takes. */
  delayMs?: number;
}

/** What a state chose, and how the first administrator signs in: admin_email, admin_token, admin_basic. */
export type StateAnswer<Name extends ProviderStateName> = StateValues<Name> &
  Record<keyof typeof administratorValues, string>;

/** One world of a running fake, the server's own or a sandbox: everything that TicagaSandbox of the PHP helper does. */
export interface FakeWorld extends WorldRecords {
  /** The base URL to put into a plugin's settings; no slash at its end. */
  readonly url: string;
  readonly adminUrl: string;
  /** Of the first administrator whose token is valid; empty where there is none. */
  readonly credentials: { email: string; token: string };
  /** What was said, newest first, as GET /__admin/requests answers it. */
  requests(): RenderedEntry[];
  /** What broke the contract, expected or not: the newest request's first, and then what compareRows found. */
  violations(): ToldViolation[];
  /**
   * Says that the test breaks the contract on purpose. That it then does not is a failure of assertNoViolations as well.
   * @param method only in requests with this method
   * @param path only in requests to this address, for example /api/customers/get/{id}
   * @throws KitError request-invalid
   */
  expectViolation(code: ViolationCode, method?: string, path?: string): void;
  /**
   * Throws when what was sent broke the contract, or did not break it as expected.
   * @param failOn how well the broken fact is known at least, as for exec; observed unless told
   * @throws KitError contract-broken, option-invalid
   */
  assertNoViolations(failOn?: Grade): void;
  /**
   * Compares the rows of a plugin's own table with the links that the server has.
   * @param rows each with ticaga_id (or ticaga_userid), billing_id (or billing_userid) and perhaps billing_system
   * @returns what differs; none when all is right. Throws KitError request-invalid
   */
  compareRows(rows: readonly Readonly<Record<string, unknown>>[]): Violation[];
  /** Puts customers, staff, assumptions, faults, the lie, expected violations and journal back to the beginning. */
  reset(): void;
  /**
   * Replaces what the world holds; resolves when it is there, and on disk where there is a file.
   * @param state the shape of a seed: customers, departments, tickets, staff, billing_systems, assumptions
   * @throws KitError seed-invalid, assumption-unknown
   */
  seed(state: Readonly<Record<string, unknown>>): Promise<void>;
  /**
   * Makes a provider state true, for example state('a customer is linked', { id: 1, billing_id: '7' }); resolves when it is.
   * @returns what the state chose, for example id and email
   * @throws KitError state-unknown, state-invalid
   */
  state<Name extends ProviderStateName>(
    name: Name,
    params?: { readonly [Param in keyof StateParameters<Name>]?: string | number },
  ): Promise<StateAnswer<Name>>;
  /**
   * Decides what nobody has documented, from the next request on: assume({ 'unknown-customer-status': '404' }).
   * @throws KitError assumption-unknown
   */
  assume(values: Readonly<Partial<Assumptions>>): void;
  /**
   * Lets the next answer go wrong, once, unless the options say otherwise.
   * @param operation the operation that it befalls; without one, the next request of any
   * @throws KitError fault-invalid
   */
  nextFault(kind: FaultKind, operation?: OperationId | (string & {}), options?: FaultOptions): void;
  /**
   * Plays one mutant in this world alone, until null or a reset takes it back; resolves when it does.
   * @param mutant its id; ticaga-kit mutate --list -- COMMAND shows them
   * @throws KitError request-invalid
   */
  lie(mutant: string | null): Promise<void>;
}

export interface FakeWorldOptions {
  url: string;
  adminUrl: string;
  /** Asked for each time: a sandbox that was dropped comes back as another world. */
  world: () => LocalWorld;
  worlds: LocalWorlds;
  /** The operations that a fault may befall. */
  operationIds: readonly string[];
  setLie: SetLie;
}

/** The door of a world for tests in this process. */
export function createFakeWorld({ url, adminUrl, world, worlds, operationIds, setLie }: FakeWorldOptions): FakeWorld {
  return {
    url,
    adminUrl,
    get credentials() {
      const { email = '', token = '' } =
        world()
          .store.staff()
          .find(({ revoked }) => !revoked) ?? {};
      return { email, token };
    },
    requests: () => world().journal.entries().map(renderEntry),
    violations: () => toldViolations(world(), world().journal.entries({ remarked: true })),
    expectViolation(code, method, path) {
      expectViolation(world(), { code, method, path });
    },
    assertNoViolations: (failOn = 'observed') => assertNoViolations(world(), failOn),
    compareRows: (rows) => compareRows(world(), rows).violations,
    reset: () => worlds.reset(world()),
    async seed(state) {
      // As with the seed of the start, what checks one comes with the first.
      const { seedFrom } = await import('../store/seed.js');
      const held = world();
      replaceState(held, seedFrom(state));
      await held.store.saved();
    },
    async state<Name extends ProviderStateName>(name: Name, params = {}) {
      const { setUpState } = await import('./control/provider-states.js');
      const held = world();
      const values = setUpState(held, name, params);
      await held.store.saved();
      return values as StateAnswer<Name>;
    },
    assume(values) {
      Object.assign(world().assumptions, checkAssumptions(values, 'assume'));
    },
    nextFault(kind, operation, options = {}) {
      world().faults.arm(parseFault({ ...options, kind, operation }, operationIds));
    },
    lie: (mutant) => setLie(world(), mutant),
    ...recordsOf(() => world().store),
  };
}
