import type { Entry } from '../../journal/entry.js';
import type { KnownOperations } from '../known-operation.js';

/** Which reads right after a write read it back, and are not just the next thing that a test does. */
export interface ReadBacks {
  /** @param write the operation that came right before, about the same record; undefined when none did */
  has(write: string | undefined, read: string): boolean;
  /** The operations that read back what an operation writes. */
  of(write: string): readonly string[];
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
  const writes = ({ operationId, outcome }: Entry) =>
    outcome === 'success' && find(operationId)?.behaviour.writes === true;
  const written = worldsOf(entries).flatMap((said) =>
    said.flatMap((entry, index) => {
      if (!writes(entry)) return [];
      return [{ write: entry, reads: entry.sandbox === undefined ? [] : readBacksOf(said.slice(index + 1)) }];
    }),
  );
  function mostlyReadBy(write: string): readonly string[] {
    const all = written.filter((one) => one.write.operationId === write);
    const reads = new Set(all.flatMap((one) => one.reads).filter((read) => read !== undefined));
    return [...reads].filter((read) => 2 * all.filter((one) => one.reads.includes(read)).length > all.length);
  }
  const told = new Map<string, readonly string[]>();
  const of = (write: string) => {
    const known = told.get(write) ?? mostlyReadBy(write);
    told.set(write, known);
    return known;
  };
  return { has: (write, read) => write !== undefined && of(write).includes(read), of };

  /** The operations that read a write back, by what was said to its world later on. */
  function readBacksOf(later: readonly Entry[]): (string | undefined)[] {
    const end = later.findIndex(({ after }) => after === undefined);
    const reads = end < 0 ? later : later.slice(0, end);
    const next = later[reads.length];
    const isWrittenAgain =
      next !== undefined && find(next.operationId)?.behaviour.writes && next.customer === reads.at(-1)?.customer;
    const told = isWrittenAgain ? reads.slice(0, -1) : reads;
    return told.map(({ operationId }) => operationId);
  }
}

/** What was said to each world, in the order of time. */
export function worldsOf(entries: readonly Entry[]): Entry[][] {
  const worlds = new Map<string | undefined, Entry[]>();
  for (const entry of entries) {
    const said = worlds.get(entry.sandbox);
    if (said) said.push(entry);
    else worlds.set(entry.sandbox, [entry]);
  }
  return [...worlds.values()];
}
