import type { Command } from './command.js';
import { describeOption, type Options } from './option.js';

/** The help of the program: every command in a line. */
export function renderProgramHelp(commands: readonly Command[], version: string): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  return [
    `ticaga-kit ${version}: a contract kit for the API of the Ticaga helpdesk`,
    '',
    'Usage: ticaga-kit <command> [options]',
    '',
    ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    '',
    'ticaga-kit help <command>, or <command> --help, explains a command; -v or --version prints the version. Exit status: 0 fine, 1 a check failed, 2 usage or configuration.',
    '',
  ].join('\n');
}

/** The help of one command. */
export function renderCommandHelp(command: Command): string {
  const rows = optionRows(command.options);
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    `${command.summary}`,
    '',
    `Usage: ticaga-kit ${command.name} [options] ${command.positionals}`.trimEnd(),
    '',
    ...rows.map(([name, summary]) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    ...(command.examples.length > 0 ? ['Examples:', ...command.examples.map((example) => `  ${example}`), ''] : []),
  ].join('\n');
}

/** Every option as [how it is written, what it does], --help last. */
export function optionRows(options: Options): [string, string][] {
  const rows = Object.entries(options).map(([key, option]): [string, string] => {
    const { name, takes, summary, default: preset, multiple, env } = describeOption(key, option);
    return [
      takes === undefined ? name : `${name} ${takes}`,
      [
        summary,
        preset === undefined ? '' : ` (default ${preset})`,
        multiple ? ' (may be repeated)' : '',
        env === undefined ? '' : ` [env ${env}]`,
      ].join(''),
    ];
  });
  return [...rows, ['-h, --help', 'Show this help']];
}
