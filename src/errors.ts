/**
 * The kit's own errors in one table: what each code means and which exit status it gives.
 * 1: a check failed. 2: usage, configuration, or the contract itself.
 */
export const errorTable = {
  usage: { status: 2, title: 'The command line was not understood.' },
  'option-unknown': { status: 2, title: 'startFake was given an option that it does not have.' },
  'option-invalid': { status: 2, title: 'An option has a value that would make the fake unsafe or useless.' },
  'port-in-use': { status: 2, title: 'The address to listen on is taken or not allowed.' },
  'config-invalid': {
    status: 2,
    title: 'A configuration file has a key that there is not, or a value that its option does not take.',
  },
  'file-unreadable': { status: 2, title: 'A file that was named cannot be read.' },
  'file-unwritable': { status: 2, title: 'A file that was named cannot be written.' },
  'document-invalid': {
    status: 2,
    title: 'An OpenAPI document of --also cannot be served, or holds what another document holds.',
  },
  'seed-invalid': { status: 2, title: 'A seed breaks the schema of seeds.' },
  'assumption-unknown': {
    status: 2,
    title: 'An assumption was set that does not exist, or to a value it does not have.',
  },
  'state-unknown': { status: 2, title: 'A provider state was named that does not exist.' },
  'fault-invalid': { status: 2, title: 'A fault was asked for that the fake does not know.' },
  'state-invalid': { status: 2, title: 'A parameter of a provider state does not fit.' },
  'request-invalid': { status: 2, title: 'A call of the control plane has a body that does not fit.' },
  'sandbox-invalid': { status: 2, title: 'A sandbox name breaks the rule of names.' },
  'db-damaged': { status: 2, title: 'The file of --db does not hold what the kit wrote.' },
  'db-locked': { status: 2, title: 'Another process holds the file of --db.' },
  'db-newer': { status: 2, title: 'The database of --db was set up by a newer release.' },
  'teams-invalid': { status: 2, title: 'The file of --team does not describe teams.' },
  'sandbox-unknown': { status: 2, title: 'A sandbox of a team is used before the team has made it.' },
  'driver-missing': { status: 2, title: 'The driver of PostgreSQL is not installed.' },
  'store-unavailable': { status: 2, title: 'The database of --db does not answer.' },
  'pattern-unsupported': { status: 2, title: 'A request pattern has a key that the kit does not implement.' },
  'pattern-invalid': { status: 2, title: 'A request pattern has a value that cannot be read.' },
  'pattern-slow': { status: 2, title: 'A request pattern takes too long on the journal that there is.' },
  'contract-broken': { status: 1, title: 'A test broke the contract, or did not break it as it had said.' },
  'docs-stale': { status: 1, title: 'The documentation on disk is not what the kit writes now.' },
  'profile-invalid': { status: 2, title: 'A file is no profile of what a live server taught.' },
  'recording-invalid': { status: 2, title: 'A file is no recording that the kit reads: HAR, Pact or journal.' },
  'package-missing': { status: 2, title: 'A package that the kit asks for at this one place is not installed.' },
  'contract-invalid': { status: 2, title: 'A contract document is no valid Arazzo, or reads what does not exist.' },
  'contract-unsupported': {
    status: 2,
    title: 'A contract document uses a part of Arazzo that the runner does not implement.',
  },
  'target-invalid': { status: 2, title: 'A target file breaks the format of targets.' },
  'nothing-judged': {
    status: 2,
    title: 'A server could not be reached or did not answer as an API, so that nothing could be judged.',
  },
  'command-unknown': { status: 2, title: 'The command behind -- cannot be started.' },
  'command-failed': { status: 2, title: 'The command behind -- fails against the honest fake.' },
  'command-flaky': { status: 2, title: 'The command behind -- does not do the same in every run.' },
  'rows-unreadable': { status: 2, title: 'The command of --rows prints no rows that could be compared.' },
  'shards-unfit': { status: 2, title: 'The files of --merge are not the shards of one run.' },
  'select-unfit': {
    status: 2,
    title: 'The command of --select does not run the tests that it is to run, or they need others.',
  },
  'steps-unfit': {
    status: 2,
    title: 'The file of steps cannot be read, or a step does not do against the right server what its name says.',
  },
  'verdicts-unreadable': { status: 2, title: 'The file of --incremental holds no verdicts of mutate.' },
  'files-too-many': { status: 2, title: 'The folder has more files than a plugin has.' },
  'command-idle': { status: 2, title: 'The command behind -- never called the fake.' },
} as const satisfies Record<string, { status: 1 | 2; title: string }>;

/** Further lines of a detail stand under its first. */
const nextLine = '\n             ';

/** A text of several lines as a detail of an error. */
export const indented = (text: string): string => text.replaceAll('\n', nextLine);

export type ErrorCode = keyof typeof errorTable;

export interface ErrorDetails {
  /** What would have been right. */
  expected?: string;
  /** What was found. */
  was?: string;
  /** File, line and field, or the flag. */
  where?: string;
  /** One sentence: what to do now. */
  fix?: string;
}

/**
 * A mistake that a user can mend, told in sentences. Never carries a secret.
 * @param code a key of errorTable; it decides the exit status
 * @param message one sentence with the value: what happened
 */
export class KitError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message);
    this.name = 'KitError';
  }

  get status(): 1 | 2 {
    return errorTable[this.code].status;
  }

  /** The same error with every text of it changed, line by line: to escape it, or to hide a secret. */
  map(change: (text: string) => string): KitError {
    const changed = (text: string) => text.split(nextLine).map(change).join(nextLine);
    const details = Object.entries(this.details).map(([name, text]) => [name, changed(text as string)]);
    return new KitError(this.code, change(this.message), Object.fromEntries(details) as ErrorDetails);
  }

  /** The whole message as the terminal shows it: the sentence, the indented details, last what to do. */
  render(): string {
    const { expected, was, where, fix } = this.details;
    return [
      cut(this.message),
      expected === undefined ? undefined : `  Expected:  ${shown(expected)}`,
      was === undefined ? undefined : `  Was:       ${shown(was)}`,
      where === undefined ? undefined : `  Where:     ${cut(where)}`,
      fix === undefined ? undefined : `  ${cut(fix)}`,
    ]
      .filter((line) => line !== undefined)
      .join('\n');
  }
}

/** A label with nothing behind it would look like a fault of the kit. */
const shown = (text: string): string => (text.trim() === '' ? JSON.stringify(text) : cut(text));

/** What was wrong may be megabytes of it. The longest list of what the kit knows is shorter than this. */
const mostLetters = 20_000;
const cut = (text: string): string => (text.length > mostLetters ? `${text.slice(0, mostLetters)}...` : text);
