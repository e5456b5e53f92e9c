import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { KitError } from '../../src/errors.js';
import { openKeptStore } from '../../src/store/kept-store.js';
import { customer, exampleState, filesOf, temporaryDirectory } from './example-state.js';
import { copyOf, open } from './open-store.js';

const startAnew =
  'Nothing was changed. Restore a copy of the file and its .log, or move both away to start from the seed.';

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

  /** What is told of so many changes, and bytes of a line that was torn. */
  function noticesOf(file: string, changes: number, torn: number): string[] {
    const read = changes === 1 ? '1 change was' : `${changes} changes were`;
    const left = torn === 0 ? '' : ` Its last line was torn, as a kill tears it, and was left out (${torn} bytes).`;
    return [`${file} was not closed when it was last in use: ${read} read from ${file}.log.${left}`];
  }

  it('loses only the line that was torn, wherever that is, and tells of it', async () => {
    const { snapshot, log } = await killed();
    const ends = [...log.entries()].flatMap(([at, byte]) => (byte === 10 ? [at + 1] : []));
    const directory = temporaryDirectory();
    for (let length = ends[0]!; length <= log.length; length += 13) {
      const file = join(directory, `${length}.json`);
      writeFileSync(file, snapshot);
      writeFileSync(`${file}.log`, log.subarray(0, length));
      const store = await openKeptStore(file, exampleState(0));
      const whole = ends.filter((end) => end <= length).length - 1;
      expect(store.notices).toEqual(noticesOf(file, whole, length - ends[whole]!));
      const linked = [...store.records.customers.all()].filter(({ billing_id }) => billing_id === 'ü');
      expect(linked).toHaveLength(whole);
      // Its line is shorter than most torn ones, of which nothing may stay behind it.
      store.records.customers.remove(1);
      await store.saved();
      expect(readFileSync(`${file}.log`, 'latin1').endsWith(']\n')).toBe(true);
      await store.close();
    }
  });

  it('is refused and left untouched for any changed byte of the snapshot', async () => {
    const { snapshot, log } = await killed();
    // Every byte of the last line, which says most, and some of each other one.
    for (let at = 0; at < snapshot.length; at += at < snapshot.length - 40 ? 11 : 1) {
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
  const ofFormat = (log: Buffer, format: number) => {
    const line = log.toString('utf8', '["01234567",'.length, log.indexOf(10) - 1);
    const header = line.replace(/"log":\d+/, `"log":${format}`);
    const checksum = crc32(header).toString(16).padStart(8, '0');
    return Buffer.concat([Buffer.from(`["${checksum}",${header}]\n`), log.subarray(log.indexOf(10) + 1)]);
  };
  it.each<[string, (files: { snapshot: Buffer; log: Buffer }) => [Buffer | undefined, Buffer | undefined], string]>([
    ['an empty snapshot', ({ log }) => [Buffer.alloc(0), log], 'it is empty'],
    ['a snapshot cut short', ({ snapshot, log }) => [snapshot.subarray(0, 300), log], 'checksum'],
    ['a JSON file of somebody else', ({ log }) => [Buffer.from('{"customers": []}\n'), log], 'checksum'],
    ['a snapshot that is gone', ({ log }) => [undefined, log], 'it is missing while its change log is there'],
    ['a log without its first line', ({ snapshot, log }) => [snapshot, without(log, 0)], 'does not begin'],
    ['a log without a line in the middle', ({ snapshot, log }) => [snapshot, without(log, 2)], 'change 2 is missing'],
    [
      'a log that is gone',
      ({ snapshot }) => [snapshot, undefined],
      'its change log is missing, and with it every change',
    ],
    [
      'a log of a later format',
      ({ snapshot, log }) => [snapshot, ofFormat(log, 4)],
      'its format is 4, and this release',
    ],
    ['an empty log', ({ snapshot }) => [snapshot, Buffer.alloc(0)], 'does not begin'],
  ])('is refused and left untouched for %s', async (_, damage, sentence) => {
    const error = await refused(...damage(await killed()));
    expect((error as Error).message).toContain(sentence);
    expect((error as KitError).details.fix).toContain(startAnew);
  });
});

describe('a snapshot knows its log', () => {
  /** A file that was closed once and killed after change 2. */
  async function killed() {
    const file = join(temporaryDirectory(), 'db.json');
    const first = await open(file);
    first.records.customers.put(customer(1, '7'));
    await first.close();
    const store = await open(file);
    const unchanged = copyOf(file);
    store.records.customers.put(customer(2, '8'));
    await store.saved();
    return { unchanged, file: copyOf(file) };
  }

  const error = (file: string) =>
    openKeptStore(file, exampleState(0)).then(
      () => 'opened',
      (thrown: KitError) => thrown.render(),
    );

  it('and says how to go on without one that is gone', async () => {
    const { file } = await killed();
    rmSync(`${file}.log`);
    expect(await error(file)).toBe(
      `${file} is damaged: its change log is missing, and with it every change after change 1.\n  Where:     ${file}.log\n` +
        `  ${startAnew} To go on without those changes, write "hasLog":"n" for "hasLog":"y" at the end of ${file}.`,
    );
    writeFileSync(file, readFileSync(file, 'utf8').replace('"hasLog":"y"', '"hasLog":"n"'));
    const store = await open(file);
    expect(store.dump().customers).toEqual([customer(1, '7'), customer(2)]);
    expect(store.notices).toEqual([]);
  });

  it('and does without one that never held a change, or none that is not in the snapshot', async () => {
    const { unchanged, file } = await killed();
    rmSync(`${unchanged}.log`);
    await (await open(unchanged)).close();
    await (await open(file)).close();
    const store = await open(file);
    expect(store.dump().customers).toEqual([customer(1, '7'), customer(2, '8')]);
    expect(store.notices).toEqual([]);
  });

  it('and misses one that it was folded from', async () => {
    const file = join(temporaryDirectory(), 'db.json');
    const store = await open(file, exampleState(2), { foldBytes: 1 });
    for (let round = 1; readFileSync(file, 'latin1').includes('"changes":0'); round++) {
      store.records.customers.put(customer(1, String(round)));
      await store.saved();
    }
    await store.saved();
    rmSync(`${file}.log`);
    expect(await error(copyOf(file))).toContain('its change log is missing');
  });

  it('and refuses one of another file, and of another copy of its own, though the numbers fit', async () => {
    const [one, other] = [await killed(), await killed()];
    rmSync(`${one.unchanged}.log`);
    const branch = await open(one.unchanged);
    for (const id of [3, 4]) branch.records.customers.put(customer(id));
    await branch.close();
    copyFileSync(`${one.file}.log`, `${one.unchanged}.log`);
    copyFileSync(`${other.file}.log`, `${one.file}.log`);
    for (const file of [one.file, one.unchanged]) {
      expect(await error(file)).toBe(
        `${file} is damaged: the change log beside it belongs to another file or to another copy of this one.\n` +
          `  Where:     ${file}.log\n  ${startAnew}`,
      );
    }
  });
});
