// Writes what follows from openapi.yaml, assumptions.yaml and the seed: src/generated and schemas/. With --check it
// writes nothing and exits 1 when a file is stale; with --build it writes only what the build makes and git does not
// keep: the compiled validators, and the browser code of docs as text.
import { readFile, writeFile } from 'node:fs/promises';
import Ajv from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import openapiTS, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';
import { bundle } from './bundle.mjs';

const root = new URL('../', import.meta.url);
const read = (path) => readFile(new URL(path, root), 'utf8');
const notice = (from) => `// Generated from ${from} by npm run types. Do not edit.\n`;

const { version } = JSON.parse(await read('package.json'));
const spec = parse(await read('openapi.yaml'));
const olderText = await read('older-addresses.yaml');
const switches = parse(await read('assumptions.yaml'));
const { grade } = JSON.parse(await read('src/document/grade.schema.json')).$defs;
const seed = parse(await read('src/store/default-seed.yaml'));
const seedSchema = completeSeedSchema(JSON.parse(await read('src/store/seed.schema.json')));

/** The reason of a switch stands in assumptions.yaml; a fact that names the switch and has no other reason gets it here. */
(function giveSources(node) {
  if (typeof node !== 'object' || node === null) return;
  if (node['x-grade'] === 'assumed' && node['x-source'] === undefined) {
    const named = switches.find(({ name }) => name === node['x-assumption']);
    if (named) node['x-source'] = named.source;
  }
  for (const child of Object.values(node)) giveSources(child);
})(spec);

/** A customer of a seed has the fields of the API's record, with what a seed asks of them besides. */
function completeSeedSchema(schema) {
  const { items } = schema.properties.customers;
  const own = Object.fromEntries(
    Object.entries(items.properties).filter(([name]) => !(name in spec.components.schemas.Customer.properties)),
  );
  const fields = Object.entries(spec.components.schemas.Customer.properties).map(
    ([name, { 'x-grade': _, ...field }]) => [name, { ...field, ...items.properties[name] }],
  );
  items.properties = { ...Object.fromEntries(fields), ...own };
  return schema;
}

/** The switches that the facts of a node name, those behind references, of its credentials and of its server included. */
function switchesOf(node, seen = new Set()) {
  if (typeof node !== 'object' || node === null || seen.has(node)) return [];
  seen.add(node);
  const target = typeof node.$ref === 'string' ? at(node.$ref) : undefined;
  const own = node['x-assumption'] === undefined ? [] : [node['x-assumption']];
  return [...own, ...[...Object.values(node), target].flatMap((child) => switchesOf(child, seen))];
}

const at = (pointer, root = spec) =>
  pointer
    .slice(2)
    .split('/')
    .reduce((node, key) => node[key], root);

/** A node in which each reference is replaced by what it leads to, with what stands beside it over that. */
function dereferenced(node, root = spec) {
  if (typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) return node.map((item) => dereferenced(item, root));
  const { $ref, ...own } = node;
  const rest = Object.fromEntries(Object.entries(own).map(([key, child]) => [key, dereferenced(child, root)]));
  return typeof $ref === 'string' ? { ...dereferenced(at($ref, root), root), ...rest } : rest;
}

/** Every switch with its values, the default first, and the operations that it concerns. */
function assumptions() {
  const operations = Object.values(spec.paths).flatMap((methods) => Object.values(methods));
  const concerned = operations.map((operation) => {
    const schemes = (operation.security ?? spec.security).flatMap((one) => Object.keys(one));
    const credentials = schemes.map((name) => spec.components.securitySchemes[name]);
    return { operationId: operation.operationId, names: new Set(switchesOf([operation, credentials, spec.servers])) };
  });
  return switches.map(({ name, states, default: usual, values, source, asks, 'status-of': statusOf }) => ({
    name,
    states,
    // An object's integer-like keys come first whatever their order in the file, so the default is put there.
    values: Object.entries(values)
      .map(([value, meaning]) => ({ value, meaning }))
      .sort((a, b) => Number(b.value === usual) - Number(a.value === usual)),
    default: usual,
    grade: 'assumed',
    source,
    operations: concerned.filter(({ names }) => names.has(name)).map(({ operationId }) => operationId),
    asks,
    ...(statusOf === undefined ? {} : { statusOf }),
  }));
}

async function types() {
  const ast = await openapiTS(new URL('openapi.yaml', root));
  return notice('openapi.yaml') + astToString(ast);
}

function contract() {
  const literal = (value) => JSON.stringify(value, null, 2);
  return [
    notice('openapi.yaml, assumptions.yaml, src/document/grade.schema.json and package.json'),
    `/** The version of the package. */\nexport const version = ${JSON.stringify(version)};\n`,
    `/** openapi.yaml as data, so that serving needs no YAML parser. */\nexport const openapi = ${literal(spec)};\n`,
    `/** How well a fact can be known, best first. */\nexport const grades = ${JSON.stringify(grade.enum)} as const;\n`,
    `/** assumptions.yaml as data, with the operations that each switch concerns. */\nexport const assumptions = ${literal(assumptions())} as const;\n`,
  ].join('\n');
}

function defaultSeed() {
  return `${notice('src/store/default-seed.yaml')}\nexport const defaultSeed = ${JSON.stringify(seed, null, 2)};\n`;
}

/** The names that a seed takes: its own, and by list those of the objects in it. */
function seedFields() {
  const { properties } = seedSchema;
  const items = Object.entries(properties)
    .filter(([, { items }]) => items?.properties)
    .map(([list, { items }]) => [list, Object.keys(items.properties)]);
  const literal = (value) => JSON.stringify(value, null, 2);
  const fields = { top: Object.keys(properties), items: Object.fromEntries(items) };
  return [
    notice('src/store/seed.schema.json and openapi.yaml'),
    `/** The names that a seed takes: its own, and by list those of the objects in it. */`,
    `export const seedFields: { top: readonly string[]; items: Readonly<Record<string, readonly string[]>> } = ${literal(fields)};\n`,
  ].join('\n');
}

/** The operations with where they stand: [operationId, keys to it, the operation]. */
const described = Object.entries(spec.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => [operation.operationId, ['paths', path, method], operation]),
);
const pointer = (keys) =>
  `openapi#/${keys.map((key) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;
const jsonSchema = ['content', 'application/json', 'schema'];

const requestSchemas = Object.fromEntries(
  described
    .filter(([, , { requestBody }]) => requestBody?.content?.['application/json'])
    .map(([operationId, at]) => [operationId, { $ref: pointer([...at, 'requestBody', ...jsonSchema]) }]),
);

/** The statuses whose answers are JSON; a page or a redirect has no schema that could be checked. */
const withJson = (responses) =>
  Object.keys(responses).filter((status) => dereferenced(responses[status]).content?.['application/json']);

const responseSchemas = Object.fromEntries(
  described.flatMap(([operationId, at, { responses }]) =>
    withJson(responses).map((status) => [
      `${operationId}_${status}`,
      { $ref: pointer([...at, 'responses', status, ...jsonSchema]) },
    ]),
  ),
);

// Without references Ajv tells of each error where in the document the broken rule stands; else it counts from the
// schema that a reference led to, and says not which.
const plainSpec = { ...dereferenced(spec), $id: 'openapi' };

/** older-addresses.yaml without references, with the request bodies of its operations. Loaded when one is called. */
function olderAddresses() {
  const written = parse(olderText);
  const older = dereferenced(written, written);
  return `${notice('older-addresses.yaml')}\n/** older-addresses.yaml as data, without references. */\nexport const olderAddresses = ${JSON.stringify({ info: older.info, security: older.security, paths: older.paths }, null, 2)};\n`;
}

/** Schemas by their names, as a module of compiled validators: who serves loads those of requests alone. */
function validators(schemas) {
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    validateFormats: false,
    code: { source: true, esm: true, lines: true },
  });
  ajv.addSchema(plainSpec);
  // One that several operations share is compiled once.
  const compiled = new Map();
  const aliases = [];
  for (const [name, schema] of Object.entries(schemas)) {
    const text = schema.$ref ? JSON.stringify(nodeAt(schema.$ref)) : name;
    if (compiled.has(text)) aliases.push(`export const ${name} = ${compiled.get(text)};`);
    else {
      ajv.addSchema(schema, name);
      compiled.set(text, name);
    }
  }
  const exported = Object.fromEntries([...compiled.values()].map((name) => [name, name]));
  // The standalone output asks for Ajv's small run-time helpers with require(), which an ES module has not;
  // bundlers hand out the default export of such a module at once, Node its whole exports.
  const code = standaloneCode(ajv, exported).replaceAll(
    /const (\w+) = require\("([^"]+)"\)\.default;?/g,
    (_, name, path) =>
      `import ${name}_module from "${path}.js"; const ${name} = ${name}_module.default ?? ${name}_module;`,
  );
  return `${notice('openapi.yaml and src/store/seed.schema.json')}${code}\n${aliases.join('\n')}\n`;
}

/** The node of the plain document that a pointer leads to. */
function nodeAt(reference) {
  return reference
    .slice('openapi#/'.length)
    .split('/')
    .map((key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((node, key) => node[key], plainSpec);
}

function validatorTypes(schemas) {
  const lines = Object.keys(schemas).map((name) => `export const ${name}: unknown;`);
  return `${notice('openapi.yaml and src/store/seed.schema.json')}${lines.join('\n')}\n`;
}

/** Style and script of the pages of docs, which stand inside each page: no comment travels with them. */
async function docsAssets() {
  const script = await bundle('src/docs/browser/main.ts', 'iife', { comments: false });
  const styles = await Promise.all(['src/palette.css', 'src/docs/browser/style.css'].map(read));
  const style = styles.join('').replaceAll(/\/\*.*?\*\/\n?/gs, '');
  const literal = (text) => `\`\n${text.replaceAll(/[\\`]|\$\{/g, '\\$&')}\``;
  return [
    notice('src/palette.css and src/docs/browser'),
    `/** The style of every page. */\nexport const style = ${literal(style)};\n`,
    `/** The script of every page. */\nexport const script = ${literal(script)};\n`,
  ].join('\n');
}

const built = {
  'src/generated/docs-assets.ts': await docsAssets(),
  ...Object.fromEntries(
    Object.entries({ request: requestSchemas, response: responseSchemas, seed: { seed: seedSchema } }).flatMap(
      ([name, schemas]) => [
        [`src/generated/${name}-validators.js`, validators(schemas)],
        [`src/generated/${name}-validators.d.ts`, validatorTypes(schemas)],
      ],
    ),
  ),
};
const outputs = process.argv.includes('--build')
  ? built
  : {
      'src/generated/api.ts': await types(),
      'src/generated/contract.ts': contract(),
      'src/generated/older-addresses.ts': olderAddresses(),
      'src/generated/default-seed.ts': defaultSeed(),
      'src/generated/seed-fields.ts': seedFields(),
      'schemas/seed.schema.json': `${JSON.stringify(seedSchema, null, 2)}\n`,
      ...built,
    };

const stale = [];
for (const [path, text] of Object.entries(outputs)) {
  const present = await read(path).catch(() => '');
  if (present === text) continue;
  stale.push(path);
  if (!process.argv.includes('--check')) await writeFile(new URL(path, root), text);
}
if (process.argv.includes('--check') && stale.length > 0) {
  console.error(`Stale: ${stale.join(', ')}. Run npm run types and commit the result.`);
  process.exitCode = 1;
}
