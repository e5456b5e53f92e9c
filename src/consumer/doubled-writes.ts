import type { Entry } from '../journal/entry.js';
import type { KnownOperations } from './known-operation.js';
import { isSameRequest } from './same-request.js';

/** A write that was made twice, for its client did not know of the first and did not look. */
export interface DoubledWrite {
  first: Entry;
  again: Entry;
  /** What the server holds of it now: "ticket 5 and ticket 6". */
  made: string;
}

/** What it means, and what to do: a sentence each. */
export const doubledWords = (made: string) => ({
  meaning: `Your plugin sent the same again without a look, and the server holds ${made} of it.`,
  advice:
    'A write that is not known to be made may have been made: read first, and send it again only when it is not there.',
});

/**
 * The writes that made something new, of which their client could not know, and that made another one when the same
 * request came again before anybody had looked. A write that changes nothing the second time is none.
 * @param entries of one world, in the order of time
 * @param isHidden whether an entry hid from its client what the server holds
 */
export function findDoubledWrites(
  entries: readonly Entry[],
  { find }: KnownOperations,
  isHidden: (entry: Entry) => boolean,
): DoubledWrite[] {
  return entries.flatMap((first, index): DoubledWrite[] => {
    const made = madeBy(first);
    if (made === undefined) return [];
    let isUnknown = isHidden(first);
    for (const again of entries.slice(index + 1)) {
      if (isHidden(again)) isUnknown = true;
      else if (isLook(again, first)) return [];
      if (!isSameRequest(first, again)) continue;
      const second = madeBy(again);
      return isUnknown && second !== undefined ? [{ first, again, made: `${made} and ${second}` }] : [];
    }
    return [];
  });

  /** What a write made: "ticket 5"; undefined when it made nothing. */
  function madeBy({ operationId, changed = [] }: Entry): string | undefined {
    const kind = find(operationId)?.behaviour.makes;
    const record = kind && changed.find((one) => one.startsWith(`${kind}/`));
    return record?.replace('s/', ' ');
  }

  /** Whether a request was answered with what a write made, or that it is not there. */
  function isLook({ operationId, outcome }: Entry, write: Entry): boolean {
    if (outcome === 'bad-credentials' || outcome === 'validation') return false;
    const behaviour = find(operationId)?.behaviour;
    return behaviour?.writes === false && behaviour.about?.kind === find(write.operationId)?.behaviour.makes;
  }
}
