import type { Fact, Grade } from './grades.js';
import { isRecord } from './is-record.js';
import { type DescribedApi, describeApi, type Json, pointerKey } from './openapi.js';
import { decodedParametersIn, describeOperations, findOperation, type Operation } from './operations.js';
import { type Outcome, outcomeByStatus } from './outcome.js';

/** An answer that a further document describes: one example under one status. */
export interface FurtherAnswer {
  /** The name of the example; its status where it has none. */
  example: string;
  status: number;
  /** What it means: the x-outcome of the example, else what its status says. */
  outcome: Outcome;
  /** The example's body, decoded; undefined when the answer has none. */
  body: Json | undefined;
}

/** An operation that openapi.yaml does not have. */
export interface FurtherOperation extends Operation {
  document: FurtherDocument;
  /** In the order of the document. At least one is a success. */
  answers: readonly FurtherAnswer[];
  /** Whether a request without a body is wrong. */
  isBodyRequired: boolean;
  /** Whether its document asks for Basic or Bearer credentials. */
  asksForCredentials: boolean;
  /** Whether it may change something: its method says so. */
  writes: boolean;
  /** The operation of openapi.yaml that serves the same purpose. */
  supersededBy: Operation | undefined;
}

/** A document beside openapi.yaml, whose operations are answered from their examples: they have no state. */
export interface FurtherDocument {
  /** How it is called: older-addresses.yaml, or the path that the user gave. */
  name: string;
  /** Whether it is a user's own. The kit's holds older addresses, of which nobody knows whether a server has them. */
  isOwn: boolean;
  api: DescribedApi;
  operations: readonly FurtherOperation[];
}

/** A fact that a document states, with the grade that it gives it; one that it gives none is its author's own. */
export const factOf = (
  { name }: FurtherDocument,
  graded: Fact | undefined,
): Pick<Fact, 'source'> & { grade: Grade | 'own' } => graded ?? { grade: 'own', source: `${name} says so.` };

/** Whether an operation is one of a further document. */
export const isFurther = (operation: Operation): operation is FurtherOperation => 'document' in operation;

/** An operation of a further document, and the values of the parameters in the address that was asked for. */
export interface FoundFurther {
  operation: FurtherOperation;
  parameters: Readonly<Record<string, string>>;
}

type Node = { [key: string]: Json };

/**
 * @param data an OpenAPI document in the form of openapi.yaml: below /api, nothing but methods below a path, and every
 *   operation with a name and an example of a success
 */
export function describeFurther(name: string, isOwn: boolean, data: DescribedApi['data']): FurtherDocument {
  const api = describeApi(data);
  const document: FurtherDocument = { name, isOwn, api, operations: [] };
  const operations = describeOperations(api).map((operation): FurtherOperation => {
    const node = api.resolvePointer(operation.pointer) as Node;
    return {
      ...operation,
      document,
      answers: answersOf(api, node.responses as Node),
      isBodyRequired: (api.followRef(node.requestBody) as Node | undefined)?.required === true,
      asksForCredentials: asksForCredentials(api, node),
      writes: !['GET', 'HEAD', 'OPTIONS'].includes(operation.method),
      supersededBy: findOperation(String(node['x-superseded-by'])),
    };
  });
  return Object.assign(document, { operations });
}

/**
 * The operation that a request is for. Where two fit, the one with fewer parameters is meant, and whose parameters have
 * the right form.
 * @param path the path of the request, with /api and without its query
 * @returns undefined when no document has it, or when the address cannot be decoded
 */
export function findFurther(
  documents: readonly FurtherDocument[],
  method: string,
  path: string,
): FoundFurther | undefined {
  const fitting = documents
    .flatMap(({ operations }) => operations)
    .filter((operation) => operation.method === method)
    .flatMap((operation) => {
      const parameters = decodedParametersIn(operation, path);
      return parameters ? [{ operation, parameters }] : [];
    })
    .sort((a, b) => a.operation.pathParameters.length - b.operation.pathParameters.length);
  // What single plugin versions put there is known; a user's own document says what is wrong with another value.
  return fitting.find(hasForm) ?? fitting.find(({ operation }) => operation.document.isOwn);
}

const hasForm = ({ operation, parameters }: FoundFurther): boolean =>
  operation.pathParameters.every(({ name, isInteger }) => !isInteger || /^\d+$/.test(parameters[name] ?? ''));

function answersOf({ followRef }: DescribedApi, responses: Node): FurtherAnswer[] {
  // Ranges of statuses are there to check answers, not to give them.
  const exact = Object.entries(responses).filter(([code]) => /^\d+$/.test(code));
  return exact.flatMap(([code, response]) => {
    const status = Number(code);
    const { content } = followRef(response) as { content?: Node };
    const { examples = {} } = (content?.['application/json'] ?? {}) as { examples?: Node };
    const described = Object.entries(examples).map(([example, given]): FurtherAnswer => {
      const { value, 'x-outcome': outcome } = followRef(given) as { value: Json; 'x-outcome'?: Outcome };
      return { example, status, outcome: outcome ?? outcomeByStatus(status), body: value };
    });
    const bare: FurtherAnswer = { example: code, status, outcome: outcomeByStatus(status), body: undefined };
    return content === undefined ? [bare] : described;
  });
}

/** Schemes other than Basic and Bearer are not judged, for no page and no plugin tells how they would be checked. */
function asksForCredentials({ data, resolvePointer }: DescribedApi, operation: Node): boolean {
  const given = operation.security ?? data.security ?? [];
  const alternatives = (Array.isArray(given) ? given : []).filter((one): one is Node => isRecord(one));
  const isJudged = (name: string) => {
    const { type, scheme } = (resolvePointer(`components/securitySchemes/${pointerKey(name)}`) ?? {}) as Record<
      string,
      unknown
    >;
    return type === 'http' && /^(basic|bearer)$/i.test(String(scheme));
  };
  return alternatives.length > 0 && alternatives.every((one) => Object.keys(one).some(isJudged));
}
