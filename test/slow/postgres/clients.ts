import type { EventEmitter } from 'node:events';
import { basic } from '../../helpers/start-test-fake.js';
import type { Operation } from './linearizable.js';

/** A customer of a world: whom it is linked to is a register. */
export interface Register {
  /** '' for the server's own world. */
  world: string;
  customer: number;
  initial: string;
  operations: Operation[];
}

/** Tickets that clients asked for, by their subjects: whether they were told that there is one. */
export type Tickets = Map<string, { world: string; isAcknowledged: boolean }>;

export interface Load {
  registers: Register[];
  tickets: Tickets;
  /** Answers that are neither a success nor a way to say that it may have failed. */
  unexpected: string[];
  /** Tells of each success. */
  answers: EventEmitter<{ success: [] }>;
  /** How often nothing certain was answered. */
  unknown: number;
}

const worldPath = (world: string) => (world === '' ? '' : `/sandbox/${world}`);

interface Said {
  /** undefined when nobody knows whether it was done. */
  body: Record<string, unknown> | undefined;
}

/** Registers of some worlds, with what they hold at first. */
export async function openRegisters(url: string, worlds: readonly string[], customers: readonly number[]) {
  const registers: Register[] = [];
  for (const world of worlds) {
    for (const customer of customers) {
      const answer = await fetch(`${url}${worldPath(world)}/api/customers/get/${customer}`, { headers: basic });
      const { user } = (await answer.json()) as { user: { billing_id: string } };
      registers.push({ world, customer, initial: user.billing_id, operations: [] });
    }
  }
  return registers;
}

/** Reads and writes at one register after another until it is told to stop. @param number of the client, from 0 */
export async function runClient(url: string, load: Load, number: number, signal: AbortSignal): Promise<void> {
  const choose = chooser(number);
  for (let turn = 0; !signal.aborted; turn++) {
    const register = load.registers[choose(load.registers.length)] as Register;
    const kind = choose(10);
    if (kind === 9) await openTicket(url, load, register.world, `Question ${number}-${turn}`);
    else if (kind % 2 === 0) await readRegister(url, load, register);
    else await writeRegister(url, load, register, String(1_000_000 + number * 100_000 + turn));
  }
}

/** Numbers below a bound, in an order of its own for each client and the same in each run. */
function chooser(client: number): (bound: number) => number {
  let state = client + 1;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

async function readRegister(url: string, load: Load, register: Register): Promise<void> {
  const from = performance.now();
  const { body } = await say(url, load, register.world, `customers/get/${register.customer}`);
  const user = body?.user as { billing_id: string } | undefined;
  if (user) register.operations.push({ kind: 'read', value: user.billing_id, from, to: performance.now() });
}

async function writeRegister(url: string, load: Load, register: Register, value: string): Promise<void> {
  const operation: Operation = { kind: 'write', value, from: performance.now(), to: Number.POSITIVE_INFINITY };
  register.operations.push(operation);
  const fields = { ticaga_id: register.customer, billing_id: value, billing_system: 'Blesta' };
  const { body } = await say(url, load, register.world, 'customers/assign', fields);
  if (body) operation.to = performance.now();
}

async function openTicket(url: string, load: Load, world: string, subject: string): Promise<void> {
  const ticket = { world, isAcknowledged: false };
  load.tickets.set(subject, ticket);
  const fields = { subject, priority: 'low', message: 'Down.', department_slug: 'support', customer_id: '1' };
  ticket.isAcknowledged = (await say(url, load, world, 'tickets/create', fields)).body !== undefined;
}

/** No answer, and those of a balancer or a replica that cannot serve, leave it open whether a write was done. */
const uncertain = [502, 503, 504];

async function say(url: string, load: Load, world: string, action: string, fields?: object): Promise<Said> {
  try {
    const answer = await fetch(`${url}${worldPath(world)}/api/${action}`, {
      headers: { ...basic, Accept: 'application/json', 'Content-Type': 'application/json' },
      ...(fields ? { method: 'POST', body: JSON.stringify(fields) } : {}),
      signal: AbortSignal.timeout(25_000),
    });
    const text = await answer.text();
    if (answer.status === 200) {
      const body = JSON.parse(text);
      load.answers.emit('success');
      return { body };
    }
    const isOurs = answer.headers.get('x-ticaga-kit') !== null;
    const isPolite =
      isOurs && answer.headers.get('retry-after') === '1' && /^\{\s*"message": "Service Unavailable"\s*\}$/.test(text);
    if (!uncertain.includes(answer.status) || (isOurs && !isPolite)) load.unexpected.push(`${answer.status} ${text}`);
  } catch (error) {
    // A connection that broke, or a body that did not come whole.
    if (!(error instanceof Error) || error instanceof SyntaxError) throw error;
  }
  load.unknown++;
  return { body: undefined };
}
