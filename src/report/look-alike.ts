/**
 * Says how two values differ that look the same when printed: type, length, and the first character that is another.
 * @returns no line when they do not look alike
 */
export function renderLookAlike(expected: unknown, was: unknown): { label: string; text: string }[] {
  if (expected === was || was === undefined || expected === undefined || !looksAlike(expected, was)) return [];
  const lines = [{ label: 'Types', text: `expected ${nature(expected)}, was ${nature(was)}` }];
  if (typeof expected === 'string' && typeof was === 'string') {
    const [a, b] = [[...expected], [...was]];
    const at = a.findIndex((character, index) => character !== b[index]);
    const index = at < 0 ? a.length : at;
    lines.push({
      label: 'Differs',
      text: `at character ${index + 1}: expected ${codePoint(a[index])}, was ${codePoint(b[index])}`,
    });
  }
  return lines;
}

/** What is longer nobody compares by eye. */
const longest = 1000;

/** Whether a reader could take one for the other: equal but for type, white space, letter case or Unicode form. */
function looksAlike(a: unknown, b: unknown): boolean {
  if (typeof a === 'object' || typeof b === 'object') return false;
  if (String(a).length > longest || String(b).length > longest) return false;
  const plain = (value: unknown) =>
    String(value)
      .normalize('NFKD')
      .replace(/[\p{M}\p{Z}\p{C}\s]/gu, '')
      .toLowerCase();
  if (plain(a) === plain(b)) return true;
  return typeof a === 'string' && typeof b === 'string' && a.length > 8 && oneEdit([...a], [...b]);
}

function oneEdit(a: readonly string[], b: readonly string[]): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const start = a.findIndex((character, index) => character !== b[index]);
  if (start < 0) return true;
  const rest = (text: readonly string[], skip: number) => text.slice(start + skip).join('');
  return rest(a, 1) === rest(b, 1) || rest(a, 1) === rest(b, 0) || rest(a, 0) === rest(b, 1);
}

function nature(value: unknown): string {
  if (typeof value !== 'string') return value === null ? 'null' : `a ${typeof value} (${JSON.stringify(value)})`;
  const count = [...value].length;
  return `a string of ${count} character${count === 1 ? '' : 's'}`;
}

function codePoint(character: string | undefined): string {
  if (character === undefined) return 'the end';
  const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return `${JSON.stringify(character)} (U+${code})`;
}
