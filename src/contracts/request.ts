import type { Operation } from '../document/operations.js';
import type { YamlTree } from '../document/yaml-tree.js';
import type { Parameter, Security } from './contract-document.js';
import { expressionsIn } from './expression.js';
import { checkKeys, required, text } from './fields.js';
import { invalid, unsupported } from './refusals.js';

const schemes = { basic: ['username', 'password'], bearer: ['token'] } as const;

/**
 * Reads x-security: a list of {schemeName, values}; none when it is absent.
 * @throws KitError contract-unsupported for another scheme than those of openapi.yaml
 */
export function readSecurity(tree: YamlTree | undefined): Security[] {
  return (tree?.items() ?? []).map((item) => {
    checkKeys(item, ['schemeName', 'values']);
    const schemeName = text(item, 'schemeName');
    if (schemeName !== 'basic' && schemeName !== 'bearer') {
      throw unsupported(item, `the security scheme ${schemeName}`, Object.keys(schemes).join(' | '));
    }
    const values = required(item, 'values');
    checkKeys(values, schemes[schemeName]);
    return {
      schemeName,
      values: Object.fromEntries(schemes[schemeName].map((name) => [name, checked(values, credential(values, name))])),
    };
  });
}

/** A token may be empty: a contract sees what comes of that. */
const credential = (values: YamlTree, name: string): string =>
  values.get(name)?.value === '' ? '' : text(values, name);

/**
 * Reads the parameters of a step.
 * @throws KitError contract-invalid when a parameter of the path is missing or is none of the operation
 */
export function readParameters(step: YamlTree, { path, pathParameters }: Operation): Parameter[] {
  const tree = step.get('parameters');
  const parameters = (tree?.items() ?? []).map((item) => {
    checkKeys(item, ['name', 'in', 'value']);
    const place = text(item, 'in');
    if (place !== 'path' && place !== 'query' && place !== 'header') {
      throw unsupported(item, `a parameter in ${place}`, 'path | query | header');
    }
    return { name: text(item, 'name'), in: place, value: checked(item, required(item, 'value').value) } as const;
  });
  const given = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
  const asked = pathParameters.map(({ name }) => name);
  if (given.sort().join() !== asked.sort().join()) {
    throw invalid(tree ?? step, `The path ${path} was given ${given.join(', ') || 'no values'}.`, asked.join(', '));
  }
  return parameters;
}

/** @throws KitError contract-unsupported for another media type than JSON and forms */
export function readRequestBody(tree: YamlTree): { contentType: string; payload: unknown } {
  checkKeys(tree, ['contentType', 'payload']);
  const contentType = text(tree, 'contentType');
  const known = ['application/json', 'application/x-www-form-urlencoded'];
  if (!known.includes(contentType)) throw unsupported(tree, `the content type ${contentType}`, known.join(' | '));
  const payload = required(tree, 'payload');
  if (!payload.isMapping() && payload.items() === undefined && contentType !== 'application/json') {
    throw invalid(payload, 'The payload of a form is no mapping.', 'field: value');
  }
  return { contentType, payload: checked(payload, payload.value) };
}

function checked<T>(tree: YamlTree, value: T): T {
  try {
    expressionsIn(value);
  } catch (error) {
    throw unsupported(
      tree,
      (error as Error).message,
      '$inputs.NAME | $steps.STEP.outputs.NAME | $response.body#/POINTER',
    );
  }
  return value;
}
