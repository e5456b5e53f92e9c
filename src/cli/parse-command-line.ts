import { parseArgs } from 'node:util';
import { didYouMean } from '../document/nearest.js';
import { KitError } from '../errors.js';
import type { Command, CommandLine, Io } from './command.js';
import { describeOption, type Options, readOption, type Values } from './option.js';

/**
 * Reads the arguments of a command. Unknown options are refused with the nearest one.
 * @param args what stands behind the command's name
 * @throws KitError usage, and what the parse functions of the options throw
 */
export function parseCommandLine<O extends Options>(
  command: Command<O>,
  args: readonly string[],
  env: Io['env'],
): CommandLine<O> {
  const { tokens } = parseArgs({
    args: [...args],
    options: parseArgsOptions(command),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, string[]>();
  const positionals: string[] = [];
  let rest: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'option-terminator') {
      rest = args.slice(token.index + 1);
      break;
    }
    if (token.kind === 'positional') positionals.push(token.value);
    else addOption(command, token, given);
  }
  checkPositionals(command, positionals, rest);
  const values = Object.entries(command.options).map(([name, option]) => [
    name,
    readOption(name, option, given.get(name) ?? [], env),
  ]);
  return { options: Object.fromEntries(values) as Values<O>, positionals, rest };
}

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
  if (option.type === 'flag' && value !== undefined) {
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
