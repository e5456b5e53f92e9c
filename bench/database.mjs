/*
 * npm run bench:database (after npm run build): what replicas on PostgreSQL cost beside a fake in memory and one kept in a
 * file, and how a second replica, a thousand sandboxes and a million journal entries tell on them. It starts Debian's
 * PostgreSQL for itself. Beyond the machine, only ratios of one run mean anything.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createViteServer } from 'vitest/node';
import { factor, loadCells, loadHeads, median, megabytes, milliseconds, printTable, ratio, whole } from './figures.mjs';
import { measureJournals } from './journals.mjs';
import { measureLoad } from './measure-load.mjs';
import { measureSandboxes } from './sandboxes.mjs';

const SEED_CUSTOMERS = 12;
const MANY_CUSTOMERS = 10_000;
const SANDBOXES = 1_000;
const ENTRIES = 1_000_000;
/** Milliseconds that a question to a journal may take, by the median of its times. */
const LIMIT = 50;

const apart = Array.from({ length: 16 }, (_, at) => `/sandbox/job-${at}/api/customers/assign`);

async function startPostgres() {
  const vite = await createViteServer({
    configFile: false,
    appType: 'custom',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true },
  });
  const { startPostgres } = await vite.ssrLoadModule('/test/helpers/postgres.ts');
  const postgres = await startPostgres();
  return {
    create: postgres.create,
    query: (text, db) => postgres.query(text, db.split('/').at(-1)),
    close: () => Promise.all([postgres.close(), vite.close()]),
  };
}

async function compareKeepers(postgres, folder) {
  const replica = async () => ['replica', await postgres.create(), SEED_CUSTOMERS];
  const shared = await replica();
  const candidates = [
    { label: 'in memory', servers: [['fake', SEED_CUSTOMERS]] },
    { label: 'kept in a file', servers: [['fake', SEED_CUSTOMERS, join(folder, 'db.json')]] },
    { label: 'a replica, one world', servers: [await replica()] },
    { label: 'a replica, 16 sandboxes', servers: [await replica()], paths: apart },
    { label: 'two replicas, one world', servers: [shared, shared] },
    { label: 'two replicas, 16 sandboxes', servers: [shared, shared], paths: apart },
  ];
  const loaded = await measureLoad(candidates);
  printTable(
    'POST /api/customers/assign on 16 connections, by where it is kept (CPU and memory without PostgreSQL)',
    ['', ...loadHeads],
    candidates.map(({ label }, at) => [label, ...loadCells(loaded[at])]),
  );
  const keys = ['perSecond', 'p50', 'p99', 'cpu', 'memory'];
  printTable(
    'The same, divided by that in memory',
    ['', ...loadHeads],
    candidates.map(({ label }, at) => [label, ...keys.map((key) => factor(ratio(loaded[at][key], loaded[0][key])))]),
  );
  const [, , world, sandboxes, twiceWorld, twiceSandboxes] = loaded.map(({ perSecond }) => perSecond);
  return { world: ratio(twiceWorld, world), sandboxes: ratio(twiceSandboxes, sandboxes) };
}

async function compareSizes(postgres) {
  const sizes = [SEED_CUSTOMERS, MANY_CUSTOMERS];
  const candidates = await Promise.all(
    sizes.map(async (customers) => ({ customers, servers: [['replica', await postgres.create(), customers]] })),
  );
  const loaded = await measureLoad(candidates);
  printTable(
    'A replica by number of customers, each linked again and again',
    ['', ...loadHeads],
    candidates.map(({ customers }, at) => [whole(customers), ...loadCells(loaded[at])]),
  );
  return ratio(loaded[1].perSecond, loaded[0].perSecond);
}

async function tellSandboxes(postgres) {
  const found = await measureSandboxes(await postgres.create(), SANDBOXES);
  printTable(
    `${whole(SANDBOXES)} sandboxes`,
    ['', 'p50', 'p99', 'in all'],
    found.rounds.map(({ label, times, seconds }) => [label, ...milliseconds(times), `${seconds.toFixed(1)} s`]),
  );
  console.log(`  Memory of a replica that has served them all: ${megabytes(found.memory)}`);
}

/** Resolves to the greatest of the medians, in milliseconds. */
async function tellJournals(postgres) {
  const found = await measureJournals(postgres, await postgres.create(), ENTRIES);
  printTable(
    `${whole(found.entries)} journal entries in ${whole(found.worlds)} sandboxes (${megabytes(found.bytes)} in the database), asked for in one that the replica did not know and in one that it did`,
    ['', 'p50', 'slowest', 'p50', 'slowest'],
    found.questions.map(({ label, cold, warm }) => [label, ...milliseconds(cold), ...milliseconds(warm)]),
  );
  console.log(`  Memory of the replica: ${megabytes(found.memory)}`);
  return Math.max(...found.questions.flatMap(({ cold, warm }) => [median(cold), median(warm)]));
}

console.log(`Node ${process.version} on ${cpus().length} x ${cpus()[0]?.model.trim()}`);
const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-bench-'));
const postgres = await startPostgres();
try {
  const second = await compareKeepers(postgres, folder);
  const size = await compareSizes(postgres);
  await tellSandboxes(postgres);
  const middle = await tellJournals(postgres);
  printTable(
    'Found',
    ['', 'was', ''],
    [
      ['two replicas against one, one world', factor(second.world), ''],
      ['two replicas against one, 16 sandboxes', factor(second.sandboxes), ''],
      ['a replica with 10,000 customers at least half of one with 12', factor(size), size >= 0.5 ? 'met' : 'MISSED'],
      [
        `the median of each question to a journal within ${LIMIT} ms`,
        `${middle.toFixed(1)} ms`,
        middle <= LIMIT ? 'met' : 'MISSED',
      ],
    ],
  );
} finally {
  await postgres.close();
  await rm(folder, { recursive: true });
}
