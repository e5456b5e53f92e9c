import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { runCli } from '../../helpers/run-cli.js';

const git = (cwd: string, ...args: string[]) => promisify(execFile)('git', args, { cwd });

/** The folder of a plugin with its suite; with git or without. */
async function pluginFolder({ repository = true } = {}): Promise<string> {
  const cwd = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
  onTestFinished(() => rm(cwd, { recursive: true }));
  await copyFile(join(import.meta.dirname, 'named.mjs'), join(cwd, 'suite.mjs'));
  if (repository) await git(cwd, 'init', '--quiet');
  return cwd;
}

const only = ['user-false', 'lost-write', 'refused-401-bad-credentials'].flatMap((name) => [
  '--only',
  `assignBillingId/${name}`,
]);
const suite = ['--', process.execPath, 'suite.mjs'];

/** Runs mutate with the verdicts of a file; RAN then holds what ran against a mutant. */
async function run(cwd: string, { args = only, traits = '' } = {}) {
  const ran = join(cwd, '.ran');
  await rm(ran, { force: true });
  const line = ['mutate', '--incremental', 'verdicts.json', '--jobs', '1', ...args, ...suite];
  const { status, stdout, stderr } = await runCli(line, { cwd, env: { RAN: ran, TRAITS: traits } });
  const lines = (await readFile(ran, 'utf8').catch(() => '')).split('\n').map((text) => text.split(' ')[0]);
  const tried = [...new Set(lines)].filter((id) => id && id !== 'none').map((id) => id!.split('/')[1]);
  return { status, stdout, stderr, tried };
}

const all = ['user-false', 'refused-401-bad-credentials', 'lost-write'].sort();

test.each([true, false])(
  'verdicts stand while nothing has changed, and not after a change; in a repository: %s',
  async (repository) => {
    const cwd = await pluginFolder({ repository });
    const first = await run(cwd);
    expect([...first.tried].sort()).toEqual(all);
    expect(first.stdout).not.toContain('verdicts are those of an earlier run');
    const second = await run(cwd);
    expect(second.tried).toEqual([]);
    expect(second.stdout).toContain(
      '\n3 verdicts are those of an earlier run: nothing that they depend on has changed.\n',
    );
    expect(second.stdout).toContain('SURVIVED: customers/assign answered {"user":true} and stored nothing');
    const scores = (text: string) => text.split('\n').filter((line) => / %$/.test(line));
    expect(scores(second.stdout)).toEqual(scores(first.stdout));

    await writeFile(join(cwd, 'README.md'), 'Another file.');
    // What survived goes first.
    expect((await run(cwd)).tried[0]).toBe('lost-write');
    // What is installed, and what a runner left behind, is none of the plugin's.
    await mkdir(join(cwd, 'node_modules/left'), { recursive: true });
    await writeFile(join(cwd, 'node_modules/left/index.js'), '');
    await writeFile(join(cwd, '.result.cache'), '');
    expect((await run(cwd)).tried).toEqual([]);
    // Nothing else is written beside the file.
    expect((await readdir(cwd)).filter((name) => name.startsWith('verdicts'))).toEqual(['verdicts.json']);
  },
);

test('a run says what is newly noticed, and what no longer is', async () => {
  const cwd = await pluginFolder();
  const script = join(cwd, 'suite.mjs');
  const text = await readFile(script, 'utf8');
  await run(cwd);
  const stored = `(await fetch(world + '/__admin/state').then((r) => r.json())).customers[0].billing_id === '2'`;
  await writeFile(script, text.replace('return link(world, 1);', `return (await link(world, 1)) && ${stored};`));
  expect((await run(cwd)).stdout).toContain('\nNewly noticed: assignBillingId/lost-write.\n');
  await writeFile(script, text.replace('return link(world, 1);', 'return (await link(world, 1)) || true;'));
  expect((await run(cwd)).stdout).toContain(
    '\nNoticed no longer: assignBillingId/refused-401-bad-credentials, assignBillingId/user-false, assignBillingId/lost-write.\n',
  );
});

test('a verdict is found again by another choice of mutants, and not under another suite, seed or profile', async () => {
  const cwd = await pluginFolder();
  await run(cwd, { args: only.slice(0, 4) });
  expect((await run(cwd)).tried).toEqual(['refused-401-bad-credentials']);
  expect((await run(cwd)).tried).toEqual([]);
  const seed = join(cwd, '..', 'ticaga-kit-seed.yaml');
  const stateWith = (email: string) =>
    `{ customers: [{ id: 1, name: A, email: ${email} }, { id: 2, name: B, email: b@example.com }], staff: [{ id: 1, name: C, email: c@example.com, token: long-secret }] }`;
  await writeFile(seed, stateWith('joedoe@example.com'));
  onTestFinished(() => rm(seed));
  const args = [...only, '--seed', seed];
  expect((await run(cwd, { args })).tried).toHaveLength(3);
  expect((await run(cwd, { args })).tried).toEqual([]);
  // A file outside the repository counts as well.
  await writeFile(seed, stateWith('joe@example.com'));
  expect((await run(cwd, { args })).tried).toHaveLength(3);
  expect((await run(cwd, { args: [...args, '--assume', 'success-status=201'], traits: '' })).stderr).toContain(
    'The command fails against the honest fake',
  );
});

test('the tests of which --select knows that they noticed go first', async () => {
  const cwd = await pluginFolder();
  const args = ['--only', 'assignBillingId/user-false', '--select', `'${process.execPath}' suite.mjs {tests}`];
  await run(cwd, { args, traits: 'tells' });
  const { verdicts } = JSON.parse(await readFile(join(cwd, 'verdicts.json'), 'utf8'));
  expect(verdicts['assignBillingId/user-false'].verdict).toMatchObject({ fate: 'killed', killedBy: ['links'] });
});

test.each([
  ['not JSON', '['],
  ['of another kind', '{"format":"ticaga-kit mutate verdicts 0","verdicts":{}}'],
  [
    'with a fate that there is not',
    '{"format":"ticaga-kit mutate verdicts 1","verdicts":{"a":{"key":"","verdict":{"id":"a","fate":"won"}}}}',
  ],
])('a file that is %s is refused, and stays as it is', async (_, text) => {
  const cwd = await pluginFolder();
  await writeFile(join(cwd, 'verdicts.json'), text);
  const { status, stderr } = await run(cwd);
  expect(stderr).toBe(
    'verdicts.json holds no verdicts of mutate.\n' +
      '  Expected:  what ticaga-kit mutate --incremental FILE wrote\n' +
      '  Name another file, or remove this one: it is made anew.\n',
  );
  expect(status).toBe(2);
  expect(await readFile(join(cwd, 'verdicts.json'), 'utf8')).toBe(text);
});

test('a folder with more files than a plugin has is refused, and a file that cannot be read is named', async () => {
  const cwd = await pluginFolder({ repository: false });
  await symlink('loop', join(cwd, 'loop'));
  await git(cwd, 'init', '--quiet');
  expect((await run(cwd)).stderr).toMatch(/^loop cannot be read\.\n {2}Was: {7}ELOOP/);
  const many = await pluginFolder({ repository: false });
  await mkdir(join(many, 'data'));
  for (let done = 0; done < 50_000; done += 1000)
    await Promise.all(Array.from({ length: 1000 }, (_, at) => writeFile(join(many, `data/${done + at}`), '')));
  const { status, stderr } = await run(many);
  expect(stderr).toBe(
    `${many} has more than 50000 files.\n` +
      '  Expected:  the folder of a plugin, whose files say whether a verdict still holds\n' +
      '  Run it in the folder of the plugin, or in a git repository that ignores what is not its own.\n',
  );
  expect(status).toBe(2);
});

test('--incremental does not go with --merge', async () => {
  const { status, stderr } = await runCli(['mutate', '--incremental', 'a.json', '--merge', 'b.json']);
  expect(stderr.split('\n')[0]).toBe('--incremental does not go with --merge.');
  expect(status).toBe(2);
});
