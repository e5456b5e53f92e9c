import type { YamlTree } from '../document/yaml-tree.js';
import { KitError } from '../errors.js';

/** A mistake in a contract document, with its place. */
export function invalid(tree: YamlTree, message: string, expected: string, fix?: string): KitError {
  return new KitError('contract-invalid', message, {
    expected,
    where: whereOf(tree),
    fix: fix ?? 'Correct the document; contracts/ of the kit has examples.',
  });
}

/** A part of Arazzo that the runner does not implement. */
export function unsupported(tree: YamlTree, what: string, implemented: string): KitError {
  return new KitError('contract-unsupported', `The runner does not implement ${what}.`, {
    expected: implemented,
    where: whereOf(tree),
    fix: 'Write it with what is implemented; nothing of a contract is skipped in silence.',
  });
}

const whereOf = ({ where, path }: YamlTree): string => (path === '' ? where : `${where} (${path})`);
