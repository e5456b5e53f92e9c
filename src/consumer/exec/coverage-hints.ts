import { isConcerned } from '../../document/assumptions.js';
import type { Entry } from '../../journal/entry.js';
import type { State } from '../../operations/behaviour.js';
import type { KnownOperation } from '../known-operation.js';
import { type CoveredAnswer, faultLike } from './covered-answers.js';

/** An id that no customer of a seed has. */
const unknownId = 999_999;

/**
 * The one line that leads to an answer: a state, seed or fault of the fake, and what to do then. Faults are used where a
 * plugin that reads the customer first would not come.
 * @param own what the suite said to the operation
 */
export function hintFor(known: KnownOperation, answer: CoveredAnswer, own: readonly Entry[]): string {
  const { success, elsewhere = {}, writes } = known.behaviour;
  const way = answer === 'success' ? success : elsewhere[answer];
  if (way) return way.state ? `${stateOf(way.state)}, then ${way.step}` : way.step;
  switch (answer) {
    case 'validation':
      return validationHint(known, own);
    case 'unknown-customer':
      return writes
        ? faultHint(known, answer)
        : `${stateOf({ name: 'no such customer exists', params: { id: unknownId } })}, then ${success.step.replace(/\d+/, String(unknownId))}`;
    case 'bad-credentials':
      return writes || mayBePublic(known) ? faultHint(known, answer) : stateOf({ name: 'the token is revoked' });
    default:
      throw new Error(`src/operations does not say how a test comes to ${answer} of ${known.operation.operationId}`);
  }
}

/** A call that looks at no credentials refuses none, unless a switch says so. */
function mayBePublic({ operation }: KnownOperation): boolean {
  return isConcerned(operation.operationId, 'public-calls-need-credentials');
}

function faultHint({ operation }: KnownOperation, answer: CoveredAnswer): string {
  return `fault ${onOneLine({ kind: faultLike(answer), operation: operation.operationId })}`;
}

/**
 * A server that does not take the plugin's own member of an enum refuses a request that is well formed. Where the
 * members are the same on every server, only a request that breaks the contract is refused.
 */
function validationHint({ operation, behaviour }: KnownOperation, own: readonly Entry[]): string {
  const { step } = behaviour.success;
  const { members, enum: [first, ...others] = [] } = operation.body?.fields.find((field) => field.members) ?? {};
  if (first === undefined) return `${step}, and leave out a field that is required (--allow field-missing)`;
  const sent = own.map(({ body }) => body?.toString() ?? '').join('\n');
  const sendsFirst = sent === '' || sent.toLowerCase().includes(first.toLowerCase());
  const [taken, refused] = sendsFirst ? [others.slice(-1), first] : [[first], 'your own'];
  return `seed "${members}": ${JSON.stringify(taken)}, then ${step.split(' ')[0]} with ${refused}`;
}

const stateOf = ({ name, params }: State): string => `state "${name}"${params ? ` ${onOneLine(params)}` : ''}`;

/** JSON as a person writes it on one line. */
function onOneLine(fields: Record<string, unknown>): string {
  return `{${Object.entries(fields)
    .map(([name, value]) => `"${name}": ${JSON.stringify(value)}`)
    .join(', ')}}`;
}
