import { once } from 'node:events';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { KitError } from '../../../src/errors.js';
import { openKeptStore } from '../../../src/store/kept-store.js';
import { type RunningCli, startCli } from '../../helpers/run-cli.js';
import { customer, exampleState, temporaryDirectory } from '../../store/example-state.js';
import { copyOf, open } from '../../store/open-store.js';

const below = (limit: number) => Math.floor(Math.random() * limit);
const headers = { Authorization: 'Bearer ticaga-demo-token', 'Content-Type': 'application/json' };

/** Starts two servers on one file, of which the one that has it answers. */
async function serveOneOfTwo(file: string): Promise<{ url: string; cli: RunningCli }> {
  const started = [1, 2].map(() => startCli(['serve', '--port', '0', '--log', 'silent', '--db', file]));
  const said = await Promise.all(
    started.map(async (cli) => ({ cli, said: await cli.waitFor(/listens on (\S+)|(\S+) is in use by .*\./) })),
  );
  const [holder, ...others] = said.filter(({ said: [, url] }) => url !== undefined);
  expect(others, 'two servers hold one file').toEqual([]);
  return { cli: holder!.cli, url: holder!.said[1]! };
}

/**
 * Links customers until the server is gone; `acknowledged` and `sent` hold the latest billing id of each.
 * @param gone aborted when the server's process has ended: Node 20's fetch may wait for ever for one that was killed
 */
async function assign(
  url: string,
  ids: number[],
  acknowledged: Map<number, number>,
  sent: Map<number, number>,
  gone: AbortSignal,
) {
  for (;;) {
    for (const id of ids) {
      const billingId = (sent.get(id) ?? id * 1_000_000) + 1;
      sent.set(id, billingId);
      const body = JSON.stringify({ ticaga_id: id, billing_id: billingId, billing_system: 'Blesta' });
      try {
        const answer = await fetch(`${url}/api/customers/assign`, { method: 'POST', headers, body, signal: gone });
        expect(await answer.json()).toEqual({ user: true });
      } catch (error) {
        if (error instanceof TypeError || (error as Error).name === 'AbortError') return;
        throw error;
      }
      acknowledged.set(id, billingId);
    }
  }
}

it('kill -9 at any moment of serving takes no acknowledged link, and two that start again are one', async () => {
  const file = join(temporaryDirectory(), 'db.json');
  const acknowledged = new Map<number, number>();
  const sent = new Map<number, number>();
  const end = Date.now() + 22_000;
  let kills = 0;
  for (; Date.now() < end; kills++) {
    const { cli, url } = await serveOneOfTwo(file);
    for (const [id, billingId] of acknowledged) {
      const answer = await fetch(`${url}/api/customers/get/${id}`, { headers });
      const { user } = (await answer.json()) as { user: { billing_id: string } };
      expect(Number(user.billing_id), `customer ${id} after ${kills} kills`).toBeGreaterThanOrEqual(billingId);
      expect(Number(user.billing_id)).toBeLessThanOrEqual(sent.get(id)!);
    }
    const gone = new AbortController();
    const ended = once(cli.process, 'exit').then(() => gone.abort());
    const clients = [1, 2, 3, 4].map((client) =>
      assign(url, [client, client + 4, client + 8], acknowledged, sent, gone.signal),
    );
    await setTimeout(below(300));
    // Some are about to end in order, so that the kill meets the writing of a snapshot or the removal of a log.
    if (below(3) === 0) {
      cli.process.kill('SIGTERM');
      await setTimeout(below(20));
    }
    cli.process.kill('SIGKILL');
    await Promise.all([ended, ...clients]);
  }
  console.log(`${kills} kills, ${[...sent].reduce((sum, [id, last]) => sum + last - id * 1_000_000, 0)} links`);
  expect(kills).toBeGreaterThan(3);
  expect(acknowledged.size).toBe(12);
});

type Damage = [name: string, make: (bytes: Buffer) => Buffer];
const damages: Damage[] = [
  ['cut at', (bytes) => bytes.subarray(0, below(bytes.length))],
  ['cut at a line of', (bytes) => bytes.subarray(0, bytes.indexOf(10, below(bytes.length)) + 1)],
  ['the beginning lost of', (bytes) => bytes.subarray(1 + below(bytes.length - 1))],
  ['a bit flipped in', (bytes) => changed(bytes, (at) => bytes[at]! ^ (1 << below(8)))],
  ['a byte changed in', (bytes) => changed(bytes, () => below(256))],
  ['zeros in', (bytes) => Buffer.from(bytes).fill(0, below(bytes.length))],
  ['a part doubled in', (bytes) => spliced(bytes, (from, to) => [bytes.subarray(0, to), bytes.subarray(from)])],
  ['a part lost of', (bytes) => spliced(bytes, (from, to) => [bytes.subarray(0, from), bytes.subarray(to)])],
  ['a line lost of', (bytes) => linesOf(bytes, (lines) => lines.toSpliced(below(lines.length), 1))],
  ['a line doubled in', (bytes) => linesOf(bytes, (lines) => lines.toSpliced(below(lines.length), 0, lines[1]!))],
  ['lines changed round in', (bytes) => linesOf(bytes, (lines) => lines.toReversed())],
  ['rubbish behind', (bytes) => Buffer.concat([bytes, Buffer.from(`rubbish${below(2) === 0 ? '\n' : ''}`)])],
];

function changed(bytes: Buffer, byte: (at: number) => number): Buffer {
  const copy = Buffer.from(bytes);
  const at = below(bytes.length);
  copy[at] = byte(at);
  return copy;
}

function spliced(bytes: Buffer, parts: (from: number, to: number) => Buffer[]): Buffer {
  const [from, to] = [below(bytes.length), below(bytes.length)].sort((one, other) => one - other) as [number, number];
  return Buffer.concat(parts(from, to));
}

function linesOf(bytes: Buffer, change: (lines: string[]) => string[]): Buffer {
  return Buffer.from(change(bytes.toString('latin1').split(/(?<=\n)/)).join(''), 'latin1');
}

it('damaged and cut files are told of in a sentence, and never hold what was not once true', async () => {
  const file = join(temporaryDirectory(), 'db.json');
  const first = await open(file, exampleState(3));
  first.records.customers.put(customer(1, 'closed'));
  await first.close();
  const store = await open(file);
  const states = [JSON.stringify(store.dump())];
  for (let round = 1; round <= 12; round++) {
    store.records.customers.put(customer(1 + (round % 3), `7ü${round}`));
    await store.saved();
    states.push(JSON.stringify(store.dump()));
  }
  const killed = copyOf(file);
  await store.close();
  const closed = copyOf(file);

  const sources = Object.fromEntries([closed, killed].map((path) => [path, [path, `${path}.log`].map(contentOf)]));
  const copy = join(temporaryDirectory(), 'db.json');
  const end = Date.now() + 10_000;
  const outcomes = { refused: 0, told: 0, unharmed: 0 };
  for (let trial = 0; Date.now() < end; trial++) {
    const source = below(4) === 0 ? closed : killed;
    for (const [index, path] of [copy, `${copy}.log`].entries()) {
      rmSync(path, { force: true });
      if (sources[source]![index]) writeFileSync(path, sources[source]![index]);
    }
    const [name, make] = damages[trial % damages.length]!;
    const target = source === killed && below(2) === 0 ? `${copy}.log` : copy;
    const [before, after] = [readFileSync(target), make(readFileSync(target))];
    writeFileSync(target, after);
    const what = `${name} ${target}, now ${JSON.stringify(after.toString('latin1'))}`;

    const opened = await openKeptStore(copy, exampleState(0)).catch((error: unknown) => error);
    if (opened instanceof Error) {
      expect(opened, what).toBeInstanceOf(KitError);
      expect(opened, what).toMatchObject({ code: 'db-damaged' });
      expect((opened as KitError).message, what).toMatch(/ is damaged: .*\.$/);
      // Nothing was changed, as the sentence says.
      expect(readFileSync(target).equals(after), what).toBe(true);
      outcomes.refused += 1;
      continue;
    }
    const { notices, dump, close } = opened as Awaited<ReturnType<typeof openKeptStore>>;
    const state = JSON.stringify(dump());
    await close();
    expect(states, what).toContain(state);
    if (state === states.at(-1)) {
      outcomes.unharmed += 1;
      continue;
    }
    expect(notices, what).toEqual([expect.stringMatching(/ was not closed when it was last in use: /)]);
    outcomes.told += 1;
    expect(before.equals(after), what).toBe(false);
  }
  console.log(JSON.stringify(outcomes));
  expect(outcomes.refused).toBeGreaterThan(outcomes.told);
  expect(outcomes.told).toBeGreaterThan(0);
});

it('a file whose log is gone is refused, whatever was folded of it, and so is its log beside another file', async () => {
  let formerLog: string | undefined;
  for (let trial = 1; trial <= 12; trial++) {
    const file = join(temporaryDirectory(), 'db.json');
    const store = await open(file, exampleState(trial), { foldBytes: 1 });
    for (let round = 0; round < trial * 3; round++) {
      store.records.customers.put(customer(1, String(trial * 1_000 + round)));
      await store.saved();
    }
    const [alone, mixed] = [copyOf(file), copyOf(file)];
    const killed = copyOf(file);
    await store.close();
    rmSync(`${alone}.log`);
    await expect(openKeptStore(alone, exampleState(0))).rejects.toMatchObject({
      message: `${alone} is damaged: its change log is missing, and with it every change after change ${changesIn(alone)}.`,
    });
    if (formerLog !== undefined) {
      copyFileSync(formerLog, `${mixed}.log`);
      await expect(openKeptStore(mixed, exampleState(0))).rejects.toMatchObject({
        message: `${mixed} is damaged: the change log beside it belongs to another file or to another copy of this one.`,
      });
    }
    formerLog = `${killed}.log`;
  }
});

const contentOf = (path: string) => (existsSync(path) ? readFileSync(path) : undefined);

function changesIn(file: string): string {
  return /"changes":(\d+)/.exec(readFileSync(file, 'utf8'))![1]!;
}
