export interface JsonEqualityOptions {
  /** Fields and array items that only the actual value has are fine. */
  ignoreExtraElements?: boolean;
  /** Arrays hold the same items in any order. */
  ignoreArrayOrder?: boolean;
}

/** Whether two decoded JSON values are the same, as WireMock's equalToJson sees it. */
export function isSameJson(expected: unknown, actual: unknown, options: JsonEqualityOptions = {}): boolean {
  if (Array.isArray(expected)) return Array.isArray(actual) && isSameArray(expected, actual, options);
  if (isObject(expected)) return isObject(actual) && isSameObject(expected, actual, options);
  return expected === actual;
}

function isSameObject(
  expected: Record<string, unknown>,
  actual: Record<string, unknown>,
  options: JsonEqualityOptions,
): boolean {
  const names = Object.keys(expected);
  if (!options.ignoreExtraElements && Object.keys(actual).length !== names.length) return false;
  return names.every((name) => Object.hasOwn(actual, name) && isSameJson(expected[name], actual[name], options));
}

function isSameArray(expected: unknown[], actual: unknown[], options: JsonEqualityOptions): boolean {
  if (actual.length < expected.length) return false;
  if (!options.ignoreExtraElements && actual.length !== expected.length) return false;
  if (!options.ignoreArrayOrder) return expected.every((item, at) => isSameJson(item, actual[at], options));
  return isAssignable(expected, actual, options);
}

/**
 * Whether every expected item finds an actual item of its own. With extra elements ignored, an item may fit several
 * places, so taking the first that fits is not enough: an item already placed moves on when it can (Kuhn's matching).
 */
function isAssignable(expected: unknown[], actual: unknown[], options: JsonEqualityOptions): boolean {
  const holder = new Map<number, number>();
  const place = (item: number, tried: Set<number>): boolean =>
    actual.some((candidate, at) => {
      if (tried.has(at) || !isSameJson(expected[item], candidate, options)) return false;
      tried.add(at);
      const current = holder.get(at);
      if (current !== undefined && !place(current, tried)) return false;
      holder.set(at, item);
      return true;
    });
  return expected.every((_, item) => place(item, new Set()));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
