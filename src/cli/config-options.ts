import { existsSync } from 'node:fs';
import type { Command } from './command.js';
import type { Given, Options } from './option.js';
import type { Arguments } from './parse-command-line.js';

/** The configuration file that is read when none is named: that of the working folder, and of no other. */
export const usualConfig = 'ticaga-kit.yaml';

/** The options of every command that reads a configuration file. */
export const configOptions = {
  config: {
    type: 'text',
    value: 'FILE',
    notInFile: 'It names the file itself.',
    summary: `Read the options that the line leaves out from this file; default: ${usualConfig} of this folder, if there is one`,
  },
  'print-config': {
    type: 'flag',
    notInFile: 'It belongs on the command line.',
    summary: 'Print every value with where it comes from, and do nothing else',
  },
} as const satisfies Options;

/** Whether a command reads a configuration file. */
export const isConfigurable = ({ options }: Pick<Command, 'options'>): boolean => Object.hasOwn(options, 'config');

/**
 * What the configuration file has for a command. Its reader, and with it the YAML parser, is loaded only when there is one.
 * @param loadCommands the tables of every command: a file is checked as a whole
 * @throws KitError file-unreadable, config-invalid
 */
export async function loadConfigFor(
  command: Command,
  { options }: Arguments,
  loadCommands: () => Promise<readonly Command[]>,
): Promise<ReadonlyMap<string, Given>> {
  if (!isConfigurable(command)) return new Map();
  const [named] = options.get('config') ?? [];
  if (named === undefined && !existsSync(usualConfig)) return new Map();
  const { loadConfig } = await import('./config-file.js');
  const commands = await loadCommands();
  return loadConfig(named ?? usualConfig, command.name, commands.filter(isConfigurable));
}
