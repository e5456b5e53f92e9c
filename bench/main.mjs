/*
 * npm run bench: how fast the fake is, beside a bare Express app and a bare node:http server that read the same body, and
 * Prism, which answers from the same document; and how its speed depends on the number of customers. Machines differ, so only ratios of one run mean anything:
 * everything is measured in turns, round after round, and a ratio is the median of the ratios of the rounds.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { factor, loadCells, loadHeads, median, printTable, ratio, whole } from './figures.mjs';
import { ASSIGN, measureLoad } from './measure-load.mjs';
import { startServer } from './processes.mjs';

const COLD_STARTS = 9;
const SIZES = [100, 10_000, 200_000];

const contenders = [
  { label: 'node:http', server: 'node-http' },
  { label: 'Express 5', server: 'express' },
  { label: 'the fake', server: 'fake' },
  // Prism serves the paths of a document without those of its servers.
  { label: 'Prism', server: 'prism', path: '/customers/assign' },
];

/** Milliseconds from starting each server's process to its first answer to a POST assign, by server and round. */
async function measureColdStarts() {
  const times = contenders.map(() => []);
  for (let round = 0; round <= COLD_STARTS; round++) {
    for (const [index, { server, path = ASSIGN }] of contenders.entries()) {
      const start = performance.now();
      const running = await startServer(server);
      const answer = await fetch(running.url + path, {
        method: 'POST',
        headers: {
          Authorization: `Basic ${btoa('admin@example.com:ticaga-demo-token')}`,
          'Content-Type': 'application/json',
        },
        body: '{"ticaga_id":1,"billing_id":2,"billing_system":"Blesta"}',
      });
      await answer.text();
      const time = performance.now() - start;
      await running.stop();
      if (!answer.ok) throw new Error(`${server} answered ${answer.status} to its first request.`);
      // The first round fills the file cache.
      if (round > 0) times[index].push(time);
    }
  }
  return times;
}

async function compareServers() {
  const cold = await measureColdStarts();
  const loaded = await measureLoad(
    contenders.map(({ server, path = ASSIGN }) => ({ servers: [[server]], paths: [path] })),
  );
  const bare = contenders.findIndex(({ server }) => server === 'express');
  printTable(
    'POST /api/customers/assign (the fake: validation, credentials and journal on)',
    ['', ...loadHeads, 'cold start'],
    contenders.map(({ label }, at) => [label, ...loadCells(loaded[at]), `${whole(median(cold[at]))} ms`]),
  );
  printTable(
    'The same, divided by bare Express',
    ['', ...loadHeads, 'cold start'],
    contenders.map(({ label }, at) => [
      label,
      ...['perSecond', 'p50', 'p99', 'cpu', 'memory'].map((key) => factor(ratio(loaded[at][key], loaded[bare][key]))),
      factor(ratio(cold[at], cold[bare])),
    ]),
  );
  const fake = contenders.findIndex(({ server }) => server === 'fake');
  return {
    throughput: ratio(loaded[fake].perSecond, loaded[bare].perSecond),
    perCpu: ratio(loaded[bare].cpu, loaded[fake].cpu),
    coldStart: ratio(cold[fake], cold[bare]),
  };
}

async function compareSizes() {
  const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-bench-'));
  try {
    const candidates = SIZES.flatMap((customers) => [
      { customers, kind: 'in memory', servers: [['fake', customers]] },
      { customers, kind: 'kept in a file', servers: [['fake', customers, join(folder, `${customers}.json`)]] },
    ]);
    const loaded = await measureLoad(candidates);
    printTable(
      'The fake by number of customers',
      ['', ...loadHeads],
      candidates.map(({ customers, kind }, at) => [`${whole(customers)} ${kind}`, ...loadCells(loaded[at])]),
    );
    return { kept: ratio(loaded.at(-1).perSecond, loaded[1].perSecond) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

console.log(`Node ${process.version} on ${cpus().length} x ${cpus()[0]?.model.trim()}`);
const found = { ...(await compareServers()), ...(await compareSizes()) };
const aims = [
  ['throughput at least twice that of bare Express', found.throughput, found.throughput >= 2],
  ['two and a half times by CPU time, steadier on a busy machine', found.perCpu, found.perCpu >= 2.5],
  ['cold start at most 1.3 times that of bare Express', found.coldStart, found.coldStart <= 1.3],
  ['kept with 200,000 customers at least half of kept with 100', found.kept, found.kept >= 0.5],
];
printTable(
  'Aims',
  ['', 'was', ''],
  aims.map(([aim, was, isMet]) => [aim, factor(was), isMet ? 'met' : 'MISSED']),
);
