import type { operations as Generated } from '../generated/api.js';
import type { Fact } from './grades.js';
import { literalPattern } from './literal-pattern.js';
import { api, type DescribedApi, type Json, pointerKey, readFact, resolvePointer } from './openapi.js';

/** The operations that openapi.yaml has. */
export type OperationId = keyof Generated;

/** A parameter in the address of an operation. */
export interface PathParameter {
  name: string;
  description: string;
  /** Whether its schema asks for a whole number. */
  isInteger: boolean;
  /** Whether a person types it, so that a wrong one may be their slip. */
  isTyped: boolean;
  /** Where it stands in openapi.yaml, as a JSON pointer. */
  pointer: string;
}

/** A field of a request's body, as its JSON Schema describes it. */
export interface BodyField {
  name: string;
  description: string;
  type: string | readonly string[];
  /** What its text is, for example a password. */
  format?: string;
  /** The least number, for a field that is one. */
  minimum?: number;
  enum?: readonly string[];
  /** The list of the server's state that holds the members of the enum. */
  members?: 'billing_systems';
  /** Whether a person types it, so that a wrong one may be their slip. */
  isTyped: boolean;
  /** How well each member of the enum is known. */
  memberGrades?: Readonly<Record<string, unknown>>;
}

/** The body that an operation takes. */
export interface RequestBody {
  /** The media types, in the order of openapi.yaml. */
  types: readonly string[];
  fields: readonly BodyField[];
  /** The first example in JSON. */
  example: Readonly<Record<string, unknown>>;
}

/** An operation as its document describes it. */
export interface Operation<Id extends string = string> {
  operationId: Id;
  /** In capitals. */
  method: string;
  /** The template below /api, for example /customers/get/{id}. */
  path: string;
  summary: string;
  /** Where it stands in openapi.yaml, as a JSON pointer without its first slash. */
  pointer: string;
  pathParameters: readonly PathParameter[];
  /** Absent when it takes none. */
  body?: RequestBody;
}

type Node = { [key: string]: Json };

/** The operations of a document, in its order. */
export function describeOperations(described: DescribedApi): Operation[] {
  return Object.entries(described.data.paths as Record<string, Node>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, node]) => describeOperation(described, path, method, node as Node)),
  );
}

/** The operations in the order of openapi.yaml. */
export const operations = describeOperations(api) as readonly Operation<OperationId>[];

const byId = new Map<string, Operation<OperationId>>(operations.map((operation) => [operation.operationId, operation]));

/** The operation of that name; undefined when openapi.yaml has none. */
export const findOperation = (operationId: string): Operation<OperationId> | undefined => byId.get(operationId);

/** @throws Error when there is no such operation: a mistake of the kit's own */
export function operationById(operationId: string): Operation<OperationId> {
  const found = byId.get(operationId);
  if (!found) throw new Error(`openapi.yaml has no operation ${operationId}`);
  return found;
}

/** The rules of every operation of openapi.yaml, by id: how well each is known. */
export const rules: ReadonlyMap<string, Fact> = new Map(
  operations
    .flatMap(({ pointer }) => (resolvePointer(`${pointer}/x-rules`) ?? []) as { id: string }[])
    .map((rule) => [rule.id, readFact(rule)!]),
);

/** "POST /api/customers/assign": the operation as a reader meets it. */
export const addressOf = ({ method, path }: Operation): string => `${method} /api${path}`;

/** A parameter in the template of a path. */
const templateParameter = /\{([^{}/]+)\}/g;

/**
 * The template of a path with its parameters replaced.
 * @param write what stands where a parameter does
 * @param between what becomes of the text around them, which stays unless told
 */
export function fillPath(path: string, write: (name: string) => string, between = (text: string) => text): string {
  return path
    .split(templateParameter)
    .map((part, index) => (index % 2 === 1 ? write(part) : between(part)))
    .join('');
}

/** The template of a path without its parameters, and the slashes before them. */
export const withoutParameters = (path: string): string => fillPath(path.replaceAll('/{', '{'), () => '');

/** The operation's name in a sentence: its path without the first slash and without its parameters. */
export const shortName = ({ path }: Operation): string => withoutParameters(path).slice(1);

/** The values of an operation's path parameters in an address; undefined when the address is another one. */
export function parametersIn({ path }: Operation, address: string): Record<string, string> | undefined {
  const names = [...path.matchAll(templateParameter)].map(([, name]) => name as string);
  const pattern = fillPath(`/api${path}`, () => '([^/]+)', literalPattern);
  const values = new RegExp(`^${pattern}/?$`).exec(address)?.slice(1);
  return values && Object.fromEntries(names.map((name, index) => [name, values[index] as string]));
}

/** The same, decoded; undefined also when they cannot be. */
export function decodedParametersIn(operation: Operation, address: string): Record<string, string> | undefined {
  const parameters = parametersIn(operation, address);
  try {
    return (
      parameters &&
      Object.fromEntries(Object.entries(parameters).map(([name, text]) => [name, decodeURIComponent(text)]))
    );
  } catch {
    return undefined;
  }
}

function describeOperation({ followRef }: DescribedApi, path: string, method: string, node: Node): Operation {
  const pointer = `paths/${pointerKey(path)}/${method}`;
  const body = node.requestBody as Node | undefined;
  return {
    operationId: node.operationId as string,
    method: method.toUpperCase(),
    path,
    summary: node.summary as string,
    pointer,
    pathParameters: ((node.parameters ?? []) as Node[]).flatMap((parameter, index) => {
      const { in: place, name, description, schema, 'x-typed': isTyped = false } = followRef(parameter) as Node;
      if (place !== 'path') return [];
      const isInteger = (followRef(schema) as Node).type === 'integer';
      const at = `${pointer}/parameters/${index}`;
      return {
        name: name as string,
        description: description as string,
        isInteger,
        isTyped: isTyped as boolean,
        pointer: at,
      };
    }),
    ...(body ? { body: describeBody(followRef, (followRef(body) as Node).content as Node) } : {}),
  };
}

function describeBody(followRef: DescribedApi['followRef'], content: Node): RequestBody {
  const json = (content['application/json'] ?? Object.values(content)[0]) as Node;
  const { properties } = (followRef(json.schema) ?? {}) as { properties?: Node | null };
  const [example] = Object.values((json.examples ?? {}) as Node).map((one) => followRef(one) as Node);
  return {
    types: Object.keys(content),
    fields: Object.entries(properties ?? {}).map(([name, given]) => {
      const {
        type,
        description,
        minimum,
        enum: members,
        ...rest
      } = {
        ...(followRef(given) as Node),
        ...(given as Node),
      };
      return {
        name,
        type: type as string,
        description: description as string,
        isTyped: rest['x-typed'] === true,
        ...(minimum === undefined ? {} : { minimum: minimum as number }),
        ...(rest.format === undefined ? {} : { format: rest.format as string }),
        ...(members === undefined ? {} : { enum: members as string[] }),
        ...(rest['x-members'] === undefined ? {} : { members: rest['x-members'] as 'billing_systems' }),
        ...(rest['x-enum-grades'] === undefined ? {} : { memberGrades: rest['x-enum-grades'] as Node }),
      };
    }),
    example: (example?.value ?? {}) as Record<string, unknown>,
  };
}
