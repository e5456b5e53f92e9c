import type { IncomingHttpHeaders } from 'node:http';
import { type FoundFurther, type FurtherDocument, findFurther } from '../../document/further-document.js';
import { decodedParametersIn, type Operation, operations } from '../../document/operations.js';

/** The operation that a request is for, and the values of the parameters in its address. */
export type FoundRequest = FoundFurther | { operation: Operation; parameters: Readonly<Record<string, string>> };

/**
 * The operation of openapi.yaml, or else of a further document, that a request is for.
 * @param path without its query, each slash once
 * @returns undefined when no document has it, or when the address cannot be decoded
 */
export function findRequest(
  method: string,
  path: string,
  further: readonly FurtherDocument[],
): FoundRequest | undefined {
  // Who answers GET answers HEAD.
  const asked = method === 'HEAD' ? 'GET' : method;
  for (const operation of operations) {
    const parameters = operation.method === asked ? decodedParametersIn(operation, path) : undefined;
    if (parameters) return { operation, parameters };
  }
  return path.startsWith('/api/') ? findFurther(further, asked, path) : undefined;
}

/** A request as it came, before its body is known. */
export interface Head {
  method: string;
  /** Path and query, as they were written. */
  url: string;
  headers: IncomingHttpHeaders;
}

/** What a request is for, by its address. */
export interface Addressed {
  /** undefined when no document has it. */
  found: FoundRequest | undefined;
  /** Without its query, each slash once. */
  path: string;
  /** Whether a slash stood twice in it. */
  isDoubled: boolean;
}

/** What a request is for. @param further documents beside openapi.yaml */
export function findAddressed({ method, url }: Head, further: readonly FurtherDocument[]): Addressed {
  const written = url.replace(/\?.*/s, '');
  const path = written.replace(/\/{2,}/g, '/');
  return { found: findRequest(method, path, further), path, isDoubled: path !== written };
}
