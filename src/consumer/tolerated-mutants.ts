import { assumptionList } from '../document/assumptions.js';
import type { OperationId } from '../document/operations.js';
import type { Outcome } from '../journal/entry.js';
import { type Mutant, nameOf } from './mutant.js';

type Json = Record<string, unknown>;

/** Long enough to be noticed by a client that cannot wait, and short enough for one that can. */
const slowMs = 500;

/** What every operation may do, and a plugin must bear. */
export function toleratedForms(operationId: OperationId): Mutant[] {
  const tolerated = (name: string, did: string, rest: Pick<Mutant, 'change' | 'once'>): Mutant => ({
    id: `${operationId}/${name}`,
    operationId,
    family: 'tolerance',
    did: `${nameOf(operationId)} ${did}`,
    meaning: 'The API allows that, so a plugin or a test that fails on it is brittle.',
    advice: 'Read only the fields that you need, from decoded JSON, and compare nothing else.',
    ...rest,
  });
  const rewritten = (write: (body: Json) => unknown, indent = 0): Pick<Mutant, 'change'> => ({
    change: (honest) => ({
      answer: { ...honest, body: JSON.stringify(write(JSON.parse(honest.body)), null, indent) },
      keeps: true,
    }),
  });
  return [
    tolerated(
      'extra-field',
      'answered with a field more',
      rewritten((body) => withMore(body)),
    ),
    tolerated(
      'reordered',
      'answered with its fields in another order',
      rewritten((body) => reversed(body) as Json),
    ),
    tolerated(
      'spaced',
      'answered JSON with line breaks',
      rewritten((body) => body, 2),
    ),
    tolerated('charset', 'answered with Content-Type: application/json; charset=utf-8', {
      change: (honest) => ({
        answer: { ...honest, headers: { ...honest.headers, 'Content-Type': 'application/json; charset=utf-8' } },
        keeps: true,
      }),
    }),
    tolerated('slow', `answered ${slowMs} ms late, once`, {
      once: true,
      change: (honest) => ({
        answer: honest,
        keeps: true,
        fault: { kind: 'slow', delayMs: slowMs },
      }),
    }),
    ...otherStatuses(operationId, tolerated),
  ];
}

function withMore(body: Json): Json {
  const { user } = body;
  const more = typeof user === 'object' && user !== null ? { user: { ...user, locale: 'en' } } : {};
  return { ...body, ...more, meta: { version: 2 } };
}

/** The same value with the fields of each object in the opposite order. */
function reversed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, inner]) => [name, reversed(inner)]),
  );
}

/** The switches of assumptions.yaml that decide the status of an outcome: nobody knows which a server takes. */
const statusSwitches: Partial<Record<Outcome, string>> = {
  success: 'success-status',
  'unknown-customer': 'unknown-customer-status',
  'bad-credentials': 'auth-error-status',
  validation: 'validation-status',
};

function otherStatuses(
  operationId: OperationId,
  tolerated: (name: string, did: string, rest: Pick<Mutant, 'change'>) => Mutant,
): Mutant[] {
  return Object.entries(statusSwitches).flatMap(([outcome, name]) => {
    const { values, operations: owners } = assumptionList.find((assumption) => assumption.name === name)!;
    if (!owners.includes(operationId)) return [];
    return values
      .map(({ value }) => Number(value))
      .map((status) =>
        tolerated(`${outcome}-status-${status}`, `answered ${outcome} with status ${status}, which nobody documents`, {
          change: (honest) => (honest.outcome === outcome ? { answer: { ...honest, status }, keeps: true } : undefined),
        }),
      );
  });
}
