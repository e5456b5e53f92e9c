import { KitError } from '../errors.js';

const token = /(\s+)|'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])|([^\s'"\\]+)/y;

/**
 * Splits a line into words as a shell does: at spaces, with '...', "..." and a backslash to keep things together. There is
 * no shell: variables, patterns, pipes and several commands are refused.
 * @param key the key that it stands under
 * @throws KitError config-invalid
 */
export function splitWords(line: string, key: string, where: string): readonly string[] {
  const refuse = (was: string) =>
    new KitError('config-invalid', `${key} cannot be split into words.`, {
      expected: 'words with spaces between them, \'...\' and "..."; no shell reads them',
      was,
      where,
      fix: `Put it into '...', or write what a shell is to read as ${key}: [sh, -c, '...'].`,
    });
  const words: string[] = [];
  let word: string | undefined;
  const text = line.trim();
  for (let at = 0; at < text.length; at = token.lastIndex) {
    token.lastIndex = at;
    const match = token.exec(text);
    if (!match) throw refuse(`${text[at]} without its end`);
    const [, space, single, double, escaped, plain] = match;
    const special = space?.includes('\n') ? 'a second line' : specialIn(plain, double, word === undefined);
    if (special) throw refuse(`${special}, which only a shell understands`);
    if (space === undefined) word = (word ?? '') + (single ?? unescaped(double) ?? escaped ?? plain);
    else {
      words.push(word!);
      word = undefined;
    }
  }
  if (word === undefined) throw refuse('nothing');
  words.push(word);
  if (/^\w+=/.test(words[0]!))
    throw refuse(`the variable ${words[0]} before the command, which only a shell understands`);
  return words;
}

/** What a shell would do something about. */
function specialIn(plain: string | undefined, double: string | undefined, isFirst: boolean): string | undefined {
  if (double !== undefined) return /[$`]/.exec(double.replaceAll(/\\[\s\S]/g, ''))?.[0];
  return (/[|&;<>()$`*?[]/.exec(plain ?? '') ?? (isFirst ? /^[~#]/.exec(plain ?? '') : null))?.[0];
}

const unescaped = (double: string | undefined): string | undefined => double?.replaceAll(/\\(["\\$`])/g, '$1');
