import type { FailOn } from '../consumer/exec/fail-on.js';
import type { SuiteRun } from '../consumer/exec/run-suite.js';
import { KitError } from '../errors.js';
import type { ExpectedViolation } from '../journal/expected-violation.js';
import type { Reporter } from '../report/reporters.js';
import type { Io } from './command.js';
import type { LoadedFakeOptions } from './fake-options.js';

/** What exec was asked to do. */
export interface Plan {
  command: readonly string[];
  fake: LoadedFakeOptions;
  urlVariables: readonly string[];
  failOn: FailOn;
  allow: readonly ExpectedViolation[];
  allowIdle: boolean;
  strictPaths: boolean;
  reporters: readonly Reporter[];
  pact: string | undefined;
  /** A command that prints the plugin's own rows. */
  rows: string | undefined;
}

/** @throws KitError command-idle: a command that passes and says nothing was not judged, and that looks like right */
export function refuseIdle({ conversation, status }: SuiteRun, { allowIdle }: Plan, io: Io): void {
  if (allowIdle || status !== 0 || conversation.heard.length > 0 || io.signal.aborted) return;
  throw new KitError('command-idle', 'The command passed and never called the fake.', {
    expected: 'at least one request to the URL in TICAGA_URL',
    fix: 'If your tests read the address from another variable, name it: --env NAME. If they are to call nothing, say --allow-idle.',
  });
}
