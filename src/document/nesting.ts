/** Levels of lists and records in JSON: what PHP's json_decode reads with its depth of 512. */
export const mostLevels = 511;

/** Whether a decoded value has more levels than are read. */
export function isTooDeep(value: unknown): boolean {
  let level = [value].filter(isNested);
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > mostLevels) return true;
    level = level.flatMap(Object.values).filter(isNested);
  }
  return false;
}

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;
