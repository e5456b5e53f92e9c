import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type KeptStore, type KeptStoreOptions, openKeptStore } from '../../src/store/kept-store.js';
import type { State } from '../../src/store/store.js';
import { exampleState, temporaryDirectory } from './example-state.js';

/** Opens a store that is closed when the test ends. */
export async function open(file: string, seed = exampleState(2), options?: KeptStoreOptions): Promise<KeptStore> {
  const store = await openKeptStore(file, seed, options);
  onTestFinished(async () => {
    // A test that took the directory away has seen the failure already.
    await store.close().catch(() => undefined);
  });
  return store;
}

/** A copy of the files as they are now, as a kill at this moment leaves them. */
export function copyOf(file: string): string {
  const copy = join(temporaryDirectory(), 'db.json');
  for (const end of ['', '.log', '.tmp', '.log.tmp']) {
    if (existsSync(file + end)) copyFileSync(file + end, copy + end);
  }
  return copy;
}

/** What a store that is opened on the files as they are now would hold, without changing them. */
export async function reopened(file: string): Promise<State> {
  const store = await openKeptStore(copyOf(file), exampleState(0));
  const state = store.dump();
  await store.close();
  return state;
}

/** Starts the writer, a process with a store of its own; it is killed when the test ends. */
export function startWriter(file: string, args: (string | number)[]): ChildProcess {
  const script = join(import.meta.dirname, 'fixtures', 'writer.mjs');
  const child = spawn(process.execPath, [script, file, ...args.map(String)], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}
