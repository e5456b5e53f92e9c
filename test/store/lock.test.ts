import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Server } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { KitError } from '../../src/errors.js';
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

describe('a system that gives no lock is told in sentences', () => {
  const error = async (file: string) => open(file).catch((thrown: KitError) => thrown.render());

  it('when ticaga-kit knows none there', async () => {
    const file = join(temporaryDirectory(), 'db.json');
    const platform = vi.spyOn(process, 'platform', 'get').mockReturnValue('aix');
    onTestFinished(() => platform.mockRestore());
    expect(await error(file)).toBe(
      `${file} cannot be locked.\n  Was:       ticaga-kit knows no lock on aix\n  Let the fake live in memory.`,
    );
  });

  it.skipIf(process.platform === 'darwin')('when local sockets are not allowed', async () => {
    const file = join(temporaryDirectory(), 'db.json');
    const listen = vi.spyOn(Server.prototype, 'listen').mockImplementation(function (this: Server) {
      const refusal = { code: 'EACCES', syscall: 'listen' };
      process.nextTick(() => this.emit('error', Object.assign(new Error('listen EACCES: permission denied'), refusal)));
      return this;
    });
    onTestFinished(() => listen.mockRestore());
    expect(await error(file)).toBe(
      `${file} cannot be locked.\n  Was:       listen EACCES: permission denied\n` +
        '  The lock is a local socket: allow those, or let the fake live in memory.',
    );
    expect(existsSync(`${file}.lock`)).toBe(false);
  });
});
