import { isRecord } from '../../document/is-record.js';
import { pointerKey } from '../../document/openapi.js';
import { mask } from '../../journal/mask-passwords.js';
import { type Correspondence, isId, kindOfId } from './correspondence.js';

/** Where two answers part first. */
export interface Difference {
  /** "status", "body /user/name". */
  subject: string;
  expected: string;
  was: string;
}

export interface Comparison {
  ids: Correspondence;
  /** The names of fields of which the recorded value is another one. */
  masked: readonly string[];
  /** Whether only the form of values counts. */
  byForm: boolean;
  /** The first part of the address below /api. */
  segment: string;
}

const time = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;

/** The first part of a body, in the order of the recorded one, that is not as it was recorded. */
export function firstDifference(recorded: unknown, came: unknown, comparison: Comparison): Difference | undefined {
  return compare(recorded, came, [], comparison);
}

function compare(
  recorded: unknown,
  came: unknown,
  path: readonly string[],
  comparison: Comparison,
): Difference | undefined {
  if (Array.isArray(recorded) && Array.isArray(came)) return compareLists(recorded, came, path, comparison);
  if (isRecord(recorded) && isRecord(came)) return compareRecords(recorded, came, path, comparison);
  return isSame(recorded, came, path, comparison) ? undefined : differing(path, recorded, came);
}

function compareLists(recorded: unknown[], came: unknown[], path: readonly string[], comparison: Comparison) {
  // In a Pact one item stands for as many as there are.
  const compared = comparison.byForm ? Math.min(recorded.length, came.length, 1) : recorded.length;
  if (!comparison.byForm && recorded.length !== came.length)
    return { subject: subjectOf(path), expected: `${recorded.length} items`, was: `${came.length} items` };
  for (let at = 0; at < compared; at++) {
    const found = compare(recorded[at], came[at], [...path, String(at)], comparison);
    if (found) return found;
  }
  return undefined;
}

type Fields = Record<string, unknown>;

function compareRecords(recorded: Fields, came: Fields, path: readonly string[], comparison: Comparison) {
  for (const name of Object.keys(recorded)) {
    if (!Object.hasOwn(came, name)) return differing([...path, name], recorded[name], undefined);
    const found = compare(recorded[name], came[name], [...path, name], comparison);
    if (found) return found;
  }
  const more = comparison.byForm ? undefined : Object.keys(came).find((name) => !Object.hasOwn(recorded, name));
  return more === undefined ? undefined : differing([...path, more], undefined, came[more]);
}

function isSame(recorded: unknown, came: unknown, path: readonly string[], comparison: Comparison): boolean {
  const { ids, masked, byForm, segment } = comparison;
  const name = path.at(-1) ?? '';
  if (recorded === mask || masked.some((one) => name === one || name.endsWith(`_${one}`))) return true;
  if (typeof recorded === 'string' && typeof came === 'string' && time.test(recorded)) return time.test(came);
  if (byForm) return typeof recorded === typeof came && (recorded === null) === (came === null);
  const kind = kindOfId(name, [segment, ...path.slice(0, -1)]);
  if (kind !== undefined && isId(recorded) && isId(came)) return ids.fits(kind, recorded, came);
  return recorded === came;
}

const subjectOf = (path: readonly string[]): string =>
  path.length === 0 ? 'body' : `body /${path.map(pointerKey).join('/')}`;

const differing = (path: readonly string[], recorded: unknown, came: unknown): Difference => ({
  subject: subjectOf(path),
  expected: shown(recorded),
  was: shown(came),
});

/** The longest value that is shown, in characters. */
const longest = 300;

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}...` : text;
}
