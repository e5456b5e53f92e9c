import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { KitError } from '../../src/errors.js';
import { openKeptStore } from '../../src/store/kept-store.js';
import { exampleState, temporaryDirectory } from './example-state.js';

const pipe = (path: string) => execFileSync('mkfifo', [path]);
const folder = (path: string) => mkdirSync(path);
const link = (path: string) => symlinkSync('nowhere', path);
const linkToPipe = (path: string) => {
  pipe(`${path}-pipe`);
  symlinkSync(`${path}-pipe`, path);
};

describe.skipIf(process.platform === 'win32')('what is no file is refused at once, and left as it is', () => {
  it.each([
    ['a pipe', '', pipe, 'FILE is a pipe and no file.\n  Name a file.'],
    ['a link to a pipe', '', linkToPipe, 'FILE is a pipe and no file.\n  Name a file.'],
    ['a folder', '', folder, 'FILE is a folder and no file.\n  Name a file.'],
    [
      'a link to nothing',
      '',
      link,
      'FILE is a link that leads to no file.\n  Name the file itself, or remove the link.',
    ],
    [
      'a lock that is a pipe',
      '.lock',
      pipe,
      'FILE.lock is a pipe and no file.\n  FILE needs a file of that name beside it. Move it away, or name another file.',
    ],
    ['a log that is a pipe', '.log', pipe, 'FILE.log is a pipe and no file.'],
    ['a log that is a link', '.log', link, 'FILE.log is a link and no file.'],
    ['a temporary file that is a pipe', '.tmp', pipe, 'FILE.tmp is a pipe and no file.'],
    ['a temporary log that is a folder', '.log.tmp', folder, 'FILE.log.tmp is a folder and no file.'],
  ])('%s', async (_, end, make, sentences) => {
    const directory = temporaryDirectory();
    const file = join(directory, 'db.json');
    make(file + end);
    const before = readdirSync(directory);
    const error = await openKeptStore(file, exampleState(1)).catch((thrown: KitError) => thrown);
    expect(error).toMatchObject({ code: 'file-unreadable' });
    expect((error as KitError).render()).toContain(sentences.replaceAll('FILE', file));
    expect(readdirSync(directory)).toEqual(before);
  });

  it('a device', async () => {
    await expect(openKeptStore('/dev/null', exampleState(1))).rejects.toMatchObject({
      message: '/dev/null is a device and no file.',
    });
  });
});
