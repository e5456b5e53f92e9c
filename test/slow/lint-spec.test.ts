import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;
const node = (...args: string[]) => spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });

test('openapi.yaml and older-addresses.yaml are valid and every fact of them is graded', () => {
  const { status, stdout } = node('scripts/lint-spec.mjs');
  const fine = ['openapi.yaml', 'older-addresses.yaml'].map((name) => `${name}: valid, and every fact is graded\n`);
  expect([status, stdout]).toEqual([0, fine.join('')]);
});

const spoilt: [string, string | RegExp, string, string][] = [
  [
    'a missing grade',
    /summary: Link a billing customer[\s\S]*?\n {6}x-grade: documented\n/,
    'summary: Link\n',
    "must have required property 'x-grade'",
  ],
  [
    'a misspelt grade',
    'x-grade: observed',
    'x-grade: observd',
    'must be equal to one of the allowed values: documented, observed, assumed',
  ],
  ['a misspelt extension', 'x-source: The vendor', 'x-sorce: The vendor', "must have required property 'x-source'"],
  [
    'a grade below documented without its source',
    /x-source: The vendor's Blesta plugin sends JSON[^\n]*\n/,
    '\n',
    "must have required property 'x-source'",
  ],
  [
    'a switch that does not exist',
    'x-assumption: reassign',
    'x-assumption: reasign',
    'names the switch reasign, which assumptions.yaml has not',
  ],
  [
    'a switch that no fact names',
    /x-assumption: updated-at\n/,
    '\n',
    'assumptions.yaml has the switch updated-at, which no fact of the document names',
  ],
  [
    'a member of an enum without a grade',
    'enum: [Blesta, ClientExec, WHMCS]',
    'enum: [Blesta, ClientExec, WHMCS, HostBill]',
    'x-enum-grades must grade the members of the enum one by one: Blesta, ClientExec, WHMCS, HostBill',
  ],
  [
    'an example that does not say what it means',
    /x-outcome: conflict\n/,
    '\n',
    "/components/examples/already-linked must have required property 'x-outcome'",
  ],
  [
    'an assumed fact without a source and without a switch',
    /x-source: A plausible alternative to 200[^\n]*\n\s*x-assumption: success-status\n/,
    '\n',
    "must have required property 'x-source'",
  ],
  [
    'a query parameter, which nothing of the kit looks at,',
    /name: slug\n( *)in: path/,
    'name: slug\n$1in: query',
    'getDepartment has the query parameter slug, which the kit does not implement',
  ],
  ['a document that is not OpenAPI', 'openapi: 3.1.0', 'openapi: 3.9', 'not a valid OpenAPI document'],
];

test.each(spoilt)('%s fails npm run lint:spec', async (_, from, to, message) => {
  const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-spec-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const text = await readFile(join(root, 'openapi.yaml'), 'utf8');
  const file = join(folder, 'openapi.yaml');
  await writeFile(file, text.replace(from, to));
  const { status, stderr } = node('scripts/lint-spec.mjs', file);
  expect(status).toBe(1);
  expect(stderr).toContain(message);
});
