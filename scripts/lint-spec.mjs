// Checks openapi.yaml: a valid OpenAPI document, every fact graded, every x-assumption a switch of assumptions.yaml;
// and that control-plane.yaml is a valid OpenAPI document. Exit 1 with one line per problem. An argument names another
// file to check in place of openapi.yaml.
import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import SwaggerParser from '@apidevtools/swagger-parser';
import Ajv from 'ajv/dist/2020.js';
import { parse } from 'yaml';

const root = new URL('../', import.meta.url);
const file = process.argv[2] ? pathToFileURL(process.argv[2]) : new URL('openapi.yaml', root);
const document = parse(await readFile(file, 'utf8'));
const assumptions = parse(await readFile(new URL('assumptions.yaml', root), 'utf8'));
const gradeSchema = JSON.parse(await readFile(new URL('src/document/grade.schema.json', root), 'utf8'));
const problems = [];

try {
  await SwaggerParser.validate(structuredClone(document));
} catch (error) {
  problems.push(`not a valid OpenAPI document: ${error.message}`);
}

try {
  await SwaggerParser.validate(fileURLToPath(new URL('control-plane.yaml', root)));
} catch (error) {
  problems.push(`control-plane.yaml is not a valid OpenAPI document: ${error.message}`);
}

const checkGrades = new Ajv({ strict: false, allErrors: true }).compile(gradeSchema);
if (!checkGrades(document)) {
  for (const error of checkGrades.errors) {
    if (error.keyword === 'if') continue;
    const value = error.params.allowedValues ? `: ${error.params.allowedValues.join(', ')}` : '';
    problems.push(`${error.instancePath || '/'} ${error.message}${value}`);
  }
}

const switches = new Set(assumptions.map((assumption) => assumption.name));
const named = new Set();
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
for (const name of switches) {
  if (!named.has(name)) problems.push(`assumptions.yaml has the switch ${name}, which no fact of the document names`);
}

if (problems.length > 0) {
  console.error(`openapi.yaml: ${problems.length} problems\n  ${problems.join('\n  ')}`);
  process.exitCode = 1;
} else {
  console.log('openapi.yaml: valid, and every fact is graded');
}
