import { version } from '../generated/contract.js';
import { printable } from '../report/printable.js';
import type { Command } from './command.js';
import type { Given, Origin } from './option.js';
import { commandKey, nameOf, positionalsOf, type Settings } from './parse-command-line.js';

/** One value as --print-config shows it. */
interface Row {
  name: string;
  given: Given;
  kind: 'flag' | 'one' | 'list';
  isHidden: boolean;
  isLineOnly: boolean;
}

/**
 * Every value of a command with where it comes from: YAML that a configuration file may hold. What it may not hold, and
 * what has no value, is a comment.
 */
export function renderSettings(command: Command, { options, positionals, rest }: Settings): string {
  const { words, takesCommand } = positionalsOf(command);
  const plain = { isHidden: false, isLineOnly: false };
  const rows: Row[] = [
    ...(takesCommand ? [{ ...plain, name: commandKey, given: rest, kind: 'list' as const }] : []),
    ...words.map((word, index) => {
      const texts = positionals.texts.slice(index, index + 1);
      return { ...plain, name: nameOf(word), given: { ...positionals, texts }, kind: 'one' as const };
    }),
    ...Object.entries(command.options).map(([name, option]) => ({
      name,
      given: options.get(name)!,
      kind: option.type === 'flag' ? ('flag' as const) : option.type === 'texts' ? ('list' as const) : ('one' as const),
      isHidden: option.type !== 'flag' && option.secret === true,
      isLineOnly: option.notInFile !== undefined,
    })),
  ];
  const lines = rows.map((row) => [lineOf(row), originOf(row.given.origin)] as const);
  const width = Math.min(60, Math.max(...lines.map(([line]) => line.length)));
  return [
    `# ticaga-kit ${version}: what ${command.name} would run with`,
    ...lines.map(([line, origin]) => `${line.padEnd(width)}  # ${origin}`),
    '',
  ].join('\n');
}

function lineOf({ name, given: { texts }, kind, isHidden, isLineOnly }: Row): string {
  if (texts.length === 0) return `# ${name}:`;
  const written = texts.map((text) => (isHidden ? '***' : kind === 'flag' ? text : quoted(text)));
  const line = `${name}: ${kind === 'list' ? `[${written.join(', ')}]` : written.at(-1)}`;
  return isLineOnly ? `# ${line}` : line;
}

/** As YAML writes it; a password in an address is not for eyes. */
function quoted(text: string): string {
  const shown = printable(text.replace(/\/\/[^/@]*@/, '//***@').replace(/([?&]password=)[^&]*/i, '$1***'));
  const isPlain = /^([A-Za-z/][\w./=-]*|[1-9]\d{0,14}|0)$/.test(shown) && !/^(true|false|null)$/i.test(shown);
  return isPlain ? shown : JSON.stringify(shown);
}

function originOf(origin: Origin): string {
  if (origin.from === 'file') return printable(origin.where);
  return origin.from === 'environment' ? `environment variable ${origin.variable}` : origin.from;
}
