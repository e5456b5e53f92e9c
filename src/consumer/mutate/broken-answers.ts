import { faultKindNames, faultKinds, isCarriedOut } from '../../fake/misbehaviour/fault-kinds.js';
import type { KnownOperation } from '../known-operation.js';
import { type Mutant, mutantOf } from './mutant.js';

/** Every answer breaks on its way. */
export function brokenAnswers(known: KnownOperation): Mutant[] {
  return faultKindNames
    .filter((kind) => faultKinds[kind].isMutant)
    .map((kind) =>
      mutantOf(known, {
        name: kind,
        family: 'transport',
        did: `broke down (${kind}: ${faultKinds[kind].does.replace(/\.$/, '')})`,
        change: (honest) => ({ answer: honest, keeps: isCarriedOut(kind), fault: { kind } }),
      }),
    );
}
