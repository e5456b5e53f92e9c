import { isRecord } from '../../document/is-record.js';
import type { Outcome } from '../../document/outcome.js';
import type { KnownOperation } from '../known-operation.js';
import { type Mutant, mutantOf, shorten } from './mutant.js';

/** Long enough to be noticed by a client that cannot wait, and short enough for one that can. */
const slowMs = 500;

/** What every operation may do, and a plugin must bear. */
export function toleratedForms(known: KnownOperation): Mutant[] {
  const tolerated = (
    name: string,
    did: string,
    rest: Pick<Mutant, 'change' | 'once'> & Partial<Pick<Mutant, 'meaning' | 'advice'>>,
  ) =>
    mutantOf(known, {
      name,
      family: 'tolerance',
      did: `answered ${did}`,
      meaning: 'The API allows that, so a plugin or a test that fails on it is brittle.',
      advice: 'Read only the fields that you need, from decoded JSON, and compare nothing else.',
      // Whatever the request is for: where a plugin fails on it, its author sees by the test.
      strikes: () => true,
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
    ...undecidedStatuses(known).map(({ outcome, status, body, decidedBy }) =>
      tolerated(`${outcome}-status-${status}`, `${outcome} with status ${status}, which nobody documents`, {
        meaning: 'Nobody documents the status of this answer, so a plugin or a test that fails on this one is brittle.',
        advice:
          outcome === 'success'
            ? `Take every status of 2xx for success when the body says so; the switch ${decidedBy} lets a test play each.`
            : `Tell this answer by its body, ${shorten(JSON.stringify(body))}; the switch ${decidedBy} lets a test play each status.`,
        change: (honest) => (honest.outcome === outcome ? { answer: { ...honest, status }, keeps: true } : undefined),
      }),
    ),
  ];
}

/** The statuses between which a switch of assumptions.yaml decides: nobody knows which of them a server takes. */
function undecidedStatuses({ answers }: KnownOperation) {
  return answers
    .filter(({ decidedBy }) => decidedBy !== undefined)
    .flatMap(({ statuses, ...answer }) => statuses.map((status) => ({ ...answer, status })));
}

function rewritten(write: (body: unknown, outcome: Outcome) => unknown, indent = 0): Pick<Mutant, 'change'> {
  return {
    change(honest) {
      // An answer without a body has no other form.
      if (honest.body === '') return undefined;
      const body = JSON.stringify(write(JSON.parse(honest.body), honest.outcome), null, indent);
      return { answer: { ...honest, body }, keeps: true };
    },
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
