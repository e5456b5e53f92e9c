import { describe, expect, it } from 'vitest';
import { type Collection, createCollection } from '../../src/records/collection.js';
import { withUndo } from '../../src/records/undo.js';

interface Note {
  id: number;
  colour?: string;
}

const notes = (...records: Note[]): Collection<Note> => {
  const made = createCollection<Note>({ colour: ({ colour }) => colour });
  for (const record of records) made.put(record);
  return made;
};
const ids = (found: Iterable<Note>) => [...found].map(({ id }) => id);

describe('a collection', () => {
  it('finds records by id and by the keys of its index, however they change', () => {
    const found = notes({ id: 1, colour: 'red' }, { id: 2, colour: 'blue' }, { id: 3 });
    expect(ids(found.find('colour', 'red'))).toEqual([1]);
    found.put({ id: 2, colour: 'red' });
    found.put({ id: 1 });
    found.put({ id: 3, colour: 'red' });
    expect(ids(found.find('colour', 'red')).sort()).toEqual([2, 3]);
    expect(found.find('colour', 'blue')).toEqual([]);
    found.remove(2);
    found.remove(99);
    expect(ids(found.find('colour', 'red'))).toEqual([3]);
    expect(found.get(2)).toBeUndefined();
  });

  it('keeps the order in which ids came first, and never gives an id twice', () => {
    const found = notes({ id: 5 }, { id: 2 });
    found.put({ id: 5, colour: 'red' });
    expect(ids(found.all())).toEqual([5, 2]);
    found.remove(5);
    expect([found.size, found.nextId]).toEqual([1, 6]);
    found.load([{ id: 3 }]);
    expect([found.size, found.nextId, ids(found.all())]).toEqual([1, 4, [3]]);
  });

  it('forgets its indexes with its records', () => {
    const found = notes({ id: 1, colour: 'red' });
    expect(ids(found.find('colour', 'red'))).toEqual([1]);
    found.load([{ id: 2, colour: 'red' }]);
    expect(ids(found.find('colour', 'red'))).toEqual([2]);
  });

  it('freezes what it keeps, and has no index that it was not given', () => {
    const record = { id: 1, colour: 'red' };
    const found = notes(record);
    expect(() => {
      record.colour = 'blue';
    }).toThrow(TypeError);
    expect(() => found.find('shape', 'round')).toThrow('there is no index shape');
  });
});

describe('changes that are taken back', () => {
  it('leave every record and every index as before, in all collections', () => {
    const [first, second] = [notes({ id: 1, colour: 'red' }, { id: 2 }), notes()];
    first.find('colour', 'red');
    const { collections, undo } = withUndo({ first, second });
    collections.first.put({ id: 1, colour: 'blue' });
    collections.first.put({ id: 1, colour: 'green' });
    collections.first.remove(2);
    collections.second.put({ id: 7 });
    expect([collections.first.size, collections.second.nextId]).toEqual([1, 8]);
    undo();
    expect([first.get(1), first.get(2), second.size]).toEqual([{ id: 1, colour: 'red' }, { id: 2 }, 0]);
    expect(ids(first.find('colour', 'red'))).toEqual([1]);
    expect(first.find('colour', 'green')).toEqual([]);
    undo();
    expect(first.size).toBe(2);
  });
});
