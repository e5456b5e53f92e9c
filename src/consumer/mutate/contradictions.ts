import { isRecord } from '../../document/is-record.js';
import { type Mutant, mutantOf, shorten } from './mutant.js';
import type { UsedOperation } from './used-operation.js';

/** Answers that say yes and no at once. No document has one, so that nobody can say which of the two is meant. */
export function contradictions(known: UsedOperation): Mutant[] {
  const { answers, behaviour } = known;
  const success = answers.find(({ outcome }) => outcome === 'success');
  if (!success) return [];
  // A refusal is believed: what it denies has not taken place.
  const keeps = !behaviour.writes;
  const family = behaviour.writes ? 'lie' : 'record';
  const withStatus = (behaviour.anyStatus ? [] : [400, 500]).map((status) =>
    mutantOf(known, {
      name: `success-with-${status}`,
      family,
      did: `answered ${status} ${shorten(JSON.stringify(success.body))}`,
      meaning: 'No document has such an answer. Your plugin goes on for its body alone, or no test looks.',
      advice: 'Look at both: go on only when the status is 2xx and the body says so.',
      change: (honest) =>
        honest.outcome === 'success' && honest.body !== '' ? { answer: { ...honest, status }, keeps } : undefined,
    }),
  );
  return [...withStatus, ...withError(known, family, keeps)];
}

/** A success beside the error of a refusal, where a client relies on what a success says. */
function withError(known: UsedOperation, family: Mutant['family'], keeps: boolean): Mutant[] {
  const { answers, behaviour } = known;
  // A message alone may stand in a success, too.
  const error = answers
    .filter(({ outcome }) => outcome !== 'success')
    .map(({ body }) => body)
    .find((body) => isRecord(body) && 'error' in body);
  if (behaviour.reliedOn.length === 0 || !isRecord(error)) return [];
  return [
    mutantOf(known, {
      name: 'success-with-error',
      family,
      did: `answered a success with ${shorten(JSON.stringify(error))} in it`,
      meaning: 'No document has such an answer. Your plugin does not look for an error, or no test looks.',
      advice: 'Look at both: refuse an answer with an error, whatever stands beside it.',
      change(honest) {
        if (honest.outcome !== 'success' || honest.body === '') return undefined;
        const body: unknown = JSON.parse(honest.body);
        if (!isRecord(body)) return undefined;
        return { answer: { ...honest, body: JSON.stringify({ ...body, ...error }) }, keeps };
      },
    }),
  ];
}
