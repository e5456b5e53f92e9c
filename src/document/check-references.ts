import { KitError } from '../errors.js';
import { grades, isGrade } from './grades.js';
import { isRecord } from './is-record.js';
import type { Json } from './openapi.js';
import { describe } from './schema-problems.js';
import type { YamlTree } from './yaml-tree.js';

type Node = { [key: string]: Json };

/** What is wrong with a user's document, and where. */
export function refusal(
  tree: YamlTree,
  message: string,
  expected: string,
  fix = 'Correct it in the document.',
): KitError {
  return new KitError('document-invalid', message, { expected, where: tree.where, fix });
}

/**
 * Each reference must lead somewhere in the same document, and not to itself.
 * @throws KitError document-invalid, with the line
 */
export function checkReferences(root: YamlTree, data: Node): void {
  const seen = new Set<unknown>();
  const walk = (value: unknown, tree: YamlTree): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    if (isRecord(value) && typeof value.$ref === 'string') checkReference(tree, data, value.$ref);
    const grade = isRecord(value) ? value['x-grade'] : undefined;
    if (grade !== undefined && !isGrade(String(grade))) {
      throw refusal(tree, `There is no grade ${describe(grade)}.`, grades.join(' | '));
    }
    for (const [key, inner] of Object.entries(value)) {
      // What stands under these is somebody's data, whatever it looks like.
      if (/^(example|value|default|enum|const)$/.test(key)) continue;
      walk(inner, tree.get(key) ?? tree.items()?.[Number(key)] ?? tree);
    }
  };
  walk(data, root);
}

/** More references in a row than these lead round in a circle. */
const mostHops = 50;

function checkReference(tree: YamlTree, data: Node, reference: string): void {
  let target: unknown = { $ref: reference };
  for (let hops = 0; isRecord(target) && typeof target.$ref === 'string'; hops++) {
    if (!target.$ref.startsWith('#/')) {
      throw refusal(
        tree,
        `The reference ${target.$ref} leads out of the document.`,
        'a reference that begins with #/',
        'Bundle the document into one file first.',
      );
    }
    if (hops > mostHops)
      throw refusal(tree, `The reference ${reference} leads back to itself.`, 'a reference to a value');
    target = target.$ref
      .slice(2)
      .split('/')
      .map((key) => decodeKey(key))
      .reduce<unknown>(
        (node, key) =>
          typeof node === 'object' && node !== null && Object.hasOwn(node, key) ? (node as Node)[key] : undefined,
        data,
      );
  }
  if (target === undefined)
    throw refusal(tree, `The reference ${reference} leads to nothing.`, 'a reference to something in the document');
}

function decodeKey(key: string): string {
  try {
    return decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~');
  } catch {
    return key;
  }
}
