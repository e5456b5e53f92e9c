import { didYouMean } from '../../document/nearest.js';
import { KitError } from '../../errors.js';
import { type FaultKind, factsOf, faultKindNames, faultKinds } from './fault-kinds.js';
import type { Fault } from './inject-fault.js';

/** A fault to come, and when it strikes. */
export interface ArmedFault extends Fault {
  /** An operationId, or undefined for every operation. */
  operation: string | undefined;
  /** How many requests it spoils. */
  times: number;
  /** How many matching requests pass before it. */
  after: number;
}

export interface Faults {
  arm(fault: ArmedFault): void;
  list(): readonly ArmedFault[];
  clear(): void;
  /** The fault that spoils this request, counted down; undefined when none does. */
  take(operationId: string): Fault | undefined;
}

/** The faults of one world, in the order in which they were armed. */
export function createFaults(): Faults {
  let armed: ArmedFault[] = [];
  return {
    arm: (fault) => void armed.push({ ...fault }),
    list: () => armed.map((fault) => ({ ...fault })),
    clear: () => {
      armed = [];
    },
    take(operationId) {
      if (armed.length === 0) return undefined;
      const fault = armed.find((candidate) => candidate.operation === undefined || candidate.operation === operationId);
      if (!fault) return undefined;
      if (fault.after > 0) {
        fault.after--;
        return undefined;
      }
      if (--fault.times <= 0) armed = armed.filter((candidate) => candidate !== fault);
      return fault;
    },
  };
}

const kindOfId = new Map(faultKindNames.map((kind) => [factsOf(kind).id, kind]));

/** The fault that a plugin's own two settings ask for: a customer id of the table, or a token "fault-<kind>". */
export function faultOfSettings(customer: number | undefined, token: string | undefined): Fault | undefined {
  const kind = kindOfId.get(customer ?? Number.NaN) ?? kindOfToken(token);
  return kind && { kind };
}

function kindOfToken(token: string | undefined): FaultKind | undefined {
  if (token === undefined || !token.startsWith('fault-')) return undefined;
  const name = token.slice('fault-'.length);
  if (name === 'timeout') return 'hang';
  return Object.hasOwn(faultKinds, name) ? (name as FaultKind) : undefined;
}

const fields = ['operation', 'kind', 'times', 'after', 'delayMs', 'sandbox'];

/**
 * Reads a fault as a user writes it: {operation?, kind, times?, after?, delayMs?}. WireMock's names of kinds are taken too.
 * @param operationIds the operations that the fake answers
 * @throws KitError fault-invalid
 */
export function parseFault(given: Record<string, unknown>, operationIds: readonly string[]): ArmedFault {
  for (const key of Object.keys(given)) {
    if (!fields.includes(key))
      throw new KitError('fault-invalid', `A fault has no field ${key}.`, { fix: didYouMean(key, fields) });
  }
  return {
    operation: parseOperation(given.operation, operationIds),
    kind: parseKind(given.kind),
    times: wholeNumber(given, 'times', 1, 1),
    after: wholeNumber(given, 'after', 0, 0),
    delayMs: given.delayMs === undefined ? undefined : wholeNumber(given, 'delayMs', 0, 0),
  };
}

/** @returns undefined for every operation */
function parseOperation(operation: unknown, names: readonly string[]): string | undefined {
  if (operation === undefined || operation === '*') return undefined;
  const found = names.find((name) => name === operation);
  if (found !== undefined) return found;
  throw new KitError('fault-invalid', `There is no operation ${String(operation)}.`, {
    expected: `${names.join(' | ')} | *`,
    fix: didYouMean(String(operation), names),
  });
}

function parseKind(kind: unknown): FaultKind {
  const names = faultKindNames;
  const found = kind === undefined ? undefined : names.find((name) => name === kind || factsOf(name).alias === kind);
  if (!found) {
    throw new KitError(
      'fault-invalid',
      kind === undefined ? 'A fault needs a kind.' : `There is no fault of kind ${String(kind)}.`,
      {
        expected: names.join(' | '),
        fix: kind === undefined ? 'Add one, for example {"kind": "reset"}.' : didYouMean(String(kind), names),
      },
    );
  }
  return found;
}

function wholeNumber(given: Record<string, unknown>, name: string, least: number, otherwise: number): number {
  const value = given[name] ?? Math.max(least, otherwise);
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least) {
    throw new KitError('fault-invalid', `The field ${name} of a fault is ${JSON.stringify(value)}.`, {
      expected: `a whole number from ${least}`,
      fix: `Correct ${name}, or leave it out.`,
    });
  }
  return value;
}
