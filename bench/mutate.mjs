/*
 * node bench/mutate.mjs (after npm run build): what mutate costs over the command itself, and how long a suite of one
 * second takes with 40 mutants, two at a time. Ends with 1 when either is over its limit.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { knowOperations } from '../dist/consumer/known-operation.js';
import { mutantsOf } from '../dist/consumer/mutate/mutants.js';
import { mutate } from '../dist/consumer/mutate/mutate.js';
import { startFake } from '../dist/fake/start-fake.js';

const ROUNDS = 40;
const OVERHEAD_LIMIT_MS = 50;
const WHOLE_LIMIT_MS = 25_000;

const known = knowOperations([]);
const suite = (ms) => [process.execPath, fileURLToPath(new URL('suite.mjs', import.meta.url)), String(ms)];

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

/** Milliseconds of the command against a fake that is there already. */
async function measureAlone(fake, [program, ...args]) {
  const env = { ...process.env, TICAGA_URL: fake.url, TICAGA_API_TOKEN: fake.credentials.token };
  const began = performance.now();
  await once(spawn(program, args, { env, stdio: 'ignore' }), 'exit');
  return performance.now() - began;
}

/** Runs mutate and keeps the milliseconds from each mutant to the next. */
async function measureMutants(command, jobs, wanted) {
  const steps = [];
  let last;
  const began = performance.now();
  const { tried, honest } = await mutate({
    command,
    fake: {},
    env: { ...process.env },
    urlVariables: [],
    jobs,
    known,
    mutants: known.all.flatMap(mutantsOf).filter(wanted),
    signal: new AbortController().signal,
    onTried: () => {
      const now = performance.now();
      if (last !== undefined) steps.push(now - last);
      last = now;
    },
  });
  return { whole: performance.now() - began, steps, count: tried.length, honest };
}

const fake = await startFake();
const alone = [];
for (let round = 0; round < ROUNDS; round++) alone.push(await measureAlone(fake, suite(0)));
const quick = await measureMutants(suite(0), 1, ({ id }) => !/hang|slow/.test(id));
for (let round = 0; round < ROUNDS; round++) alone.push(await measureAlone(fake, suite(0)));
await fake.close();
const overhead = median(quick.steps) - median(alone);
console.log(`the command alone: ${median(alone).toFixed(1)} ms; a mutant: ${median(quick.steps).toFixed(1)} ms`);
console.log(`overhead of a mutant: ${overhead.toFixed(1)} ms (limit ${OVERHEAD_LIMIT_MS}; ${quick.count} mutants)`);

// With one that hangs and is waited for in vain.
const forty = ({ id, family }) =>
  family !== 'tolerance' && (id.startsWith('assignBillingId/') || /user-|other-|id-|email-case/.test(id));
const long = await measureMutants(suite(1_000), 2, forty);
console.log(
  `${long.count} mutants, two at a time, of a suite of ${(long.honest.slowestMs / 1_000).toFixed(2)} s: ` +
    `${(long.whole / 1_000).toFixed(1)} s (limit ${WHOLE_LIMIT_MS / 1_000}; honest runs and a hang included)`,
);
process.exitCode = overhead < OVERHEAD_LIMIT_MS && long.whole < WHOLE_LIMIT_MS ? 0 : 1;
