import type { Options, Values } from './option.js';

/** A command as a value: parsing, help and reference pages come from it. */
export interface Command<O extends Options = Options> {
  name: string;
  summary: string;
  /** What stands after the name, for example "<baseUrl>"; '' when nothing may. A trailing "-- <command ...>" takes the rest. */
  positionals: string;
  options: O;
  /** The option that takes all words of the line, and makes the command behind -- unnecessary. */
  wordsFor?: string;
  /** The option that makes the command behind -- unnecessary, and takes no words. */
  withoutCommand?: string;
  /** Whole command lines that work. */
  examples: readonly string[];
  /**
   * @returns the exit status: 0 fine, 1 a check failed, 2 usage or configuration
   * @throws KitError for what the user can mend
   */
  run(line: CommandLine<O>, io: Io): Promise<number>;
}

/** The command as it is; its run receives values of the types that its options declare. */
export function defineCommand<const O extends Options>(command: Command<O>): Command<O> {
  return command;
}

/** A command line that was understood. */
export interface CommandLine<O extends Options = Options> {
  /** The value of every option, checked, with its default in force. */
  options: Values<O>;
  positionals: readonly string[];
  /** What stands behind "--". */
  rest: readonly string[];
}

/** The outside world of a command. Only main.ts makes a real one. */
export interface Io {
  /** Writes the text as it is: the product. */
  stdout(text: string): void;
  /** Writes the text as it is: the talk. */
  stderr(text: string): void;
  env: Readonly<Record<string, string | undefined>>;
  /** Aborted by SIGINT, SIGTERM or SIGHUP, whose name is its reason. */
  signal: AbortSignal;
  /** Whether a person reads stderr. */
  isTerminal: boolean;
  /** Whether colours are wanted on stdout and on stderr. */
  color: { stdout: boolean; stderr: boolean };
}
