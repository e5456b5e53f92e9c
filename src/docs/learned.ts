import { parse } from 'yaml';
import { type Assumptions, checkAssumptions } from '../document/assumptions.js';
import { KitError } from '../errors.js';

/** What a live server settled, as `verify --learn` wrote it. */
export interface Learned {
  /** The server that was asked. */
  target: string;
  /** When: a date. */
  learned: string;
  /** The value of each switch that the server settled. */
  values: Partial<Assumptions>;
}

/**
 * Reads a profile: {target, learned, assumptions: {name: value}, confirmed: [name]}.
 * `confirmed` names the switches that stand as they are by default; they may be left out of `assumptions`.
 * @param file its path, for messages
 * @throws KitError profile-invalid, assumption-unknown
 */
export function parseLearned(text: string, file: string, defaults: Readonly<Assumptions>): Learned {
  const profile = readYaml(text, file);
  if (typeof profile !== 'object' || profile === null || !('target' in profile) || !('assumptions' in profile)) {
    throw invalid(file, 'a mapping with target, learned, assumptions and confirmed');
  }
  const { target, learned, assumptions, confirmed = [] } = profile as Record<string, unknown>;
  if (typeof assumptions !== 'object' || assumptions === null) throw invalid(file, 'assumptions as name: value');
  if (!Array.isArray(confirmed)) throw invalid(file, 'confirmed as a list of names');
  const settled = Object.fromEntries(confirmed.map((name) => [name, defaults[name as keyof Assumptions]]));
  return {
    target: String(target),
    learned: learned instanceof Date ? learned.toISOString().slice(0, 10) : String(learned ?? 'an unknown day'),
    values: checkAssumptions({ ...settled, ...assumptions }, file),
  };
}

function readYaml(text: string, file: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw invalid(file, `YAML (${(error as Error).message.split('\n')[0]})`);
  }
}

const invalid = (file: string, expected: string): KitError =>
  new KitError('profile-invalid', `${file} is no profile of what a live server taught.`, {
    expected,
    where: file,
    fix: 'Write it with ticaga-kit verify --learn.',
  });
