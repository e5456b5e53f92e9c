import { readFile } from 'node:fs/promises';
import { type Customer, newCustomer } from '../customers/customer.js';
import { checkAssumptions } from '../document/assumptions.js';
import { didYouMean } from '../document/nearest.js';
import { resolvePointer } from '../document/openapi.js';
import { checkSeed, describe } from '../document/validate.js';
import { KitError } from '../errors.js';
import { fileError } from './damage.js';
import type { Seed, StaffMember } from './store.js';

type Optional<T> = { [K in keyof T]?: T[K] | undefined };

/** A seed as it is written: seed.schema.json. */
export interface RawSeed {
  customers: (Pick<Customer, 'id' | 'name' | 'email'> & Optional<Customer>)[];
  staff: (Omit<StaffMember, 'revoked'> & Optional<StaffMember>)[];
  /** The enum of openapi.yaml when it is left out. */
  billing_systems?: string[];
  assumptions?: Record<string, string | number>;
}

/** Tells a user where in what they wrote a JSON pointer of the seed is. */
type PlaceOf = (pointer: string) => string;

type SeedProblem = ReturnType<typeof checkSeed>[number];

/** The names that each object of a seed takes, by the last list on the way to it. */
const fields: Record<string, readonly string[]> = {
  '': ['customers', 'staff', 'billing_systems', 'assumptions'],
  customers: Object.keys(newCustomer({ id: 0, name: '', email: '' })),
  staff: ['id', 'name', 'email', 'token', 'revoked'],
};

/**
 * Reads a seed file: YAML or JSON.
 * @throws KitError file-unreadable, and those of parseSeed
 */
export async function loadSeed(file: string): Promise<Seed> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw fileError(error, `The seed ${file} cannot be read`);
  });
  return parseSeed(text, file);
}

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
    } catch {
      // Reading it as YAML, of which JSON is a part, is slower and finds the line.
    }
  }
  const { value, placeOf } = await parseYaml(text, file);
  return seedFrom(value, placeOf);
}

/**
 * Checks a value against the schema of seeds, then completes it.
 * @param placeOf names the place of a JSON pointer for the message; its field is named unless told
 * @throws KitError seed-invalid, assumption-unknown
 */
export function seedFrom(value: unknown, placeOf: PlaceOf = fieldOf): Seed {
  const problems = checkSeed(value);
  if (problems.length === 0) problems.push(...repeated(value as RawSeed));
  if (problems.length > 0) throw seedInvalid(problems, placeOf);
  return completeSeed(value as RawSeed, placeOf);
}

/**
 * Gives the fields that were left out their values: those of a new, unlinked customer.
 * @param raw a seed that fits the schema
 * @throws KitError assumption-unknown
 */
export function completeSeed(raw: RawSeed, placeOf: PlaceOf = fieldOf): Seed {
  const assumptions = Object.entries(raw.assumptions ?? {}).map(([name, value]) =>
    checkAssumptions({ [name]: value }, placeOf(`/assumptions/${name}`)),
  );
  return {
    customers: raw.customers.map((customer) => newCustomer(defined(customer))),
    staff: raw.staff.map((member) => ({ ...member, revoked: member.revoked ?? false })),
    billingSystems: raw.billing_systems ?? contractBillingSystems(),
    assumptions: Object.assign({}, ...assumptions),
  };
}

type Defined = Pick<Customer, 'id' | 'name' | 'email'> & Partial<Customer>;

function defined(customer: RawSeed['customers'][number]): Defined {
  return Object.fromEntries(Object.entries(customer).filter(([, field]) => field !== undefined)) as Defined;
}

/** The enum of billing_system in openapi.yaml. */
function contractBillingSystems(): string[] {
  return resolvePointer('#/components/schemas/AssignRequest/properties/billing_system/enum') as string[];
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
      if (seen.has(value)) problems.push({ at, keyword: 'unique', expected, received: describe(value) });
      seen.add(value);
    });
  };
  check(seed.customers, 'customers', 'id');
  check(seed.staff, 'staff', 'id');
  check(seed.staff, 'staff', 'token');
  return problems;
}

function seedInvalid(problems: SeedProblem[], placeOf: PlaceOf): KitError {
  const [first, ...others] = problems as [SeedProblem, ...SeedProblem[]];
  const field = fieldOf(first.at);
  const received = first.at.endsWith('/token') ? '***' : first.received;
  const places = others.slice(0, 3).map(({ at }) => placeOf(at));
  const more = others.length > places.length ? ` and ${others.length - places.length} more` : '';
  const rest = others.length === 0 ? '' : ` The same seed has other mistakes at ${places.join('; ')}${more}.`;
  const where = placeOf(first.at);
  if (first.keyword === 'additionalProperties') {
    const [, top = '', ...below] = first.at.split('/');
    const hint = didYouMean(below.at(-1) ?? top, fields[below.length > 0 ? top : ''] ?? []);
    return new KitError('seed-invalid', `A seed has no field ${field}.`, { where, fix: hint + rest });
  }
  const wrong = first.at === '' ? 'The whole seed is wrong.' : `${field} of the seed is wrong.`;
  const message = first.keyword === 'required' ? `${field} is missing in the seed.` : wrong;
  return new KitError('seed-invalid', message, {
    expected: first.expected,
    ...(first.keyword === 'required' ? {} : { was: received }),
    where,
    fix: `Correct it and start again.${rest}`,
  });
}

/** /customers/2/email -> customers[2].email */
function fieldOf(pointer: string): string {
  const name = pointer
    .slice(1)
    .replaceAll(/\/(\d+)(?=\/|$)/g, '[$1]')
    .replaceAll('/', '.');
  return name === '' ? 'the whole seed' : name;
}

function parseJson(text: string): unknown {
  if (!/^\s*\{/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function parseYaml(text: string, file: string): Promise<{ value: unknown; placeOf: PlaceOf }> {
  // Serving the default seed needs no YAML, so the parser is not loaded before it is wanted.
  const { isMap, isNode, isScalar, LineCounter, parseDocument } = await import('yaml');
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const place = (offset: number) => {
    const { line, col } = lineCounter.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const [error] = document.errors;
  if (error) {
    throw new KitError('seed-invalid', `The seed ${file} is neither YAML nor JSON.`, {
      was: error.message,
      where: place(error.pos[0]),
      fix: 'Correct its syntax and start again.',
    });
  }

  /** The key of a field, or the nearest thing around it that was written. */
  const offsetOf = (pointer: string): number => {
    const keys = pointer.split('/').slice(1);
    for (let length = keys.length; length > 0; length--) {
      const parent = document.getIn(keys.slice(0, length - 1), true);
      const key = keys[length - 1];
      const pair = isMap(parent)
        ? parent.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
        : undefined;
      const node = isScalar(pair?.key) ? pair.key : document.getIn(keys.slice(0, length), true);
      if (isNode(node) && node.range) return node.range[0];
    }
    return 0;
  };
  return { value: document.toJS(), placeOf: (pointer) => `${place(offsetOf(pointer))}, ${fieldOf(pointer)}` };
}
