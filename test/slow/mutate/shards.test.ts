import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from '../../helpers/run-cli.js';

const command = ['--', process.execPath, join(import.meta.dirname, 'linker.mjs')];
const only = ['refused-4*', 'user-*', 'html-200', 'success-with-400', 'spaced'].flatMap((name) => [
  '--only',
  `assignBillingId/${name}`,
]);
const env = { TRAITS: 'believes connects' };

let folder: string;
const shard = (index: number, of: number, file: string, ...args: string[]) =>
  runCli(['mutate', ...only, '--shard', `${index}/${of}`, '--reporter', `json=${file}`, ...args, ...command], { env });
const merge = (files: readonly string[], ...args: string[]) => runCli(['mutate', '--merge', ...files, ...args]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
});
afterAll(() => rm(folder, { recursive: true }));

let made: Promise<string[]> | undefined;

/** The reports of all three, written by the first test that asks. */
function shardFiles(): Promise<string[]> {
  made ??= Promise.all(
    [1, 2, 3].map(async (index) => {
      const file = join(folder, `shard-${index}.json`);
      const { status, stderr } = await shard(index, 3, file);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      return file;
    }),
  );
  return made;
}

/** What a machine or another run makes of it is no part of the comparison. */
const steady = (text: string) =>
  text.replaceAll(/\d+\.\d s\b/g, 'N s').replaceAll(/("durationMs"): [\d.]+|time="[\d.]+"/g, '$1');

test.each(['pretty', 'json', 'junit', 'github'])(
  'the shards of a run make the report of the whole: %s',
  async (reporter) => {
    const args = ['--reporter', reporter, '--min-score', '90'];
    const shards = await shardFiles();
    const whole = await runCli(['mutate', ...only, ...args, ...command], { env });
    const merged = await merge([...shards].reverse(), ...args);
    expect(steady(merged.stdout)).toBe(steady(whole.stdout));
    expect(merged).toMatchObject({ status: 1, stderr: '' });
    expect(whole.status).toBe(1);
    expect((await merge(shards, '--min-score', '0')).status).toBe(0);
  },
);

test('every mutant is in one shard, and neighbours are in different ones', async () => {
  const reports = await Promise.all((await shardFiles()).map(async (file) => JSON.parse(await readFile(file, 'utf8'))));
  const ids = reports.map(({ data }) => data.run.tried.map(({ id }: { id: string }) => id) as string[]);
  expect(new Set(ids.flat()).size).toBe(ids.flat().length);
  expect(Math.max(...ids.map(({ length }) => length)) - Math.min(...ids.map(({ length }) => length))).toBeLessThan(2);
  const listed = await runCli(['mutate', ...only, '--shard', '2/3', '--list', ...command], { env });
  expect(listed.stdout.split('\n').flatMap((line) => line.split(' ')[0] || [])).toEqual(ids[1]);
});

type Change = (report: { data: { run: Record<string, unknown> & { tried: object[]; shard: object } } }) => void;

/** The files with one of them changed; its name is the first. */
async function damaged(change: Change): Promise<string[]> {
  const shards = await shardFiles();
  const report = JSON.parse(await readFile(shards[1]!, 'utf8'));
  change(report);
  const file = join(await mkdtemp(join(folder, 'other-')), 'shard-2.json');
  await writeFile(file, JSON.stringify(report));
  return [shards[0]!, file, shards[2]!];
}

test.each<[sentence: string, fix: string, change: Change]>([
  [
    'FILE and FIRST are not of one run: another version of the kit.',
    'Merge the shards',
    ({ data }) => (data.run.kit = '0'),
  ],
  ['FILE and FIRST are not of one run: another command.', 'Merge the shards', ({ data }) => (data.run.command = ['x'])],
  ['FILE and FIRST are not of one run: other mutants.', 'Merge the shards', ({ data }) => (data.run.wanted = 'x')],
  [
    'FILE and FIRST are not of one run: another number of shards.',
    'Merge the shards of one run.',
    ({ data }) => (data.run.shard = { index: 2, of: 4 }),
  ],
  ['Shard 2/3 is missing.', 'Give the reports of all 3 shards.', ({ data }) => (data.run.shard = { index: 3, of: 3 })],
  ['Shard 2/3 was interrupted: FILE.', 'Run it again, to its end.', ({ data }) => (data.run.isWhole = false)],
  [
    'FILE has a mutant that there is not: nobody/knows.',
    'Give the --also of the shards here, too.',
    ({ data }) => Object.assign(data.run.tried[0]!, { id: 'nobody/knows' }),
  ],
  [
    'FILE is no report of a shard.',
    'Give the files that the shards wrote',
    ({ data }) => (data.run.tried = [1] as never),
  ],
  ['FILE is no report of a shard.', 'Give the files that the shards wrote', ({ data }) => (data.run = {} as never)],
  ...[{ id: 1 }, { fate: 'merged' }, { met: {} }, { durationMs: 'long' }].map(
    (change) =>
      [
        'FILE is no report of a shard.',
        'Give the files that the shards wrote',
        ({ data }) => Object.assign(data.run.tried[0]!, change),
      ] as [string, string, Change],
  ),
])('%s', async (sentence, fix, change) => {
  const [first, file, last] = (await damaged(change)) as [string, string, string];
  const { status, stdout, stderr } = await merge([first, file, last]);
  expect(stderr.replaceAll(file, 'FILE').replaceAll(first, 'FIRST').split('\n')[0]).toBe(sentence);
  expect(stderr).toContain(`\n  ${fix}`);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
});

test('a shard that is given twice, a file that is not there, and one that is something else are refused', async () => {
  const shards = await shardFiles();
  const copy = join(folder, 'copy.json');
  await cp(shards[0]!, copy);
  const twice = await merge([...shards, copy]);
  expect(twice.stderr).toBe(`Shard 1/3 is there twice: ${shards[0]} and ${copy}.\n  Give it once.\n`);
  const missing = await merge([join(folder, 'none.json')]);
  expect(missing.stderr).toContain(`The report of a shard ${join(folder, 'none.json')} cannot be read.`);
  const plain = join(folder, 'plain.json');
  await runCli(['mutate', ...only, '--reporter', `json=${plain}`, ...command], { env });
  const unsharded = await merge([plain]);
  expect(unsharded.stderr).toContain(
    `${plain} is no report of a shard.\n  Expected:  what ticaga-kit mutate --shard 1/4 --reporter json=FILE wrote\n`,
  );
  expect([twice, missing, unsharded].map(({ status }) => status)).toEqual([2, 2, 2]);
});

test.each([
  [['--shard', '0/4', ...command], '--shard 0/4 is no part of the mutants.'],
  [['--shard', '5/4', ...command], '--shard 5/4 is no part of the mutants.'],
  [['--shard', '1', ...command], '--shard 1 is no part of the mutants.'],
  [['--shard', '1/101', ...command], '--shard 1/101 is no part of the mutants.'],
  [['--merge', 'a.json', '--shard', '1/2'], '--shard does not go with --merge.'],
  [['--merge', 'a.json', '--list'], '--list does not go with --merge.'],
  [['--merge', 'a.json', '--only', '*'], '--only does not go with --merge.'],
  [['--merge', 'a.json', ...command], 'A command behind -- does not go with --merge.'],
  [['a.json', ...command], 'ticaga-kit mutate does not take "a.json".'],
])('mutate %j is refused', async (args, sentence) => {
  const { status, stderr } = await runCli(['mutate', ...args]);
  expect(stderr.split('\n')[0]).toBe(sentence);
  expect(status).toBe(2);
});
