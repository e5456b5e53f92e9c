import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from './example-state.js';
import { open, startWriter } from './open-store.js';

describe('two processes', () => {
  it('cannot hold one file, until the first is dead', async () => {
    const file = join(temporaryDirectory(), 'db.json');
    await (await open(file)).close();
    const child = startWriter(file, [1]);
    await once(child.stdout!, 'data');
    await expect(open(file)).rejects.toMatchObject({
      code: 'db-locked',
      message: `${file} is in use by process ${child.pid}.`,
      details: { fix: 'Stop that one, or name another file.' },
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
    ['the id of a living process that is none of the kit', `${process.ppid}\n`],
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
