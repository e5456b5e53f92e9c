import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { loadCommands } from '../../src/cli/commands.js';
import { parseConfig } from '../../src/cli/config-file.js';
import { isConfigurable } from '../../src/cli/config-options.js';
import { fileEntries, schemaFolder } from '../../src/cli/file-entries.js';
import { fileSchemas } from '../../src/cli/file-schemas.js';
import { schemaLine } from '../../src/cli/schema-line.js';
import { defaultAssumptions } from '../../src/document/assumptions.js';
import type { KitError } from '../../src/errors.js';
import { loadSeed } from '../../src/store/seed.js';
import { createProfile, parseProfile, renderProfile } from '../../src/verify/profile.js';
import { pathOfProfile, profileNames } from '../../src/verify/shipped-profiles.js';
import { readTarget } from '../../src/verify/target.js';

const root = new URL('../..', import.meta.url).pathname;
const commands = await loadCommands();
const read = (file: string) => readFileSync(file, 'utf8');
const example = (name: string) => `${schemaFolder}examples/${name}.yaml`;

/** What a schema has against a text of YAML. */
function problems(name: string, text: string): unknown[] {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
  const validate = ajv.compile(JSON.parse(read(`${schemaFolder}${name}.schema.json`)));
  return validate(parse(text)) ? [] : (validate.errors ?? []);
}

test.each(Object.entries(fileSchemas(commands)))('schemas/%s.schema.json is what the tables give', (name, schema) => {
  expect(JSON.parse(read(`${schemaFolder}${name}.schema.json`)), 'run npm run schemas').toEqual(
    JSON.parse(JSON.stringify(schema)),
  );
});

/** How the kit itself reads each kind of file, from its path. */
const readers: Record<string, (file: string) => unknown> = {
  config: (file) => parseConfig(read(file), file, 'exec', commands.filter(isConfigurable)),
  seed: loadSeed,
  target: (file) => readTarget({}, file, { TICAGA_API_TOKEN: 'secret' }),
  profile: (file) => parseProfile(read(file), file),
};

test('every schema has an example, a page, and a reader', async () => {
  const names = readdirSync(schemaFolder).flatMap((file) => /^(.*)\.schema\.json$/.exec(file)?.[1] ?? []);
  const examples = readdirSync(`${schemaFolder}examples`).map((file) => file.replace('.yaml', ''));
  const pages = (await fileEntries()).map(({ name }) => name).sort();
  expect([names, examples, Object.keys(readers).sort()]).toEqual([pages, pages, pages]);
});

test.each(Object.keys(readers))('the example of a %s fits its schema, and the kit reads it', async (name) => {
  expect(problems(name, read(example(name)))).toEqual([]);
  await readers[name]!(example(name));
});

test.each([
  ['config', 'sede: a.yaml'],
  ['config', 'exec: { min-score: 3 }'],
  ['config', 'port: 99999'],
  ['config', 'token: secret'],
  ['target', 'token: secret'],
  ['target', 'emial: a@example.com'],
  ['profile', 'assumptions: { unknown-customer-status: "500" }'],
  ['profile', 'customers: []'],
  ['seed', 'customers: []'],
])('the schema of a %s refuses %j', (name, text) => {
  expect(problems(name, text)).not.toEqual([]);
});

test('the keys of the schemas of targets and profiles are those that the kit reads', async () => {
  const expected = async (act: () => unknown) => {
    const error = await Promise.resolve()
      .then(act)
      .catch((thrown: unknown) => thrown);
    return (error as KitError).details.expected?.split(', ').sort();
  };
  const schemas = fileSchemas(commands);
  const keysOf = (name: 'target' | 'profile') => Object.keys(schemas[name].properties as object).sort();
  const wrong = join(root, 'schemas/examples/seed.yaml');
  expect(await expected(() => readTarget({}, wrong, {}))).toEqual(keysOf('target'));
  expect(await expected(() => parseProfile('customers: []', 'x.yaml'))).toEqual(keysOf('profile'));
});

test('the profiles that the kit ships fit the schema, and so does what verify --learn writes', async () => {
  for (const name of await profileNames()) expect(problems('profile', read(pathOfProfile(name))), name).toEqual([]);
  const settled = { confirmed: ['auth' as const], refuted: [{ name: 'reassign' as const, observed: 'refuse' }] };
  const profile = createProfile('http://x', settled as never, defaultAssumptions, new Date());
  expect(problems('profile', renderProfile(profile, { writtenBy: 'verify' }))).toEqual([]);
});

test('the line for editors names the kit that is installed above the file, else where the kit is', async () => {
  const plugin = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
  onTestFinished(() => rm(plugin, { recursive: true }));
  const line = (path: string) => `# yaml-language-server: $schema=${path}\n`;
  expect(schemaLine('seed', join(root, 'x.yaml'))).toBe(line('./schemas/seed.schema.json'));
  expect(schemaLine('seed', join(plugin, 'x.yaml'))).toMatch(/\$schema=(\.\.\/)+.*\/schemas\/seed\.schema\.json\n$/);
  await mkdir(join(plugin, 'node_modules/ticaga-kit'), { recursive: true });
  expect(schemaLine('seed', join(plugin, 'x.yaml'))).toBe(line('./node_modules/ticaga-kit/schemas/seed.schema.json'));
  const below = line('../node_modules/ticaga-kit/schemas/profile.schema.json');
  expect(schemaLine('profile', join(plugin, 'kit/learned.yaml'))).toBe(below);
});
