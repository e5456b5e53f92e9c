import { dirname, isAbsolute, join } from 'node:path';
import { isRecord } from '../document/is-record.js';
import { didYouMean } from '../document/nearest.js';
import { parseYaml } from '../document/parse-yaml.js';
import { readText } from '../document/text-file.js';
import type { YamlTree } from '../document/yaml-tree.js';
import { KitError } from '../errors.js';
import type { Command } from './command.js';
import { type ConfigKey, configKeys, pathsIn } from './config-keys.js';
import type { Given } from './option.js';
import { splitWords } from './split-words.js';

/**
 * What a configuration file has for one command: its own section over what all commands share.
 * @param name the command's
 * @param commands the tables of all that read such a file, against which it is checked as a whole
 * @throws KitError file-unreadable, config-invalid
 */
export async function loadConfig(
  file: string,
  name: string,
  commands: readonly Command[],
): Promise<ReadonlyMap<string, Given>> {
  const fix = 'Name an existing file with --config.';
  return parseConfig(await readText(file, 'the configuration file', fix), file, name, commands);
}

/** @throws KitError config-invalid */
export function parseConfig(
  text: string,
  file: string,
  name: string,
  commands: readonly Command[],
): ReadonlyMap<string, Given> {
  const tree = parseYaml(text, file, (was, where) => {
    return new KitError('config-invalid', `${file} is no YAML.`, { was, where, fix: 'Correct its syntax.' });
  });
  const keys = new Map(commands.map((command) => [command.name, configKeys(command)]));
  const shared = new Map([...keys.values()].flatMap((one) => [...one]));
  checkMapping(tree, file);
  checkKeys(tree, [...shared.keys(), ...keys.keys()], shared, file);
  for (const [section, own] of keys) {
    const written = sectionOf(tree, section);
    if (written) checkKeys(written, [...own.keys()], own, `The section ${section}`);
  }
  const given = [...keys.get(name)!].flatMap(([key, kind]): [string, Given][] => {
    const written = sectionOf(tree, name)?.get(key) ?? tree.get(key);
    if (!written || written.value === null) return [];
    return [[key, { texts: textsOf(key, kind, written, file), origin: { from: 'file', where: written.where } }]];
  });
  return new Map(given);
}

function sectionOf(tree: YamlTree, name: string): YamlTree | undefined {
  const section = tree.get(name);
  if (section && section.value !== null) checkMapping(section, `The section ${name}`);
  return section;
}

/** An empty file, or one of comments, has nothing to say. */
function checkMapping(tree: YamlTree, what: string): void {
  if (tree.isMapping() || tree.value === null || tree.value === undefined) return;
  throw new KitError('config-invalid', `${what} is no mapping.`, {
    expected: 'names of options with their values, for example profile: laravel-11-api',
    was: JSON.stringify(tree.value),
    where: tree.where,
    fix: 'ticaga-kit docs describes the file: docs/config.md.',
  });
}

function checkKeys(
  tree: YamlTree,
  known: readonly string[],
  kinds: ReadonlyMap<string, ConfigKey>,
  what: string,
): void {
  for (const key of tree.keys()) {
    const { where } = tree.get(key)!;
    if (!known.includes(key)) {
      throw new KitError('config-invalid', `${what} has a key that there is not: ${key}.`, {
        where,
        fix: didYouMean(key, known),
      });
    }
    const reason = kinds.get(key)?.notInFile;
    if (reason !== undefined) {
      throw new KitError('config-invalid', `${key} does not stand in a configuration file.`, { where, fix: reason });
    }
  }
}

/** What a value would be on the command line. */
function textsOf(key: string, kind: ConfigKey, { value, where }: YamlTree, file: string): readonly string[] {
  const refuse = (fix: string) =>
    new KitError('config-invalid', `${key} cannot be that.`, {
      expected: kind.says,
      was: JSON.stringify(value),
      where,
      fix,
    });
  if (kind.form === 'flag') {
    if (typeof value === 'boolean') return [String(value)];
    throw refuse(`Write ${key}: true or ${key}: false.`);
  }
  if (kind.form === 'command' && typeof value === 'string') return splitWords(value, key, where);
  const items = kind.takesPairs && isRecord(value) ? pairsOf(value) : [value].flat();
  const isList = kind.form !== 'one' || kind.separator !== undefined;
  if (!items.every(isScalar) || (items.length > 1 && !isList) || (kind.form === 'command' && items.length === 0)) {
    throw refuse(`Correct ${key}, or leave it out.`);
  }
  const texts = items.map((item) => relativeTo(file, String(item), kind));
  return kind.separator === undefined ? texts : [texts.join(kind.separator)];
}

const isScalar = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';

function pairsOf(value: Record<string, unknown>): unknown[] {
  return Object.entries(value).map(([name, one]) => (isScalar(one) ? `${name}=${one}` : one));
}

/** A path as the working folder sees it that the file writes as its own folder sees it. */
function relativeTo(file: string, text: string, { value }: ConfigKey): string {
  const { before, path } = pathsIn(value, text);
  return path === undefined || isAbsolute(path) ? text : before + join(dirname(file), path);
}
