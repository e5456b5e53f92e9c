import type { YamlTree } from '../document/yaml-tree.js';
import { invalid, unsupported } from './refusals.js';

/** @throws KitError contract-invalid when it is no mapping, contract-unsupported for a key that is not in the list */
export function checkKeys(tree: YamlTree, known: readonly string[]): void {
  if (!tree.isMapping()) throw invalid(tree, `${tree.path || 'The document'} is no mapping.`, known.join(', '));
  for (const key of tree.keys()) {
    if (!known.includes(key)) throw unsupported(tree.get(key) ?? tree, `the keyword ${key} here`, known.join(', '));
  }
}

/** @throws KitError contract-invalid when the key is missing */
export function required(tree: YamlTree, key: string): YamlTree {
  const child = tree.get(key);
  if (!child) throw invalid(tree, `${tree.path || 'The document'} has no ${key}.`, `a value for ${key}`);
  return child;
}

/** The text under a key. @throws KitError contract-invalid when it is missing or no text */
export function text(tree: YamlTree, key: string): string {
  const child = required(tree, key);
  if (typeof child.value !== 'string' || child.value === '') {
    throw invalid(child, `${child.path} is no text.`, 'a text that is not empty');
  }
  return child.value;
}

/** The truth under a key. @throws KitError contract-invalid when it is missing or neither true nor false */
export function flag(tree: YamlTree, key: string): boolean {
  const child = required(tree, key);
  if (typeof child.value !== 'boolean')
    throw invalid(child, `${child.path} is neither true nor false.`, 'true | false');
  return child.value;
}

/** The items of the list under a key. @throws KitError contract-invalid when it is missing, no list or empty */
export function listOf(tree: YamlTree, key: string): YamlTree[] {
  const child = required(tree, key);
  const items = child.items();
  if (!items || items.length === 0)
    throw invalid(child, `${child.path} is no list with entries.`, 'at least one entry');
  return items;
}
