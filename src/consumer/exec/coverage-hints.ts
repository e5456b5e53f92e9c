import { isConcerned } from '../../document/assumptions.js';
import type { State } from '../../operations/behaviour.js';
import type { KnownOperation } from '../known-operation.js';
import { phpLiteral as php } from '../php-literal.js';
import { type CoveredAnswer, faultLike } from './covered-answers.js';

/** An id that no customer of a seed has. */
const unknownId = 999_999;

/**
 * The one line of a test that leads to an answer, as the PHP helper has it: a state or a fault of the fake, and what to
 * do then. Faults are used where a plugin that reads the customer first, or that checks what was typed, would not come.
 */
export function hintFor(known: KnownOperation, answer: CoveredAnswer): string {
  const own = ownWayTo(known, answer);
  if (own !== undefined) return own;
  const { success, writes } = known.behaviour;
  switch (answer) {
    case 'validation':
      return faultCall(known, answer);
    case 'unknown-customer':
      return writes
        ? faultCall(known, answer)
        : `${stateCall({ name: 'no such customer exists', params: { id: unknownId } })} // then ${success.step.replace(/\d+/, String(unknownId))}`;
    case 'bad-credentials':
      return writes || mayBePublic(known) ? faultCall(known, answer) : stateCall({ name: 'the token is revoked' });
    default:
      throw new Error(`src/operations does not say how a test comes to ${answer} of ${known.operation.operationId}`);
  }
}

/** The same without a fault, which no answer of the server itself is; undefined where the operation's file names no way. */
export function ownWayTo({ behaviour }: KnownOperation, answer: CoveredAnswer): string | undefined {
  const { success, elsewhere = {} } = behaviour;
  const way = answer === 'success' ? success : elsewhere[answer];
  if (!way) return undefined;
  return way.state ? `${stateCall(way.state)} // then ${way.step}` : `// ${way.step}`;
}

/** A call that looks at no credentials refuses none, unless a switch says so. */
function mayBePublic({ operation }: KnownOperation): boolean {
  return isConcerned(operation.operationId, 'public-calls-need-credentials');
}

function faultCall({ operation }: KnownOperation, answer: CoveredAnswer): string {
  return call('nextFault', php(faultLike(answer)), php(operation.operationId));
}

function stateCall({ name, params }: State): string {
  const pairs = Object.entries(params ?? {}).map(([key, value]) => `${php(key)} => ${php(value)}`);
  return call('state', php(name), ...(pairs.length === 0 ? [] : [`[${pairs.join(', ')}]`]));
}

const call = (method: string, ...args: string[]): string => `$ticaga->${method}(${args.join(', ')});`;
