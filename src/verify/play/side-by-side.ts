/**
 * Does something with each of many, so many at once, and answers in their order.
 * @param jobs how many at once
 */
export async function sideBySide<T, R>(all: readonly T[], jobs: number, work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const waiting = [...all.entries()];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: Math.min(jobs, all.length) }, lane));
  return results;
}
