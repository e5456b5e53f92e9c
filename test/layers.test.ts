import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

/** What each room of src/ may import, besides itself and types of generated/. Arrows run one way. */
const rooms: Record<string, readonly string[]> = {
  errors: [],
  generated: [],
  customers: ['generated'],
  document: ['errors', 'generated'],
  operations: ['document', 'customers'],
  journal: ['document', 'customers', 'errors'],
  store: ['document', 'customers', 'errors', 'generated'],
  report: ['document', 'journal', 'errors'],
  contracts: ['document', 'errors', 'generated'],
  fake: ['operations', 'store', 'report', 'journal', 'document', 'customers', 'errors', 'generated'],
  verify: ['contracts', 'report', 'document', 'errors', 'generated'],
  consumer: ['fake', 'report', 'journal', 'document', 'errors', 'generated'],
  docs: ['operations', 'document', 'errors', 'generated'],
  // Runs in the browser, and so knows the other rooms' types alone: see below.
  inspector: ['journal', 'document', 'customers'],
  index: ['fake', 'journal', 'customers', 'errors', 'generated'],
  cli: [
    'fake',
    'verify',
    'consumer',
    'docs',
    'contracts',
    'report',
    'store',
    'journal',
    'document',
    'customers',
    'errors',
    'generated',
  ],
};

/** Packages that only one room may know. */
const owners: Record<string, string> = { express: 'fake', lowdb: 'store' };

const src = new URL('../src', import.meta.url).pathname;

const imports = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => {
    const text = readFileSync(join(src, file), 'utf8');
    const found = [...text.matchAll(/^(?:import|export)\b[^'"]*?from\s+'([^']+)'|\bimport\('([^']+)'\)/gm)];
    return found.map((match) => ({
      file,
      from: (match[1] ?? match[2]) as string,
      isType: match[0].startsWith('import type'),
    }));
  });

function roomOf(file: string): string {
  return file.split('/')[0]?.replace(/\.[jt]s$/, '') as string;
}

test('every room of src stands on the map', () => {
  expect(
    readdirSync(src)
      .map(roomOf)
      .filter((room) => !(room in rooms)),
  ).toEqual([]);
});

test('every import follows the map', () => {
  const wrong = imports
    .filter(({ from }) => from.startsWith('.'))
    .map(({ file, from, isType }) => ({
      file,
      room: roomOf(file),
      isType,
      target: roomOf(relative(src, join(src, dirname(file), from))),
    }))
    .filter(
      ({ room, target, isType }) =>
        room !== target && !(isType && target === 'generated') && !rooms[room]?.includes(target),
    )
    .map(({ file, room, target }) => `${file} imports ${target}; ${room} may import ${rooms[room]?.join(', ')}`);
  expect(wrong).toEqual([]);
});

test('express is known to fake alone, and lowdb to store alone', () => {
  const wrong = imports.filter(
    ({ file, from }) => owners[from.split('/')[0] as string] && owners[from.split('/')[0] as string] !== roomOf(file),
  );
  expect(wrong).toEqual([]);
});

test('the inspector takes only types from other rooms, for it runs in a browser', () => {
  const wrong = imports.filter(
    ({ file, from, isType }) => roomOf(file) === 'inspector' && from.startsWith('../') && !isType,
  );
  expect(wrong).toEqual([]);
});

test('nothing imports the command line', () => {
  const wrong = imports.filter(({ file, from }) => from.includes('/cli/') && roomOf(file) !== 'cli');
  expect(wrong).toEqual([]);
});
