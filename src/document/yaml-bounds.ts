import { type CST, type Document, isAlias, isCollection, isPair, isScalar, Parser } from 'yaml';
import { mostLevels } from './nesting.js';

/** What is wrong with a text, and where, as an offset. */
export interface YamlProblem {
  was: string;
  offset: number;
}

/** Whether a text of YAML has more levels than are read. To be asked before it is parsed, which goes down level by level. */
export function isTooDeepYaml(text: string): boolean {
  // Few texts open so many brackets, or have a line that begins so far to the right.
  if ((text.match(/[[{]/g)?.length ?? 0) <= mostLevels && !/^[ \t?:-]{512}/m.test(text)) return false;
  let level: CST.Token[] = [...new Parser().parse(text)];
  // The first level is that of the document.
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > mostLevels) return true;
    level = level.flatMap(childrenOf);
  }
  return false;
}

function childrenOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [key, value]).filter((one) => one?.type !== undefined) as CST.Token[];
}

/** Values that the aliases of a text may stand for in all. */
const mostBorrowed = 1_000_000;

/** What each alias of a document stands for. */
export type AliasTargets = ReadonlyMap<unknown, unknown>;

/**
 * Follows the aliases of a document, all in one walk: the parser's own resolve() walks it once for each.
 * @returns what they stand for, and what is wrong with them: one without an anchor before it, one inside what it stands
 *   for, or so many of so much that reading them would fill the memory
 */
export function followAliases(document: Document): { targets: AliasTargets; problem: YamlProblem | undefined } {
  const targets = new Map<unknown, unknown>();
  const anchors = new Map<string, unknown>();
  const sizes = new Map<unknown, number>();
  let borrowed = 0;
  let problem: YamlProblem | undefined;

  function measure(node: unknown): number {
    if (problem) return 0;
    if (isPair(node)) return measure(node.key) + measure(node.value);
    if (isAlias(node)) {
      targets.set(node, anchors.get(node.source));
      return follow(node.source, node.range?.[0] ?? 0);
    }
    if ((isScalar(node) || isCollection(node)) && node.anchor !== undefined) anchors.set(node.anchor, node);
    if (!isCollection(node)) return 1;
    const size = node.items.reduce((sum: number, item) => sum + measure(item), 1);
    sizes.set(node, size);
    return size;
  }

  function follow(name: string, offset: number): number {
    const target = anchors.get(name);
    // What has not been measured to its end is what the alias stands in.
    const size = isCollection(target) ? sizes.get(target) : 1;
    borrowed += size ?? 0;
    if (target === undefined) problem = { was: `no &${name} comes before *${name}`, offset };
    else if (size === undefined) problem = { was: `*${name} stands inside of what it stands for`, offset };
    else if (borrowed > mostBorrowed)
      problem = { was: `the aliases up to *${name} stand for more than ${mostBorrowed} values`, offset };
    return size ?? 0;
  }

  measure(document.contents);
  return { targets, problem };
}
