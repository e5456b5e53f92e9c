import type { Place } from './place.js';

/** Line and column, from 1. */
export type Position = readonly [line: number, column: number];

/** A value as it was written: a scalar, the items of a list, or the entries of a mapping, each with the place of its key. */
export interface YamlNode {
  at?: Position;
  value?: unknown;
  items?: readonly YamlNode[];
  entries?: readonly (readonly [key: string, node: YamlNode, keyAt?: Position])[];
}

/** A value of a YAML file together with where it stands. */
export class YamlTree {
  constructor(
    private readonly file: string,
    readonly node: YamlNode,
    /** The path to it, for messages: workflows/0/steps/1. */
    readonly path = '',
    /** Where it begins, when it stands under a key: a value may begin lines below. */
    private readonly keyAt?: Position,
  ) {}

  /** Where it stands: its key, if it has one. Lines count from 1. */
  get place(): Place {
    return { file: this.file, line: this.position.line };
  }

  /** The same as file:line. */
  get where(): string {
    return `${this.file}:${this.position.line}`;
  }

  /** Line and column, from 1. */
  get position(): { line: number; column: number } {
    const [line, column] = this.keyAt ?? this.node.at ?? [1, 1];
    return { line, column };
  }

  /** As plain data, aliases replaced. How much they may stand for was checked before. */
  get value(): unknown {
    return plain(this.node);
  }

  /** The child under a key, or undefined. */
  get(key: string): YamlTree | undefined {
    const entry = this.node.entries?.find(([name]) => name === key);
    return entry && this.child(entry[1], key, entry[2]);
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
    return this.node.entries?.map(([key]) => key) ?? [];
  }

  isMapping(): boolean {
    return this.node.entries !== undefined;
  }

  /** The items of a list; undefined when it is none. */
  items(): YamlTree[] | undefined {
    return this.node.items?.map((item, index) => this.child(item, String(index)));
  }

  private child(node: YamlNode, name: string, keyAt?: Position): YamlTree {
    return new YamlTree(this.file, node, this.path === '' ? name : `${this.path}/${name}`, keyAt);
  }
}

function plain({ value, items, entries }: YamlNode): unknown {
  if (items) return items.map(plain);
  return entries ? Object.fromEntries(entries.map(([key, node]) => [key, plain(node)])) : value;
}
