import { isAlias, isMap, isNode, isSeq, LineCounter, type Node, parseDocument, type Range } from 'yaml';
import type { KitError } from '../errors.js';
import { mostLevels } from './nesting.js';
import { type AliasTargets, followAliases, isTooDeepYaml } from './yaml-bounds.js';
import { type Position, type YamlNode, YamlTree } from './yaml-tree.js';

/**
 * Reads YAML, of which JSON is a part. This file brings the YAML parser: what can do without imports it late.
 * @param file its name, for messages
 * @param refuse makes the error for a text that is no YAML, from what is wrong with it and from file:line:column
 * @throws what `refuse` makes
 */
export function parseYaml(text: string, file: string, refuse: (was: string, where: string) => KitError): YamlTree {
  if (isTooDeepYaml(text)) throw refuse(`more than ${mostLevels} lists and records stand inside each other`, file);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  const where = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  if (error) throw refuse(error.message, where(error.pos[0]));
  const { targets, problem } = followAliases(document);
  if (problem) throw refuse(problem.was, where(problem.offset));
  const positionOf = ({ range }: { range?: Range | null }): Position | undefined => {
    if (!range) return undefined;
    const { line, col } = lines.linePos(range[0]);
    return [line, col];
  };
  return new YamlTree(file, createReader(targets, positionOf)(document.contents));
}

/** Makes nodes of those of the parser, each once: what an alias stands for is the same node. */
function createReader(targets: AliasTargets, positionOf: (node: Node) => Position | undefined) {
  const made = new Map<unknown, YamlNode>();
  function read(given: unknown): YamlNode {
    const node = isAlias(given) ? targets.get(given) : given;
    const known = made.get(node);
    if (known) return known;
    if (!isNode(node)) return { value: node ?? null };
    const at = positionOf(node);
    const fresh: YamlNode = { ...(at && { at }), ...contentOf(node) };
    made.set(node, fresh);
    return fresh;
  }
  function contentOf(node: Node): Omit<YamlNode, 'at'> {
    if (isSeq(node)) return { items: node.items.map(read) };
    if (!isMap(node)) return { value: node.toJSON() };
    return {
      entries: node.items.map(({ key, value }) => {
        const at = isNode(key) ? positionOf(key) : undefined;
        return at ? [String(key), read(value), at] : [String(key), read(value)];
      }),
    };
  }
  return read;
}
