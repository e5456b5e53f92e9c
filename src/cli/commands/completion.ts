import { didYouMean } from '../../document/nearest.js';
import { KitError } from '../../errors.js';
import { type Command, defineCommand } from '../command.js';
import { renderCompletion, shells } from '../completion.js';

/**
 * Prints a script that teaches a shell the command line.
 * @param loadCommands every command; their table imports this file, and so it is handed in
 */
export const completion = (loadCommands: () => Promise<readonly Command[]>) =>
  defineCommand({
    name: 'completion',
    summary: 'Print a script with which bash, zsh or fish completes commands, options and values',
    positionals: '<shell>',
    options: {},
    examples: [
      'eval "$(ticaga-kit completion bash)"   # in ~/.bashrc; likewise zsh in ~/.zshrc',
      'ticaga-kit completion fish > ~/.config/fish/completions/ticaga-kit.fish',
    ],
    async run({ positionals: [name = ''] }, io) {
      const shell = shells.find((one) => one === name);
      if (shell === undefined) {
        throw new KitError('usage', `There is no completion for ${name}.`, {
          expected: shells.join(' | '),
          fix: didYouMean(name, shells),
        });
      }
      io.stdout(renderCompletion(shell, await loadCommands()));
      return 0;
    },
  });
