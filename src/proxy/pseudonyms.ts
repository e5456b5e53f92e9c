import { KitError } from '../errors.js';
import { mask } from '../journal/mask-passwords.js';

/** What stands in the place of personal data, the same for the same value for as long as the proxy runs. */
export interface Pseudonyms {
  /** The kind of a field whose values are hidden; undefined for other fields. */
  kindOf(name: string): string | undefined;
  /** What stands in the place of a value. */
  of(kind: string, value: string): string;
  /** Whether addresses of email are hidden wherever they stand. */
  readonly hidesEmails: boolean;
}

/** No recording has more people; what a flood of names brings beyond is hidden without being told apart. */
const mostValues = 100_000;

/** @param kinds names of fields: email stands for public_email, too */
export function createPseudonyms(kinds: readonly string[]): Pseudonyms {
  const known = new Map<string, string>();
  const counts = new Map<string, number>();
  return {
    hidesEmails: kinds.includes('email'),
    kindOf(name) {
      const lower = name.toLowerCase();
      return kinds.find((kind) => lower === kind || lower.endsWith(`_${kind}`));
    },
    of(kind, value) {
      const key = `${kind}\n${kind === 'email' ? value.toLowerCase() : value}`;
      const given = known.get(key);
      if (given !== undefined) return given;
      if (known.size >= mostValues) return mask;
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      const made = kind === 'email' ? `email-${count}@masked.example` : `${kind}-${count}`;
      known.set(key, made);
      return made;
    },
  };
}

/** FIELD[,FIELD...], for --mask. @throws KitError usage */
export function parseMaskedFields(text: string, source: string): string[] {
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  const odd = names.find((name) => !/^[a-z][a-z0-9_]{0,63}$/.test(name));
  if (odd === undefined) return [...new Set(names)];
  throw new KitError('usage', `${source} names a field ${JSON.stringify(odd)}.`, {
    expected: 'names of fields, for example email,name,phone_number',
    fix: `Correct ${source}; passwords and tokens are masked without it.`,
  });
}
