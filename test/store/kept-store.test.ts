import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { hashPassword } from '../../src/customers/password.js';
import { defaultSeed } from '../../src/generated/default-seed.js';
import { completeSeed } from '../../src/store/complete-seed.js';
import { openKeptStore } from '../../src/store/kept-store.js';
import type { Store } from '../../src/store/store.js';
import { customer, exampleState, filesOf, temporaryDirectory } from './example-state.js';
import { copyOf, open, reopened, startWriter } from './open-store.js';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

describe('a kept store', () => {
  it('writes the seed to a new file and gives an existing file the word', async () => {
    const file = join(temporaryDirectory(), 'db.json');
    const first = await open(file, exampleState(2));
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ customers: [{ id: 1 }, { id: 2 }] });
    await first.close();
    const second = await open(file, exampleState(5));
    expect(second.dump()).toEqual(exampleState(2));
  });

  it('keeps every kind of change', async () => {
    const file = join(temporaryDirectory(), 'db.json');
    const store = await open(file);
    store.load({ ...exampleState(4), billingSystems: ['Blesta', 'Ünïcode\n'] });
    store.records.customers.put(customer(1, "O'7\n"));
    store.records.customers.put(customer(30, '8'));
    store.records.customers.remove(2);
    store.putStaff([{ id: 8, name: 'Sam', email: 'sam@example.com', token: 'sam-token', revoked: true }]);
    await store.saved();
    const expected = store.dump();
    expect(expected.customers.map(({ id }) => id)).toEqual([1, 3, 4, 30]);
    expect(await reopened(file)).toEqual(expected);
    await store.close();
    expect(await reopened(file)).toEqual(expected);
  });

  it('keeps tickets, responses and passwords through a kill', async () => {
    const file = join(temporaryDirectory(), 'db.json');
    const store = await open(file);
    const { tickets, responses } = completeSeed(defaultSeed);
    store.records.tickets.put(tickets[0]!);
    store.records.tickets.put({ ...tickets[0]!, status: 'closed', rating: 5 });
    store.records.responses.put(responses[0]!);
    store.records.passwords.put(hashPassword(1, 'a-secret'));
    await store.saved();
    const killed = await reopened(file);
    expect(killed).toEqual(store.dump());
    expect(killed.tickets).toMatchObject([{ status: 'closed', rating: 5 }]);
    expect(readFileSync(`${file}.log`, 'utf8')).not.toContain('a-secret');
    await store.close();
    expect(await reopened(file)).toEqual(killed);
  });

  it('has everything in the one file after it was closed', async () => {
    const directory = temporaryDirectory();
    const store = await open(join(directory, 'db.json'));
    store.records.customers.put(customer(1, '7'));
    await store.close();
    expect(Object.keys(filesOf(directory))).toEqual(['db.json']);
    expect(filesOf(directory)['db.json']).toContain('"billing_id":"7"');
  });

  it('leaves a file alone that nothing was changed in', async () => {
    const directory = temporaryDirectory();
    await (await open(join(directory, 'db.json'))).close();
    const before = filesOf(directory);
    const store = await open(join(directory, 'db.json'));
    store.records.customers.put(store.records.customers.get(1)!);
    store.records.customers.remove(77);
    expect(store.saved()).toBeUndefined();
    await store.close();
    expect(filesOf(directory)).toEqual(before);
  });

  it('writes changes that arrive together at once, and one promise tells of all', async () => {
    const file = join(temporaryDirectory(), 'db.json');
    const store = await open(file);
    const before = readFileSync(`${file}.log`, 'utf8');
    store.records.customers.put(customer(1, '7'));
    const first = store.saved();
    store.records.customers.put(customer(2, '8'));
    expect(store.saved()).toBe(first);
    expect(readFileSync(`${file}.log`, 'utf8')).toBe(before);
    await first;
    expect(store.saved()).toBeUndefined();
    expect(readFileSync(`${file}.log`, 'utf8').split('\n')).toHaveLength(4);
  });

  it('refuses changes after it was closed', async () => {
    const store = await open(join(temporaryDirectory(), 'db.json'));
    await store.close();
    expect(() => store.records.customers.put(customer(1, '7'))).toThrow('closed');
  });

  it('follows a link to its file', async () => {
    const directory = temporaryDirectory();
    await (await open(join(directory, 'db.json'))).close();
    symlinkSync(join(directory, 'db.json'), join(directory, 'link.json'));
    const store = await open(join(directory, 'link.json'));
    await expect(open(join(directory, 'db.json'))).rejects.toMatchObject({ code: 'db-locked' });
    store.records.customers.put(customer(1, '7'));
    await store.close();
    expect((await reopened(join(directory, 'db.json'))).customers[0]).toEqual(customer(1, '7'));
  });
});

describe('a kept store that cannot write', () => {
  it('says so when the directory is missing', async () => {
    const file = join(temporaryDirectory(), 'absent', 'db.json');
    await expect(openKeptStore(file, exampleState(1))).rejects.toMatchObject({
      code: 'file-unreadable',
      message: `${file} cannot be opened.`,
    });
  });

  it('acknowledges nothing after its directory was taken away', async () => {
    const directory = join(temporaryDirectory(), 'inner');
    mkdirSync(directory);
    const store = await open(join(directory, 'db.json'));
    rmSync(directory, { recursive: true });
    store.records.customers.put(customer(1, '7'));
    await expect(store.saved()).rejects.toMatchObject({ code: 'file-unwritable' });
    await expect(store.saved()).rejects.toMatchObject({ code: 'file-unwritable' });
    await expect(store.close()).rejects.toMatchObject({ message: expect.stringContaining('lost') });
  });

  it('acknowledges nothing after its log was removed or put back, and has it all when it is closed', async () => {
    const file = join(temporaryDirectory(), 'db.json');
    const store = await open(file);
    store.records.customers.put(customer(1, '7'));
    await store.saved();
    const log = readFileSync(`${file}.log`);
    rmSync(`${file}.log`);
    store.records.customers.put(customer(2, '8'));
    const refusal = { code: 'file-unwritable', details: { was: `${file}.log has been removed` } };
    await expect(store.saved()).rejects.toMatchObject(refusal);
    writeFileSync(`${file}.log`, log);
    await expect(store.saved()).rejects.toMatchObject({ code: 'file-unwritable' });
    await store.close();
    expect((await reopened(file)).customers).toEqual([customer(1, '7'), customer(2, '8')]);
  });

  it('acknowledges nothing, and overwrites nothing, when another wrote where no lock reached', async () => {
    const file = join(temporaryDirectory(), 'db.json');
    const store = await open(file);
    appendFileSync(`${file}.log`, 'of another');
    store.records.customers.put(customer(1, '7'));
    await expect(store.saved()).rejects.toMatchObject({
      message: `A change could not be kept in ${file}.log.`,
      details: { was: `${file}.log has been changed by another process` },
    });
    expect(readFileSync(`${file}.log`, 'utf8').endsWith('of another')).toBe(true);
  });

  it.skipIf(process.platform === 'win32')('tells of a disk that takes no more', async () => {
    const file = join(temporaryDirectory(), 'db.json');
    const command = 'ulimit -f 1 && exec "$0" "$@"';
    const serve = spawn('sh', ['-c', command, process.execPath, main, 'serve', '--port', '0', '--db', file]);
    onTestFinished(() => void serve.kill('SIGKILL'));
    const [stderr, [status]] = await Promise.all([text(serve.stderr), once(serve, 'close')]);
    expect(stderr).toMatch(
      `${file} cannot be opened.\n  Was:       EFBIG: file too large, write\n  See that the folder`,
    );
    expect(status).toBe(2);
    expect(existsSync(`${file}.lock`)).toBe(false);
  });
});

describe('folding the log into the snapshot', () => {
  const logLength = (file: string) => readFileSync(`${file}.log`, 'utf8').split('\n').length;

  const heldBy = (file: string) => Number(/"changes":(\d+)/.exec(readFileSync(file, 'utf8'))?.[1]);

  it('goes on beside changes and loses none of them', async () => {
    const file = join(temporaryDirectory(), 'db.json');
    const store = await open(file, exampleState(600), { foldBytes: 1 });
    const snapshots = new Set([heldBy(file)]);
    for (let round = 1; snapshots.size < 4; round++) {
      store.records.customers.put(customer(1 + (round % 600), String(round)));
      await store.saved();
      if (round % 50 === 0) snapshots.add(heldBy(file));
    }
    expect(await reopened(file)).toEqual(store.dump());
    // Shorter than all that was ever written to it.
    expect(logLength(file)).toBeLessThan(Math.max(...snapshots));
  });

  it('does not begin before the log is as long as it was told', async () => {
    const file = join(temporaryDirectory(), 'db.json');
    const store = await open(file);
    for (let round = 1; round <= 200; round++) {
      store.records.customers.put(customer(1, String(round)));
      await store.saved();
    }
    expect(logLength(file)).toBe(202);
    expect(heldBy(file)).toBe(0);
  });

  it('that fails loses nothing, and closing makes up for it', async () => {
    const file = join(temporaryDirectory(), 'db.json');
    const store = await open(file, exampleState(2), { foldBytes: 1 });
    mkdirSync(`${file}.tmp`);
    for (let round = 1; round <= 20; round++) {
      store.records.customers.put(customer(1, String(round)));
      await store.saved();
    }
    rmSync(`${file}.tmp`, { recursive: true });
    const expected = [customer(1, '20'), customer(2)];
    expect((await reopened(file)).customers).toEqual(expected);
    await store.close();
    expect((await reopened(file)).customers).toEqual(expected);
  });

  /** The files before a fold that holds changes 1 to 3, while changes 4 and 5 follow, and after each of its steps. */
  async function steps() {
    const change = async (store: Store, round: number) => {
      // The first ones are long, so that the third makes the log longer than the snapshot.
      const biography = round <= 3 ? 'x'.repeat(3_000) : '';
      store.records.customers.put({ ...customer(1, String(round)), biography });
      await store.saved();
    };
    const file = join(temporaryDirectory(), 'db.json');
    const store = await open(file);
    for (const round of [1, 2]) await change(store, round);
    const oldSnapshot = readFileSync(file);
    const folded = copyOf(file);
    await change(store, 3);
    const log3 = readFileSync(`${file}.log`);
    const closed = copyOf(file);
    await (await open(closed)).close();
    for (const round of [4, 5]) await change(store, round);

    const folding = await open(folded, exampleState(0), { foldBytes: 1 });
    await change(folding, 3);
    await vi.waitUntil(() => readFileSync(`${folded}.log`, 'utf8').includes(',3,{"log"'));
    for (const round of [4, 5]) await change(folding, round);
    return {
      oldSnapshot,
      newSnapshot: readFileSync(folded),
      closedSnapshot: readFileSync(closed),
      log3,
      log5: readFileSync(`${file}.log`),
      cutLog: readFileSync(`${folded}.log`),
    };
  }

  it.each([
    ['before it', ['oldSnapshot', 'log5'], '5'],
    ['while the new snapshot is written', ['oldSnapshot', 'log5', 'half'], '5'],
    ['after the new snapshot took its place', ['newSnapshot', 'log5'], '5'],
    ['while the shorter log is written', ['newSnapshot', 'log5', 'log half'], '5'],
    ['after the shorter log took its place', ['newSnapshot', 'cutLog'], '5'],
    ['on close, before the log was removed', ['closedSnapshot', 'log3'], '3'],
    ['on close, after the log was removed', ['closedSnapshot'], '3'],
  ] as const)('is safe against a kill %s', async (_, present, expected) => {
    const files = await steps();
    const file = join(temporaryDirectory(), 'db.json');
    for (const name of present) {
      if (name === 'half') writeFileSync(`${file}.tmp`, files.newSnapshot.subarray(0, 200));
      else if (name === 'log half') writeFileSync(`${file}.log.tmp`, files.cutLog.subarray(0, 100));
      else writeFileSync(name.endsWith('Snapshot') ? file : `${file}.log`, files[name]);
    }
    const store = await open(file);
    expect(store.records.customers.get(1)?.billing_id).toBe(expected);
    store.records.customers.put(customer(1, 'later'));
    await store.saved();
    expect((await reopened(file)).customers[0]?.billing_id).toBe('later');
    await store.close();
    expect(Object.keys(filesOf(join(file, '..')))).toEqual(['db.json']);
  });

  it('leaves a log that an older snapshot does not fit, and that is refused', async () => {
    const { oldSnapshot, cutLog } = await steps();
    const file = join(temporaryDirectory(), 'db.json');
    writeFileSync(file, oldSnapshot);
    writeFileSync(`${file}.log`, cutLog);
    await expect(open(file)).rejects.toMatchObject({
      code: 'db-damaged',
      message: expect.stringContaining('change 3'),
    });
  });
});

describe('kill -9 under load', () => {
  it('takes no acknowledged change, whatever it interrupts', async () => {
    const file = join(temporaryDirectory(), 'db.json');
    await (await openKeptStore(file, exampleState(40))).close();
    const acknowledged = new Map<number, number>();
    for (let round = 1; round <= 8; round++) {
      // With 8 kB every few hundred changes are folded, so that some kills meet a fold.
      const child = startWriter(file, [8_192, round * 1_000_000]);
      const kills = Math.floor(Math.random() * 2_500);
      let seen = 0;
      for await (const line of createInterface({ input: child.stdout! })) {
        const [id, billingId] = line.split(' ').map(Number);
        if (billingId !== undefined) acknowledged.set(id!, billingId);
        if (seen++ === kills) child.kill('SIGKILL');
      }
      expect(child.signalCode ?? (await once(child, 'exit'))[1]).toBe('SIGKILL');
      const { customers } = await reopened(file);
      for (const { id, billing_id } of customers) {
        expect(Number(billing_id), `customer ${id}, killed after ${kills} changes`).toBeGreaterThanOrEqual(
          acknowledged.get(id) ?? 0,
        );
      }
    }
    expect(acknowledged.size).toBe(40);
  });
});
