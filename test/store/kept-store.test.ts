import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { crc32 } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hashPassword } from '../../src/customers/password.js';
import { defaultSeed } from '../../src/generated/default-seed.js';
import { type KeptStoreOptions, openKeptStore } from '../../src/store/kept-store.js';
import { completeSeed } from '../../src/store/seed.js';
import type { State, Store } from '../../src/store/store.js';
import { customer, exampleState, filesOf, temporaryDirectory } from './example-state.js';

async function open(file: string, seed = exampleState(2), options?: KeptStoreOptions): Promise<Store> {
  const store = await openKeptStore(file, seed, options);
  onTestFinished(async () => {
    // A test that took the directory away has seen the failure already.
    await store.close().catch(() => undefined);
  });
  return store;
}

/** What a store that is opened on the files as they are now would hold, without changing them. */
async function reopened(file: string): Promise<State> {
  const copy = join(temporaryDirectory(), 'db.json');
  for (const end of ['', '.log', '.tmp', '.log.tmp']) {
    if (existsSync(file + end)) copyFileSync(file + end, copy + end);
  }
  const store = await openKeptStore(copy, exampleState(0));
  const state = store.dump();
  await store.close();
  return state;
}

function write(file: string, args: (string | number)[]): ChildProcess {
  const script = join(import.meta.dirname, 'fixtures', 'writer.mjs');
  const child = spawn(process.execPath, [script, file, ...args.map(String)], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

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

  it('reads a file of the format before tickets, which had customers alone', async () => {
    const file = join(temporaryDirectory(), 'db.json');
    const { customers, staff, billingSystems } = exampleState(2);
    const rest = { 'ticaga-kit': 1, changes: 0, staff, billingSystems };
    const content = `${JSON.stringify({ ...rest, customers }).slice(0, -1)}`;
    const checksum = crc32(content).toString(16).padStart(8, '0');
    writeFileSync(file, `${content},"crc32":"${checksum}"}\n`);
    const store = await open(file, exampleState(0));
    expect(store.dump()).toMatchObject({ customers, staff, tickets: [], responses: [], passwords: [] });
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

  it('tries a change again that could not be written', async () => {
    const directory = temporaryDirectory();
    const file = join(directory, 'db.json');
    const store = await open(file);
    const log = readFileSync(`${file}.log`);
    rmSync(`${file}.log`);
    store.records.customers.put(customer(1, '7'));
    await expect(store.saved()).rejects.toMatchObject({ code: 'file-unwritable' });
    writeFileSync(`${file}.log`, log);
    await store.close();
    expect((await reopened(file)).customers).toEqual([customer(1, '7'), customer(2)]);
  });

  it.skipIf(!existsSync('/dev/full'))('tells of a full disk', async () => {
    const directory = temporaryDirectory();
    const file = join(directory, 'db.json');
    await (await open(file)).close();
    // The temporary file of the new log leads to a disk without space.
    symlinkSync('/dev/full', `${file}.log.tmp`);
    await expect(open(file)).rejects.toMatchObject({ details: { was: expect.stringContaining('ENOSPC') } });
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

  /** The files before a fold, while changes 4 and 5 follow, and after each of its steps. */
  async function steps() {
    const file = join(temporaryDirectory(), 'db.json');
    const store = await open(file);
    const files: Record<string, Buffer> = { oldSnapshot: readFileSync(file) };
    for (let round = 1; round <= 5; round++) {
      if (round === 4) files.log3 = readFileSync(`${file}.log`);
      store.records.customers.put(customer(1, String(round)));
      await store.saved();
      if (round === 3) {
        const copy = join(temporaryDirectory(), 'db.json');
        copyFileSync(file, copy);
        copyFileSync(`${file}.log`, `${copy}.log`);
        const other = await open(copy);
        await other.close();
        files.newSnapshot = readFileSync(copy);
        const cut = await open(copy);
        for (const later of [4, 5]) cut.records.customers.put(customer(1, String(later)));
        await cut.saved();
        files.cutLog = readFileSync(`${copy}.log`);
      }
    }
    files.log5 = readFileSync(`${file}.log`);
    return files as Record<'oldSnapshot' | 'newSnapshot' | 'log3' | 'log5' | 'cutLog', Buffer>;
  }

  it.each([
    ['before it', ['oldSnapshot', 'log5'], '5'],
    ['while the new snapshot is written', ['oldSnapshot', 'log5', 'half'], '5'],
    ['after the new snapshot took its place', ['newSnapshot', 'log5'], '5'],
    ['while the shorter log is written', ['newSnapshot', 'log5', 'log half'], '5'],
    ['after the shorter log took its place', ['newSnapshot', 'cutLog'], '5'],
    ['on close, before the log was removed', ['newSnapshot', 'log3'], '3'],
    ['on close, after the log was removed', ['newSnapshot'], '3'],
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

describe('a torn or damaged file', () => {
  /** A file with three changes in its log, as a kill leaves it. */
  async function killed() {
    const directory = temporaryDirectory();
    const file = join(directory, 'db.json');
    const store = await open(file);
    for (const id of [1, 2, 3]) {
      store.records.customers.put(customer(id, 'ü'));
      await store.saved();
    }
    return { snapshot: readFileSync(file), log: readFileSync(`${file}.log`) };
  }

  async function refused(snapshot: Buffer | undefined, log: Buffer | undefined) {
    const directory = temporaryDirectory();
    const file = join(directory, 'db.json');
    if (snapshot) writeFileSync(file, snapshot);
    if (log) writeFileSync(`${file}.log`, log);
    const before = filesOf(directory);
    const error = await openKeptStore(file, exampleState(1)).then(
      () => 'opened',
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ code: 'db-damaged' });
    expect(filesOf(directory)).toEqual(before);
    return error;
  }

  it('loses only the line that was torn, wherever that is', async () => {
    const { snapshot, log } = await killed();
    const ends = [...log.entries()].flatMap(([at, byte]) => (byte === 10 ? [at + 1] : []));
    const directory = temporaryDirectory();
    for (let length = ends[0]!; length <= log.length; length += 7) {
      const file = join(directory, `${length}.json`);
      writeFileSync(file, snapshot);
      writeFileSync(`${file}.log`, log.subarray(0, length));
      const store = await openKeptStore(file, exampleState(0));
      const linked = [...store.records.customers.all()].filter(({ billing_id }) => billing_id === 'ü');
      expect(linked).toHaveLength(ends.filter((end) => end <= length).length - 1);
      // Its line is shorter than most torn ones, of which nothing may stay behind it.
      store.records.customers.remove(1);
      await store.saved();
      expect(readFileSync(`${file}.log`, 'latin1').endsWith(']\n')).toBe(true);
      await store.close();
    }
  });

  it('is refused and left untouched for any changed byte of the snapshot', async () => {
    const { snapshot, log } = await killed();
    for (let at = 0; at < snapshot.length; at += 5) {
      const changed = Buffer.from(snapshot);
      changed[at]! ^= 1;
      await refused(changed, log);
    }
  });

  it('is refused and left untouched for any changed byte of a line that is not the last', async () => {
    const { snapshot, log } = await killed();
    const end = log.lastIndexOf(10, log.length - 2);
    for (let at = 0; at <= end; at += 5) {
      const changed = Buffer.from(log);
      changed[at]! ^= 1;
      await refused(snapshot, changed);
    }
  });

  const without = (log: Buffer, line: number) => {
    const lines = log.toString('latin1').split('\n');
    return Buffer.from(lines.toSpliced(line, 1).join('\n'), 'latin1');
  };
  it.each<[string, (files: { snapshot: Buffer; log: Buffer }) => [Buffer | undefined, Buffer | undefined], string]>([
    ['an empty snapshot', ({ log }) => [Buffer.alloc(0), log], 'it is empty'],
    ['a snapshot cut short', ({ snapshot, log }) => [snapshot.subarray(0, 300), log], 'checksum'],
    ['a JSON file of somebody else', ({ log }) => [Buffer.from('{"customers": []}\n'), log], 'checksum'],
    ['a snapshot that is gone', ({ log }) => [undefined, log], 'it is missing while its change log is there'],
    ['a log without its first line', ({ snapshot, log }) => [snapshot, without(log, 0)], 'does not begin'],
    ['a log without a line in the middle', ({ snapshot, log }) => [snapshot, without(log, 2)], 'change 2 is missing'],
    ['an empty log', ({ snapshot }) => [snapshot, Buffer.alloc(0)], 'does not begin'],
  ])('is refused and left untouched for %s', async (_, damage, sentence) => {
    const error = await refused(...damage(await killed()));
    expect((error as Error).message).toContain(sentence);
  });
});

describe('two processes', () => {
  it('cannot hold one file, until the first is dead', async () => {
    const file = join(temporaryDirectory(), 'db.json');
    await (await open(file)).close();
    const child = write(file, [1]);
    await once(child.stdout!, 'data');
    await expect(open(file)).rejects.toMatchObject({
      code: 'db-locked',
      message: `${file} is in use by process ${child.pid}.`,
    });
    child.kill('SIGKILL');
    await once(child, 'exit');
    const store = await open(file);
    expect(store.records.customers.size).toBe(2);
    expect(readFileSync(`${file}.lock`, 'utf8')).toBe(`${process.pid}\n`);
  });

  it('are told from two stores of this one', async () => {
    const file = join(temporaryDirectory(), 'db.json');
    await open(file);
    await expect(open(file)).rejects.toMatchObject({ message: `${file} is in use by this process already.` });
  });

  it.each([
    ['our own process id, from an earlier boot', `${process.pid}\n`],
    ['no process id, by a kill in between', ''],
  ])('are not seen in a lock with %s', async (_, content) => {
    const file = join(temporaryDirectory(), 'db.json');
    writeFileSync(`${file}.lock`, content);
    const store = await open(file);
    expect(readFileSync(`${file}.lock`, 'utf8')).toBe(`${process.pid}\n`);
    await store.close();
    expect(existsSync(`${file}.lock`)).toBe(false);
  });
});

describe('kill -9 under load', () => {
  it('takes no acknowledged change, whatever it interrupts', async () => {
    const file = join(temporaryDirectory(), 'db.json');
    await (await openKeptStore(file, exampleState(40))).close();
    const acknowledged = new Map<number, number>();
    for (let round = 1; round <= 8; round++) {
      // With 8 kB every few hundred changes are folded, so that some kills meet a fold.
      const child = write(file, [8_192, round * 1_000_000]);
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
