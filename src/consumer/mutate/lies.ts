import { isRecord } from '../../document/is-record.js';
import type { Lie } from '../../operations/lie.js';
import { type Mutant, mutantOf } from './mutant.js';
import type { UsedOperation } from './used-operation.js';
import { wrongContents } from './wrong-contents.js';

/** Successes whose body says something else: wherever a client relies on it, and in the operation's own ways. */
export function liesOf(known: UsedOperation): Mutant[] {
  return [...wrongContents(known), ...known.behaviour.lies].map((lie) => mutantOfLie(known, lie));
}

function mutantOfLie(known: UsedOperation, lie: Lie): Mutant {
  const { behaviour } = known;
  const { name, did, keeps = true, meaning = behaviour.words.mismatched, advice = behaviour.words.advice } = lie;
  return mutantOf(known, {
    name,
    family: lie.mayPass ? 'leniency' : behaviour.writes ? 'lie' : 'record',
    did,
    meaning,
    advice,
    change(honest) {
      if (honest.outcome !== 'success' || honest.body === '') return undefined;
      // A success may be a list without a name around it, of which no lie is known.
      const body: unknown = JSON.parse(honest.body);
      return isRecord(body) ? { answer: { ...honest, body: JSON.stringify(lie.body(body)) }, keeps } : undefined;
    },
    ...(lie.afterWrite ? { strikes: ({ isReadBack }) => isReadBack } : {}),
  });
}
