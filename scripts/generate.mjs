// Writes src/generated from openapi.yaml, assumptions.yaml and the seed. With --check it writes nothing and exits 1
// when a committed file is stale.
import { readFile, writeFile } from 'node:fs/promises';
import Ajv from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import openapiTS, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';

const root = new URL('../', import.meta.url);
const read = (path) => readFile(new URL(path, root), 'utf8');
const notice = (from) => `// Generated from ${from} by npm run types. Do not edit.\n`;

const { version } = JSON.parse(await read('package.json'));
const specText = await read('openapi.yaml');
const spec = parse(specText);
const assumptions = parse(await read('assumptions.yaml'));
const seedSchema = JSON.parse(await read('src/store/seed.schema.json'));
const seed = parse(await read('src/store/default-seed.yaml'));

async function types() {
  const ast = await openapiTS(new URL('openapi.yaml', root));
  return notice('openapi.yaml') + astToString(ast);
}

function contract() {
  const literal = (value) => JSON.stringify(value, null, 2);
  return [
    notice('openapi.yaml, assumptions.yaml and package.json'),
    `/** The version of the package. */\nexport const version = ${JSON.stringify(version)};\n`,
    `/** openapi.yaml as data, so that serving needs no YAML parser. */\nexport const openapi = ${literal(spec)};\n`,
    `/** assumptions.yaml as data. */\nexport const assumptions = ${literal(assumptions)} as const;\n`,
  ].join('\n');
}

function defaultSeed() {
  return `${notice('src/store/default-seed.yaml')}\nexport const defaultSeed = ${JSON.stringify(seed, null, 2)};\n`;
}

const validatorNames = {};

/** Every schema that the kit checks at run time, as one module of compiled validators: see document/validate.ts. */
function validators() {
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    validateFormats: false,
    code: { source: true, esm: true, lines: true },
  });
  ajv.addSchema({ ...spec, $id: 'openapi' });

  const register = (name, schema) => {
    ajv.addSchema(schema, name);
    validatorNames[name] = name;
  };
  const pointer = (...keys) =>
    `openapi#/${keys.map((key) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;
  for (const [path, methods] of Object.entries(spec.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const at = ['paths', path, method];
      const body = operation.requestBody?.content?.['application/json'];
      if (body) {
        register(`${operation.operationId}_request`, {
          $ref: pointer(...at, 'requestBody', 'content', 'application/json', 'schema'),
        });
      }
      for (const status of Object.keys(operation.responses)) {
        register(`${operation.operationId}_${status}`, {
          $ref: pointer(...at, 'responses', status, 'content', 'application/json', 'schema'),
        });
      }
    }
  }
  register('seed', seedSchema);
  // The standalone output asks for Ajv's small run-time helpers with require(), which an ES module has not;
  // bundlers hand out the default export of such a module at once, Node its whole exports.
  const code = standaloneCode(ajv, validatorNames).replaceAll(
    /const (\w+) = require\("([^"]+)"\)\.default;?/g,
    (_, name, path) =>
      `import ${name}_module from "${path}.js"; const ${name} = ${name}_module.default ?? ${name}_module;`,
  );
  return `${notice('openapi.yaml and src/store/seed.schema.json')}${code}\n`;
}

function validatorTypes() {
  const lines = Object.keys(validatorNames).map((name) => `export const ${name}: unknown;`);
  return `${notice('openapi.yaml and src/store/seed.schema.json')}${lines.join('\n')}\n`;
}

const outputs = {
  'src/generated/api.ts': await types(),
  'src/generated/contract.ts': contract(),
  'src/generated/default-seed.ts': defaultSeed(),
  'src/generated/validators.js': validators(),
  'src/generated/validators.d.ts': validatorTypes(),
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
