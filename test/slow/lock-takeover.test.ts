import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openKeptStore } from '../../src/store/kept-store.js';
import { exampleState, temporaryDirectory } from '../store/example-state.js';

/** A process that opens stores when it is told to: fixtures/opener.mjs. */
class Opener {
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

/** Has a process stopped after each system call that touches a file or a socket. */
async function stopAtEverySystemCall(opener: Opener): Promise<ChildProcess> {
  const calls = '%file,%network,write,pwrite64,ftruncate,fsync,fdatasync,close';
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
async function askInSteps(opener: Opener, command: string, atStop: () => Promise<void>): Promise<string> {
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
async function deadFile(): Promise<string> {
  const folder = temporaryDirectory();
  const first = await Opener.start();
  expect(await first.ask(`open ${folder}/db.json`)).toBe('open');
  expect(await first.ask('change 1 first')).toBe('kept');
  await first.kill();
  expect(readdirSync(folder).sort()).toEqual(['db.json', 'db.json.lock', 'db.json.log']);
  return folder;
}

async function linksOf(file: string): Promise<string[]> {
  const store = await openKeptStore(file, exampleState(0));
  const links = store.dump().customers.map(({ id, billing_id }) => `${id} ${billing_id}`);
  await store.close();
  return links;
}

describe.skipIf(process.platform !== 'linux')('the file of a dead process', () => {
  it('is taken over by one process alone, wherever another is stopped in taking it, and no change is lost', async () => {
    const dead = await deadFile();
    const third = await Opener.start();
    const outcomes = { first: 0, second: 0 };
    let stops = Number.POSITIVE_INFINITY;
    // Until opening is over before so many stops.
    for (let stopAt = 1; stops >= stopAt - 1; stopAt++) {
      const folder = temporaryDirectory();
      cpSync(dead, folder, { recursive: true });
      const file = `${folder}/db.json`;
      const [first, second] = await Promise.all([Opener.start(), Opener.start()]);
      const tracer = await stopAtEverySystemCall(first);

      stops = 0;
      let answerOfSecond = '';
      const acknowledged = ['1 first'];
      const answerOfFirst = await askInSteps(first, `open ${file}`, async () => {
        stops += 1;
        if (stops === stopAt) {
          answerOfSecond = await second.ask(`open ${file}`);
          if (answerOfSecond === 'open') {
            expect(await second.ask('change 2 second')).toBe('kept');
            acknowledged.push('2 second');
          }
        }
        // From now on there is a holder, the first or the second.
        if (stops >= stopAt) expect(await third.ask(`open ${file}`), `at stop ${stops} of ${stopAt}`).toBe('db-locked');
      });
      if (stops < stopAt) answerOfSecond = await second.ask(`open ${file}`);
      expect([answerOfFirst, answerOfSecond].sort(), `stopped at ${stopAt}`).toEqual(['db-locked', 'open']);
      if (answerOfFirst === 'open') {
        const change = askInSteps(first, 'change 3 third', async () => {
          expect(await third.ask(`open ${file}`)).toBe('db-locked');
        });
        expect(await change).toBe('kept');
        acknowledged.push('3 third');
      }
      outcomes[answerOfFirst === 'open' ? 'first' : 'second'] += 1;

      const ended = once(tracer, 'exit');
      tracer.kill();
      await Promise.all([ended, first.kill(), second.kill()]);
      expect(await linksOf(file), `stopped at ${stopAt}`).toEqual(acknowledged);
    }
    // The name is claimed after some calls, and some follow: either side won at some.
    expect(outcomes.first).toBeGreaterThan(5);
    expect(outcomes.second).toBeGreaterThan(5);
  });
});
