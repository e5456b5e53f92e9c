import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { operations } from '../src/document/operations.js';
import { rooms } from './rooms.mjs';

/** Packages that only these rooms may know. */
const owners: Record<string, readonly string[]> = { express: ['fake', 'control'], lowdb: ['store'], pg: ['store'] };

const src = new URL('../src', import.meta.url).pathname;
const names = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const sources = new Map(names.map((file) => [file, readFileSync(join(src, file), 'utf8')]));

interface Import {
  file: string;
  /** As it is written. */
  from: string;
  /** The file of src that it leads to, or the name of a package. */
  target: string;
  isType: boolean;
}

const imports: readonly Import[] = [...sources].flatMap(([file, text]) =>
  [...text.matchAll(/^(?:import|export)\b[^'"]*?from\s+'([^']+)'|\bimport\('([^']+)'\)/gm)].map((match) => {
    const from = (match[1] ?? match[2]) as string;
    const target = from.startsWith('.')
      ? relative(src, join(src, dirname(file), from)).replace(/\.js$/, '.ts')
      : (from.split('/')[0] as string);
    return { file, from, target, isType: /^(import|export) type/.test(match[0]) };
  }),
);
const inside = imports.filter(({ from }) => from.startsWith('.'));

/** The folder of src that a file stands in, or the file itself at the top. */
const roomOf = (file: string): string => file.split('/')[0] as string;

test('every room of src stands on the map with its sentence, and no other', () => {
  expect(readdirSync(src).sort()).toEqual(Object.keys(rooms).sort());
  for (const [room, { holds }] of Object.entries(rooms)) expect(holds, room).toMatch(/^[a-z].{20,}[^.]$/);
});

test('every import follows the map', () => {
  const wrong = inside
    .filter(({ target, isType }) => !(isType && roomOf(target) === 'generated'))
    .filter(({ file, target }) => roomOf(file) !== roomOf(target))
    .filter(({ file, target }) => !rooms[roomOf(file)]?.imports.includes(roomOf(target)))
    .map(({ file, target }) => `${file} imports ${target}`);
  expect(wrong).toEqual([]);
});

test('every arrow of the map is used', () => {
  const unused = Object.entries(rooms).flatMap(([room, { imports: arrows }]) =>
    arrows
      .filter((arrow) => !inside.some(({ file, target }) => roomOf(file) === room && roomOf(target) === arrow))
      .map((arrow) => `${room} -> ${arrow}`),
  );
  expect(unused).toEqual([]);
});

test('arrows run one way: no room is reached again from where it leads', () => {
  const reached = (from: string, seen = new Set<string>()): Set<string> => {
    for (const next of rooms[from]?.imports ?? []) {
      if (!seen.has(next)) reached(next, seen.add(next));
    }
    return seen;
  };
  expect(Object.keys(rooms).filter((room) => reached(room).has(room))).toEqual([]);
});

test('no file imports itself by way of others', () => {
  expect(circlesOf(inside)).toEqual([]);
});

describe('the search for circles', () => {
  const arrow = (file: string, target: string): Import => ({ file, target, from: './', isType: false });

  test('finds one of three files', () => {
    const found = circlesOf([arrow('a', 'b'), arrow('b', 'c'), arrow('c', 'a'), arrow('c', 'd'), arrow('d', 'e')]);
    expect(found).toEqual(['a -> b -> c -> a']);
  });

  test('finds none where two ways lead to one file', () => {
    expect(circlesOf([arrow('a', 'b'), arrow('a', 'c'), arrow('b', 'd'), arrow('c', 'd')])).toEqual([]);
  });
});

/** Each circle once, beginning with its first file. */
function circlesOf(arrows: readonly Import[]): string[] {
  const next = new Map<string, string[]>();
  for (const { file, target } of arrows) next.set(file, [...(next.get(file) ?? []), target]);
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, way: readonly string[]): void => {
    const at = way.indexOf(file);
    if (at >= 0) found.push([...way.slice(at), file].join(' -> '));
    if (at >= 0 || done.has(file)) return;
    for (const target of next.get(file) ?? []) walk(target, [...way, file]);
    done.add(file);
  };
  for (const file of [...next.keys()].sort()) walk(file, []);
  return found;
}

test('express is known to fake and control alone, and lowdb and pg to store alone', () => {
  const wrong = imports.filter(({ file, target }) => owners[target] && !owners[target].includes(roomOf(file)));
  expect(wrong).toEqual([]);
});

test('the inspector takes values of plain rules alone from other rooms, for it runs in a browser', () => {
  const wrong = inside.filter(
    ({ file, target, isType }) =>
      roomOf(file) === 'inspector' && !['inspector', 'customers', 'tickets'].includes(roomOf(target)) && !isType,
  );
  expect(wrong).toEqual([]);
});

test('nothing imports the command line', () => {
  const wrong = inside.filter(({ file, target }) => roomOf(target) === 'cli' && roomOf(file) !== 'cli');
  expect(wrong).toEqual([]);
});

test('no file outside operations/ names an operation of openapi.yaml', () => {
  const wrong = [...sources].flatMap(([file, text]) =>
    ['operations', 'generated'].includes(roomOf(file))
      ? []
      : operations.filter(({ operationId }) => new RegExp(`\\b${operationId}\\b`).test(text)).map(() => file),
  );
  expect(wrong).toEqual([]);
});
