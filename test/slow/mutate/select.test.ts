import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from '../../helpers/run-cli.js';
import { describePhp, root } from '../../php/php.js';

const suite = ['--', process.execPath, join(import.meta.dirname, 'named.mjs')];
const select = ['--select', `'${process.execPath}' '${join(import.meta.dirname, 'named.mjs')}' {tests}`];
const only = [
  '*/refused-401-*',
  '*/user-*',
  '*/lost-write',
  '*/other-email',
  '*/html-200',
  '*/reset',
  '*/extra-field',
].flatMap((pattern) => ['--only', pattern]);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Case {
  name: string;
  status: string;
  findings: { title: string; details?: { label: string; text: string }[] }[];
}

/** What became of each mutant, without what a machine makes of it. */
async function verdicts(args: readonly string[], options: Parameters<typeof runCli>[1] = {}) {
  const { status, stdout, stderr } = await runCli(['mutate', '--reporter', 'json', ...args], options);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const { cases } = JSON.parse(stdout) as { cases: Case[] };
  return cases.map(({ name, status: what, findings }) => ({ name, what, titles: findings.map(({ title }) => title) }));
}

test('the verdicts are those of the whole suite, and far fewer tests run', async () => {
  const ran = async (name: string) => (await readFile(join(folder, name), 'utf8')).trimEnd().split('\n');
  const whole = await verdicts([...only, ...suite], { env: { RAN: join(folder, 'whole') } });
  const some = await verdicts([...only, ...select, ...suite], { env: { RAN: join(folder, 'some') } });
  expect(some).toEqual(whole);
  expect(whole.some(({ titles }) => titles[0]?.startsWith('SURVIVED'))).toBe(true);
  const ofMutants = (lines: string[]) => lines.filter((line) => !line.startsWith('none '));
  const [all, chosen] = [ofMutants(await ran('whole')), ofMutants(await ran('some'))];
  expect(chosen.length).toBeLessThan(0.7 * all.length);
  // Only the tests that can meet it, and never more than that.
  expect(chosen.filter((line) => line.startsWith('assignBillingId/')).every((line) => / links/.test(line))).toBe(true);
});

test('a lie that is told once is tried on the test that is told it', async () => {
  const args = ['--only', 'assignBillingId/late-effect', '--jobs', '1'];
  const env = { TRAITS: 'believes', RAN: join(folder, 'once') };
  expect(await verdicts([...args, ...select, ...suite], { env })).toEqual(await verdicts([...args, ...suite], { env }));
  const lines = (await readFile(env.RAN, 'utf8')).split('\n').filter((line) => line.startsWith('assignBillingId'));
  // One test by name, and then the whole suite of four.
  expect(lines.slice(0, 2)).toEqual([
    'assignBillingId/late-effect links',
    'assignBillingId/late-effect reads (a customer)',
  ]);
  expect(lines).toHaveLength(5);
});

test('a report says which tests met a lie', async () => {
  const { stdout } = await runCli(['mutate', '--only', 'assignBillingId/lost-write', ...select, ...suite]);
  expect(stdout).toContain('\n  Tests:     links; links and looks away\n');
});

test('which tests could notice, and which did, stands in the report for dashboards', async () => {
  const args = ['mutate', '--only', 'assignBillingId/user-false', '--reporter', 'stryker', ...select, ...suite];
  const { stdout } = await runCli(args, { env: { TRAITS: 'tells' } });
  const { files, testFiles } = JSON.parse(stdout);
  expect(files['openapi.yaml'].mutants[0]).toMatchObject({
    id: 'assignBillingId/user-false',
    status: 'Killed',
    coveredBy: ['links', 'links and looks away'],
    killedBy: ['links'],
  });
  expect(testFiles).toEqual({
    tests: {
      tests: [
        { id: 'links', name: 'links' },
        { id: 'links and looks away', name: 'links and looks away' },
      ],
    },
  });
});

test.each(['', 'tells'])(
  'a test that needs another one is tried with the whole suite, when it %s what failed',
  async (trait) => {
    const env = { TRAITS: `needs ${trait}` };
    const args = ['--only', 'getCustomer/*-null', '--only', 'getCustomer/refused-4*', '--jobs', '1'];
    expect(await verdicts([...args, ...select, ...suite], { env })).toEqual(
      await verdicts([...args, ...suite], { env }),
    );
  },
);

test.each<[traits: string, sentence: string, further: string[]]>([
  [
    'nameless',
    '--select needs to know which test says what, and no request says of which test it is.',
    ['  PHPUnit: name TicagaKitExtension in phpunit.xml', 'JavaScript: openSandbox(name).'],
  ],
  [
    'needs',
    'The tests that --select chose fail alone, with status 1.',
    [
      '  Was:       failed: needs another test',
      '  Where: ',
      'no test needs another one before it; or leave --select out.',
    ],
  ],
  [
    'runs-all',
    'The command of --select runs other tests than those that it names.',
    [
      'ran, and was not named',
      'The name by which a test tells the kit of itself must be the one by which its runner finds it.',
    ],
  ],
  ['skips', 'The command of --select runs other tests than those that it names.', ['was named, and said nothing']],
])('a suite that is %s is refused: %s', async (traits, sentence, further) => {
  const { status, stdout, stderr } = await runCli(['mutate', ...only, ...select, ...suite], {
    env: { TRAITS: traits },
  });
  expect(stderr.split('\n')[0]).toBe(sentence);
  for (const part of further) expect(stderr).toContain(part);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
});

test.each<[value: string, sentence: string, further: string]>([
  [
    'php tests/run.php',
    '--select php tests/run.php does not say where the tests are named.',
    '{tests}: the name of each test',
  ],
  [
    '{command}',
    '--select {command} does not say where the tests are named.',
    "Give phpunit or vitest, or for example --select 'php tests/run.php {tests}'.",
  ],
  [
    'run {names}',
    '--select run {names} does not say where the tests are named.',
    'Was:       {names}, which stands for nothing',
  ],
  ['run {tests} | cat', '--select cannot be split into words.', '|'],
])('--select %j is refused', async (value, sentence, further) => {
  const { status, stderr } = await runCli(['mutate', '--select', value, ...suite]);
  expect(stderr.split('\n')[0]).toBe(sentence);
  expect(stderr).toContain(further);
  expect(status).toBe(2);
});

test('--select vitest runs the tests of vitest that meet a lie', async () => {
  const cwd = join(import.meta.dirname, 'vitest-suite');
  const vitest = ['--', process.execPath, join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--root', cwd];
  const args = ['--only', 'assignBillingId/user-false', '--only', 'getCustomer/other-email'];
  const env = { RAN: join(folder, 'vitest') };
  const found = await verdicts([...args, '--select', 'vitest', ...vitest], { cwd, env });
  expect(found.slice(-2)).toEqual([
    expect.objectContaining({ name: 'assignBillingId/user-false', what: 'passed' }),
    expect.objectContaining({ name: 'getCustomer/other-email', what: 'remarked' }),
  ]);
  const lines = (await readFile(env.RAN, 'utf8')).trimEnd().split('\n');
  expect(lines.filter((line) => line.startsWith('getCustomer'))).toEqual([
    'getCustomer/other-email the plugin > reads (a customer)',
  ]);
});

describePhp('--select phpunit', () => {
  test('has the verdicts of the whole suite, and knows which tests noticed', async () => {
    const cwd = join(import.meta.dirname, 'phpunit-suite');
    const args = [...only, '--only', 'assignBillingId/refused-*'];
    const phpunit = ['--', 'phpunit', '--stop-on-failure', '--do-not-cache-result'];
    const file = join(folder, 'phpunit.json');
    const some = await verdicts([...args, '--select', 'phpunit', '--reporter', `stryker=${file}`, ...phpunit], { cwd });
    expect(some).toEqual(await verdicts([...args, ...phpunit], { cwd }));
    const { mutants } = JSON.parse(await readFile(file, 'utf8')).files['openapi.yaml'];
    const find = (id: string) => mutants.find((one: { id: string }) => one.id === id);
    expect(find('assignBillingId/user-false')).toMatchObject({
      status: 'Killed',
      coveredBy: ['LinkingTest::testLinks', 'LinkingTest::testLinksAndLooksAway'],
      killedBy: ['LinkingTest::testLinks'],
    });
    expect(find('getCustomer/other-email')).toMatchObject({
      status: 'Survived',
      coveredBy: ['LinkingTest::testReads'],
    });
  });
});
