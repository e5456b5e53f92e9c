import { didYouMean } from '../../../document/nearest.js';
import { readText } from '../../../document/text-file.js';
import type { YamlTree } from '../../../document/yaml-tree.js';
import { KitError } from '../../../errors.js';
import { type Team, teamDefaults } from './team.js';

/** The fields of a team in a file, by what they are called here. */
const limits = {
  sandboxes: 'sandboxes',
  'requests-per-minute': 'requestsPerMinute',
  'journal-bytes': 'journalBytes',
} as const;
const fields = ['name', 'key', ...Object.keys(limits)];

/** In characters: a shorter key can be guessed. */
const shortestKey = 16;

/**
 * Reads a file of teams, YAML or JSON: a list below `teams`, each with name and key, and perhaps sandboxes,
 * requests-per-minute and journal-bytes.
 * @throws KitError file-unreadable, teams-invalid; no error repeats a key
 */
export async function loadTeams(file: string): Promise<readonly Team[]> {
  const text = await readText(file, 'the file of teams', 'Name an existing file with --team.');
  const { parseYaml } = await import('../../../document/parse-yaml.js');
  const tree = parseYaml(text, file, (was, where) => invalid(`${file} is no YAML.`, where, was));
  const list = tree.isMapping() ? tree.get('teams') : undefined;
  const teams = list?.items();
  if (!teams || teams.length === 0) throw invalid(`${file} names no team.`, tree.where);
  const read = teams.map(readTeam);
  for (const [at, team] of read.entries()) {
    const { where } = teams[at] as YamlTree;
    const before = read.slice(0, at);
    if (before.some(({ name }) => name === team.name)) throw invalid(`Two teams are named ${team.name}.`, where);
    const twin = before.find(({ key }) => key === team.key);
    if (twin) throw invalid(`The teams ${twin.name} and ${team.name} have the same key.`, where);
  }
  return read;
}

function readTeam(tree: YamlTree): Team {
  if (!tree.isMapping()) throw invalid('A team is no mapping.', tree.where);
  const unknown = tree.keys().find((name) => !fields.includes(name));
  if (unknown !== undefined) {
    const { where } = tree.get(unknown) as YamlTree;
    throw new KitError('teams-invalid', `A team has no field ${unknown}.`, { where, fix: didYouMean(unknown, fields) });
  }
  const name = tree.get('name')?.value;
  if (typeof name !== 'string' || !/^[a-z0-9][a-z0-9-]{0,30}$/.test(name))
    throw invalid(
      'A team has no name that can begin that of a sandbox.',
      tree.where,
      'a name of other characters, or none',
    );
  const key = tree.get('key')?.value;
  if (typeof key !== 'string' || key.length < shortestKey || /[^!-~]/.test(key)) {
    throw invalid(
      `The key of the team ${name} is none.`,
      tree.where,
      `no key, one of fewer than ${shortestKey} characters, or one with others than ASCII`,
    );
  }
  const own = Object.entries(limits).map(([written, known]) => [
    known,
    readLimit(tree, written) ?? teamDefaults[known],
  ]);
  return { name, key, ...(Object.fromEntries(own) as Omit<Team, 'name' | 'key'>) };
}

function readLimit(tree: YamlTree, field: string): number | undefined {
  const written = tree.get(field);
  if (written === undefined || written.value === null) return undefined;
  const { value, where } = written;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
  throw new KitError('teams-invalid', `The field ${field} of a team is ${JSON.stringify(value)}.`, {
    expected: 'a whole number from 1',
    where,
    fix: `Correct ${field}, or leave it out.`,
  });
}

function invalid(message: string, where: string, was?: string): KitError {
  return new KitError('teams-invalid', message, {
    expected: 'teams: a list, each with a name (a-z, 0-9, -) of its own and a key of at least 16 characters of its own',
    ...(was === undefined ? {} : { was }),
    where,
    fix: 'Correct it; openssl rand -hex 24 makes a key.',
  });
}
