import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { operations } from '../../src/document/operations.js';
import { checkResponseBody } from '../../src/document/validate-response.js';
import { openapi, version } from '../../src/generated/contract.js';
import type { Reply } from './http.js';

/** A call of control-plane.yaml, as far as the tests read it. */
export interface ControlCall {
  operationId: string;
  method: string;
  /** The template, for example /__admin/requests/{id}. */
  path: string;
  /** The example of its body. */
  example: unknown;
  /** The media types by status or 'default'. */
  responses: Record<string, string[]>;
}

interface Described {
  operationId: string;
  requestBody?: { required?: boolean; content: Record<string, { example?: unknown }> };
  responses: Record<string, { content?: Record<string, unknown> }>;
}

type Node = { [key: string]: Node };

const read = (file: string): Node => parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));
/** control-plane.yaml as plain data. */
export const controlPlane = read('control-plane.yaml');

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema({ ...read('openapi.yaml'), $id: 'https://ticaga-kit.test/openapi.yaml' });
ajv.addSchema({ ...read('schemas/seed.schema.json'), $id: 'https://ticaga-kit.test/schemas/seed.schema.json' });
ajv.addSchema({ ...controlPlane, $id: 'https://ticaga-kit.test/control-plane.yaml' });

const compiled = new Map<string, ValidateFunction>();

/** Throws when a value does not fit the JSON schema of a request body or a response of control-plane.yaml. */
function checkAgainst(keys: readonly string[], value: unknown, what: string): void {
  const place = refOf(at(keys)!) ?? keys;
  const pointer = [...place, ...(place[1] === 'schemas' ? [] : ['content', 'application/json', 'schema'])]
    .map((key) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/');
  const $ref = `https://ticaga-kit.test/control-plane.yaml#/${pointer}`;
  const validate = compiled.get($ref) ?? ajv.compile({ $ref });
  compiled.set($ref, validate);
  if (!validate(value)) throw new Error(`${what} breaks control-plane.yaml: ${ajv.errorsText(validate.errors)}`);
}

function refOf({ $ref }: Node): string[] | undefined {
  return $ref === undefined ? undefined : String($ref).slice(2).split('/');
}

function at(keys: readonly string[] | undefined): Node | undefined {
  return keys?.reduce((node, key) => node[key]!, controlPlane);
}

/** The node with what it refers to in its place, one level deep: enough for request bodies and responses. */
function resolve(node: Node): Node {
  return at(refOf(node)) ?? node;
}

function describedBy(operation: Node): Described {
  const { requestBody, responses } = operation;
  return {
    ...operation,
    ...(requestBody && { requestBody: resolve(requestBody) }),
    responses: Object.fromEntries(Object.entries(responses!).map(([status, one]) => [status, resolve(one)])),
  } as unknown as Described;
}

/** Every call of control-plane.yaml. */
export const controlCalls: readonly ControlCall[] = Object.entries(controlPlane.paths!).flatMap(([path, item]) =>
  ['get', 'put', 'post', 'delete'].flatMap((method) => {
    if (!item[method]) return [];
    const { operationId, requestBody, responses } = describedBy(item[method]);
    return {
      operationId,
      method: method.toUpperCase(),
      path,
      example: requestBody?.content['application/json']?.example,
      responses: Object.fromEntries(
        Object.entries(responses).map(([status, { content = {} }]) => [status, Object.keys(content)]),
      ),
    };
  }),
);

/** Takes the sandbox and doubled slashes off, as the fake does, and the query. */
function plainPath(path: string): string {
  return path
    .replace(/\?.*/s, '')
    .replace(/\/{2,}/g, '/')
    .replace(/^\/sandbox\/[^/]+/, '');
}

function fits(template: string, path: string): boolean {
  return new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, '[^/]+')}/?$`).test(path);
}

/** Throws when an answer of the API is none that openapi.yaml describes. */
export function checkApiReply(method: string, path: string, reply: Reply): void {
  const what = `${method} ${path} -> ${reply.status} ${reply.text}`;
  const { 'x-ticaga-kit': kit, 'content-type': type } = reply.headers;
  if (kit !== version) throw new Error(`${what}: X-Ticaga-Kit is ${kit}`);
  if (type !== 'application/json') throw new Error(`${what}: Content-Type is ${type}`);
  const verb = method === 'HEAD' ? 'GET' : method;
  const operation = operations.find((one) => one.method === verb && fits(`/api${one.path}`, plainPath(path)));
  if (method === 'HEAD') {
    if (reply.text !== '') throw new Error(`${what}: an answer to HEAD has a body`);
    return;
  }
  const body: unknown = JSON.parse(reply.text);
  if (!operation) {
    const keys = Object.keys(body as object);
    if (![404, 405].includes(reply.status) || keys.join() !== openapi.components.schemas.PlainMessage.required.join())
      throw new Error(`${what} is no answer to an unknown address`);
    return;
  }
  const problems = checkResponseBody(operation.operationId, reply.status, body);
  if (problems === undefined) throw new Error(`${what}: openapi.yaml has no such status`);
  if (problems.length > 0) throw new Error(`${what} breaks openapi.yaml: ${JSON.stringify(problems)}`);
}

/** Throws when an answer of the control plane, or a request that it took, is none that control-plane.yaml describes. */
export function checkControlReply(method: string, path: string, sent: unknown, reply: Reply): void {
  const what = `${method} ${path} -> ${reply.status} ${reply.text.slice(0, 2000)}`;
  if (reply.headers['x-ticaga-kit'] !== version) throw new Error(`${what}: X-Ticaga-Kit is missing`);
  const found = controlCalls.filter((call) => call.method === method && fits(call.path, plainPath(path)));
  const call = found.find((one) => !one.path.includes('{')) ?? found[0];
  if (!call) {
    checkAgainst(['components', 'schemas', 'Errors'], JSON.parse(reply.text), what);
    return;
  }
  const status = [String(reply.status), 'default'].find((one) => one in call.responses);
  if (status === undefined) throw new Error(`${what}: control-plane.yaml has no such status`);
  const [type] = call.responses[status]!;
  if (!reply.headers['content-type']?.startsWith(type!))
    throw new Error(`${what}: Content-Type is ${reply.headers['content-type']}`);
  if (type !== 'application/json') return;
  const operation = ['paths', call.path, method.toLowerCase()];
  checkAgainst([...operation, 'responses', status], JSON.parse(reply.text), what);
  if (sent !== undefined && reply.status < 300)
    checkAgainst([...operation, 'requestBody'], sent, `The body of ${what}`);
}
