/*
 * npm run bench:select (after npm run build): what 120 mutants cost, honest runs included, on a suite of 200 tests that
 * takes a minute alone, when only the tests run that can meet a mutant. Counted in time of the processor, of which the
 * suite takes its own time once. Linux only. Ends with 1 when it is over its limit.
 */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { knowOperations } from '../dist/consumer/known-operation.js';
import { isScored } from '../dist/consumer/mutate/mutant.js';
import { allMutants } from '../dist/consumer/mutate/mutants.js';
import { findCandidates, mutate } from '../dist/consumer/mutate/mutate.js';
import { scoreOf } from '../dist/consumer/mutate/mutation-score.js';

const MUTANTS = 120;
const LIMIT = 3;
const TICKS_A_SECOND = 100;

/** Seconds of the processor that this process and its children that have ended took. */
function spent() {
  const [, ...fields] = readFileSync('/proc/self/stat', 'utf8').split(') ');
  const numbers = fields.join(') ').split(' ');
  return numbers.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS_A_SECOND;
}

const suite = fileURLToPath(new URL('named-suite.mjs', import.meta.url));
const known = knowOperations([]);
const options = {
  command: [process.execPath, suite],
  fake: {},
  env: { ...process.env },
  urlVariables: [],
  jobs: availableParallelism(),
  known,
  signal: new AbortController().signal,
};

let before = spent();
// Told what nobody can meet, it only runs the suite; jobs of 0 leave its second time out.
const { candidates } = await findCandidates({ ...options, jobs: 0, mutants: allMutants(known).filter(isScored) });
const alone = spent() - before;
const mutants = candidates
  .map(({ mutant }) => mutant)
  .filter(({ tls }) => !tls)
  .slice(0, MUTANTS);
before = spent();
const began = performance.now();
const { tried } = await mutate({ ...options, mutants, select: ['{command}', '{tests}'] });
const [cpu, seconds] = [spent() - before, (performance.now() - began) / 1000];
console.log(`the suite alone: ${alone.toFixed(1)} s of the processor`);
console.log(
  `${tried.length} mutants, ${options.jobs} at a time: ${cpu.toFixed(1)} s of it, ${seconds.toFixed(1)} s on the clock, ${scoreOf(tried).percent} % noticed`,
);
console.log(`${(cpu / alone).toFixed(2)} times the suite (limit ${LIMIT})`);
process.exitCode = cpu / alone <= LIMIT ? 0 : 1;
