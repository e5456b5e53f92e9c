import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import { openKeptStore } from '../../src/store/kept-store.js';
import { exampleState, temporaryDirectory } from '../store/example-state.js';

/** A process that opens stores when it is told to: fixtures/opener.mjs. */
export class Opener {
  readonly process: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor() {
    const script = join(import.meta.dirname, '../store/fixtures/opener.mjs');
    this.process = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#lines = createInterface({ input: this.process.stdout! })[Symbol.asyncIterator]();
  }

  static async start(): Promise<Opener> {
    const opener = new Opener();
    onTestFinished(() => void opener.process.kill('SIGKILL'));
    await opener.#answer();
    return opener;
  }

  ask(command: string): Promise<string> {
    this.process.stdin!.write(`${command}\n`);
    return this.#answer();
  }

  /** Ends it as a machine's failure would. */
  async kill(): Promise<void> {
    const ended = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await ended;
  }

  /** Whether every thread of it is stopped. */
  get isStopped(): boolean {
    const tasks = `/proc/${this.process.pid}/task`;
    return readdirSync(tasks).every((id) => /\) [tT] /.test(readFileSync(`${tasks}/${id}/stat`, 'utf8')));
  }

  async #answer(): Promise<string> {
    const { value, done } = await this.#lines.next();
    if (done) throw new Error('The opener ended before it answered.');
    return value;
  }
}

/**
 * Has a process stopped after each of its system calls.
 * @param calls those that it is stopped after, as strace names them: the ones that touch a file or a socket unless told
 * @returns the tracer; when it ends, the process runs on
 */
export async function stopAtSystemCalls(
  opener: Opener,
  calls = '%file,%network,write,pwrite64,ftruncate,fsync,fdatasync,close',
): Promise<ChildProcess> {
  const args = ['-f', '-o', '/dev/null', '-e', `trace=${calls}`, '-e', `inject=${calls}:signal=SIGSTOP`];
  const tracer = spawn('strace', [...args, '-p', String(opener.process.pid)], { stdio: ['ignore', 'ignore', 'pipe'] });
  onTestFinished(() => void tracer.kill('SIGKILL'));
  let said = '';
  for await (const line of createInterface({ input: tracer.stderr! })) {
    said += `${line}\n`;
    if (line.includes('attached')) return tracer;
  }
  throw new Error(`strace cannot attach: ${said}`);
}

/** Asks a process that is stopped again and again; each time, `atStop` is awaited before it goes on. */
export async function askInSteps(opener: Opener, command: string, atStop: () => Promise<void>): Promise<string> {
  let isAnswered = false;
  const answer = opener.ask(command).finally(() => {
    isAnswered = true;
  });
  // When a stop fails the test, nobody waits for the answer.
  answer.catch(() => undefined);
  while (!isAnswered) {
    if (opener.isStopped) {
      await atStop();
      opener.process.kill('SIGCONT');
    }
    await setTimeout(1);
  }
  return answer;
}

/** A folder with the file of a process that was killed when it had linked customer 1. */
export async function deadFile(): Promise<string> {
  const folder = temporaryDirectory();
  const first = await Opener.start();
  expect(await first.ask(`open ${folder}/db.json`)).toBe('open');
  expect(await first.ask('change 1 first')).toBe('kept');
  await first.kill();
  expect(readdirSync(folder).sort()).toEqual(['db.json', 'db.json.lock', 'db.json.log']);
  return folder;
}

/** The customers of a file and what they are linked to. */
export async function linksOf(file: string): Promise<string[]> {
  const store = await openKeptStore(file, exampleState(0));
  const links = store.dump().customers.map(({ id, billing_id }) => `${id} ${billing_id}`);
  await store.close();
  return links;
}
