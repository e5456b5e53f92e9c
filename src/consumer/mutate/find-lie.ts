import { nearest } from '../../document/nearest.js';
import { KitError } from '../../errors.js';
import type { FindLie } from '../../fake/misbehaviour/lies.js';
import { knowOperations } from '../known-operation.js';
import { mutantsOf } from './mutants.js';
import { createDeviate } from './try-mutant.js';

/** The mutant of an id, as a single world plays it: there a read right after a write reads it back, whichever it is. */
export const findLie: FindLie = async (id, also) => {
  const { all } = knowOperations(also);
  const mutants = all.flatMap(mutantsOf);
  const mutant = mutants.find((one) => one.id === id);
  const reads = all.flatMap(({ operation, behaviour }) => (behaviour.writes ? [] : [operation.operationId]));
  if (mutant) return createDeviate(mutant, { has: (after) => after !== undefined, of: () => reads }).deviate;
  const [near] = nearest(
    id,
    mutants.map((one) => one.id),
    1,
  );
  throw new KitError('request-invalid', `There is no lie ${id} that one world could play.`, {
    fix: `${near === undefined ? '' : `Did you mean ${near}? `}ticaga-kit mutate --list -- COMMAND shows the ids.`,
  });
};
