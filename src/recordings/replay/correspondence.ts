import { isRecord } from '../../document/is-record.js';

/** What became of the ids of a recording when it was played again: a server gives new ones to what is made anew. */
export interface Correspondence {
  /** Whether an id that came fits the recorded one; from then on it stands for it. */
  fits(kind: string, recorded: string | number, came: string | number): boolean;
  /** What stands for a recorded id now. */
  now(kind: string, recorded: string): string;
  /** An id that the client sent by itself is no new one. */
  sent(kind: string, id: string): void;
}

export function createCorrespondence(): Correspondence {
  const known = new Map<string, string>();
  const keyOf = (kind: string, id: string | number) => `${kind}:${id}`;
  return {
    fits(kind, recorded, came) {
      const key = keyOf(kind, recorded);
      const given = known.get(key);
      if (given !== undefined) return given === String(came);
      known.set(key, String(came));
      return typeof recorded === typeof came;
    },
    now: (kind, recorded) => known.get(keyOf(kind, recorded)) ?? recorded,
    sent(kind, id) {
      const key = keyOf(kind, id);
      if (!known.has(key)) known.set(key, id);
    },
  };
}

/** The things whose ids a server gives, by what the names of fields and addresses begin with. */
const kinds: [RegExp, string][] = [
  [/^(ticket|public_hash$)/, 'ticket'],
  [/^(customer|ticaga|user)/, 'customer'],
  [/^response/, 'response'],
  [/^department/, 'department'],
];

const kindNamed = (word: string): string | undefined => kinds.find(([pattern]) => pattern.test(word))?.[1];

/**
 * The kind of thing whose id, hash or code a field holds; undefined for other fields, and for the ids of a billing system,
 * which no server gives.
 * @param name of the field or the parameter
 * @param around names of what encloses it, the nearest last; the first may be a part of the address
 */
export function kindOfId(name: string, around: readonly string[]): string | undefined {
  if (name === 'id' || name === 'public_hash') {
    const words = around.filter((word) => word !== '' && !/^\d+$/.test(word) && word !== 'id');
    return words
      .toReversed()
      .map(kindNamed)
      .find((kind) => kind !== undefined);
  }
  return /_(id|number|code)$|^user$/.test(name) && !/^(billing|phone)/.test(name) ? kindNamed(name) : undefined;
}

/** Lets the ids of an answer that came stand for the recorded ones, wherever both have one in the same place. */
export function learnIds(recorded: unknown, came: unknown, around: readonly string[], ids: Correspondence): void {
  if (Array.isArray(recorded) && Array.isArray(came)) {
    for (const [at, item] of recorded.entries()) learnIds(item, came[at], around, ids);
  } else if (isRecord(recorded) && isRecord(came)) {
    for (const [name, value] of Object.entries(recorded)) {
      const kind = kindOfId(name, around);
      if (kind !== undefined && isId(value) && isId(came[name])) ids.fits(kind, value, came[name]);
      else learnIds(value, came[name], [...around, name], ids);
    }
  }
}

export const isId = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';
