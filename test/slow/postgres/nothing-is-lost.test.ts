import { EventEmitter, once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPostgres, type TestPostgres } from '../../helpers/postgres.js';
import { type Load, openRegisters, type Register, runClient } from './clients.js';
import { whyNotLinearizable } from './linearizable.js';
import { type Replica, startBalancer, startReplica } from './replicas.js';

/*
 * Three replicas behind nginx, and clients that read and write through it, while what can break breaks. Whatever a client
 * was told is held against what everybody saw.
 */

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.close());

const clients = 12;
/** How many clients are answered between two breakages: then everything has recovered. */
const answersBetween = 100;
const seconds = { breakage: 120, pause: 30, stopped: 10 };

/** What goes wrong, in turn. */
type Breakage = (replicas: readonly Replica[], round: number) => Promise<unknown>;

const breakages: Record<string, Breakage> = {
  'a replica is killed and started again': (replicas, round) => at(replicas, round).killAndStart(),
  'every connection to the database is cut': () =>
    postgres.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'ticaga-kit'"),
  'two replicas are killed and started again': (replicas, round) =>
    Promise.all([at(replicas, round).killAndStart(), at(replicas, round + 1).killAndStart()]),
  'the database stops at once and starts again': async () => {
    await postgres.stop('immediate');
    await postgres.start();
  },
};

const at = (replicas: readonly Replica[], round: number): Replica => replicas[round % replicas.length] as Replica;

type Breaks = (replicas: readonly Replica[], load: Load, until: number) => Promise<void>;

test.each<[string, number, Breaks]>([
  ['replicas, connections and the database break', seconds.breakage, breakAll],
  ['a replica is stopped in the middle', seconds.pause, (replicas) => at(replicas, 0).pause(seconds.stopped * 1000)],
])(
  'while %s, nothing that was acknowledged is lost or doubled, and nobody sees the past',
  async (_, length, breaks) => {
    const db = await postgres.create();
    const replicas = [await startReplica(db), await startReplica(db), await startReplica(db)];
    const url = await startBalancer(replicas.map((replica) => replica.url));
    const registers = await openRegisters(url, ['', 'one', 'two', 'three'], [1, 2, 3]);
    const answers = new EventEmitter<{ success: [] }>();
    const load: Load = { registers, tickets: new Map(), unexpected: [], answers, unknown: 0 };

    const ending = new AbortController();
    const running = Array.from({ length: clients }, (_none, number) => runClient(url, load, number, ending.signal));
    const until = performance.now() + length * 1000;
    await breaks(replicas, load, until);
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, until - performance.now())));
    ending.abort();
    await Promise.all(running);

    expect(load.unexpected).toEqual([]);
    for (const register of registers) expectUse(register);
    expect(load.unknown).toBeGreaterThan(0);
    for (const { world, customer, initial, operations } of registers)
      expect(whyNotLinearizable(operations, initial), `customer ${customer} of ${world}`).toBeUndefined();
    await expectTickets(replicas, load);
  },
  240_000,
);

async function breakAll(replicas: readonly Replica[], { answers }: Load, until: number): Promise<void> {
  const happened = new Set<string>();
  for (let round = 0; performance.now() < until; round++) {
    const [name, breakage] = Object.entries(breakages)[round % Object.keys(breakages).length] as [string, Breakage];
    await breakage(replicas, round);
    happened.add(name);
    for (let left = answersBetween; left > 0; left--) await once(answers, 'success');
  }
  expect([...happened].sort()).toEqual(Object.keys(breakages).sort());
}

/** A register that nobody reads or writes would show nothing. */
function expectUse({ operations }: Register): void {
  const answered = operations.filter(({ to }) => to < Number.POSITIVE_INFINITY);
  for (const sought of ['read', 'write'] as const)
    expect(answered.filter(({ kind }) => kind === sought).length).toBeGreaterThan(5);
}

/** Every replica shows each acknowledged ticket once, and none twice. */
async function expectTickets(replicas: readonly Replica[], { tickets }: Load): Promise<void> {
  for (const { url } of replicas) {
    for (const world of new Set([...tickets.values()].map((ticket) => ticket.world))) {
      const state = await fetch(`${url}${world === '' ? '' : `/sandbox/${world}`}/__admin/state`);
      const held = ((await state.json()) as { tickets: { subject: string }[] }).tickets.map(({ subject }) => subject);
      const asked = [...tickets].filter(([, ticket]) => ticket.world === world);
      const acknowledged = asked.filter(([, { isAcknowledged }]) => isAcknowledged).map(([subject]) => subject);
      expect(acknowledged.length).toBeGreaterThan(0);
      expect(acknowledged.filter((subject) => !held.includes(subject))).toEqual([]);
      const doubled = held.filter((subject, index) => held.indexOf(subject) !== index);
      expect(doubled.filter((subject) => tickets.has(subject))).toEqual([]);
    }
  }
}
