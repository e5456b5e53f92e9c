import { resolvePointer } from '../document/openapi.js';

/** A node of openapi.yaml, of which only what the pages print is named. */
export interface Node {
  $ref?: string;
  description?: string;
  summary?: string;
  value?: unknown;
  [key: string]: unknown;
}

export type Nodes = Record<string, Node>;

/** The node that a $ref leads to, with what stands beside the $ref over it; a node without one is itself. */
export function follow(node: Node): Node {
  const { $ref, ...beside } = node;
  return $ref === undefined ? node : { ...follow(resolvePointer($ref) as unknown as Node), ...beside };
}

/** The entries of a map of nodes, each followed; none where the map is missing. */
export function entriesOf(nodes: unknown): [name: string, node: Node][] {
  return Object.entries((nodes ?? {}) as Nodes).map(([name, node]) => [name, follow(node)]);
}
