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
  if (ignoreExtraElements) return isWithin(expected, actual, ignoreArrayOrder);
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

function isWithin(expected: unknown, actual: unknown, anyOrder: boolean): boolean {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length < expected.length) return false;
    return anyOrder ? areAmong(expected, actual) : expected.every((item, at) => isWithin(item, actual[at], anyOrder));
  }
  if (!isRecord(expected)) return expected === actual;
  if (!isRecord(actual)) return false;
  const names = Object.keys(expected);
  return names.every((name) => Object.hasOwn(actual, name) && isWithin(expected[name], actual[name], anyOrder));
}

/**
 * Which actual item stands for which expected one is not asked, so that one may stand for several that differ: to pair
 * them all would cost more than a test gains by it.
 */
function areAmong(expected: unknown[], actual: unknown[]): boolean {
  const there = countItems(actual);
  return [...countItems(expected)].every(([form, { item, count }]) => {
    let missing = count - (there.get(form)?.count ?? 0);
    for (const [otherForm, other] of there) {
      if (missing <= 0) break;
      if (otherForm !== form && isWithin(item, other.item, true)) missing -= other.count;
    }
    return missing <= 0;
  });
}

/** The items that differ, by their canonical text, and how often each comes. */
function countItems(items: unknown[]): Map<string, { item: unknown; count: number }> {
  const counted = new Map<string, { item: unknown; count: number }>();
  for (const item of items) {
    const form = canonical(item, true);
    counted.set(form, { item, count: (counted.get(form)?.count ?? 0) + 1 });
  }
  return counted;
}
