import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { appendText, fileError, makeFolder, readText, writeText } from '../../src/document/text-file.js';
import { KitError } from '../../src/errors.js';

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'ticaga-kit-text-'));
  onTestFinished(() => rm(made, { recursive: true }));
  await mkdir(join(made, 'inner'));
  await writeFile(join(made, 'file'), 'text');
  return made;
}

const told = async (act: Promise<unknown>): Promise<unknown> => {
  const error = (await act.catch((thrown: unknown) => thrown)) as KitError;
  return [error.code, error.message, error.details.was, error.details.fix];
};

test('what was written and appended is read again', async () => {
  const file = join(await folder(), 'new');
  await writeText(file, 'a');
  await appendText(file, 'ü');
  expect(await readText(file, 'the file')).toBe('aü');
  expect(await readFile(file, 'utf8')).toBe('aü');
});

test.each([
  ['missing', 'there is no such file or folder', 'Check its spelling and the folder that you are in.'],
  ['inner', 'it is a folder', 'Name a file.'],
  ['file/below', 'a part of its path is a file and no folder', 'Check its spelling.'],
])('%s cannot be read: %s', async (name, was, fix) => {
  const file = join(await folder(), name);
  expect(await told(readText(file, 'the seed'))).toEqual([
    'file-unreadable',
    `The seed ${file} cannot be read.`,
    was,
    fix,
  ]);
});

test.each([
  ['inner', writeText, 'it is a folder'],
  ['file/below', writeText, 'a part of its path is a file and no folder'],
  ['inner', appendText, 'it is a folder'],
  ['no/such', appendText, 'there is no such file or folder'],
] as const)('%s cannot be written', async (name, write, was) => {
  const file = join(await folder(), name);
  expect(await told(write(file, 'text'))).toEqual([
    'file-unwritable',
    `${file} cannot be written.`,
    was,
    expect.any(String),
  ]);
});

test('a folder is made with those around it, and one that is there stays', async () => {
  const made = join(await folder(), 'a/b');
  await makeFolder(made);
  await makeFolder(made);
  await writeText(join(made, 'file'), 'text');
});

test.each([
  ['file', 'there is a file of that name'],
  ['file/below', 'there is a file of that name'],
])('the folder %s cannot be made: %s', async (name, was) => {
  const path = join(await folder(), name);
  const [code, , found] = (await told(makeFolder(path))) as string[];
  expect([code, found]).toEqual(['file-unwritable', was]);
});

test('the advice of the caller wins over that of the reason', async () => {
  const file = join(await folder(), 'missing');
  const [, , , fix] = (await told(readText(file, 'the profile', 'Write one first.'))) as string[];
  expect(fix).toBe('Write one first.');
});

test('a reason that has no sentence of its own is told in the words of the system', () => {
  const { details } = fileError('file-unwritable', 'It cannot be written', new Error('EIO: broken'));
  expect(details).toEqual({
    was: 'EIO: broken',
    fix: 'See that the folder exists, may be used and has space left.',
  });
});

test('an error of the kit stays as it is', () => {
  const own = new KitError('db-damaged', 'It is damaged.');
  expect(fileError('file-unreadable', 'It cannot be read', own)).toBe(own);
});
