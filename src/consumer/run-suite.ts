import type { StartFakeOptions } from '../fake/start-fake.js';
import { startFake } from '../fake/start-fake.js';
import { type Conversation, createRecorder } from './conversation.js';
import { fakeVariables } from './run-against-fake.js';
import { runCommand } from './run-command.js';
import { workerVariables } from './worker-variables.js';

export interface SuiteOptions {
  /** The program and its arguments. */
  command: readonly string[];
  /** How the fake is; the port is always a free one. */
  fake: StartFakeOptions;
  /** What the command's environment is made from. TEST_TOKEN in it, as ParaTest sets it, means a sandbox. */
  env: NodeJS.ProcessEnv;
  /** Further variables that take the fake's URL. */
  urlVariables: readonly string[];
  /** Hands its reason, a signal, on to the command. */
  signal: AbortSignal;
}

/** A test suite that came to its end. */
export interface SuiteRun {
  conversation: Conversation;
  /** The command's exit status; 128 and the signal's number when a signal ended it. */
  status: number;
  durationMs: number;
}

/**
 * Starts a fake, runs a test suite against it with its input and output passed through, and stops the fake.
 * @throws KitError command-unknown, and what startFake throws
 */
export async function runSuite({ command, fake: options, env, urlVariables, signal }: SuiteOptions): Promise<SuiteRun> {
  const recorder = createRecorder();
  const fake = await startFake({ sandboxLimit: 1000, ...options, port: 0, onEntry: recorder.hear });
  try {
    const assumptions = { ...fake.worlds()[0]!.assumptions };
    const worker = workerOf(env.TEST_TOKEN);
    const world = worker === undefined ? fake : { ...fake, ...fake.sandbox(worker) };
    const urls = ['TICAGA_URL', 'TICAGA_API_URL', 'TICAGA_KIT_ADMIN', ...urlVariables];
    const { status, durationMs } = await runCommand(command, {
      env: { ...env, ...workerVariables(env, urls), ...fakeVariables(world, urlVariables) },
      stdio: 'inherit',
      signal,
    });
    return { conversation: recorder.conversation(fake.worlds(), assumptions), status, durationMs };
  } finally {
    await fake.close();
  }
}

/** The sandbox of a worker that ParaTest numbers in TEST_TOKEN; undefined when this is none. */
function workerOf(token = ''): string | undefined {
  const name = token.replace(/[^A-Za-z0-9._-]/g, '').slice(0, 32);
  return name === '' ? undefined : `worker-${name}`;
}
