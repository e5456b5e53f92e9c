import { type FaultKind, factsOf, faultKindNames, isCarriedOut } from '../../fake/misbehaviour/fault-kinds.js';
import { type Mutant, mutantOf } from './mutant.js';
import type { UsedOperation } from './used-operation.js';

/** Every answer breaks on its way. */
export function brokenAnswers(known: UsedOperation): Mutant[] {
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
        ...(known.use?.goesByStatus && hasGoodStatus(kind) ? goingByStatus : {}),
        ...particular[kind],
      }),
    ];
  });
}

/** Whether a client that looks at nothing but the status sees a success. */
const hasGoodStatus = (kind: FaultKind): boolean => isCarriedOut(kind) || factsOf(kind).curl === 'status 200';

const goingByStatus: Partial<Mutant> = {
  family: 'leniency',
  meaning: 'Your plugin goes by the status alone, as published ones do, or no test looks.',
  advice: 'Look for JSON, too: at a wrong API URL, many a server answers 200 with a page.',
};

/** What is not as of the others. */
const particular: Partial<Record<FaultKind, Partial<Mutant>>> = {
  hang: { neverAnswers: true },
  bom: {
    family: 'leniency',
    change: (honest) =>
      /^[{[]/.test(honest.body) ? { answer: honest, keeps: true, fault: { kind: 'bom' } } : undefined,
    meaning: 'Your plugin takes the byte order mark off, or no test looks. The answer behind it is the honest one.',
    advice: 'Leave it so where that is meant: json_decode alone refuses such an answer.',
  },
};
