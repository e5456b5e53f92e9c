import { parseArgs } from 'node:util';
import { didYouMean } from '../document/nearest.js';
import { KitError } from '../errors.js';
import type { Command, CommandLine, Io } from './command.js';
import { describeOption, findGiven, type Given, type Options, type Origin, readOption, type Values } from './option.js';

/**
 * Reads the arguments of a command, and finds the values that they leave out. Unknown options are refused with the
 * nearest one.
 * @param args what stands behind the command's name
 * @throws KitError usage, and what the parse functions of the options throw
 */
export function parseCommandLine<O extends Options>(
  command: Command<O>,
  args: readonly string[],
  env: Io['env'],
): CommandLine<O> {
  return readSettings(command, findSettings(command, readArguments(command, args), env));
}

/** The arguments of a command as they were written. */
export interface Arguments {
  /** By the option's name, without the dashes. */
  options: ReadonlyMap<string, readonly string[]>;
  positionals: readonly string[];
  /** What stands behind "--". */
  rest: readonly string[];
}

/** Everything that a command runs with, as it was written, each with where it comes from. */
export interface Settings {
  options: ReadonlyMap<string, Given>;
  positionals: Given;
  rest: Given;
}

/** Tells the arguments of a command apart. @throws KitError usage */
export function readArguments(command: Command, args: readonly string[]): Arguments {
  const { tokens } = parseArgs({
    args: [...args],
    options: parseArgsOptions(command),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const options = new Map<string, string[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'option-terminator') return { options, positionals, rest: args.slice(token.index + 1) };
    if (token.kind === 'positional') positionals.push(token.value);
    else addOption(command, token, options);
  }
  return { options, positionals, rest: [] };
}

/** @param file what the configuration file has, by the names of `keysOf` */
export function findSettings(
  command: Command,
  { options, positionals, rest }: Arguments,
  env: Io['env'],
  file: ReadonlyMap<string, Given> = new Map(),
): Settings {
  const { words, takesCommand } = positionalsOf(command);
  const unlessWritten = (written: readonly string[], names: readonly string[]): Given => {
    const found = names.flatMap((name) => file.get(name) ?? []);
    if (written.length > 0 || found.length === 0) return { texts: written, origin: originOf(written) };
    return { texts: found.flatMap(({ texts }) => texts), origin: found[0]!.origin };
  };
  return {
    options: new Map(
      Object.entries(command.options).map(([name, option]) => [
        name,
        findGiven(option, options.get(name) ?? [], env, file.get(name)),
      ]),
    ),
    positionals: unlessWritten(positionals, words.map(nameOf)),
    rest: unlessWritten(rest, takesCommand ? [commandKey] : []),
  };
}

const originOf = (written: readonly string[]): Origin => ({ from: written.length > 0 ? 'command line' : 'default' });

/** What a command runs with, checked. @throws KitError usage, and what the parse functions of the options throw */
export function readSettings<O extends Options>(command: Command<O>, settings: Settings): CommandLine<O> {
  const { texts: positionals } = settings.positionals;
  const { texts: rest } = settings.rest;
  const words = settings.options.get(command.wordsFor ?? '');
  const isInstead = words?.origin.from === 'command line';
  const needsCommand = settings.options.get(command.withoutCommand ?? '')?.origin.from !== 'command line';
  if (!isInstead) checkPositionals(command, positionals, rest, needsCommand);
  const values = Object.entries(command.options).map(([name, option]) => {
    const given = settings.options.get(name)!;
    const isOpen = isInstead && name === command.wordsFor;
    return [name, readOption(name, option, isOpen ? { ...given, texts: [...given.texts, ...positionals] } : given)];
  });
  return { options: Object.fromEntries(values) as Values<O>, positionals, rest };
}

/** What stands in a configuration file for what stands behind "--" on the line. */
export const commandKey = 'command';

/** What a command takes besides its options. */
export function positionalsOf({ positionals }: Pick<Command, 'positionals'>) {
  const [before = '', after] = positionals.split(/(?:^| )-- /);
  return { words: before.split(' ').filter((word) => word !== ''), takesCommand: after !== undefined };
}

/** "[baseUrl]" -> "baseUrl". */
export const nameOf = (word: string): string => word.replaceAll(/[[\]<>]/g, '');

type OptionToken = { kind: 'option'; name: string; rawName: string; value?: string | undefined };

function parseArgsOptions(command: Command) {
  return Object.fromEntries(
    Object.entries(command.options).map(([name, { type }]) => [
      name,
      { type: type === 'flag' ? ('boolean' as const) : ('string' as const), multiple: true },
    ]),
  );
}

function addOption(command: Command, { name, rawName, value }: OptionToken, given: Map<string, string[]>): void {
  const option = Object.hasOwn(command.options, name) ? command.options[name] : undefined;
  const see = `ticaga-kit ${command.name} --help lists the options.`;
  if (!option) {
    const names = Object.keys(command.options).map((known) => `--${known}`);
    throw new KitError('usage', `ticaga-kit ${command.name} has no option ${rawName}.`, {
      fix: `${didYouMean(rawName, names)} ${see}`,
    });
  }
  // What a configuration file switches on, the line switches off with =false.
  if (option.type === 'flag' && value !== undefined && value !== 'false') {
    throw new KitError('usage', `The option --${name} takes no value.`, { was: value, fix: `Write --${name} alone.` });
  }
  if (option.type !== 'flag' && (value === undefined || value === '')) {
    throw new KitError('usage', `The option --${name} needs a value.`, {
      expected: `--${name} ${describeOption(name, option).takes}`,
      fix: see,
    });
  }
  const earlier = given.get(name) ?? [];
  if (earlier.length > 0 && option.type !== 'flag' && option.type !== 'texts') {
    throw new KitError('usage', `The option --${name} was given twice.`, {
      was: `${earlier[0]} and ${value}`,
      fix: 'Give it once.',
    });
  }
  given.set(name, [...earlier, value ?? 'true']);
}

function checkPositionals(
  command: Command,
  positionals: readonly string[],
  rest: readonly string[],
  needsCommand: boolean,
): void {
  const { words, takesCommand } = positionalsOf(command);
  const usage = `ticaga-kit ${command.name} ${command.positionals}`.trim();
  if (positionals.length < words.filter((word) => word.startsWith('<')).length) {
    throw new KitError('usage', `ticaga-kit ${command.name} needs ${words[positionals.length]}.`, {
      expected: usage,
      fix: `ticaga-kit ${command.name} --help shows an example.`,
    });
  }
  if (positionals.length > words.length) {
    throw new KitError(
      'usage',
      `ticaga-kit ${command.name} does not take ${JSON.stringify(positionals[words.length])}.`,
      {
        expected: usage,
        fix: takesCommand ? 'Put the command behind --.' : 'Leave it out.',
      },
    );
  }
  if (takesCommand && needsCommand && rest.length === 0) {
    throw new KitError('usage', `ticaga-kit ${command.name} needs a command to run.`, {
      expected: usage,
      fix: `Put it behind --, or into ticaga-kit.yaml as ${commandKey}.`,
    });
  }
  if (!takesCommand && rest.length > 0) {
    throw new KitError('usage', `ticaga-kit ${command.name} does not take ${JSON.stringify(rest[0])}.`, {
      expected: usage,
      fix: 'Leave it out.',
    });
  }
}
