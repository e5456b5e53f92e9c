import type { RequestFacts, Use } from '../../operations/behaviour.js';
import type { KnownOperation } from '../known-operation.js';

/** An operation in one of its uses; without one in its usual use. */
export interface UsedOperation extends KnownOperation {
  use?: Use;
}

/** An operation in each of its uses, the usual one first. */
export function usesOf(known: KnownOperation): UsedOperation[] {
  const { behaviour } = known;
  const others = (behaviour.uses ?? []).map((use): UsedOperation => {
    const { reliedOn, lies, words } = use;
    return { ...known, behaviour: { ...behaviour, reliedOn, lies, words }, use };
  });
  return [known, ...others];
}

/** The use that a request is; undefined for the usual one. */
export const useOf = (uses: readonly Use[] | undefined, request: RequestFacts): Use | undefined =>
  uses?.find((use) => use.takes(request));
