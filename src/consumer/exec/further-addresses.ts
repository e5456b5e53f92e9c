import { addressOf } from '../../document/operations.js';
import type { Entry } from '../../journal/entry.js';
import { pathOf } from '../../journal/request-parts.js';
import { withoutSandbox } from '../../journal/without-sandbox.js';
import { notJudgedCode } from '../../judges/requests/unmatched.js';
import type { KnownOperations } from '../known-operation.js';

/** An address that no document knows, and that is like none which one knows. */
export interface UnjudgedAddress {
  method: string;
  /** As it came, without sandbox and query; each number is 0. */
  path: string;
  requests: number;
}

/** An address that only single plugin versions call. */
export interface SupersededAddress {
  operationId: string;
  address: string;
  /** The operation that serves the same purpose. */
  newer: string | undefined;
  requests: number;
}

/** The addresses of a conversation that nobody can judge, each once. */
export function findUnjudged(entries: readonly Entry[]): UnjudgedAddress[] {
  const found = new Map<string, UnjudgedAddress>();
  for (const { notes, method, url } of entries) {
    if (!notes.some(({ code }) => code === notJudgedCode)) continue;
    const path = pathOf(withoutSandbox(url)).replace(/\d+/g, '0');
    const known = found.get(`${method} ${path}`);
    if (known) known.requests++;
    else found.set(`${method} ${path}`, { method, path, requests: 1 });
  }
  return [...found.values()];
}

/** The older addresses of a conversation, in the order of their document. */
export function findSuperseded(entries: readonly Entry[], { all }: KnownOperations): SupersededAddress[] {
  return all.flatMap(({ operation, supersededBy, isSuperseded }) => {
    if (!isSuperseded) return [];
    const requests = entries.filter(({ operationId }) => operationId === operation.operationId).length;
    const newer = supersededBy && addressOf(supersededBy);
    return requests === 0
      ? []
      : [{ operationId: operation.operationId, address: addressOf(operation), newer, requests }];
  });
}
