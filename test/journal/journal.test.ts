import { describe, expect, it } from 'vitest';
import { createJournalBudget } from '../../src/journal/budget.js';
import { idOf, sequenceOf } from '../../src/journal/entry.js';
import { createJournal } from '../../src/journal/journal.js';
import { weightOf } from '../../src/journal/weight.js';
import { entryWith, newEntryWith, violationWith } from './entry-fixture.js';

describe('the journal', () => {
  it('numbers entries from 1 and lists the newest first', () => {
    const journal = createJournal();
    for (const url of ['/a', '/b', '/c']) journal.add(newEntryWith({ url }));
    expect(journal.entries().map(({ id, url }) => [id, url])).toEqual([
      [3, '/c'],
      [2, '/b'],
      [1, '/a'],
    ]);
    expect(journal.entries({ limit: 2 }).map(({ url }) => url)).toEqual(['/c', '/b']);
    expect(journal.entries({ limit: 0 })).toEqual([]);
  });

  it('keeps the newest entries when it is full', () => {
    const journal = createJournal({ capacity: 3 });
    for (let count = 0; count < 8; count++) journal.add(newEntryWith());
    expect(journal.entries().map(({ id }) => id)).toEqual([8, 7, 6]);
    expect(journal.size).toBe(3);
    expect(journal.get(5)).toBeUndefined();
    expect(journal.get(6)?.id).toBe(6);
  });

  it('lists what began at a moment or later, and what nothing matched', () => {
    const journal = createJournal();
    journal.add(newEntryWith({ startedAt: 2000, outcome: 'unmatched' }));
    journal.add(newEntryWith({ startedAt: 1000, outcome: 'unmatched' }));
    journal.add(newEntryWith({ startedAt: 3000 }));
    expect(journal.entries({ since: 2000 }).map(({ id }) => id)).toEqual([3, 1]);
    expect(journal.entries({ unmatched: true }).map(({ id }) => id)).toEqual([2, 1]);
    expect(journal.entries({ unmatched: true, since: 2000, limit: 5 }).map(({ id }) => id)).toEqual([1]);
    expect(journal.entries({ unmatched: true, limit: 1 }).map(({ id }) => id)).toEqual([2]);
  });

  it('removes one entry once', () => {
    const journal = createJournal({ capacity: 3 });
    for (let count = 0; count < 3; count++) journal.add(newEntryWith());
    expect(journal.remove(2)).toBe(true);
    expect(journal.remove(2)).toBe(false);
    expect(journal.entries().map(({ id }) => id)).toEqual([3, 1]);
    expect(journal.size).toBe(2);
    journal.add(newEntryWith());
    expect(journal.entries().map(({ id }) => id)).toEqual([4, 3]);
  });

  it('uses no number again after it was cleared', () => {
    const journal = createJournal({ capacity: 2 });
    journal.add(newEntryWith());
    journal.add(newEntryWith());
    journal.clear();
    expect([journal.size, journal.entries(), journal.get(1)]).toEqual([0, [], undefined]);
    expect(journal.add(newEntryWith()).id).toBe(3);
    expect(journal.entries().map(({ id }) => id)).toEqual([3]);
  });

  it('tells its listeners of each entry until they leave', () => {
    const journal = createJournal();
    const heard: number[] = [];
    const leave = journal.subscribe(({ id }) => heard.push(id));
    journal.add(newEntryWith());
    journal.add(newEntryWith());
    leave();
    journal.add(newEntryWith());
    expect(heard).toEqual([1, 2]);
  });

  it.each([[0], [-1], [1.5], [Number.NaN], [99]])('finds nothing under the number %s', (id) => {
    const journal = createJournal({ capacity: 3 });
    journal.add(newEntryWith());
    expect(journal.get(id)).toBeUndefined();
    expect(journal.remove(id)).toBe(false);
  });
});

const long = 'x'.repeat(1000);
const answer = { status: 200, headers: {}, body: '' };
const weight = weightOf(entryWith());

describe('the budget of journals', () => {
  it.each([
    ['the address', { url: long }],
    ['a header', { rawHeaders: ['X-Long', long] }],
    ['the body', { body: Buffer.from(long) }],
    ['the body of the answer', { response: { ...answer, body: long } }],
    ['a header of the answer', { response: { ...answer, headers: { Location: long } } }],
    ['a note', { notes: [{ code: 'a', message: long }] }],
    ['the message of a violation', { violations: [violationWith({ message: long })] }],
    ['what a violation expected', { violations: [violationWith({ expected: long })] }],
    ['what a violation received', { violations: [violationWith({ received: long })] }],
    ['the hint of a violation', { violations: [violationWith({ hint: long })] }],
  ])('counts %s', (_, changes) => {
    expect(weightOf(entryWith(changes))).toBeGreaterThan(1000);
    const journal = createJournal({ budget: createJournalBudget(weight + 1000) });
    for (const each of [changes, changes]) journal.add(newEntryWith(each));
    expect(journal.size).toBe(1);
  });

  it('counts an entry that holds nothing', () => {
    const journal = createJournal({ budget: createJournalBudget(10_000) });
    for (let count = 0; count < 100; count++)
      journal.add(newEntryWith({ url: '', rawHeaders: [], body: undefined, response: answer }));
    expect(journal.size).toBeLessThan(20);
  });

  it('lets the oldest entries of the journal go that holds most', () => {
    const budget = createJournalBudget(10 * weight);
    const [quiet, loud] = [createJournal({ budget }), createJournal({ budget })];
    for (const _ of [1, 2]) quiet.add(newEntryWith());
    for (let count = 0; count < 100; count++) loud.add(newEntryWith());
    expect(quiet.size).toBe(2);
    expect(loud.entries().map(({ id }) => id)).toEqual([100, 99, 98, 97, 96, 95, 94, 93]);
  });

  it('keeps the newest entry whatever its size, and nothing else', () => {
    const budget = createJournalBudget(weight);
    const [first, second] = [createJournal({ budget }), createJournal({ budget })];
    first.add(newEntryWith());
    second.add(newEntryWith({ url: long }));
    second.add(newEntryWith({ url: long }));
    expect([first.size, second.entries().map(({ id }) => id)]).toEqual([0, [2]]);
  });

  it('has room again for what was removed, cleared or closed', () => {
    const budget = createJournalBudget(4 * weight);
    const journal = createJournal({ budget, capacity: 3 });
    for (let count = 0; count < 10; count++) journal.remove(journal.add(newEntryWith()).id);
    for (let count = 0; count < 10; count++) journal.add(newEntryWith());
    journal.clear();
    for (let count = 0; count < 10; count++) {
      const other = createJournal({ budget });
      other.add(newEntryWith());
      other.close();
      other.close();
      other.add(newEntryWith());
      expect(other.size).toBe(0);
    }
    const last = createJournal({ budget });
    for (let count = 0; count < 4; count++) last.add(newEntryWith());
    expect(last.size).toBe(4);
  });
});

describe('the id of an entry', () => {
  it('is shaped like a UUID and leads back to the entry', () => {
    expect(idOf({ id: 300 })).toBe('00000000-0000-4000-8000-00000000012c');
    expect(sequenceOf(idOf({ id: 300 }))).toBe(300);
    expect(sequenceOf(idOf({ id: 2 ** 40 }).toUpperCase())).toBe(2 ** 40);
  });

  it.each([['300'], [''], ['11111111-0000-4000-8000-00000000012c'], ['00000000-0000-4000-8000-00000000012c0']])(
    'is not read from %j',
    (id) => {
      expect(sequenceOf(id)).toBeUndefined();
    },
  );
});
