import { fileURLToPath } from 'node:url';
import { readText } from '../../document/text-file.js';
import { defineCommand } from '../command.js';

const helper = fileURLToPath(new URL('../../../php/TicagaKit.php', import.meta.url));

/** Prints the helper for PHP test suites. */
export const phpHelper = defineCommand({
  name: 'php-helper',
  summary: 'Print the helper for PHP test suites: one file, PHP 7.2 and newer, with PHPUnit or without',
  positionals: '',
  options: {},
  examples: ['ticaga-kit php-helper > tests/TicagaKit.php'],
  async run(_line, io) {
    io.stdout(await readText(helper, 'the helper'));
    return 0;
  },
});
