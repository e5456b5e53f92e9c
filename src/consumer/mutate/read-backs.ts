import type { Entry } from '../../journal/entry.js';
import type { KnownOperations } from '../known-operation.js';

/** Which reads right after a write read it back, and are not just the next thing that a test does. */
export interface ReadBacks {
  /** @param write the operation that came right before, about the same record; undefined when none did */
  has(write: string | undefined, read: string): boolean;
}

/**
 * Finds out whether a client reads back what it has written. A read of the same record right after a write may as well
 * be the lookup of the next test, and in a world that tests share nothing tells the two apart. So it is believed only of
 * sandboxes, and of a pair of operations where most successful writes are followed by the read. A read after which the
 * same record is written again is a lookup.
 * @param entries of an honest run, in the order of time
 * @param known the operations that they may be of
 */
export function findReadBacks(entries: readonly Entry[], { find }: KnownOperations): ReadBacks {
  const writes = ({ operationId }: Entry) => find(operationId)?.behaviour.writes === true;
  const written = entries.flatMap((entry, index) => {
    if (!writes(entry) || entry.outcome !== 'success') return [];
    const later = entries.slice(index + 1).filter(({ sandbox }) => sandbox === entry.sandbox);
    const reads = readsAt(later);
    const next = later[reads.length];
    const isWrittenAgain = next !== undefined && writes(next) && next.customer === reads.at(-1)?.customer;
    return { write: entry, reads: (isWrittenAgain ? reads.slice(0, -1) : reads).map(({ operationId }) => operationId) };
  });
  const told = new Map<string, boolean>();
  function tell(write: string, read: string): boolean {
    const all = written.filter((one) => one.write.operationId === write);
    const followed = all.filter(({ reads, write: { sandbox } }) => sandbox !== undefined && reads.includes(read));
    return 2 * followed.length > all.length;
  }
  return {
    has(write, read) {
      if (write === undefined) return false;
      const pair = `${write} ${read}`;
      const known = told.get(pair) ?? tell(write, read);
      told.set(pair, known);
      return known;
    },
  };
}

/** The reads of what was written just before, at the beginning of what was said after that. */
function readsAt(later: readonly Entry[]): readonly Entry[] {
  const end = later.findIndex(({ after }) => after === undefined);
  return end < 0 ? later : later.slice(0, end);
}
