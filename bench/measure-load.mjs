import { startLoad, startServer } from './processes.mjs';

const ROUNDS = 7;
const ROUND_MS = 1_000;
const WARM_UP_MS = 2_000;
const SEED_CUSTOMERS = 12;

export const ASSIGN = '/api/customers/assign';

async function usageOf(servers) {
  const usages = await Promise.all(servers.map((server) => server.usage()));
  const sum = (key) => usages.reduce((total, usage) => total + usage[key], 0);
  return { cpu: sum('cpu'), memory: sum('memory') };
}

async function measureRound(load, servers, task) {
  const before = await usageOf(servers);
  const result = await load.run({ urls: servers.map(({ url }) => url), ...task });
  const after = await usageOf(servers);
  return { ...result, cpu: (after.cpu - before.cpu) / result.requests, memory: after.memory };
}

/**
 * Puts the same load on each candidate in turns.
 * @param candidates each {servers, customers, paths}: the servers that take the load by turns, [name, ...args] each, with
 *   how many customers they have and what is posted to
 * Resolves to {perSecond, p50, p99, cpu, memory} for each, a list of rounds in each of them; cpu is the servers', in
 * microseconds a request.
 */
export async function measureLoad(candidates) {
  const load = startLoad();
  const started = [];
  try {
    for (const { servers } of candidates) {
      const together = [];
      started.push(together);
      for (const [name, ...args] of servers) together.push(await startServer(name, ...args));
    }
    const rounds = candidates.map(() => []);
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [index, { customers = SEED_CUSTOMERS, paths = [ASSIGN] }] of candidates.entries()) {
        const duration = round === 0 ? WARM_UP_MS : ROUND_MS;
        const result = await measureRound(load, started[index], { customers, duration, paths });
        if (round > 0) rounds[index].push(result);
      }
    }
    return rounds.map((results) =>
      Object.fromEntries(Object.keys(results[0]).map((key) => [key, results.map((result) => result[key])])),
    );
  } finally {
    await Promise.all([load, ...started.flat()].map(({ stop }) => stop()));
  }
}
