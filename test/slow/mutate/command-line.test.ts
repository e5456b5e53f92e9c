import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Io } from '../../../src/cli/command.js';
import { mutate } from '../../../src/cli/commands/mutate.js';
import { parseCommandLine } from '../../../src/cli/parse-command-line.js';
import { runCli, startCli } from '../../helpers/run-cli.js';
import { describePhp, root } from '../../php/php.js';

const plugin = join(root, 'test/slow/mutate/plugin.mjs');
const node = process.execPath;
const examples = join(root, 'examples/blesta-plugin');

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

interface JsonReport {
  cases: { name: string; status: string; findings: { title: string }[] }[];
  data: { score: { killed: number; timedOut: number; recovered: number; survived: number; percent: number } };
}

/** Runs mutate on a version of the example plugin. */
async function mutateExample(cwd: string, ...args: string[]) {
  const command = ['--', 'php', 'tests/run.php', '--stop-on-failure'];
  const { status, stdout, stderr } = await runCli(['mutate', '--reporter', 'json', ...args, ...command], { cwd });
  expect(stderr).toBe('');
  const { cases, data } = JSON.parse(stdout) as JsonReport;
  const survivors = cases.filter(({ findings }) => findings.length > 0).map(({ name }) => name);
  return { status, score: data.score, survivors, cases };
}

describePhp('the example plugin', () => {
  const quick = ['*/refused-*', '*/user-*', '*/lost-write', '*/html-*', '*/empty*', '*/email-case', '*/extra-field'];
  const only = quick.flatMap((pattern) => ['--only', pattern]);

  test('flawed, notices no refusal of assign, and the score says so', async () => {
    const { status, score, survivors } = await mutateExample(join(examples, 'flawed'), ...only, '--min-score', '90');
    expect(survivors).toEqual([
      'assignBillingId/refused-200-unknown-customer',
      'assignBillingId/refused-400-validation-error',
      'assignBillingId/refused-401-unknown-customer',
      'assignBillingId/refused-403-unknown-customer',
      'assignBillingId/refused-404-unknown-customer',
      'assignBillingId/refused-409-already-linked',
      'assignBillingId/refused-409-billing-id-taken',
      'assignBillingId/refused-413-body-too-large',
      'assignBillingId/refused-422-validation-error',
      'assignBillingId/empty',
      'assignBillingId/html-200',
      'assignBillingId/html-500',
      'assignBillingId/empty-200',
    ]);
    expect(score).toEqual({ killed: 14, timedOut: 0, recovered: 0, survived: 13, percent: 51.8 });
    expect(status).toBe(1);
  });

  test('with its credentials repaired, still stores links that the server refused', async () => {
    const home = await folder();
    await cp(examples, home, { recursive: true });
    const file = join(home, 'flawed/lib/TicagaApi.php');
    const flawed = await readFile(file, 'utf8');
    const sent = flawed
      .replace('http_build_query($data)', 'json_encode($data)')
      .replace('} else {', '}')
      .replace(/(CURLOPT_HTTPHEADER, \$headers\);\n) {8}\}/, '$1');
    await writeFile(file, sent);
    const { survivors } = await mutateExample(
      join(home, 'flawed'),
      ...['--only', 'assignBillingId/refused-401-*', '--only', '*/user-false', '--only', '*/lost-write'],
    );
    expect(survivors).toEqual([
      'assignBillingId/no-failure',
      'assignBillingId/refused-401-bad-credentials',
      'assignBillingId/refused-401-unknown-customer',
      'assignBillingId/user-false',
      'assignBillingId/lost-write',
    ]);
  });
});

test('the report tells people what survived, and machines every mutant', async () => {
  const file = join(await folder(), 'mutants.xml');
  const { status, stdout } = await runCli(
    [
      ...['mutate', '--only', 'assignBillingId/user-*', '--only', 'assignBillingId/lost-write'],
      ...['--reporter', 'pretty', '--reporter', `junit=${file}`, '--', node, plugin],
    ],
    { env: { PLUGIN: 'looks' } },
  );
  expect(status).toBe(0);
  expect(stdout).toContain(
    '  SURVIVED: customers/assign answered {"user":true} and stored nothing, and all your tests passed.\n' +
      '  Request:   POST /api/customers/assign {"ticaga_id":1,"billing_id":2,"billing_system":"Blesta"}\n',
  );
  expect(stdout).toMatch(/^customers\/assign +4 +0 +0 +1 +80 %$/m);
  expect(stdout).not.toContain('user-null');
  const junit = await readFile(file, 'utf8');
  expect(junit).toContain('<testcase name="assignBillingId/user-null" classname="assignBillingId"');
  expect(junit).toContain('tests="6" failures="0"');
});

test('--list shows what would be tried, and tries nothing', async () => {
  const { status, stdout } = await runCli(['mutate', '--list', '--only', '*/user-f*', '--', node, plugin]);
  expect(status).toBe(0);
  expect(stdout).toBe(
    'assignBillingId/user-false  lie         customers/assign answered {"user":false}\n' +
      'getCustomer/user-false      record      customers/get answered {"user":false}\n',
  );
});

test('--env, --seed and --assume reach every run', async () => {
  const home = await folder();
  await writeFile(
    join(home, 'seed.yaml'),
    'staff: [{ id: 9, name: A, email: a@example.com, token: token-of-a }]\ncustomers: []\n',
  );
  const shows = 'test "$HELPDESK" = "$TICAGA_URL" && test "$TICAGA_API_TOKEN" = token-of-a && ';
  const { status, stdout, stderr } = await runCli(
    [
      ...['mutate', '--env', 'HELPDESK', '--seed', join(home, 'seed.yaml'), '--assume', 'unknown-customer-status=404'],
      ...['--jobs', '1', '--only', '*unknown-customer-status*'],
      ...['--', 'sh', '-c', `${shows}{ ${node} ${plugin}; true; }`],
    ],
    { cwd: home },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  // The honest fake answered 404 already: three other statuses are left.
  expect(stdout).toContain('Tolerance: 3 of 3 differences');
});

test('--fault reaches the honest run, too', async () => {
  const { status, stderr } = await runCli(['mutate', '--fault', 'json-500', '--', node, plugin]);
  expect(status).toBe(2);
  expect(stderr).toContain('The command fails against the honest fake, with status 1.');
});

test.each([
  [
    ['--only', 'getCustomer/idastext'],
    ['--only getCustomer/idastext is no mutant.', 'getCustomer/id-as-text'],
  ],
  [
    ['--min-score', '101'],
    ['--min-score is 101.', 'a whole number from 0 to 100'],
  ],
  [['--jobs', '0'], ['--jobs is 0.']],
  [['--profile', 'nowhere.yaml'], ['nowhere.yaml']],
])('%j is refused before anything runs', async (args, said) => {
  const { status, stderr } = await runCli(['mutate', ...args, '--', 'false']);
  expect(status).toBe(2);
  for (const part of said) expect(stderr).toContain(part);
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends it with %i and the score so far', async (signal, expected) => {
  const started = join(await folder(), 'started');
  const hangs = `case $TICAGA_KIT_MUTANT in *user-null) echo $$ > ${started}; exec sleep 600;; esac; `;
  const cli = startCli(
    [
      ...['mutate', '--jobs', '1', '--only', 'assignBillingId/user-false', '--only', 'assignBillingId/user-null'],
      ...['--', 'sh', '-c', `${hangs}exec ${node} ${plugin}`],
    ],
    { env: { PLUGIN: 'looks' } },
  );
  await expect.poll(() => readFile(started, 'utf8').catch(() => ''), { timeout: 20_000 }).toMatch(/\d\n/);
  expect(await cli.stop(signal)).toBe(expected);
  expect(cli.stderr()).toBe('Interrupted after 1 mutants; this is the score so far.\n');
  expect(cli.stdout()).toMatch(/^all +1 +0 +0 +0 +100 %$/m);
  const pid = Number(await readFile(started, 'utf8'));
  await expect.poll(() => stateOf(pid)).toBe('gone');
});

/** A process that ended and that nobody has asked about yet is a zombie; it runs no more. */
async function stateOf(pid: number): Promise<string> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ') Z ');
  return status.includes(') Z ') ? 'gone' : 'running';
}

test('on a terminal a bar shows what is done and how long the rest will take, and is wiped at the end', async () => {
  const said: string[] = [];
  const io: Io = {
    stdout: () => {},
    stderr: (text) => void said.push(text),
    env: { ...process.env, PLUGIN: 'looks' },
    signal: new AbortController().signal,
    isTerminal: true,
    color: { stdout: false, stderr: false },
  };
  const args = ['--jobs', '1', '--only', '*/lost-write', '--only', '*/user-false', '--', node, plugin];
  expect(await mutate.run(parseCommandLine(mutate, args, {}), io)).toBe(0);
  expect(said.map((text) => text.replace(/\d+:\d\d/, 'M:SS'))).toEqual([
    '\r\u001B[K[#######.............] 1 of 3 mutants, 0 survived, M:SS left',
    '\r\u001B[K[#############.......] 2 of 3 mutants, 1 survived, M:SS left',
    '\r\u001B[K[####################] 3 of 3 mutants, 1 survived, M:SS left',
    '\r\u001B[K',
  ]);
});
