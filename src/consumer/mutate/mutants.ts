import type { Outcome } from '../../document/outcome.js';
import type { Asked } from '../../operations/behaviour.js';
import type { KnownOperation, KnownOperations } from '../known-operation.js';
import { brokenAnswers } from './broken-answers.js';
import { contradictions } from './contradictions.js';
import { liesOf } from './lies.js';
import { liesOfOrder } from './lies-of-order.js';
import { type Mutant, mutantOf, shorten } from './mutant.js';
import { toleratedForms } from './tolerated-forms.js';
import { untrustedCertificate } from './untrusted-certificate.js';
import { type UsedOperation, usesOf } from './used-operation.js';

/** The requests that a server refuses, by the outcome. */
export const refusedRequests: Partial<Record<Outcome, string>> = {
  'unknown-customer': 'a customer who does not exist',
  'bad-credentials': 'a request without valid credentials',
  validation: 'a request with a missing or malformed field',
  conflict: 'a link that is in conflict with another',
  'not-found': 'a request about what does not exist',
  refused: 'a request about what is not theirs',
};

/** Every mutant of the operations, and the one of the connection. */
export const allMutants = ({ all }: KnownOperations): Mutant[] => [...all.flatMap(mutantsOf), untrustedCertificate];

/**
 * Every mutant of an operation, always in the same order: use by use what it says first, and then how; at last what it
 * may do in whatever use.
 */
export function mutantsOf(known: KnownOperation): Mutant[] {
  return [...usesOf(known).flatMap(mutantsOfUse), ...toleratedForms(known)];
}

function mutantsOfUse(known: UsedOperation): Mutant[] {
  if (known.use?.confirms) return [...liesOf(known), ...liesOfOrder(known)];
  return [
    ...refusals(known),
    ...liesOf(known),
    ...contradictions(known),
    ...(known.behaviour.writes ? acceptedRefusals(known) : []),
    ...lostWrite(known),
    ...brokenAnswers(known),
    ...liesOfOrder(known),
  ];
}

/** Every request is refused, with each error that is described, by its status; nothing is stored. */
function refusals(known: UsedOperation): Mutant[] {
  return known.answers
    .filter(({ outcome }) => outcome !== 'success')
    .flatMap((answer) => answer.statuses.map((status) => ({ ...answer, status, body: JSON.stringify(answer.body) })))
    .filter(({ status }) => known.use?.isRefusal?.(status) ?? true)
    .sort((a, b) => a.status - b.status || a.outcome.localeCompare(b.outcome))
    .map(({ status, example, outcome, body }) =>
      mutantOf(known, {
        name: `refused-${status}-${example}`,
        family: 'refusal',
        did: `answered ${status} ${shorten(body)}`,
        change: (honest) =>
          honest.outcome === outcome ? undefined : { answer: { status, body, outcome }, keeps: false },
      }),
    );
}

/** What the server refuses is answered like a success. */
function acceptedRefusals(known: UsedOperation): Mutant[] {
  const success = describedSuccess(known);
  if (!success) return [];
  const { status, body } = success;
  const { granted } = known.behaviour;
  const bodyFor = (asked: Asked | undefined) =>
    granted && asked ? JSON.stringify(granted(asked, JSON.parse(body))) : body;
  return Object.entries(refusedRequests)
    .filter(([refused]) => known.answers.some(({ outcome }) => outcome === refused))
    .map(([refused, request]) =>
      mutantOf(known, {
        name: `accepts-${refused}`,
        family: 'lie',
        grants: true,
        did: `answered ${granted ? 'with a success' : shorten(body)} to ${request}`,
        meaning: 'No test of yours depends on the server refusing that.',
        advice: 'Where a test provokes this refusal, let it assert that the plugin refuses, and why.',
        change: ({ outcome }, asked) =>
          outcome === refused
            ? { answer: { status, body: bodyFor(asked), outcome: 'success' }, keeps: true }
            : undefined,
      }),
    );
}

/** The server says yes and stores nothing. */
function lostWrite(known: UsedOperation): Mutant[] {
  const { behaviour } = known;
  const { lost } = behaviour.words;
  if (!behaviour.writes || !lost) return [];
  return [
    mutantOf(known, {
      ...lost,
      name: 'lost-write',
      family: 'lost-write',
      did: `answered ${shorten(describedSuccess(known)?.body ?? '')} and stored nothing`,
      change: (honest) => (honest.outcome === 'success' ? { answer: honest, keeps: false } : undefined),
    }),
  ];
}

/** undefined when a success has no body: whoever reads none takes every answer for one. */
function describedSuccess({ answers }: KnownOperation): { status: number; body: string } | undefined {
  const success = answers.find(({ outcome }) => outcome === 'success');
  if (!success) return undefined;
  return { status: success.statuses[0] as number, body: JSON.stringify(success.body) };
}
