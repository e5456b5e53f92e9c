import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { startPostgres } from '../../helpers/postgres.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: { name: string; assertionResults: { fullName: string; status: string }[] }[];
}

/** Files of tests about what a replica has not: the door for tests in the same process, lies, deviations, refused handshakes. */
const aboutOneProcess = /(?:fake-world|world-records|lies|occasions|repeated-requests|tls)\.test\.ts$/;

test('every test of the fake holds for a replica on a database, but those about what only one process has', async () => {
  // Nothing here is about what survives.
  const postgres = await startPostgres({ settings: ['fsync=off', 'full_page_writes=off'] });
  onTestFinished(() => postgres.close());
  const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'report.json');
  const { VITEST: _, VITEST_MODE: __, VITEST_POOL_ID: ___, VITEST_WORKER_ID: ____, ...inherited } = process.env;
  const env = { ...inherited, TICAGA_KIT_TEST_DB: postgres.address };
  const args = ['node_modules/vitest/vitest.mjs', 'run', 'test/fake', '--reporter=json', `--outputFile=${file}`];
  await new Promise((resolve) => {
    const suite = execFile(process.execPath, args, { cwd: root, env, maxBuffer: 1e9 }, resolve);
    onTestFinished(() => void suite.kill());
  });
  const report: Report = JSON.parse(await readFile(file, 'utf8'));
  const ran = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status }) => ({ name, fullName, status })),
  );
  expect(ran.filter(({ status }) => status === 'failed')).toEqual([]);
  expect(report).toMatchObject({ numFailedTests: 0 });
  expect(report.numPassedTests).toBeGreaterThan(1000);
  const elsewhere = ran.filter(({ name, status }) => status !== 'passed' && !aboutOneProcess.test(name));
  expect(elsewhere.map(({ fullName }) => fullName).sort()).toEqual([
    "PHP's curl is not said to have given up when the fake itself ends",
    'a fake in memory can always serve, and asks for access as elsewhere',
    'a registration and a log-in leave no password in answer, state, log line or pact',
    'a test suite in the same process has the sandbox at hand',
    'an answer that cannot be sent stands in the journal once, and the connection is closed',
    'an assign that the disk does not take is no success, the journal says why, and so does the end',
    'no secret of a request stands in journal, log, curl, pact, JUnit or the summary of GitHub',
    'startFake gives a test a sandbox of its own, also one of a name that another has',
  ]);
  expect(report.numPendingTests).toBeLessThan(100);
}, 600_000);
