import { isRecord } from '../../document/is-record.js';
import type { Outcome } from '../../document/outcome.js';
import type { KnownOperation } from '../known-operation.js';
import { type Mutant, mutantOf } from './mutant.js';

/** Long enough to be noticed by a client that cannot wait, and short enough for one that can. */
const slowMs = 500;

/** What every operation may do, and a plugin must bear. */
export function toleratedForms(known: KnownOperation): Mutant[] {
  const tolerated = (name: string, did: string, rest: Pick<Mutant, 'change' | 'once'>) =>
    mutantOf(known, {
      name,
      family: 'tolerance',
      did: `answered ${did}`,
      meaning: 'The API allows that, so a plugin or a test that fails on it is brittle.',
      advice: 'Read only the fields that you need, from decoded JSON, and compare nothing else.',
      ...rest,
      // A page or a redirect, for a client that does not ask for JSON, has no other forms.
      change: (honest) => (/^[{[]/.test(honest.body) ? rest.change(honest) : undefined),
    });
  return [
    tolerated('extra-field', 'with a field more', rewritten(withMore)),
    tolerated('reordered', 'with its fields in another order', rewritten(reversed)),
    tolerated(
      'spaced',
      'JSON with line breaks',
      rewritten((body) => body, 2),
    ),
    tolerated('charset', 'with Content-Type: application/json; charset=utf-8', {
      change: (honest) => ({
        answer: { ...honest, headers: { ...honest.headers, 'Content-Type': 'application/json; charset=utf-8' } },
        keeps: true,
      }),
    }),
    tolerated('slow', `${slowMs} ms late, once`, {
      once: true,
      change: (honest) => ({ answer: honest, keeps: true, fault: { kind: 'slow', delayMs: slowMs } }),
    }),
    ...undecidedStatuses(known).map(({ outcome, status }) =>
      tolerated(`${outcome}-status-${status}`, `${outcome} with status ${status}, which nobody documents`, {
        change: (honest) => (honest.outcome === outcome ? { answer: { ...honest, status }, keeps: true } : undefined),
      }),
    ),
  ];
}

/** The statuses between which a switch of assumptions.yaml decides: nobody knows which of them a server takes. */
function undecidedStatuses({ answers }: KnownOperation) {
  return answers
    .filter(({ decidedBy }) => decidedBy !== undefined)
    .flatMap(({ outcome, statuses }) => statuses.map((status) => ({ outcome, status })));
}

function rewritten(write: (body: unknown, outcome: Outcome) => unknown, indent = 0): Pick<Mutant, 'change'> {
  return {
    change: (honest) => ({
      answer: { ...honest, body: JSON.stringify(write(JSON.parse(honest.body), honest.outcome), null, indent) },
      keeps: true,
    }),
  };
}

/** An answer with a field more, and so each record in a success; what names the fields of a refusal has no others. */
function withMore(body: unknown, outcome: Outcome): unknown {
  if (!isRecord(body)) return recordsWithMore(body);
  const fields = Object.entries(body).map(([name, value]) => [
    name,
    outcome === 'success' ? recordsWithMore(value) : value,
  ]);
  return { ...Object.fromEntries(fields), meta: { version: 2 } };
}

/** A record, or each record of a list. */
function recordsWithMore(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(recordsWithMore);
  return isRecord(value) ? { ...value, locale: 'en' } : value;
}

/** The same value with the fields of each object in the opposite order; lists keep theirs. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, inner]) => [name, reversed(inner)]),
  );
}
