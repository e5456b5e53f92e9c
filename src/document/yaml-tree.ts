import { type Document, isAlias, isMap, isNode, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { KitError } from '../errors.js';
import { mostLevels } from './nesting.js';
import type { Place } from './place.js';
import { type AliasTargets, followAliases, isTooDeepYaml } from './yaml-bounds.js';

/** A file as it was parsed. */
interface Source {
  document: Document;
  lines: LineCounter;
  file: string;
  targets: AliasTargets;
}

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
  return new YamlTree({ document, lines, file, targets }, document.contents, '');
}

/** A value of a YAML file together with where it stands. */
export class YamlTree {
  constructor(
    private readonly source: Source,
    private readonly node: unknown,
    /** The path to it, for messages: workflows/0/steps/1. */
    readonly path: string,
    /** Where it begins, when it stands under a key: a value may begin lines below. */
    private readonly key?: Node,
  ) {}

  /** Where it stands: its key, if it has one. Lines count from 1. */
  get place(): Place {
    return { file: this.source.file, line: this.position.line };
  }

  /** The same as file:line. */
  get where(): string {
    return `${this.source.file}:${this.position.line}`;
  }

  /** Line and column, from 1. */
  get position(): { line: number; column: number } {
    const range = (this.key ?? (this.node as Node | null))?.range;
    if (!range) return { line: 1, column: 1 };
    const { line, col } = this.source.lines.linePos(range[0]);
    return { line, column: col };
  }

  /** As plain data, aliases replaced. */
  get value(): unknown {
    // How much aliases may stand for was checked before.
    return isNode(this.node) ? this.node.toJS(this.source.document, { maxAliasCount: -1 }) : this.node;
  }

  /** The child under a key, or undefined. */
  get(key: string): YamlTree | undefined {
    const pair = isMap(this.node) ? this.node.items.find((one) => String(one.key) === key) : undefined;
    return pair && this.child(pair.value, key, isNode(pair.key) ? pair.key : undefined);
  }

  /** What stands at a JSON pointer, or the nearest thing around it that was written. */
  nearestTo(pointer: string): YamlTree {
    let tree: YamlTree = this;
    for (const part of pointer.split('/').slice(1)) {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
      const child = tree.get(key) ?? tree.items()?.[Number(key)];
      if (!child) return tree;
      tree = child;
    }
    return tree;
  }

  /** The names of a mapping; none for anything else. */
  keys(): string[] {
    return isMap(this.node) ? this.node.items.map((pair) => String(pair.key)) : [];
  }

  isMapping(): boolean {
    return isMap(this.node);
  }

  /** The items of a list; undefined when it is none. */
  items(): YamlTree[] | undefined {
    return isSeq(this.node) ? this.node.items.map((item, index) => this.child(item, String(index))) : undefined;
  }

  private child(node: unknown, name: string, key?: Node): YamlTree {
    const resolved = isAlias(node) ? this.source.targets.get(node) : node;
    return new YamlTree(this.source, resolved, this.path === '' ? name : `${this.path}/${name}`, key);
  }
}
