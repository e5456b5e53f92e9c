import type { Workflow } from '../../contracts/contract-document.js';
import { factsOfState, type StateInput } from '../../document/provider-states.js';
import { missingInputs, otherTokenNeeded } from '../play/inputs.js';
import type { Target } from '../target.js';

/**
 * Why a workflow cannot be played on a server that nothing sets up. Each function answers one sentence, or undefined when
 * it knows no reason.
 */

const flags: { [Name in StateInput]?: string } = {
  customer_id: '--customer ID',
  unknown_customer_id: '--unknown-customer ID',
  other_token: otherTokenNeeded,
};

/** No live server gets into its state. */
export function whyUnreachable({ providerState: state }: Workflow): string | undefined {
  if (factsOfState(state).live !== 'never') return undefined;
  return `Only the kit's control plane can set up the state "${state}".`;
}

/** It has not got what it needs. */
export function whyInputsMissing(workflow: Workflow, inputs: Record<string, unknown>): string | undefined {
  const missing = missingInputs(workflow, inputs);
  if (missing.length === 0) return undefined;
  const needed = missing.map(
    (name) => flags[name.replace(/_text$/, '') as StateInput] ?? `a value for ${name} under inputs: of --target FILE`,
  );
  return `It needs ${[...new Set(needed)].join(' and ')}.`;
}

/**
 * The server is not in its state.
 * @param customer the one that may be read
 * @param linked whether that one is; undefined when it cannot be read
 */
export function whyNotInState(
  { providerState: state }: Workflow,
  customer: number | undefined,
  linked: boolean | undefined,
): string | undefined {
  const { live } = factsOfState(state);
  if (live !== 'linked' && live !== 'unlinked') return undefined;
  if (linked === (live === 'linked')) return undefined;
  const wanted = live === 'linked' ? 'linked' : 'not linked';
  if (customer === undefined) return `It needs a customer that is ${wanted}; name one with --customer ID.`;
  const is = linked === undefined ? 'cannot be read' : linked ? 'is linked' : 'is not linked';
  return `Customer ${customer} ${is}; name one that is ${wanted} with --customer ID.`;
}

export const needsTwo = ({ inputs }: Workflow): boolean =>
  inputs.some(({ name }) => name.startsWith('other_customer_id'));

/**
 * It writes what may not be written.
 * @param readable the customers that may be changed and can be read, and so put back
 * @param writable the ids that a writing request may name
 */
export function whyNotWritable(
  workflow: Workflow,
  inputs: Record<string, unknown>,
  { allowWrites }: Target,
  readable: ReadonlyMap<number, unknown>,
  writable: ReadonlySet<number>,
): string | undefined {
  const two = needsTwo(workflow);
  if (allowWrites.length === 0) return `It writes; --allow-writes ${two ? 'ID,ID' : 'ID'} would allow it.`;
  if (two && allowWrites.length < 2) return 'It writes two customers; --allow-writes ID,ID would allow it.';
  const hidden = allowWrites.slice(0, two ? 2 : 1).find((id) => !readable.has(id));
  if (hidden !== undefined) return `Customer ${hidden} cannot be read, so it could not be put back.`;
  const missing = whyInputsMissing(workflow, inputs);
  if (missing !== undefined) return missing;
  const unknown = inputs.unknown_customer_id;
  if (unknown === undefined || writable.has(Number(unknown))) return undefined;
  return `Customer ${unknown} exists, so this would link it; name an id that no customer has with --unknown-customer ID.`;
}

/**
 * The customers that may be changed do not fit its state.
 * @param linked whether the first one is linked
 * @param refused whether the server refuses to link one of those that it needs, for that one is linked
 */
export function whyNotNow(
  { providerState: state }: Workflow,
  linked: boolean | undefined,
  refused: boolean,
): string | undefined {
  const { live, unlinkedCustomers } = factsOfState(state);
  if (live === 'linked' && !linked) return 'It needs a customer that is linked; name one with --allow-writes ID.';
  if (!refused || unlinkedCustomers === 0) return undefined;
  const others =
    unlinkedCustomers === 2
      ? 'two that are not linked with --allow-writes ID,ID'
      : 'one that is not linked with --allow-writes ID';
  return `This server refuses to link a linked customer again; name ${others}.`;
}
