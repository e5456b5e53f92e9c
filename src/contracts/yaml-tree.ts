import { type Document, isAlias, isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { KitError } from '../errors.js';
import type { Place } from './contract-document.js';

/** A value of a YAML file together with where it stands. */
export class YamlTree {
  private constructor(
    private readonly document: Document,
    private readonly lines: LineCounter,
    private readonly file: string,
    private readonly node: unknown,
    /** The path to it, for messages: workflows/0/steps/1. */
    readonly path: string,
  ) {}

  /** @throws KitError contract-invalid when the text is no YAML */
  static parse(text: string, file: string): YamlTree {
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines });
    const [error] = document.errors;
    if (error) {
      throw new KitError('contract-invalid', `${file} is no YAML: ${error.message.split('\n')[0]}`, {
        where: `${file}:${error.linePos?.[0].line ?? 1}`,
        fix: 'Correct the YAML.',
      });
    }
    return new YamlTree(document, lines, file, document.contents, '');
  }

  get place(): Place {
    const range = (this.node as Node | null)?.range;
    return { file: this.file, line: range ? this.lines.linePos(range[0]).line : 1 };
  }

  /** As plain data, aliases replaced. */
  get value(): unknown {
    return this.node === null || this.node === undefined ? this.node : (this.node as Node).toJS(this.document);
  }

  /** The child under a key, or undefined. */
  get(key: string): YamlTree | undefined {
    const child: unknown = isMap(this.node) ? this.node.get(key, true) : undefined;
    return child === undefined ? undefined : this.child(child, key);
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

  private child(node: unknown, key: string): YamlTree {
    const resolved = isAlias(node) ? node.resolve(this.document) : node;
    return new YamlTree(this.document, this.lines, this.file, resolved, this.path === '' ? key : `${this.path}/${key}`);
  }
}
