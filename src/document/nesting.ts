/** Levels of lists and records in JSON: what PHP's json_decode reads with its depth of 512. */
export const mostLevels = 511;

/** Whether a decoded value has more levels than are read. One that holds itself has. */
export function isTooDeep(value: unknown): boolean {
  let level = [value].filter(isNested);
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > mostLevels) return true;
    // What stands at several places, as the aliases of YAML do, is looked at once.
    level = [...new Set(level.flatMap(Object.values).filter(isNested))];
  }
  return false;
}

/** The same of JSON that nobody has parsed yet: to read millions of levels takes seconds. */
export function isTooDeepToParse(json: string): boolean {
  // Each level has a bracket.
  if (json.length <= mostLevels) return false;
  let depth = 0;
  let isInText = false;
  for (let index = 0; index < json.length; index++) {
    const character = json[index];
    if (isInText && character === '\\') index += 1;
    else if (character === '"') isInText = !isInText;
    else if (isInText) continue;
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    if (depth > mostLevels) return true;
  }
  return false;
}

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;
