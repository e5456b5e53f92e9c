/** A call on a register, between the moment it was made and the one its answer came; Infinity where none did. */
export interface Operation {
  kind: 'write' | 'read';
  /** What was written, or read. No two writes write the same. */
  value: string;
  from: number;
  to: number;
}

/**
 * Why no order of the calls, each at one moment between its beginning and its end, explains what the reads read; undefined
 * when one does. This is the test of Gibbons and Korach (Testing Shared Memories, SIAM Journal on Computing 26, 1997) for
 * registers whose writes are all different: exact, and no slower than sorting.
 *
 * The calls of one value, its write and the reads of it, stand next to each other in any order that explains them. Where
 * the first of them ends before the last begins, the register held the value for all of that time; no other value can
 * have been held for a part of it, nor come and gone within it.
 * @param initial what the register held before
 */
export function whyNotLinearizable(operations: readonly Operation[], initial: string): string | undefined {
  const start: Operation = {
    kind: 'write',
    value: initial,
    from: Number.NEGATIVE_INFINITY,
    to: Number.NEGATIVE_INFINITY,
  };
  const values = new Map<string, { write: Operation; first: number; last: number }>();
  for (const write of [start, ...operations]) {
    if (write.kind !== 'write') continue;
    if (values.has(write.value)) return `${write.value} was written twice, so that this test cannot tell`;
    values.set(write.value, { write, first: write.to, last: write.from });
  }
  for (const { kind, value, from, to } of operations) {
    // A call whose answer never came need not have happened.
    if (kind === 'write' || to === Number.POSITIVE_INFINITY) continue;
    const known = values.get(value);
    if (!known) return `${value} was read at ${to} and never written`;
    if (to < known.write.from) return `${value} was read at ${to}, before it was written from ${known.write.from} on`;
    known.first = Math.min(known.first, to);
    known.last = Math.max(known.last, from);
  }
  // A write without an answer that nobody has read of may come after everything: its first end is Infinity then.
  const zones = [...values].map(([value, { first, last }]) => ({ value, first, last }));
  const held = zones.filter(({ first, last }) => first < last).sort((a, b) => a.first - b.first);
  for (const [at, zone] of held.entries()) {
    const next = held[at + 1];
    if (next && next.first < zone.last)
      return `${zone.value} was held from ${zone.first} to ${zone.last} at least, and ${next.value} from ${next.first} on`;
  }
  for (const { value, first, last } of zones.filter((zone) => zone.first >= zone.last)) {
    const around = lastBefore(held, last);
    if (around && first < around.last)
      return `${value} came and went between ${last} and ${first}, while ${around.value} was held from ${around.first} to ${around.last}`;
  }
  return undefined;
}

/** Of zones that do not overlap, in order: the last that begins before a moment. */
function lastBefore<Zone extends { first: number }>(zones: readonly Zone[], moment: number): Zone | undefined {
  let [low, high] = [0, zones.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((zones[middle] as Zone).first < moment) low = middle + 1;
    else high = middle;
  }
  return zones[low - 1];
}
