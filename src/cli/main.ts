#!/usr/bin/env node
import { didYouMean } from '../document/nearest.js';
import { fileError } from '../document/text-file.js';
import { KitError } from '../errors.js';
import { version } from '../generated/contract.js';
import { printable } from '../report/printable.js';
import type { Io } from './command.js';
import { commandNames, loadCommand, loadCommands } from './commands.js';
import { loadConfigFor } from './config-options.js';
import { renderCommandHelp, renderProgramHelp } from './help.js';
import { findSettings, readArguments, readSettings } from './parse-command-line.js';
import { signalStatus } from './signal-status.js';

process.exitCode = await main(process.argv.slice(2), realIo());

/** The one place that turns an outcome into an exit status. */
async function main(args: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(args, io);
  } catch (error) {
    if (!(error instanceof KitError)) throw error;
    io.stderr(`${error.map(printable).render()}\n`);
    return error.status;
  }
}

async function dispatch([name, ...args]: readonly string[], io: Io): Promise<number> {
  // "help COMMAND" is "COMMAND --help".
  if (name === 'help' && args.length > 0) return dispatch([...args.slice(0, 1), '--help'], io);
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    const help = renderProgramHelp(await loadCommands(), version);
    if (name === undefined) io.stderr(help);
    else io.stdout(help);
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-v') {
    io.stdout(`${version}\n`);
    return 0;
  }
  if (!commandNames.includes(name)) {
    throw new KitError('usage', `ticaga-kit has no command ${name}.`, {
      fix: `${didYouMean(name, commandNames)} ticaga-kit --help lists them.`,
    });
  }
  const command = await loadCommand(name);
  const own = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  if (own.includes('--help') || own.includes('-h')) {
    io.stdout(renderCommandHelp(command));
    return 0;
  }
  const written = readArguments(command, args);
  const settings = findSettings(command, written, io.env, await loadConfigFor(command, written, loadCommands));
  if (written.options.get('print-config')?.at(-1) === 'true') {
    const { renderSettings } = await import('./print-config.js');
    io.stdout(renderSettings(command, settings));
    return 0;
  }
  return command.run(readSettings(command, settings), io);
}

/** @param other where it is told */
function endWhenUnwritable(stream: NodeJS.WriteStream, what: string, other: NodeJS.WriteStream): void {
  stream.once('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough (head, grep -q) closes the pipe; that is no failure.
    if (error.code === 'EPIPE') process.exit();
    other.once('error', () => process.exit(2));
    other.write(`${fileError('file-unwritable', `${what} cannot be written`, error).render()}\n`, () =>
      process.exit(2),
    );
  });
}

function realIo(): Io {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      controller.abort(signal);
      // The second time ends the process at once.
      process.once(signal, () => process.exit(signalStatus(controller.signal)));
    });
  }
  endWhenUnwritable(process.stdout, 'The output', process.stderr);
  endWhenUnwritable(process.stderr, 'What the kit says', process.stdout);
  const wanted = (stream: NodeJS.WriteStream) => stream.isTTY === true && !process.env.NO_COLOR;
  return {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    env: process.env,
    signal: controller.signal,
    isTerminal: process.stderr.isTTY === true && process.env.CI === undefined,
    color: { stdout: wanted(process.stdout), stderr: wanted(process.stderr) },
  };
}
