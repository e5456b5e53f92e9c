import { Document, isScalar } from 'yaml';
import { type Assumptions, checkAssumptions, defaultAssumptions } from '../document/assumptions.js';
import { didYouMean } from '../document/nearest.js';
import { parseYaml } from '../document/parse-yaml.js';
import { readText } from '../document/text-file.js';
import { KitError } from '../errors.js';
import { seedFields } from '../generated/seed-fields.js';
import type { SettledSwitches } from '../judges/answers/settled-switches.js';
import { pathOfProfile, profileNames } from './shipped-profiles.js';

/** What a live server taught: how a fake must be set to behave the same. Holds no secret. */
export interface Profile {
  /** What kind of server it is, in a sentence; '' for a learned one. */
  summary: string;
  /** The base URL that was asked. */
  target: string;
  /** The day, as YYYY-MM-DD. */
  learned: string;
  /** The switches that differ from their defaults. */
  assumptions: Partial<Assumptions>;
  /** The switches that the server was seen to leave at their defaults. */
  confirmed: string[];
}

/**
 * The profile that a run learned.
 * @param expected the value of each switch that the run expected: a profile that was confirmed is kept
 */
export function createProfile(target: string, settled: SettledSwitches, expected: Assumptions, now: Date): Profile {
  const kept = settled.confirmed.filter((name) => expected[name] !== defaultAssumptions[name]);
  const observed = [
    ...kept.map((name) => [name, expected[name]] as const),
    ...settled.refuted.map((one) => [one.name, one.observed] as const),
  ];
  const isDefault = ([name, value]: readonly [keyof Assumptions, string]) => defaultAssumptions[name] === value;
  const backAtDefault = observed.filter(isDefault).map(([name]) => name);
  return {
    summary: '',
    target,
    learned: now.toISOString().slice(0, 10),
    assumptions: Object.fromEntries(observed.filter((entry) => !isDefault(entry))),
    confirmed: [...settled.confirmed.filter((name) => !kept.includes(name)), ...backAtDefault],
  };
}

/** What is told beside a profile to whoever opens its file. */
export interface ProfileRemarks {
  /** The command that wrote it. */
  writtenBy: string;
  /** A sentence. */
  remark?: string | undefined;
  /** What proves a switch, by its name; a line, with nothing in it that does not belong into a comment. */
  evidence?: ReadonlyMap<string, string>;
}

/** As YAML, for `serve --profile` and `verify --profile`. */
export function renderProfile(
  { summary: _, ...learned }: Profile,
  { writtenBy, remark, evidence = new Map() }: ProfileRemarks,
): string {
  const document = new Document(learned);
  const told = (node: unknown, name: string) => {
    const proof = evidence.get(name);
    if (proof !== undefined && isScalar(node)) node.comment = ` ${proof}`;
  };
  for (const name of Object.keys(learned.assumptions)) told(document.getIn(['assumptions', name], true), name);
  for (const [at, name] of learned.confirmed.entries()) told(document.getIn(['confirmed', at], true), name);
  return [
    `# Written by ticaga-kit ${writtenBy} --learn. Start a fake that behaves the same: ticaga-kit serve --profile FILE\n`,
    remark === undefined ? '' : `# ${remark}\n`,
    document.toString({ lineWidth: 0 }),
  ].join('');
}

const keys = ['summary', 'target', 'learned', 'assumptions', 'confirmed'] as const satisfies readonly (keyof Profile)[];

const remedy = 'Write one with ticaga-kit verify <baseUrl> --learn FILE.';

/** What a live server taught: no shipped profile is that. @throws KitError file-unreadable, and those of parseProfile */
export async function loadLearned(file: string): Promise<Profile> {
  return parseProfile(await readText(file, 'the profile', remedy), file);
}

/**
 * @param nameOrFile the name of a shipped profile, or the path of a learned one
 * @throws KitError file-unreadable, and those of parseProfile
 */
export async function loadProfile(nameOrFile: string): Promise<Profile> {
  const names = await profileNames();
  const file = names.includes(nameOrFile) ? pathOfProfile(nameOrFile) : nameOrFile;
  const fix = `Name one of the kit's, ${names.join(', ')}, or write one with ticaga-kit verify <baseUrl> --learn FILE.`;
  return parseProfile(await readText(file, 'the profile', fix), file);
}

/** @throws KitError profile-invalid, assumption-unknown, each with file and line */
export function parseProfile(text: string, file: string): Profile {
  const refuse = (was: string, where: string) =>
    new KitError('profile-invalid', `${file} is no profile.`, {
      expected: `a mapping with ${keys.join(', ')}`,
      was,
      where,
      fix: remedy,
    });
  const tree = parseYaml(text, file, refuse);
  if (!tree.isMapping()) throw refuse(JSON.stringify(tree.value), tree.where);
  const unknown = tree.keys().find((key) => !(keys as readonly string[]).includes(key));
  if (unknown !== undefined) throw unknownKey(unknown, tree.get(unknown)!.where);
  const settings = tree.get('assumptions');
  if (settings && settings.value !== null && !settings.isMapping()) {
    throw refuse(`assumptions is ${JSON.stringify(settings.value)}`, settings.where);
  }
  const checked = (settings?.keys() ?? []).map((name) => {
    const { value, where } = settings!.get(name)!;
    return checkAssumptions({ [name]: value }, where);
  });
  const names = tree.get('confirmed');
  if (names && names.value !== null && !names.items()) {
    throw refuse(`confirmed is ${JSON.stringify(names.value)}`, names.where);
  }
  const { summary, target, learned, confirmed } = tree.value as Record<string, unknown>;
  return {
    summary: String(summary ?? ''),
    target: String(target ?? ''),
    learned: String(learned ?? ''),
    assumptions: Object.assign({}, ...checked),
    confirmed: Array.isArray(confirmed) ? confirmed.map(String) : [],
  };
}

/** A seed has keys of its own, and one of them, assumptions, in common with a profile. */
function unknownKey(key: string, where: string): KitError {
  const isOfSeed = seedFields.top.includes(key);
  return new KitError('profile-invalid', `A profile has no key ${key}.`, {
    expected: keys.join(', '),
    where,
    fix: isOfSeed ? `${key} is a key of a seed: a seed is given with --seed.` : didYouMean(key, keys),
  });
}
