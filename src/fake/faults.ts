import { didYouMean } from '../document/nearest.js';
import { operations } from '../document/operations.js';
import { KitError } from '../errors.js';

/**
 * Every way in which the fake can misbehave on purpose.
 * `handled`: whether the request is carried out before its answer is spoilt.
 * `curl`: what PHP's curl sees, as errno or status. `id`: the customer id that causes it.
 */
export const faultKinds = {
  reset: {
    handled: false,
    curl: 'errno 56',
    id: 900056,
    alias: 'CONNECTION_RESET_BY_PEER',
    does: 'The connection is reset before any answer.',
  },
  empty: {
    handled: false,
    curl: 'errno 52',
    id: 900052,
    alias: 'EMPTY_RESPONSE',
    does: 'The connection is closed before any answer.',
  },
  'bad-chunk': {
    handled: true,
    curl: 'errno 56',
    id: 900156,
    alias: 'MALFORMED_RESPONSE_CHUNK',
    does: 'The answer says 200 and its first chunk is broken.',
  },
  garbage: {
    handled: false,
    curl: 'errno 1',
    id: 900001,
    alias: 'RANDOM_DATA_THEN_CLOSE',
    does: 'Bytes that are no HTTP, then the connection is closed.',
  },
  truncated: { handled: true, curl: 'errno 18', id: 900018, does: 'The answer ends in the middle of its body.' },
  hang: {
    handled: false,
    curl: 'errno 28',
    id: 900028,
    does: 'No answer for delayMs (default 30000), then the connection is closed.',
  },
  slow: {
    handled: true,
    curl: 'the honest answer',
    id: 900128,
    does: 'The honest answer, delayMs later (default 2000).',
  },
  'html-200': {
    handled: false,
    curl: 'status 200',
    id: 900200,
    does: 'An HTML page with status 200; nothing is stored.',
  },
  'html-500': {
    handled: false,
    curl: 'status 500',
    id: 900500,
    does: 'An HTML error page with status 500; nothing is stored.',
  },
  'empty-200': { handled: false, curl: 'status 200', id: 900204, does: 'Status 200 and no body; nothing is stored.' },
  'redirect-to-login': {
    handled: false,
    curl: 'status 302',
    id: 900302,
    does: 'A redirect to /login, as an expired session gives; /login is an HTML page with status 200.',
  },
  bom: {
    handled: true,
    curl: 'the honest status',
    id: 900201,
    does: 'The honest answer behind a byte order mark, which json_decode refuses.',
  },
  'json-500': {
    handled: false,
    curl: 'status 500',
    id: 900501,
    does: '{"message": "Server Error"} with status 500; nothing is stored.',
  },
  'rate-limited': {
    handled: false,
    curl: 'status 429',
    id: 900429,
    does: 'Status 429 with Retry-After; nothing is stored.',
  },
  'wrong-types': {
    handled: true,
    curl: 'the honest status',
    id: 900202,
    does: 'The honest answer with its values of another type: true as "true", 1 as "1".',
  },
  'maintenance-503': {
    handled: false,
    curl: 'status 503',
    id: 900503,
    does: "Laravel's maintenance page with status 503; nothing is stored.",
  },
  'refused-401': {
    handled: false,
    curl: 'status 401',
    id: 900401,
    does: 'The answer to refused credentials with status 401.',
  },
  'refused-403': {
    handled: false,
    curl: 'status 403',
    id: 900403,
    does: 'The answer to refused credentials with status 403.',
  },
  'unknown-404': {
    handled: false,
    curl: 'status 404',
    id: 900404,
    does: 'The answer to an unknown customer with status 404.',
  },
} as const satisfies Record<string, { handled: boolean; curl: string; id: number; alias?: string; does: string }>;

export type FaultKind = keyof typeof faultKinds;

/** A fault to come. */
export interface Fault {
  /** An operationId, or undefined for every operation. */
  operation: string | undefined;
  kind: FaultKind;
  /** How many requests it spoils. */
  times: number;
  /** How many matching requests pass before it. */
  after: number;
  /** Milliseconds; undefined for the kind's own default. */
  delayMs: number | undefined;
}

export interface Faults {
  arm(fault: Fault): void;
  list(): readonly Fault[];
  clear(): void;
  /** The fault that spoils this request, counted down; undefined when none does. */
  take(operationId: string): Fault | undefined;
}

/** The faults of one world, in the order in which they were armed. */
export function createFaults(): Faults {
  let armed: Fault[] = [];
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

const kindOfId = new Map(Object.entries(faultKinds).map(([kind, { id }]) => [id as number, kind as FaultKind]));

/** The fault that a plugin's own two settings ask for: a customer id of the table, or a token "fault-<kind>". */
export function faultOfSettings(id: number, token: string | undefined): Fault | undefined {
  const kind = kindOfId.get(id) ?? kindOfToken(token);
  return kind && { operation: undefined, kind, times: 1, after: 0, delayMs: undefined };
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
 * @throws KitError fault-invalid
 */
export function parseFault(given: Record<string, unknown>): Fault {
  for (const key of Object.keys(given)) {
    if (!fields.includes(key))
      throw new KitError('fault-invalid', `A fault has no field ${key}.`, { fix: didYouMean(key, fields) });
  }
  const { operation, kind } = given;
  if (
    operation !== undefined &&
    operation !== '*' &&
    !operations.some(({ operationId }) => operationId === operation)
  ) {
    const names = operations.map(({ operationId }) => operationId);
    throw new KitError('fault-invalid', `There is no operation ${String(operation)}.`, {
      expected: `${names.join(' | ')} | *`,
      fix: didYouMean(String(operation), names),
    });
  }
  return {
    operation: operation === '*' ? undefined : (operation as string | undefined),
    kind: parseKind(kind),
    times: wholeNumber(given, 'times', 1, 1),
    after: wholeNumber(given, 'after', 0, 0),
    delayMs: given.delayMs === undefined ? undefined : wholeNumber(given, 'delayMs', 0, 0),
  };
}

function parseKind(kind: unknown): FaultKind {
  const names = Object.keys(faultKinds) as FaultKind[];
  const found =
    kind === undefined
      ? undefined
      : names.find((name) => name === kind || (faultKinds[name] as { alias?: string }).alias === kind);
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
