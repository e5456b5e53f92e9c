import { KitError } from '../errors.js';
import { checkReferences, refusal } from './check-references.js';
import { isRecord } from './is-record.js';
import { type DescribedApi, describeApi, type Json } from './openapi.js';
import { exampleOf } from './schema-example.js';
import { schemaOf31 } from './schema-of-31.js';
import { describe } from './schema-problems.js';
import type { YamlTree } from './yaml-tree.js';

type Node = { [key: string]: Json };

/** What is known while a document is brought into its normal form. */
interface Reading {
  root: YamlTree;
  api: DescribedApi;
}

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];

/**
 * A user's OpenAPI document in the form of openapi.yaml: addresses below /api, nothing but methods below a path, every
 * operation with a name, references only in schemas, and an example of every answer that has a body.
 * @param root the document as it was parsed
 * @param file its path, for messages
 * @throws KitError document-invalid, with the line
 */
export function normalForm(root: YamlTree, file: string): DescribedApi['data'] {
  const version = root.get('openapi')?.value;
  if (!/^3(\.\d+){0,2}$/.test(String(version))) {
    throw new KitError('document-invalid', `${file} is no OpenAPI document of version 3.`, {
      expected: 'openapi: 3.1.0, or another 3.x',
      was: version === undefined ? 'no field openapi' : `openapi: ${JSON.stringify(version)}`,
      where: (root.get('openapi') ?? root).where,
      fix: 'Convert it to OpenAPI 3.1, or name another file.',
    });
  }
  const data = root.value as Node;
  checkReferences(root, data);
  const paths = root.get('paths');
  if (!paths || paths.keys().length === 0) {
    throw refusal(root, `${file} describes no address.`, 'paths with at least one address');
  }
  const reading: Reading = {
    root,
    api: describeApi(/^3(\.0|$)/.test(String(version)) ? (schemaOf31(data) as Node) : data),
  };
  const normal = new Map<string, Node>();
  for (const path of paths.keys().filter((key) => !key.startsWith('x-'))) {
    const tree = paths.get(path) as YamlTree;
    const below = pathBelowApi(reading, path);
    // The same address may be written with /api and without.
    const before = normal.get(below) ?? {};
    const item = pathItem(reading, path, tree);
    const twice = Object.keys(item).find((method) => Object.hasOwn(before, method));
    if (twice) throw refusal(tree, `${file} holds ${twice} of /api${below} twice.`, 'each address once');
    normal.set(below, { ...before, ...item });
  }
  return { ...reading.api.data, paths: Object.fromEntries(normal) };
}

/** @throws KitError document-invalid when it is none */
function recordOf(value: Json | undefined, what: string, tree: YamlTree): Node {
  if (isRecord(value)) return value as Node;
  throw refusal(tree, `${what} is ${describe(value)}.`, 'a mapping');
}

function listOf(value: Json | undefined, what: string, tree: YamlTree): Json[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  throw refusal(tree, `${what} are ${describe(value)}.`, 'a list');
}

/** The address of a path by its first server. A document that names no server has its addresses below /api. */
function pathBelowApi({ root, api }: Reading, path: string): string {
  const [first] = listOf(api.data.servers, 'The servers', root);
  const server = first === undefined ? undefined : recordOf(first, 'The first server', root);
  const variables = isRecord(server?.variables) ? (server.variables as Record<string, Node | null>) : {};
  const url = String(server?.url ?? '').replace(/\{(\w+)\}/g, (_, name: string) =>
    String(variables[name]?.default ?? ''),
  );
  const base = url.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/]*/i, '').replace(/\/+$/, '');
  const address = server === undefined && !path.startsWith('/api/') ? `/api${path}` : `${base}${path}`;
  if (/^\/api\/[^?#]+$/.test(address)) return address.slice('/api'.length).replace(/(?<=.)\/$/, '');
  throw refusal(
    root.get('paths')?.get(path) as YamlTree,
    `The address ${address} stands outside /api, where all calls of a plugin go.`,
    'an address that begins with /api/',
    'Write servers: [{ url: https://yourdomain.com/api }], or the path with /api before it.',
  );
}

function pathItem(reading: Reading, path: string, tree: YamlTree): Node {
  if (tree.get('$ref')) throw refusal(tree, `The path ${path} is a reference.`, 'its operations', 'Write them here.');
  const item = recordOf((reading.api.data.paths as Node)[path], `The path ${path}`, tree);
  const found = methods.filter((method) => tree.get(method));
  return Object.fromEntries(
    found.map((method) => {
      const operation = recordOf(item[method], `${method} of ${path}`, tree);
      const given = [item, operation].flatMap((one) => listOf(one.parameters, `The parameters of ${path}`, tree));
      const read = given.map((one) => recordOf(reading.api.followRef(one), `A parameter of ${path}`, tree));
      // What an operation says of a parameter goes before what its path says.
      const parameters = [...new Map(read.map((one) => [`${one.in} ${one.name}`, one])).values()];
      return [
        method,
        normalOperation(reading, path, method, { ...operation, parameters }, tree.get(method) as YamlTree),
      ];
    }),
  );
}

function normalOperation(reading: Reading, path: string, method: string, operation: Node, tree: YamlTree): Node {
  const { api } = reading;
  const address = `${method.toUpperCase()} ${path}`;
  const body =
    operation.requestBody === undefined
      ? undefined
      : recordOf(api.followRef(operation.requestBody), `The body of ${address}`, tree);
  if (!tree.get('responses')) throw refusal(tree, `${address} has no responses.`, 'at least one answer of a success');
  const answers = recordOf(operation.responses, `The responses of ${address}`, tree);
  const responses = Object.entries(answers).flatMap(([status, response]) =>
    /^[1-5]\d\d$/.test(status)
      ? [[status, normalResponse(reading, address, status, response, tree)]]
      : /^([1-5]XX|default)$/.test(status)
        ? [[status, recordOf(api.followRef(response), `The answer ${status} of ${address}`, tree)]]
        : [],
  );
  if (!responses.some(([status]) => /^2\d\d$/.test(String(status)))) {
    throw refusal(tree, `${address} has no answer of a success.`, 'a response with a status from 200 to 299');
  }
  return {
    ...operation,
    operationId: operation.operationId ?? derivedName(method, path),
    summary: operation.summary ?? address,
    parameters: (operation.parameters as Node[]).map((one) => normalParameter(one, address, tree)),
    responses: Object.fromEntries(responses),
    ...(body ? { requestBody: { ...body, content: requestContent(reading, body, address, tree) } } : {}),
  };
}

/** getClientsId: the method and the words of the path. */
function derivedName(method: string, path: string): string {
  const words = path.split(/[^A-Za-z0-9]+/).filter((word) => word !== '' && word !== 'api');
  return method + words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('');
}

function normalParameter(parameter: Node, address: string, tree: YamlTree): Node {
  const { name, in: place, style, explode, content } = parameter;
  const which = `The parameter ${name} of ${address}`;
  if (typeof name !== 'string') throw refusal(tree, `A parameter of ${address} has no name.`, 'name: a text');
  if (place === 'path' && !address.includes(`{${name}}`)) {
    throw refusal(tree, `${which} is not in its path.`, `{${name}} in the path`);
  }
  const unfit = (what: string, expected: string) =>
    refusal(tree, `${which} ${what}, which the kit does not check.`, expected);
  if (!['path', 'query', 'header'].includes(place as string))
    throw unfit(`stands in ${place}`, 'path, query or header');
  if (content !== undefined) throw unfit('has a content', 'a schema');
  const usual = place === 'query' ? 'form' : 'simple';
  if ((style ?? usual) !== usual) throw unfit(`has the style ${style}`, usual);
  if (place === 'query' && explode === false) throw unfit('has explode: false', 'explode: true');
  return { ...parameter, schema: parameter.schema ?? {} };
}

const requestTypes = ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'];

function requestContent({ api }: Reading, body: Node, address: string, tree: YamlTree): Node {
  const what = `The body of ${address}`;
  const content = contentOf(body, what, tree, bareType);
  const other = content.find(([type]) => !requestTypes.includes(type));
  if (content.length === 0 || other) {
    const type = other?.[0] ?? 'of no type';
    throw refusal(tree, `${what} is ${type}, which the kit does not read.`, requestTypes.join(', '));
  }
  return Object.fromEntries(
    content.map(([type, media]) => {
      const schema = isRecord(api.followRef(media.schema)) ? (media.schema as Node) : {};
      if ((api.followRef(schema) as Node).type === 'array') {
        throw refusal(tree, `${what} is a list, which the kit does not read.`, 'type: object');
      }
      return [type, { ...media, schema, examples: examplesOf(api, { ...media, schema }, 'body') }];
    }),
  );
}

function normalResponse(
  { api }: Reading,
  address: string,
  status: string,
  given: Json | undefined,
  tree: YamlTree,
): Node {
  const what = `The answer ${status} of ${address}`;
  const { content: described = {}, ...rest } = recordOf(api.followRef(given), what, tree);
  const content = contentOf({ content: described }, what, tree, plainType);
  if (content.length === 0) return rest;
  const media = content.find(([type]) => type === 'application/json')?.[1];
  if (!media) throw refusal(tree, `${what} is no JSON.`, 'application/json');
  const examples = examplesOf(api, media, status);
  if (Object.keys(examples).length > 0) return { ...rest, content: { 'application/json': { ...media, examples } } };
  throw refusal(
    tree,
    `${what} has no example.`,
    'an example, since the fake answers from examples',
    'Give it one under content: application/json: example.',
  );
}

/** The media types of a body. @param named how a type is called */
function contentOf({ content }: Node, what: string, tree: YamlTree, named: (type: string) => string): [string, Node][] {
  return Object.entries(recordOf(content, `The content of ${what}`, tree)).map(([type, media]) => [
    named(type),
    recordOf(media, `${type} of ${what}`, tree),
  ]);
}

/** The examples by their names; the one without a name has the name that is given for it. */
function examplesOf(api: DescribedApi, { examples, example, schema }: Node, name: string): Node {
  const named = Object.entries(isRecord(examples) ? (examples as Node) : {})
    .map(([key, one]): [string, Json | undefined] => [key, api.followRef(one)])
    .filter(([, one]) => isRecord(one) && 'value' in one);
  if (named.length > 0) return Object.fromEntries(named) as Node;
  const value = example === undefined ? exampleOf(api, schema) : example;
  return value === undefined ? {} : { [name]: { value } };
}

/** Without its parameters: a charset changes no type. */
const bareType = (type: string): string => type.toLowerCase().split(';')[0]!.trim();

/** application/vnd.api+json is JSON. */
const plainType = (type: string): string => bareType(type).replace(/^application\/[\w.-]+\+json$/, 'application/json');
