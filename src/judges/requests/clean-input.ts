import { isRecord } from '../../document/is-record.js';
import { isPasswordField } from '../../journal/mask-passwords.js';

type Fields = Record<string, unknown>;

/**
 * Fields after Laravel's TrimStrings and ConvertEmptyStringsToNull: texts lose the white space around them, passwords
 * aside, and an empty text is null. The order of the fields stays.
 * @returns the same fields when nothing was to be changed
 */
export function cleanInput(fields: Fields): Fields {
  let changes = false;
  const cleaned = Object.entries(fields).map(([name, value]): [string, unknown] => {
    const clean = cleanValue(name, value);
    if (clean !== value) changes = true;
    return [name, clean];
  });
  // An assignment would take a field of the name __proto__ for something else.
  return changes ? Object.fromEntries(cleaned) : fields;
}

function cleanValue(name: string, value: unknown): unknown {
  if (typeof value === 'string') {
    const text = isPasswordField(name) ? value : trim(value);
    return text === '' ? null : text;
  }
  if (Array.isArray(value) && value.length > 0) {
    // Each item is looked at once: a second look at every level would double the work of the level below it.
    const list = value.map((item) => cleanValue('', item));
    return list.every((item, index) => item === value[index]) ? value : list;
  }
  return isRecord(value) ? cleanInput(value) : value;
}

/** What PHP's trim takes away, which Laravel 8 uses: a no-break space stays. */
const white = ' \t\n\r\v\0';

/** One look at each character: an expression that looks for the end would begin anew at each white space. */
function trim(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && white.includes(text[start] as string)) start += 1;
  while (end > start && white.includes(text[end - 1] as string)) end -= 1;
  return text.slice(start, end);
}
