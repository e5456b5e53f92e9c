/** One option of a command. The name is the key in Command.options, without the dashes. */
export interface Option {
  type: 'string' | 'boolean';
  /** May be given several times. */
  multiple?: boolean;
  /** What stands for the value in the help, for example FILE. */
  value?: string;
  /** Shown in the help; the command applies it. */
  default?: string;
  /** The environment variable that gives the value when the option is not there. */
  env?: string;
  summary: string;
}

/** A command as a value: parsing, help, README and reference pages come from it. */
export interface Command {
  name: string;
  summary: string;
  /** What stands after the name, for example "<baseUrl>"; '' when nothing may. A trailing "-- <command ...>" takes the rest. */
  positionals: string;
  options: Record<string, Option>;
  /** Whole command lines that work. */
  examples: readonly string[];
  /**
   * @returns the exit status: 0 fine, 1 a check failed, 2 usage or configuration
   * @throws KitError for what the user can mend
   */
  run(line: CommandLine, io: Io): Promise<number>;
}

/** A command line that was understood. */
export interface CommandLine {
  positionals: readonly string[];
  /** What stands behind "--". */
  rest: readonly string[];
  /** The value of an option, from the line or its environment variable. */
  text(name: string): string | undefined;
  /** Every value of an option that may be given several times. */
  texts(name: string): readonly string[];
  flag(name: string): boolean;
}

/** The outside world of a command. Only main.ts makes a real one. */
export interface Io {
  /** Writes the text as it is: the product. */
  stdout(text: string): void;
  /** Writes the text as it is: the talk. */
  stderr(text: string): void;
  env: Readonly<Record<string, string | undefined>>;
  /** Aborted by SIGINT or SIGTERM. */
  signal: AbortSignal;
  /** Whether a person reads stderr. */
  isTerminal: boolean;
  /** Whether colours are wanted on stdout and on stderr. */
  color: { stdout: boolean; stderr: boolean };
}
