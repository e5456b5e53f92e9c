import { isRecord } from '../../document/is-record.js';
import type { Lie } from '../../operations/lie.js';
import type { KnownOperation } from '../known-operation.js';
import { type Mutant, mutantOf } from './mutant.js';
import { readsAfterWrite } from './read-after-write.js';
import { wrongContents } from './wrong-contents.js';

/** Successes whose body says something else: wherever a client relies on it, and in the operation's own ways. */
export function liesOf(known: KnownOperation): Mutant[] {
  return [...wrongContents(known), ...known.behaviour.lies].map((lie) => mutantOfLie(known, lie));
}

function mutantOfLie(known: KnownOperation, lie: Lie): Mutant {
  const { operation, behaviour } = known;
  const { name, did, keeps = true, meaning = behaviour.words.mismatched, advice = behaviour.words.advice } = lie;
  return mutantOf(known, {
    name,
    family: behaviour.writes ? 'lie' : 'record',
    did,
    meaning,
    advice,
    change(honest) {
      if (honest.outcome !== 'success' || honest.body === '') return undefined;
      // A success may be a list without a name around it, of which no lie is known.
      const body: unknown = JSON.parse(honest.body);
      return isRecord(body) ? { answer: { ...honest, body: JSON.stringify(lie.body(body)) }, keeps } : undefined;
    },
    ...(lie.afterWrite ? { needs: (entries, known) => readsAfterWrite(entries, operation.operationId, known) } : {}),
  });
}
