import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from '../../helpers/run-cli.js';
import { root } from '../../php/php.js';
import { browserTest, open } from '../inspector/browser.js';

const only = [
  '*/refused-401-*',
  '*/user-missing',
  '*/lost-write',
  '*/extra-field',
  '*/id-as-text',
  'createTicket/hang',
];
const args = [
  ...only.flatMap((pattern) => ['--only', pattern]),
  ...['--', process.execPath, join(import.meta.dirname, 'linker.mjs')],
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
});
afterAll(() => rm(folder, { recursive: true }));

let made: Promise<void> | undefined;
/** Every report of one run, written by the first test that asks. */
function reports(): Promise<void> {
  made ??= runCli(
    [
      'mutate',
      '--reporter',
      ['stryker', 'html', 'badge', 'json'].map((name) => `${name}=${file(name)}`).join(),
      ...args,
    ],
    { env: { TRAITS: 'connects' } },
  ).then(({ status, stderr }) => expect({ status, stderr }).toEqual({ status: 0, stderr: '' }));
  return made;
}
const file = (name: string) => join(folder, `report.${name}`);
const read = async (name: string) => {
  await reports();
  return readFile(file(name), 'utf8');
};

interface Mutant {
  id: string;
  status: string;
  statusReason?: string;
  location: { start: { line: number; column: number }; end: { line: number; column: number } };
}

test('--reporter stryker fits the published schema, and has each mutant at the answer that it breaks', async () => {
  const result = JSON.parse(await read('stryker'));
  const schema = join(root, 'node_modules/mutation-testing-report-schema/src/mutation-testing-report-schema.json');
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(
    JSON.parse(await readFile(schema, 'utf8')),
  );
  expect(validate(result), JSON.stringify(validate.errors)).toBe(true);

  const { source, mutants } = result.files['openapi.yaml'] as { source: string; mutants: Mutant[] };
  expect(source).toBe(await readFile(join(root, 'openapi.yaml'), 'utf8'));
  const lines = source.split('\n');
  const find = (id: string) => mutants.find((one) => one.id === id)!;
  const lineOf = (id: string) => lines[find(id).location.start.line - 1]!.trim();
  expect(lineOf('assignBillingId/refused-401-bad-credentials')).toMatch(/^["']?401["']?:/);
  expect(lineOf('assignBillingId/user-missing')).toBe('responses:');
  const before = lines.slice(0, find('assignBillingId/user-missing').location.start.line);
  expect(before.findLast((line) => /^ {2}\/\S/.test(line))).toBe('  /customers/assign:');

  const { cases } = JSON.parse(await read('json')) as { cases: { name: string; status: string }[] };
  const all = Object.values(result.files as Record<string, { mutants: Mutant[] }>).flatMap(({ mutants }) => mutants);
  const tried = cases.map(({ name }) => name).filter((name) => !name.endsWith('/no-failure'));
  expect(all.map(({ id }) => id).sort()).toEqual(tried.sort());
  const statusOf = (id: string) => find(id).status;
  expect(statusOf('assignBillingId/refused-401-bad-credentials')).toBe('Killed');
  expect(find('createTicket/hang')).toMatchObject({
    status: 'NoCoverage',
    statusReason: 'The honest run never meets it.',
  });
  expect(find('assignBillingId/extra-field')).toMatchObject({
    status: 'Ignored',
    statusReason: 'The API may do so, and it was borne.',
  });
});

browserTest('--reporter html is one file that shows the run in a browser and asks for nothing', async () => {
  await reports();
  // It fails where the page complains, or asks another origin for anything.
  const page = await open(`file://${file('html')}`);
  await page.getByRole('link', { name: 'openapi.yaml' }).first().click();
  await page.getByText('/customers/assign:').first().waitFor();
});

test('--reporter badge is an image that says the score', async () => {
  const { data } = JSON.parse(await read('json'));
  expect(await read('badge')).toContain(`aria-label="ticaga mutate: ${data.score.percent} %"`);
});

test.each([
  [['exec', '--reporter', 'stryker', '--', 'true'], 'There is no reporter stryker.'],
  [['verify', 'http://127.0.0.1:1', '--reporter', 'html'], 'There is no reporter html.'],
  [['mutate', '--reporter', 'stryker,html', '--', 'true'], 'stryker and html would both write to stdout.'],
])('%j is refused', async (line, sentence) => {
  const { status, stderr } = await runCli(line);
  expect(stderr.split('\n')[0]).toBe(sentence);
  expect(status).toBe(2);
});
