import { assign, forEach } from './ask.mjs';
import { startServer } from './processes.mjs';

/**
 * Links a customer in each of so many sandboxes, which are made by that.
 * @param db the address of an empty database
 * Resolves to {rounds, memory}: {label, times, seconds} of each round, times in milliseconds; bytes.
 */
export async function measureSandboxes(db, count) {
  const one = await startServer('replica', db, 12);
  const other = await startServer('replica', db, 12);
  try {
    const rounds = [];
    for (const [label, { url }] of [
      ['made by their first request', one],
      ['used again', one],
      ['used through a replica that knew none', other],
    ]) {
      const began = performance.now();
      const times = await forEach(count, (at) => assign(url, `job-${at}`, rounds.length + 1));
      rounds.push({ label, times, seconds: (performance.now() - began) / 1000 });
    }
    return { rounds, memory: (await one.usage()).memory };
  } finally {
    await Promise.all([one.stop(), other.stop()]);
  }
}
