import { expect, expectTypeOf, test } from 'vitest';
import { defineCommand } from '../../src/cli/command.js';
import { commandNames, loadCommands } from '../../src/cli/commands.js';
import { optionRows } from '../../src/cli/help.js';
import { findGiven, readOption } from '../../src/cli/option.js';
import { parseCommandLine } from '../../src/cli/parse-command-line.js';
import { referenceTables } from '../../src/cli/reference-tables.js';

/** An option of every kind. */
const sample = defineCommand({
  name: 'sample',
  summary: 'Try every kind of option',
  positionals: '',
  options: {
    watch: { type: 'flag', summary: 'A flag' },
    log: { type: 'choice', choices: ['long', 'short'], default: 'long', summary: 'A choice' },
    level: { type: 'choice', choices: ['low', 'high'], summary: 'A choice without a default' },
    port: { type: 'whole number', least: 0, most: 9, value: 'PORT', default: '4', env: 'PORT', summary: 'A number' },
    jobs: {
      type: 'whole number',
      least: 1,
      most: 9,
      value: 'N',
      default: { says: 'the cores', find: () => '2' },
      summary: 'A number that the machine decides',
    },
    timeout: { type: 'number', least: 0.1, most: 9, value: 'SECONDS', summary: 'A decimal number' },
    file: { type: 'text', value: 'FILE', summary: 'A text' },
    day: { type: 'text', value: 'DAY', parse: (text: string) => new Date(text), summary: 'A text that is read' },
    name: { type: 'texts', value: 'NAME', summary: 'Texts' },
    lengths: {
      type: 'texts',
      value: 'TEXT',
      default: 'abc',
      parse: (texts: readonly string[]) => texts.map((text) => text.length),
      summary: 'Texts that are read',
    },
  },
  examples: [],
  async run({ options }) {
    expectTypeOf(options).toEqualTypeOf<{
      readonly watch: boolean;
      readonly log: 'long' | 'short';
      readonly level: 'low' | 'high' | undefined;
      readonly port: number;
      readonly jobs: number;
      readonly timeout: number | undefined;
      readonly file: string | undefined;
      readonly day: Date | undefined;
      readonly name: readonly string[];
      readonly lengths: number[];
    }>();
    return 0;
  },
});

const read = (line: string, env: Record<string, string> = {}) =>
  parseCommandLine(sample, line === '' ? [] : line.split(' '), env).options;

test('a command receives each option as the type that its value declares', () => {
  expect(read('')).toEqual({
    ...{ watch: false, log: 'long', level: undefined, port: 4, jobs: 2, timeout: undefined, file: undefined },
    ...{ day: undefined, name: [], lengths: [3] },
  });
  const line = '--watch --log short --level low --port 0 --jobs 9 --timeout 0.5 --file x --day 2026-01-31 --name a';
  expect(read(`${line} --name b --lengths xx --lengths x`)).toEqual({
    ...{ watch: true, log: 'short', level: 'low', port: 0, jobs: 9, timeout: 0.5, file: 'x' },
    ...{ day: new Date('2026-01-31'), name: ['a', 'b'], lengths: [2, 1] },
  });
});

test('help says of each option what it takes, its default, whether it may be repeated, and its variable', () => {
  expect(optionRows(sample.options)).toEqual([
    ['--watch', 'A flag'],
    ['--log long|short', 'A choice (default long)'],
    ['--level low|high', 'A choice without a default'],
    ['--port PORT', 'A number (default 4) [env PORT]'],
    ['--jobs N', 'A number that the machine decides (default the cores)'],
    ['--timeout SECONDS', 'A decimal number'],
    ['--file FILE', 'A text'],
    ['--day DAY', 'A text that is read'],
    ['--name NAME', 'Texts (may be repeated)'],
    ['--lengths TEXT', 'Texts that are read (default abc) (may be repeated)'],
    ['-h, --help', 'Show this help'],
  ]);
});

const commands = await loadCommands();

test('the reference says of every option what help says', async () => {
  const { commands: entries } = await referenceTables(commands);
  const rows = entries.map(({ options }) =>
    options.map(({ name, takes, summary, default: preset, multiple, env }) => [
      [name, takes].filter(Boolean).join(' '),
      `${summary}${preset ? ` (default ${preset})` : ''}${multiple ? ' (may be repeated)' : ''}${env ? ` [env ${env}]` : ''}`,
    ]),
  );
  expect(rows).toEqual(commands.map(({ options }) => optionRows(options).slice(0, -1)));
});

test('every command is loaded under its own name', async () => {
  expect(commands.map(({ name }) => name)).toEqual(commandNames);
});

test('a variable gives the value when the line does not, unless it is empty', () => {
  expect(read('', { PORT: '7' }).port).toBe(7);
  expect(read('--port 5', { PORT: '7' }).port).toBe(5);
  expect(read('', { PORT: '' }).port).toBe(4);
});

const withVariable = commands.flatMap(({ name, options }) =>
  Object.entries(options).flatMap(([option, value]) =>
    'env' in value ? [{ name, option, value, variable: value.env as string }] : [],
  ),
);

test.each(withVariable)('ticaga-kit $name takes --$option from $variable', ({ option, value, variable }) => {
  expect(String(readOption(option, value, findGiven(value, [], { [variable]: '17' })))).toBe('17');
});
