import { parseArgs } from 'node:util';
import { didYouMean } from '../document/nearest.js';
import { KitError } from '../errors.js';
import type { Command, CommandLine, Io } from './command.js';

/**
 * Reads the arguments of a command. Unknown options are refused with the nearest one.
 * @param args what stands behind the command's name
 * @throws KitError usage
 */
export function parseCommandLine(command: Command, args: readonly string[], env: Io['env']): CommandLine {
  const { tokens } = parseArgs({
    args: [...args],
    options: parseArgsOptions(command),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<string, string[]>();
  const positionals: string[] = [];
  let rest: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'option-terminator') {
      rest = args.slice(token.index + 1);
      break;
    }
    if (token.kind === 'positional') positionals.push(token.value);
    else addOption(command, token, values);
  }
  checkPositionals(command, positionals, rest);
  const given = (name: string): string[] => {
    const option = command.options[name];
    if (!option) throw new Error(`the command ${command.name} has no option ${name}`);
    const fromEnv = option.env === undefined ? undefined : env[option.env];
    return values.get(name) ?? (fromEnv === undefined || fromEnv === '' ? [] : [fromEnv]);
  };
  return {
    positionals,
    rest,
    text: (name) => given(name).at(-1),
    texts: given,
    flag: (name) => values.has(name),
  };
}

type OptionToken = { kind: 'option'; name: string; rawName: string; value?: string | undefined };

function parseArgsOptions(command: Command) {
  return Object.fromEntries(
    Object.entries(command.options).map(([name, { type }]) => [name, { type, multiple: true }]),
  );
}

function addOption(command: Command, { name, rawName, value }: OptionToken, values: Map<string, string[]>): void {
  const option = command.options[name];
  const see = `ticaga-kit ${command.name} --help lists the options.`;
  if (!option) {
    const names = Object.keys(command.options).map((known) => `--${known}`);
    throw new KitError('usage', `ticaga-kit ${command.name} has no option ${rawName}.`, {
      fix: `${didYouMean(rawName, names)} ${see}`,
    });
  }
  if (option.type === 'boolean' && value !== undefined) {
    throw new KitError('usage', `The option --${name} takes no value.`, { was: value, fix: `Write --${name} alone.` });
  }
  if (option.type === 'string' && (value === undefined || value === '')) {
    throw new KitError('usage', `The option --${name} needs a value.`, {
      expected: `--${name} ${option.value ?? 'VALUE'}`,
      fix: see,
    });
  }
  const earlier = values.get(name) ?? [];
  if (earlier.length > 0 && !option.multiple && option.type === 'string') {
    throw new KitError('usage', `The option --${name} was given twice.`, {
      was: `${earlier[0]} and ${value}`,
      fix: 'Give it once.',
    });
  }
  values.set(name, [...earlier, value ?? 'true']);
}

function checkPositionals(command: Command, positionals: readonly string[], rest: readonly string[]): void {
  const [before = '', after] = command.positionals.split(/(?:^| )-- /);
  const wanted = before.split(' ').filter((word) => word !== '');
  const usage = `ticaga-kit ${command.name} ${command.positionals}`.trim();
  if (positionals.length < wanted.filter((word) => word.startsWith('<')).length) {
    throw new KitError('usage', `ticaga-kit ${command.name} needs ${wanted[positionals.length]}.`, {
      expected: usage,
      fix: `ticaga-kit ${command.name} --help shows an example.`,
    });
  }
  if (positionals.length > wanted.length) {
    throw new KitError(
      'usage',
      `ticaga-kit ${command.name} does not take ${JSON.stringify(positionals[wanted.length])}.`,
      { expected: usage, fix: after === undefined ? 'Leave it out.' : 'Put the command behind --.' },
    );
  }
  if (after !== undefined && rest.length === 0) {
    throw new KitError('usage', `ticaga-kit ${command.name} needs a command to run.`, {
      expected: usage,
      fix: 'Put it behind --.',
    });
  }
  if (after === undefined && rest.length > 0) {
    throw new KitError('usage', `ticaga-kit ${command.name} does not take ${JSON.stringify(rest[0])}.`, {
      expected: usage,
      fix: 'Leave it out.',
    });
  }
}

/**
 * A whole number from an option.
 * @throws KitError usage
 */
export function wholeNumber(line: CommandLine, name: string, least: number, most: number): number | undefined {
  const text = line.text(name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new KitError('usage', `--${name} is ${text}.`, {
      expected: `a whole number from ${least} to ${most}`,
      fix: `Correct --${name}, or leave it out.`,
    });
  }
  return value;
}
