import { readFile } from 'node:fs/promises';
import type { Command } from '../command.js';

/** Prints the helper for PHP test suites. */
export const phpHelper: Command = {
  name: 'php-helper',
  summary: 'Print the helper for PHP test suites: one file, PHP 7.2 and newer, with PHPUnit or without',
  positionals: '',
  options: {},
  examples: ['ticaga-kit php-helper > tests/TicagaKit.php'],
  async run(_line, io) {
    io.stdout(await readFile(new URL('../../../php/TicagaKit.php', import.meta.url), 'utf8'));
    return 0;
  },
};
