import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { describePhpWith } from '../helpers/describe-php.js';
import { root, run } from '../php/php.js';

const describePhp = describePhpWith('the GitHub Action', 'curl', 'pdo_sqlite');

interface Step {
  name: string;
  shell: string;
  run: string;
  if?: string;
  env?: Record<string, string>;
  'working-directory'?: string;
}
const action = parse(await readFile(join(root, 'action.yml'), 'utf8')) as {
  inputs: Record<string, { description: string; default: string }>;
  runs: { using: string; steps: Step[] };
};

let workspace: string;
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'ticaga-kit-action-'));
  for (const folder of ['examples', 'php']) await cp(join(root, folder), join(workspace, folder), { recursive: true });
  return () => rm(workspace, { recursive: true });
});

const inputOf = (expression: string): string => {
  const [, name] = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(expression) ?? [];
  expect(Object.keys(action.inputs), expression).toContain(name);
  return name!;
};

interface Job {
  status: number;
  /** The names of the steps that ran. */
  ran: string[];
  output: string;
  summary: string;
}

/** Runs the steps as GitHub would: up to the first that fails, each in a bash of its own. */
async function runAction(
  given: Record<string, string>,
  { kit = root, env = {} as Record<string, string> } = {},
): Promise<Job> {
  const inputs = new Map(Object.entries(action.inputs).map(([name, input]) => [name, given[name] ?? input.default]));
  const summary = join(workspace, 'summary.md');
  const script = join(workspace, 'step.sh');
  const job: Job = { status: 0, ran: [], output: '', summary: '' };
  for (const step of action.runs.steps) {
    const [, condition] = /^inputs\.([\w-]+) != ''$/.exec(step.if ?? '') ?? [];
    expect(condition === undefined).toBe(step.if === undefined);
    if (condition !== undefined && inputs.get(condition) === '') continue;
    await writeFile(script, step.run);
    const variables = Object.entries(step.env ?? {}).map(([name, value]) => [name, inputs.get(inputOf(value))!]);
    const folder = step['working-directory'] === undefined ? '.' : inputs.get(inputOf(step['working-directory']))!;
    const runner = { CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_ACTION_PATH: kit, GITHUB_STEP_SUMMARY: summary };
    const ended = await run(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', script],
      { ...runner, ...env, ...Object.fromEntries(variables) },
      join(workspace, folder),
    );
    job.ran.push(step.name);
    job.output += ended.stdout + ended.stderr;
    job.status = ended.status;
    if (ended.status !== 0) break;
  }
  job.summary = await readFile(summary, 'utf8').catch(() => '');
  return job;
}

const [install, exec, mutate] = ['install ticaga-kit', 'ticaga-kit exec', 'ticaga-kit mutate'];
const whmcs = { 'working-directory': 'examples/whmcs-module', command: 'php tests/run.php' };

/** A configuration that tries few mutants, so that a run is short. */
const tryFew = (rest = '') =>
  writeFile(
    join(workspace, 'examples/whmcs-module/ticaga-kit.yaml'),
    `mutate: { only: [listTickets/html-200] }\n${rest}`,
  );

describe('action.yml', () => {
  test('is a composite action, and puts no input into the text of a script', () => {
    expect(action.runs.using).toBe('composite');
    for (const step of action.runs.steps)
      expect([step.shell, step.run]).toEqual(['bash', expect.not.stringContaining('${{')]);
    expect(Object.keys(action.inputs)).toEqual(['command', 'min-score', 'reporters', 'working-directory']);
  });
});

describe('docs/guide/ci.md', async () => {
  const guide = await readFile(join(root, 'docs/guide/ci.md'), 'utf8');
  const blocks = [...guide.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, block]) => parse(block!));

  test('describes every input, with its default', () => {
    const rows = [...guide.matchAll(/^\| `([\w-]+)` \|(?: `(.*?)`)? \|/gm)].map(([, name, value = '']) => [
      name,
      value,
    ]);
    expect(rows).toEqual(Object.entries(action.inputs).map(([name, input]) => [name, input.default]));
  });

  test('gives the action what it takes', () => {
    const steps = blocks[0].jobs['ticaga-kit'].steps as { uses: string; with: Record<string, unknown> }[];
    const given = steps.find(({ uses }) => uses.startsWith('OWNER/ticaga-kit@'))!.with;
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
  });
});

describePhp('the steps of the action', () => {
  test('pass for a sound plugin, and write the summary of the job', async () => {
    const { status, ran, output, summary } = await runAction(whmcs);
    expect({ status, ran }, output).toEqual({ status: 0, ran: [install, exec] });
    expect(output).toMatch(/^\d+ requests, 0 violations$/m);
    expect(output).not.toContain('::error');
    expect(summary).toContain("## ticaga-kit exec: sh -c 'php tests/run.php'\n");
  });

  test('fail with 1 for a plugin that breaks the contract, with an annotation, and mutate nothing', async () => {
    const { status, ran, output, summary } = await runAction({
      'working-directory': 'examples/blesta-plugin/flawed',
      command: 'php tests/run.php',
      'min-score': '90',
    });
    expect({ status, ran }, output).toEqual({ status: 1, ran: [install, exec] });
    expect(output).toMatch(/^::error .*title=assignBillingId::The request carries no credentials\./m);
    expect(summary).toContain('| **failed** |');
  });

  test('fail with the status of a command that fails', async () => {
    const { status, ran } = await runAction({ ...whmcs, command: 'php tests/run.php; exit 3' });
    expect({ status, ran }).toEqual({ status: 3, ran: [install, exec] });
  });

  test('give the command to sh as it is, whatever stands in it', async () => {
    const command = `printf '%s|' "it's $(printf 'a  b')" '$(touch owned)' '"; touch owned #' > said && php tests/run.php`;
    const { status, output } = await runAction({ ...whmcs, command });
    expect(status, output).toBe(0);
    const folder = join(workspace, 'examples/whmcs-module');
    expect(await readFile(join(folder, 'said'), 'utf8')).toBe(`it's a  b|$(touch owned)|"; touch owned #|`);
    expect(await readdir(folder)).not.toContain('owned');
  });

  test.each<[input: string, value: string, ran: string[], said: string]>([
    ['reporters', 'pretty$(touch owned)', [install!, exec!], 'There is no reporter pretty$(touch owned).'],
    ['reporters', 'pretty" -- touch owned #', [install!, exec!], 'There is no reporter pretty" -- touch owned #.'],
    ['min-score', '90; touch owned', [install!, exec!, mutate!], '--min-score is 90; touch owned.'],
    ['min-score', '$(touch owned)', [install!, exec!, mutate!], '--min-score is $(touch owned).'],
  ])('refuse what is no %s: %s', async (input, value, ran, said) => {
    const job = await runAction({ ...whmcs, [input]: value });
    expect(job.output).toContain(said);
    expect(job).toMatchObject({ status: 2, ran });
    expect(await readdir(join(workspace, 'examples/whmcs-module'))).not.toContain('owned');
  });

  test('take the command and the reporters from ticaga-kit.yaml when they are told none', async () => {
    await tryFew('command: php tests/run.php\nexec: { reporter: junit=wire.xml }\n');
    const { status, output, summary } = await runAction({ ...whmcs, command: '', reporters: '', 'min-score': '100' });
    expect([status, summary], output).toEqual([0, '']);
    expect(await readFile(join(workspace, 'examples/whmcs-module/wire.xml'), 'utf8')).toContain('<testsuite ');
  });

  test('say so when nothing names a command', async () => {
    const { status, output } = await runAction({ ...whmcs, command: '' });
    expect([status, output]).toEqual([2, expect.stringContaining('ticaga-kit exec needs a command to run.\n')]);
  });

  test('mutate when there is a score to reach, and leave the files of exec alone', async () => {
    await tryFew();
    const job = await runAction({ ...whmcs, 'min-score': '90', reporters: 'pretty,github,junit=wire.xml' });
    expect({ status: job.status, ran: job.ran }, job.output).toEqual({ status: 0, ran: [install, exec, mutate] });
    expect(job.output).toContain('and at least 90 % of --min-score');
    expect(job.summary).toMatch(/^## ticaga-kit exec: [\s\S]*^## ticaga-kit mutate: /m);
    expect(await readFile(join(workspace, 'examples/whmcs-module/wire.xml'), 'utf8')).toContain(
      'name="ticaga-kit exec',
    );
  });

  test('fail with 1 below the score', async () => {
    await tryFew();
    const { status, ran, output } = await runAction({
      ...whmcs,
      command: 'php tests/run.php || true',
      'min-score': '1',
    });
    expect({ status, ran }, output).toEqual({ status: 1, ran: [install, exec, mutate] });
  });
});

/** What would install is asked for with a npm that only writes down its words: the gate has run the real one here. */
describe('the step that installs', () => {
  const only = (kit: string, env: Record<string, string>) => runAction({ command: 'true' }, { kit, env });

  async function stub(name: string, text: string): Promise<{ PATH: string }> {
    const folder = join(workspace, 'stubs');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, name), `#!/bin/sh\n${text}\n`);
    await chmod(join(folder, name), 0o755);
    return { PATH: `${folder}:${process.env.PATH}` };
  }

  test('builds the checkout of the action, with what the build needs, and asks for no package of its name', async () => {
    const kit = await mkdtemp(join(tmpdir(), 'ticaga-kit-checkout-'));
    onTestFinished(() => rm(kit, { recursive: true }));
    const env = await stub('npm', `echo "$PWD: npm $*" >> "${join(workspace, 'asked')}"`);
    await only(kit, env);
    expect((await readFile(join(workspace, 'asked'), 'utf8')).trimEnd().split('\n')).toEqual([
      `${kit}: npm ci --include=dev --ignore-scripts --no-audit --no-fund`,
      `${kit}: npm run --silent build`,
    ]);
  });

  test('leaves a checkout alone that is installed', async () => {
    const { output } = await only(root, await stub('npm', 'echo npm was asked'));
    expect(output).not.toContain('npm was asked');
  });

  test.each(['exit 1', 'exit 127'])('says which Node it needs when there is no such one (%s)', async (text) => {
    const job = await only(root, await stub('node', text));
    expect(job).toMatchObject({ status: 2, ran: [install] });
    expect(job.output).toBe(
      '::error title=ticaga-kit::The kit needs Node 20.19 or newer, and this job has none. Put actions/setup-node before it.\n',
    );
  });
});
