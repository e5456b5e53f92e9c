import { mkdtemp, open, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KitError } from '../errors.js';
import type { FakeWorld } from '../fake/fake-world.js';
import type { Entry } from '../journal/entry.js';
import { linksCustomers } from '../operations/behaviours.js';
import { runCommand } from './run-command.js';
import { guard } from './watchdog.js';

/** The largest list of rows, in bytes, and the longest wait for it, in milliseconds. */
const mostBytes = 16 * 1024 * 1024;
const patienceMs = 60_000;

export interface RowsCommand {
  /** As a user writes it, for the shell. */
  command: string;
  env: NodeJS.ProcessEnv;
  signal?: AbortSignal;
}

/**
 * Has a command print the rows of the plugin's own table as JSON, and compares them with the links of a world.
 * @param heard what was said to every world of the fake
 * @throws KitError rows-unreadable when the command fails or prints no list of rows, or the links were made elsewhere
 */
export async function comparePrintedRows(
  { command, env, signal }: RowsCommand,
  world: Pick<FakeWorld, 'compareRows'> & { sandbox: string | undefined },
  heard: readonly Entry[],
): Promise<void> {
  const links = heard.filter(linksCustomers);
  const elsewhere = links.find(({ sandbox }) => sandbox !== world.sandbox);
  if (elsewhere && !links.some(({ sandbox }) => sandbox === world.sandbox)) {
    throw unreadable(command, `the tests linked customers in sandboxes, for example ${elsewhere.sandbox}`, {
      fix: 'The rows of such a test are compared in it: $ticaga->compareRows($rows).',
    });
  }
  const rows = await printed({ command, env, ...(signal ? { signal } : {}) });
  if (signal?.aborted) return;
  try {
    world.compareRows(rows);
  } catch (error) {
    if (!(error instanceof KitError)) throw error;
    throw unreadable(command, `${error.message} ${error.details.was ?? ''}`.trim(), error.details);
  }
}

async function printed({ command, env, signal }: RowsCommand): Promise<Record<string, unknown>[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
  const unguard = guard(`folder ${folder}`);
  const path = join(folder, 'rows');
  try {
    const file = await open(path, 'w');
    const shell = process.platform === 'win32' ? ['cmd.exe', '/d', '/s', '/c', command] : ['sh', '-c', command];
    const { status, timedOut } = await runCommand(shell, {
      env,
      stdio: ['ignore', file.fd, 'inherit'],
      timeoutMs: patienceMs,
      ...(signal ? { signal } : {}),
    }).finally(() => file.close());
    if (signal?.aborted) return [];
    if (timedOut) throw unreadable(command, `still running after ${patienceMs / 1000} seconds`);
    if (status !== 0) throw unreadable(command, `exit status ${status}`);
    const { size } = await stat(path);
    if (size > mostBytes) throw unreadable(command, `${size} bytes`);
    return parsed(command, await readFile(path, 'utf8'));
  } finally {
    await rm(folder, { recursive: true, force: true });
    unguard();
  }
}

function parsed(command: string, text: string): Record<string, unknown>[] {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable(command, text.trim() === '' ? 'no output' : text.trim().slice(0, 200));
  }
}

function unreadable(command: string, was: string, details: KitError['details'] = {}): KitError {
  return new KitError('rows-unreadable', `The rows of --rows could not be compared.`, {
    expected: 'a JSON list of rows, each with ticaga_id and billing_id (or ticaga_userid and billing_userid)',
    was,
    where: command,
    fix: details.fix ?? 'Run the command by itself and look at what it prints.',
  });
}
