import { isFurther } from '../document/further-document.js';
import type { Operation } from '../document/operations.js';
import type { Behaviour } from './behaviour.js';
import { behaviourOf } from './behaviours.js';

/** What has to be known of an operation before a request of it is sent to a server that others use. */
type Use = Pick<Behaviour, 'writes' | 'writesPairOnly' | 'makes' | 'customerOf' | 'reliedOn'>;

/** Of a user's own operations only the method tells whether they write, and nothing whom. */
export function useOf(operation: Operation): Use {
  if (!isFurther(operation)) return behaviourOf(operation.operationId);
  return { writes: operation.writes, customerOf: () => undefined, reliedOn: [] };
}
