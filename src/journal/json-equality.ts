import { isRecord } from '../document/is-record.js';

interface JsonEqualityOptions {
  /** Fields and array items that only the actual value has are fine. */
  ignoreExtraElements?: boolean;
  /** Arrays hold the same items in any order. */
  ignoreArrayOrder?: boolean;
}

/**
 * Whether two decoded JSON values are the same, as WireMock's equalToJson sees it. With both options, every expected
 * item of an array has to be found among the actual ones, and one that is expected n times has to be found n times.
 */
export function isSameJson(expected: unknown, actual: unknown, options: JsonEqualityOptions = {}): boolean {
  const { ignoreExtraElements = false, ignoreArrayOrder = false } = options;
  if (ignoreExtraElements) return createInclusion(ignoreArrayOrder)(expected, actual);
  return canonical(expected, ignoreArrayOrder) === canonical(actual, ignoreArrayOrder);
}

/** A text that equal values share: names in order, and items too where their order does not count. */
function canonical(value: unknown, anyOrder: boolean): string {
  if (Array.isArray(value)) {
    const items = value.map((item) => canonical(item, anyOrder));
    return `[${(anyOrder ? items.sort() : items).join(',')}]`;
  }
  if (!isRecord(value)) return typeof value === 'string' ? JSON.stringify(value) : String(value);
  const fields = Object.keys(value).map((name) => `${JSON.stringify(name)}:${canonical(value[name], anyOrder)}`);
  return `{${fields.sort().join(',')}}`;
}

interface Counted {
  item: unknown;
  count: number;
}

/** The items of an array. */
interface Items {
  /** Those that differ, by their canonical text, and how often each comes. */
  forms: Map<string, Counted>;
  /** Those that have a certain text, number or word somewhere: few of many, where each has an id. */
  byLeaf: Map<string, Counted[]>;
}

/** The texts, numbers and words in a value, each with the names around it. */
function leavesOf(value: unknown, names = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf(item, `${names}/`));
  if (isRecord(value)) return Object.entries(value).flatMap(([name, item]) => leavesOf(item, `${names}/${name}`));
  return [`${names} ${JSON.stringify(value)}`];
}

/** A comparison that allows for more in the actual value than is expected. It remembers what it counted. */
function createInclusion(anyOrder: boolean): (expected: unknown, actual: unknown) => boolean {
  const known = new WeakMap<unknown[], Items>();

  function isWithin(expected: unknown, actual: unknown): boolean {
    if (Array.isArray(expected)) {
      if (!Array.isArray(actual) || actual.length < expected.length) return false;
      return anyOrder ? areAmong(expected, actual) : expected.every((item, at) => isWithin(item, actual[at]));
    }
    if (!isRecord(expected)) return expected === actual;
    if (!isRecord(actual)) return false;
    for (const name in expected) {
      if (!Object.hasOwn(actual, name) || !isWithin(expected[name], actual[name])) return false;
    }
    return true;
  }

  /**
   * Which actual item stands for which expected one is not asked, so that one may stand for several that differ: to pair
   * them all would cost more than a test gains by it.
   */
  function areAmong(expected: unknown[], actual: unknown[]): boolean {
    const there = readItems(actual);
    for (const [form, { item, count }] of readItems(expected).forms) {
      const same = there.forms.get(form);
      let missing = count - (same?.count ?? 0);
      if (missing <= 0) continue;
      for (const other of candidates(item, there)) {
        if (other !== same && isWithin(item, other.item)) missing -= other.count;
        if (missing <= 0) break;
      }
      if (missing > 0) return false;
    }
    return true;
  }

  /** The items that have the rarest leaf of the expected one: no other can stand for it. */
  function candidates(expected: unknown, { forms, byLeaf }: Items): Iterable<Counted> {
    const holders = leavesOf(expected).map((leaf) => byLeaf.get(leaf) ?? []);
    if (holders.length === 0) return forms.values();
    return holders.reduce((fewest, one) => (one.length < fewest.length ? one : fewest));
  }

  function readItems(items: unknown[]): Items {
    const before = known.get(items);
    if (before) return before;
    const forms = new Map<string, Counted>();
    for (const item of items) {
      const form = canonical(item, true);
      forms.set(form, { item, count: (forms.get(form)?.count ?? 0) + 1 });
    }
    const byLeaf = new Map<string, Counted[]>();
    for (const counted of forms.values()) {
      for (const leaf of new Set(leavesOf(counted.item))) {
        const holders = byLeaf.get(leaf);
        if (holders) holders.push(counted);
        else byLeaf.set(leaf, [counted]);
      }
    }
    known.set(items, { forms, byLeaf });
    return { forms, byLeaf };
  }

  return isWithin;
}
