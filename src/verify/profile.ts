import { readFile } from 'node:fs/promises';
import { parse, stringify } from 'yaml';
import { type Assumptions, checkAssumptions, defaultAssumptions } from '../document/assumptions.js';
import { KitError } from '../errors.js';
import type { Settled } from './settle.js';

/** What a live server taught: how a fake must be set to behave the same. Holds no secret. */
export interface Profile {
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
export function createProfile(target: string, settled: Settled, expected: Assumptions, now: Date): Profile {
  const kept = settled.confirmed.filter((name) => expected[name] !== defaultAssumptions[name]);
  const learned = [
    ...kept.map((name) => [name, expected[name]] as const),
    ...settled.refuted.map(({ name, observed }) => [name, observed] as const),
  ];
  const isDefault = ([name, value]: readonly [keyof Assumptions, string]) => defaultAssumptions[name] === value;
  const unlearned = learned.filter(isDefault).map(([name]) => name);
  return {
    target,
    learned: now.toISOString().slice(0, 10),
    assumptions: Object.fromEntries(learned.filter((entry) => !isDefault(entry))),
    confirmed: [...settled.confirmed.filter((name) => !kept.includes(name)), ...unlearned],
  };
}

/** As YAML, for `serve --profile` and `verify --profile`. */
export function renderProfile(profile: Profile): string {
  return `# Written by ticaga-kit verify --learn. Start a fake that behaves the same: ticaga-kit serve --profile FILE\n${stringify(profile)}`;
}

/** @throws KitError file-unreadable, profile-invalid, assumption-unknown */
export async function loadProfile(file: string): Promise<Profile> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new KitError('file-unreadable', `The profile ${file} cannot be read.`, {
      was: (error as Error).message,
      fix: 'Write one with ticaga-kit verify <baseUrl> --learn FILE.',
    });
  }
  return parseProfile(text, file);
}

/** @throws KitError profile-invalid, assumption-unknown */
export function parseProfile(text: string, file: string): Profile {
  const refuse = (was: string) =>
    new KitError('profile-invalid', `${file} is no profile.`, {
      expected: 'a mapping with target, learned, assumptions and confirmed',
      was,
      fix: 'Write one with ticaga-kit verify <baseUrl> --learn FILE.',
    });
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    throw refuse((error as Error).message.split('\n')[0] ?? 'no YAML');
  }
  if (!isRecord(value) || !isRecord(value.assumptions ?? {})) throw refuse(JSON.stringify(value) ?? 'nothing');
  const { target, learned, assumptions, confirmed } = value;
  return {
    target: String(target ?? ''),
    learned: String(learned ?? ''),
    assumptions: checkAssumptions((assumptions ?? {}) as Record<string, unknown>, file),
    confirmed: Array.isArray(confirmed) ? confirmed.map(String) : [],
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
