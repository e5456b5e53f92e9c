import { type FileHandle, mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type StartFakeOptions, startFake } from '../../fake/start-fake.js';
import type { TestEvent } from '../../fake/worlds/world.js';
import type { Entry } from '../../journal/entry.js';
import type { Violation } from '../../journal/violation.js';
import { fakeVariables } from '../fake-variables.js';
import { comparePrintedRows } from '../own-rows.js';
import { type CommandEnd, runCommand } from '../run-command.js';
import { guard } from '../watchdog.js';

/** A command that came to its end against a fake of its own. */
export interface Trial extends CommandEnd {
  /** What was said, in the order of time, sandboxes included. */
  entries: Entry[];
  /** What comparisons of the plugin's own rows found. */
  rowViolations: Violation[];
  /** Of a fake with `tls`: on how many connections the client did not take the certificate. */
  refusedConnections: number;
  /** The tests that the suite says have begun, and those that it says have failed, in the order of time. */
  begunTests: string[];
  failedTests: string[];
  /** The last lines that the command wrote. */
  output: string;
}

export interface TrialOptions {
  command: readonly string[];
  fake: StartFakeOptions;
  env: NodeJS.ProcessEnv;
  /** Further variables that take the fake's URL. */
  urlVariables: readonly string[];
  /** A command that prints the plugin's own rows when the first has ended; undefined when there is none. */
  rows?: string | undefined;
  timeoutMs?: number;
  /** How many of the last lines that it wrote are kept; 8 unless told. */
  lines?: number;
  signal?: AbortSignal;
}

/**
 * Runs a command quietly against a fake of its own, with a temporary folder of its own.
 * @throws KitError command-unknown, rows-unreadable, and what startFake throws
 */
export async function runAgainstFake({
  command,
  env,
  urlVariables,
  rows,
  lines = 8,
  ...options
}: TrialOptions): Promise<Trial> {
  const entries: Entry[] = [];
  const rowViolations: Violation[] = [];
  const tests: Record<TestEvent, string[]> = { began: [], failed: [] };
  const fake = await startFake({
    sandboxLimit: 1000,
    ...options.fake,
    port: 0,
    onEntry: (entry) => void entries.push(entry),
    onCompared: ({ violations }) => void rowViolations.push(...violations),
    onTest: (test, event) => void tests[event].push(test),
  });
  const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
  const unguard = guard(`folder ${folder}`);
  const said = join(folder, 'output');
  const temporary = join(folder, 'tmp');
  try {
    await mkdir(temporary);
    // A file, and no pipe: a process that the command left behind could keep a pipe open.
    const file = await open(said, 'w+');
    const { timeoutMs, signal } = options;
    const commandEnv = {
      ...env,
      ...fakeVariables(fake, urlVariables),
      TMPDIR: temporary,
      TMP: temporary,
      TEMP: temporary,
    };
    const end = await runCommand(command, {
      env: commandEnv,
      stdio: ['ignore', file.fd, file.fd],
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      ...(signal === undefined ? {} : { signal }),
    })
      .then(async (ended) => ({ ...ended, output: await lastLines(file, lines) }))
      .finally(() => file.close());
    if (rows !== undefined && !signal?.aborted) {
      const world = { ...fake, sandbox: undefined };
      await comparePrintedRows({ command: rows, env: commandEnv, ...(signal ? { signal } : {}) }, world, entries);
    }
    const { began: begunTests, failed: failedTests } = tests;
    return { ...end, entries, rowViolations, begunTests, failedTests, refusedConnections: fake.refusedConnections() };
  } finally {
    await Promise.all([fake.close(), rm(folder, { recursive: true, force: true })]);
    unguard();
  }
}

/** The end of what a command wrote, in bytes: it may have written more than fits into memory. */
const mostRead = 16_384;

async function lastLines(file: FileHandle, lines: number): Promise<string> {
  const { size } = await file.stat();
  const { buffer, bytesRead } = await file.read({
    buffer: Buffer.alloc(mostRead),
    position: Math.max(0, size - mostRead),
  });
  return buffer.toString('utf8', 0, bytesRead).trimEnd().split('\n').slice(-lines).join('\n');
}
