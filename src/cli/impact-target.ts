import { existsSync } from 'node:fs';
import { type Assumptions, parseAssumptions } from '../document/assumptions.js';
import { checkReferences } from '../document/check-references.js';
import type { DescribedApi } from '../document/openapi.js';
import { parseYaml } from '../document/parse-yaml.js';
import { readText } from '../document/text-file.js';
import type { YamlTree } from '../document/yaml-tree.js';
import { KitError } from '../errors.js';
import { loadProfile, parseProfile } from '../verify/profile.js';
import { profileNames } from '../verify/shipped-profiles.js';
import { baseUrlOf } from './base-url.js';

/** What recordings are held against. */
export type ImpactTarget =
  | { kind: 'server'; baseUrl: string }
  /** A fake with these switches. */
  | { kind: 'switches'; assumptions: Partial<Assumptions> }
  | { kind: 'document'; document: DescribedApi['data'] };

const askedBy = {
  command: 'impact',
  example: 'ticaga-kit impact --recordings recordings --to http://127.0.0.1:4010',
  credentials: 'Give them with TICAGA_API_EMAIL and TICAGA_API_TOKEN.',
};

/**
 * What --to names: a URL, a shipped profile, switches, or a file that is a profile or a document, whatever it is called.
 * @throws KitError usage, assumption-unknown, file-unreadable, profile-invalid, document-invalid
 */
export async function loadImpactTarget(to: string): Promise<ImpactTarget> {
  if (/^[a-z]+:\/\//i.test(to)) return { kind: 'server', baseUrl: baseUrlOf(to, askedBy) };
  const names = await profileNames();
  if (names.includes(to)) return { kind: 'switches', assumptions: (await loadProfile(to)).assumptions };
  if (to.includes('=') && !existsSync(to)) return { kind: 'switches', assumptions: parseAssumptions(to.split(',')) };
  const fix = `Name an OpenAPI document, a profile (a file, or ${names.join(', ')}), NAME=VALUE of a switch, or a URL.`;
  const text = await readText(to, 'the changed contract', fix);
  const refuse = (was: string, where: string) =>
    new KitError('usage', `${to} is no changed contract.`, {
      expected: 'an OpenAPI document (openapi: 3.x), or a profile (assumptions)',
      was,
      where,
      fix,
    });
  const tree = parseYaml(text, to, refuse);
  if (tree.get('openapi') || tree.get('swagger')) return { kind: 'document', document: documentOf(tree, to) };
  if (tree.get('assumptions') || tree.get('confirmed') || tree.get('learned'))
    return { kind: 'switches', assumptions: parseProfile(text, to).assumptions };
  throw refuse(tree.isMapping() ? `a mapping of ${tree.keys().slice(0, 5).join(', ')}` : 'no mapping', tree.where);
}

function documentOf(tree: YamlTree, file: string): DescribedApi['data'] {
  const version = tree.get('openapi')?.value;
  if (!/^3(\.\d+){0,2}$/.test(String(version))) {
    throw new KitError('document-invalid', `${file} is no OpenAPI document of version 3.`, {
      expected: 'openapi: 3.1.0, or another 3.x',
      was: version === undefined ? 'no field openapi' : `openapi: ${JSON.stringify(version)}`,
      where: (tree.get('openapi') ?? tree).where,
      fix: 'Convert it to OpenAPI 3.1, or name another file.',
    });
  }
  const document = tree.value as DescribedApi['data'];
  checkReferences(tree, document);
  if (!tree.get('paths')?.isMapping()) {
    throw new KitError('document-invalid', `${file} describes no address.`, {
      expected: 'paths with at least one address',
      where: (tree.get('paths') ?? tree).where,
      fix: 'Name the whole document.',
    });
  }
  return document;
}
