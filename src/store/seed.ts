import { didYouMean, nearest } from '../document/nearest.js';
import { isTooDeep, mostLevels } from '../document/nesting.js';
import { describe } from '../document/schema-problems.js';
import { readText } from '../document/text-file.js';
import { checkSeed } from '../document/validate-seed.js';
import { KitError } from '../errors.js';
import { seedFields } from '../generated/seed-fields.js';
import { completeSeed, fieldOf, type PlaceOf, type RawSeed } from './complete-seed.js';
import type { Seed } from './store.js';

type SeedProblem = ReturnType<typeof checkSeed>[number];

/**
 * Reads a seed file: YAML or JSON.
 * @throws KitError file-unreadable, and those of parseSeed
 */
export async function loadSeed(file: string): Promise<Seed> {
  return parseSeed(await readText(file, 'the seed'), file);
}

/** Characters of JSON in which a mistake is told with its line; in more, finding it would take minutes. */
const mostToLocate = 5_000_000;

/**
 * @param text YAML or JSON
 * @param file its name, for messages
 * @throws KitError seed-invalid or assumption-unknown, with file, line and field
 */
export async function parseSeed(text: string, file: string): Promise<Seed> {
  const json = parseJson(text);
  if (json !== undefined) {
    try {
      return seedFrom(json);
    } catch (error) {
      // Reading it as YAML, of which JSON is a part, is slower and finds the line.
      if (text.length > mostToLocate) throw error;
    }
  }
  const { value, placeOf } = await readYaml(text, file);
  return seedFrom(value, placeOf);
}

/**
 * Checks a value against the schema of seeds, then completes it.
 * @param placeOf names the place of a JSON pointer for the message; its field is named unless told
 * @throws KitError seed-invalid, assumption-unknown
 */
export function seedFrom(value: unknown, placeOf: PlaceOf = fieldOf): Seed {
  if (isTooDeep(value)) {
    const expected = `at most ${mostLevels} lists and records inside each other`;
    throw new KitError('seed-invalid', 'The seed is nested too deeply.', { expected, where: placeOf('') });
  }
  const problems = checkSeed(value);
  if (problems.length === 0) problems.push(...repeated(value as RawSeed));
  if (problems.length > 0) throw seedInvalid(problems, placeOf);
  return completeSeed(value as RawSeed, placeOf);
}

/** What the schema cannot say: ids name one customer or administrator, and a token one administrator. */
function repeated(seed: RawSeed): SeedProblem[] {
  const problems: SeedProblem[] = [];
  const check = (list: readonly object[], name: string, field: string) => {
    const seen = new Set<unknown>();
    list.forEach((item, index) => {
      const value = (item as Record<string, unknown>)[field];
      const at = `/${name}/${index}/${field}`;
      const expected = `a value that no earlier one of ${name} has`;
      if (seen.has(value) && problems.length < 100)
        problems.push({ at, keyword: 'unique', expected, received: describe(value) });
      seen.add(value);
    });
  };
  check(seed.customers, 'customers', 'id');
  check(seed.departments ?? [], 'departments', 'id');
  check(seed.departments ?? [], 'departments', 'slug');
  check(seed.tickets ?? [], 'tickets', 'id');
  check(seed.staff, 'staff', 'id');
  check(seed.staff, 'staff', 'token');
  return problems;
}

function seedInvalid(problems: SeedProblem[], placeOf: PlaceOf): KitError {
  const [first, ...others] = problems as [SeedProblem, ...SeedProblem[]];
  const field = fieldOf(first.at);
  const received = first.at.endsWith('/token') ? '***' : first.received;
  const told = others.slice(0, 3).map((problem) => `${placeOf(problem.at)}: ${shortly(problem)}`);
  const atLeast = problems.length < 100 ? '' : 'at least ';
  const more = others.length > told.length ? `; and ${atLeast}${others.length - told.length} more` : '';
  const rest = others.length === 0 ? '' : ` The same seed has other mistakes: ${told.join('; ')}${more}.`;
  const where = placeOf(first.at);
  if (first.keyword === 'additionalProperties') {
    return new KitError('seed-invalid', `A seed has no field ${field}.`, { where, fix: nearestField(first.at) + rest });
  }
  if (first.at === '') {
    const message = received === 'null' ? 'The seed is empty.' : 'The seed has no fields.';
    const fix = 'Write those two at least; docs/seed shows a whole seed.';
    return new KitError('seed-invalid', message, { expected: 'the fields customers and staff', where, fix });
  }
  const message = first.keyword === 'required' ? `${field} is missing in the seed.` : `${field} of the seed is wrong.`;
  return new KitError('seed-invalid', message, {
    expected: first.expected,
    ...(first.keyword === 'required' ? {} : { was: received }),
    where,
    fix: `Correct it and start again.${rest}`,
  });
}

/** A mistake in a few words, for a list of them. */
function shortly({ at, keyword, expected }: SeedProblem): string {
  if (keyword === 'required') return 'it is missing';
  if (keyword !== 'additionalProperties') return `expected ${expected}`;
  const [near] = nearest(nameIn(at), knownFields(at), 1);
  return near === undefined ? 'there is no such field' : `there is no such field, did you mean ${near}?`;
}

const nearestField = (at: string): string => didYouMean(nameIn(at), knownFields(at));
const nameIn = (at: string): string => at.split('/').at(-1) ?? '';

/** The names that are known where a field stands. */
function knownFields(at: string): readonly string[] {
  const [, top = '', ...below] = at.split('/');
  return (below.length > 0 ? seedFields.items[top] : seedFields.top) ?? [];
}

function parseJson(text: string): unknown {
  if (!/^\s*\{/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function readYaml(text: string, file: string): Promise<{ value: unknown; placeOf: PlaceOf }> {
  // Serving the default seed needs no YAML, so the parser is not loaded before it is wanted.
  const { parseYaml } = await import('../document/parse-yaml.js');
  const tree = parseYaml(text, file, (was, where) => {
    const fix = 'Correct its syntax and start again.';
    return new KitError('seed-invalid', `The seed ${file} is neither YAML nor JSON.`, { was, where, fix });
  });
  const placeOf = (pointer: string) => {
    const { line, column } = tree.nearestTo(pointer).position;
    return `${file}:${line}:${column}, ${fieldOf(pointer)}`;
  };
  return { value: tree.value, placeOf };
}
