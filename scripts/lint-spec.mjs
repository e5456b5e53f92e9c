// Checks openapi.yaml and older-addresses.yaml: a valid OpenAPI document, every fact graded, every x-assumption a switch
// of assumptions.yaml, and nothing in both that may stand in one alone; and that control-plane.yaml is a valid OpenAPI
// document. Exit 1 with one line per problem. An argument names another file to check in place of openapi.yaml, a second
// one another in place of older-addresses.yaml.
import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import SwaggerParser from '@apidevtools/swagger-parser';
import Ajv from 'ajv/dist/2020.js';
import { parse } from 'yaml';

const root = new URL('../', import.meta.url);
const read = (path) => readFile(new URL(path, root), 'utf8');
const checkGrades = new Ajv({ strict: false, allErrors: true }).compile(
  JSON.parse(await read('src/document/grade.schema.json')),
);
const assumptions = parse(await read('assumptions.yaml'));
const switches = new Set(assumptions.map(({ name }) => name));
const named = new Set();

const api = await load('openapi.yaml', process.argv[2]);
const older = await load('older-addresses.yaml', process.argv[3]);
for (const one of [api, older]) {
  await checkOpenApi(one);
  checkFacts(one);
}
checkSwitches();
checkOperations();
try {
  await SwaggerParser.validate(fileURLToPath(new URL('control-plane.yaml', root)));
} catch (error) {
  api.problems.push(`control-plane.yaml is not a valid OpenAPI document: ${error.message}`);
}
report(api);
report(older);

/** @param other a path to read in place of the document of that name */
async function load(name, other) {
  const document = parse(await readFile(other ? pathToFileURL(other) : new URL(name, root), 'utf8'));
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );
  return { name, document, operations, problems: [] };
}

async function checkOpenApi({ document, problems }) {
  try {
    await SwaggerParser.validate(structuredClone(document));
  } catch (error) {
    problems.push(`not a valid OpenAPI document: ${error.message}`);
  }
}

function checkFacts({ document, problems }) {
  if (!checkGrades(document)) {
    for (const error of checkGrades.errors) {
      if (error.keyword === 'if') continue;
      const value = error.params.allowedValues ? `: ${error.params.allowedValues.join(', ')}` : '';
      problems.push(`${error.instancePath || '/'} ${error.message}${value}`);
    }
  }
  (function walk(value, at) {
    if (typeof value !== 'object' || value === null) return;
    const { enum: members, 'x-assumption': name, 'x-enum-grades': memberGrades } = value;
    if (Array.isArray(members) && String(Object.keys(memberGrades ?? {}).sort()) !== String([...members].sort()))
      problems.push(`${at}: x-enum-grades must grade the members of the enum one by one: ${members.join(', ')}`);
    if (name !== undefined && !switches.has(name))
      problems.push(`${at} names the switch ${name}, which assumptions.yaml has not`);
    if (name !== undefined) named.add(name);
    for (const [key, child] of Object.entries(value)) walk(child, `${at}/${key}`);
  })(document, '');
}

function checkSwitches() {
  const { document, problems } = api;
  for (const { name, 'status-of': example } of assumptions) {
    if (!named.has(name)) problems.push(`assumptions.yaml has the switch ${name}, which no fact of the document names`);
    if (example !== undefined && !document.components.examples[example])
      problems.push(`the switch ${name} decides the status of the example ${example}, which the document has not`);
  }
}

/** An address and an operationId are unique over both documents; what supersedes an address stands in the first. */
function checkOperations() {
  const places = new Map();
  const ids = new Set(api.operations.map(({ operation }) => operation.operationId));
  for (const { name, operations, problems } of [api, older]) {
    for (const { method, path, operation } of operations) {
      const { operationId, 'x-superseded-by': newer } = operation;
      for (const key of [`${method.toUpperCase()} ${path.replaceAll(/\{\w+\}/g, '{}')}`, operationId]) {
        if (places.has(key)) problems.push(`${key} stands in ${places.get(key)} already`);
        places.set(key, name);
      }
      if (newer !== undefined && !ids.has(newer))
        problems.push(`${operationId} is superseded by ${newer}, which ${api.name} has not`);
      for (const what of notImplemented(operation))
        problems.push(`${operationId} has ${what}, which the kit does not implement`);
    }
  }
}

/** What OpenAPI has and nothing of the kit looks at: better refused by name than left out in silence. */
function notImplemented({ parameters = [], responses }) {
  return [
    ...parameters
      .filter(({ in: place }) => place === 'query' || place === 'cookie')
      .map(({ name, in: place }) => `the ${place} parameter ${name}`),
    ...Object.entries(responses)
      .filter(([, { $ref, content }]) => $ref === undefined && content?.['application/json'] === undefined)
      .map(([status]) => `an answer ${status} without JSON`),
  ];
}

function report({ name, problems }) {
  if (problems.length > 0) {
    console.error(`${name}: ${problems.length} problems\n  ${problems.join('\n  ')}`);
    process.exitCode = 1;
  } else {
    console.log(`${name}: valid, and every fact is graded`);
  }
}
