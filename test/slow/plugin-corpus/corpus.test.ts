import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describePhpWith } from '../../helpers/describe-php.js';
import { judgePlugin, type Run } from './judge-plugin.js';
import { type CorrectPlugin, type Defect, isCorrectPlugin, isDefect, loadRows, type PluginRow } from './plugin-row.js';

const defects = await loadRows<Defect>(
  ['defects-of-requests.yaml', 'defects-of-answers.yaml', 'defects-of-flow.yaml', 'defects-unseen.yaml'],
  isDefect,
);
const correct = await loadRows<CorrectPlugin>(['wire-styles.yaml', 'designs.yaml'], isCorrectPlugin);

/** Mutants that stand for all: one way or two of each kind. */
const oneOfEachKind = [
  ...['*/refused-401-*', '*/refused-409-*', '*/user-*', '*/id-*', '*/other-*', '*/success-with-*', '*/accepts-*'],
  ...['*/late-effect', '*/stored-500', '*/delivered-twice', '*/lost-update', '*/stale-once'],
  ...['*/html-200', '*/truncated', '*/lost-write', '*/read-back/*', '*/bom', '*/spaced', '*/hang'],
];

/** What the kit is asked about a defect. */
function runsOf({ exec = [], mutate, missed }: Defect): Run[] {
  if (missed !== undefined) return [['exec'], mutateOnly(oneOfEachKind)];
  return mutate === undefined ? [['exec', ...exec]] : [mutateOnly(mutate)];
}

const mutateOnly = (patterns: readonly string[]): Run => ['mutate', ...patterns.flatMap((one) => ['--only', one])];

/** On a machine that has other work; alone it is a few minutes. */
const longMs = 1_800_000;

interface Outcome {
  /** What the kit says of the plugin, and not of the sound one with the same tests. */
  findings: string[];
  /** The worst of the exit statuses. */
  status: number;
}
/** An error for a plugin that does not run. */
const outcomes = new Map<string, Outcome | Error>();

let folder: string;
let folders = 0;
const judge = (row: PluginRow, run: Run) => judgePlugin(row, run, join(folder, String(++folders)));

/** The sound plugin of a language with given tests, judged once. */
const sound = new Map<string, ReturnType<typeof judge>>();
function judgeSound({ language, tests }: PluginRow, run: Run) {
  const key = JSON.stringify([language, tests, run]);
  const known = sound.get(key) ?? judge({ name: 'the sound plugin', language, tests } as PluginRow, run);
  sound.set(key, known);
  return known;
}

const titleOf = (finding: string) => finding.split('\n')[0];

async function judgeDefect(row: Defect): Promise<Outcome> {
  const outcome: Outcome = { findings: [], status: 0 };
  for (const run of runsOf(row)) {
    const [own, control] = [await judge(row, run), await judgeSound(row, run)];
    const known = control.findings.map(titleOf);
    outcome.findings.push(...own.findings.filter((finding) => !known.includes(titleOf(finding))));
    outcome.status = Math.max(outcome.status, own.status);
  }
  return outcome;
}

async function judgeCorrect(row: CorrectPlugin): Promise<Outcome> {
  const exec = await judge(row, ['exec', ...(row.exec ?? [])]);
  if (row.mutate === undefined) return exec;
  const tests = [...(row.tests ?? ['linking']), 'asks-server'];
  const patterns = row.mutate === 'one of each kind' ? oneOfEachKind : row.mutate;
  const mutate = await judge({ ...row, tests }, mutateOnly(patterns));
  // What mutate calls lenient it leaves to the author.
  const blame = mutate.findings.filter((finding) => !finding.startsWith('LENIENT: '));
  return { findings: [...exec.findings, ...blame], status: Math.max(exec.status, mutate.status) };
}

/** Every row once, as many at a time as there are cores. */
async function judgeAll() {
  const queue = [
    ...correct.map((row) => ({ name: row.name, judge: () => judgeCorrect(row) })),
    ...defects.map((row) => ({ name: row.name, judge: () => judgeDefect(row) })),
  ].values();
  const work = async () => {
    for (const { name, judge } of queue) outcomes.set(name, await judge().catch((error: Error) => error));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
}

function outcomeOf({ name }: PluginRow): Outcome {
  const outcome = outcomes.get(name);
  if (outcome === undefined || outcome instanceof Error) throw outcome ?? new Error(`${name} was not judged`);
  return outcome;
}
const isCaught = (row: PluginRow) => outcomeOf(row).findings.length > 0;
const isExplained = (row: Defect) =>
  outcomeOf(row).findings.some((finding) => row.explained !== undefined && finding.includes(row.explained));

describePhpWith('what the kit says of a corpus of plugins', 'curl')('of the corpus of plugins', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plugin-corpus-'));
    await judgeAll();
  }, longMs);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each(correct.map((row) => [row.name, row] as const))('%s is not blamed', (_, row) => {
    expect(outcomeOf(row)).toEqual({ findings: [], status: 0 });
  });

  const seen = defects.filter(({ missed }) => missed === undefined);
  test.each(seen.map((row) => [row.name, row] as const))('%s is caught, and explained', (_, row) => {
    expect(outcomeOf(row).findings).toContainEqual(expect.stringContaining(row.explained as string));
  });

  const unseen = defects.filter(({ missed }) => missed !== undefined);
  test.each(unseen.map((row) => [row.name, row] as const))('%s is missed, as its row says', (_, row) => {
    expect(outcomeOf(row)).toEqual({ findings: [], status: 0 });
  });

  test('the numbers are these', () => {
    const numbers = {
      caught: defects.filter(isCaught).length,
      'explained by the right message': defects.filter(isExplained).length,
      'false alarms': correct.filter((row) => isCaught(row) || outcomeOf(row).status !== 0).length,
      missed: defects.filter((row) => !isCaught(row)).length,
    };
    const said = Object.entries(numbers).map(([what, count]) => `${count} ${what}`);
    console.info(
      [
        `Corpus of ${defects.length} defective and ${correct.length} correct plugins: ${said.join(', ')}.`,
        ...unseen.map(({ name, missed }) => `  missed: ${name}. ${missed}`),
      ].join('\n'),
    );
    expect(numbers).toEqual({
      caught: defects.length - unseen.length,
      'explained by the right message': defects.length - unseen.length,
      'false alarms': 0,
      missed: unseen.length,
    });
  });
});
