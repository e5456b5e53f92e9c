import { type StartFakeOptions, startFake } from '../../fake/start-fake.js';
import { fakeVariables } from '../fake-variables.js';
import { comparePrintedRows } from '../own-rows.js';
import { runCommand } from '../run-command.js';
import { type Conversation, createRecorder } from './conversation.js';
import { workerSandbox, workerVariables } from './paratest-workers.js';

/** A test suite, and the fake that it runs against. */
export interface SuiteOptions {
  /** The program and its arguments. */
  command: readonly string[];
  /** How the fake is; the port is always a free one. */
  fake: StartFakeOptions;
  /** What the command's environment is made from. TEST_TOKEN in it, as ParaTest sets it, means a sandbox. */
  env: NodeJS.ProcessEnv;
  /** Further variables that take the fake's URL. */
  urlVariables: readonly string[];
  /** A command that prints the plugin's own rows when the suite has ended; undefined when there is none. */
  rows?: string | undefined;
  /** Hands its reason, a signal, on to the command. */
  signal: AbortSignal;
}

/** A test suite that came to its end. */
export interface SuiteRun {
  conversation: Conversation;
  /** The command's exit status; 128 and the signal's number when a signal ended it. */
  status: number;
  durationMs: number;
  /** Of a fake with `tls`: on how many connections the client did not take the certificate. */
  refusedConnections: number;
}

/**
 * Starts a fake, runs a test suite against it with its input and output passed through, and stops the fake.
 * @throws KitError command-unknown, rows-unreadable, and what startFake throws
 */
export async function runSuite({
  command,
  fake: options,
  env,
  urlVariables,
  rows,
  signal,
}: SuiteOptions): Promise<SuiteRun> {
  const recorder = createRecorder();
  const fake = await startFake({
    sandboxLimit: 1000,
    ...options,
    port: 0,
    onEntry: recorder.hear,
    onCompared: recorder.hearCompared,
  });
  try {
    const assumptions = { ...fake.worlds()[0]!.assumptions };
    const worker = workerSandbox(env.TEST_TOKEN);
    const world = worker === undefined ? fake : { ...fake, ...fake.sandbox(worker) };
    const variables = fakeVariables(world, urlVariables);
    // With `tls`, the API and the control plane differ in their scheme.
    const place = fake.url.replace(/^https?:/, '');
    const urls = Object.keys(variables).filter((name) => variables[name]?.includes(place));
    const commandEnv = { ...env, ...workerVariables(env, urls), ...variables };
    const { status, durationMs } = await runCommand(command, { env: commandEnv, stdio: 'inherit', signal });
    const conversation = () => recorder.conversation(fake.worlds(), assumptions);
    if (rows !== undefined && !signal.aborted) {
      const heard = conversation().heard.map(({ entry }) => entry);
      await comparePrintedRows({ command: rows, env: commandEnv, signal }, { ...world, sandbox: worker }, heard);
    }
    return { conversation: conversation(), status, durationMs, refusedConnections: fake.refusedConnections() };
  } finally {
    await fake.close();
  }
}
