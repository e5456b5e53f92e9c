import type { Command } from './command.js';
import { describeOption } from './option.js';
import { commandKey, nameOf, positionalsOf } from './parse-command-line.js';

/** What a key of a configuration file takes. All of it follows from the option that it is. */
export interface ConfigKey {
  /** flag: true or false. one: a text or a number. list: one of them, or a list. command: a text to split, or a list. */
  form: 'flag' | 'one' | 'list' | 'command';
  /** What stands for the value in the help, for example FILE. */
  value: string;
  /** What joins a list to the one text that the option takes. */
  separator?: string;
  /** A mapping is taken for NAME=VALUE, too. */
  takesPairs: boolean;
  /** What it takes, in words. */
  says: string;
  /** What it is for. */
  summary: string;
  notInFile?: string | undefined;
}

/** What a configuration file can say to a command: its options, its positionals by their names, and the command to run. */
export function configKeys(command: Command): ReadonlyMap<string, ConfigKey> {
  const { words, takesCommand } = positionalsOf(command);
  const rest: ConfigKey = {
    form: 'command',
    value: 'COMMAND',
    takesPairs: false,
    says: 'a list of words, or one line that is split into words',
    summary: 'What to run, as behind -- on the command line',
  };
  return new Map([
    ...Object.keys(command.options).map((name) => [name, keyOf(name, command.options)] as const),
    ...words.map((word) => [nameOf(word), positionalKey(word)] as const),
    ...(takesCommand ? ([[commandKey, rest]] as const) : []),
  ]);
}

function keyOf(name: string, options: Command['options']): ConfigKey {
  const option = options[name]!;
  const { takes = '', summary } = describeOption(name, option);
  const shared = { value: takes, summary, notInFile: option.notInFile, takesPairs: takes === 'NAME=VALUE' };
  if (option.type === 'flag') return { ...shared, form: 'flag', says: 'true or false' };
  if (option.type === 'texts') {
    const says = shared.takesPairs ? 'a list of NAME=VALUE, or a mapping' : `${takes}, or a list of such`;
    return { ...shared, form: 'list', says };
  }
  // "ID[,ID]": what one text of the line separates by commas is a list in a file.
  if (takes.includes('[,')) return { ...shared, form: 'one', separator: ',', says: `${takes}, or a list` };
  return { ...shared, form: 'one', says: `one ${takes}` };
}

const positionalKey = (word: string): ConfigKey => ({
  form: 'one',
  value: word,
  takesPairs: false,
  says: 'one text',
  summary: `What stands on the command line as ${word}`,
});

/**
 * The path in a value, if it is one, and what stands before it. What stands for the value in the help tells: FILE and DIR
 * are paths, NAME[=FILE] ends in one, and NAME|FILE is one when it has a slash or a dot, which no name has.
 */
export function pathsIn(value: string, text: string): { before: string; path?: string } {
  if (/^(FILE|DIR)$/.test(value)) return { before: '', path: text };
  if (value === 'NAME|FILE') return /[./\\]/.test(text) ? { before: '', path: text } : { before: text };
  const at = text.indexOf('=');
  if (value !== 'NAME[=FILE]' || at < 0) return { before: text };
  return { before: text.slice(0, at + 1), path: text.slice(at + 1) };
}
