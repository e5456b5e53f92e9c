import { factsOf, faultKindNames, isCarriedOut } from '../../fake/misbehaviour/fault-kinds.js';
import type { KnownOperation } from '../known-operation.js';
import { type Mutant, mutantOf } from './mutant.js';

/** Every answer breaks on its way. */
export function brokenAnswers(known: KnownOperation): Mutant[] {
  return faultKindNames.flatMap((kind) => {
    const { isMutant, does, betrayedBy } = factsOf(kind);
    if (!isMutant) return [];
    return [
      mutantOf(known, {
        name: kind,
        family: 'transport',
        did: `broke down (${kind}: ${does.replace(/\.$/, '')})`,
        ...(betrayedBy === undefined ? {} : { betrayedBy }),
        change: (honest) => ({ answer: honest, keeps: isCarriedOut(kind), fault: { kind } }),
      }),
    ];
  });
}
