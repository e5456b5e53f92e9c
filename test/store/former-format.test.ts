import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { exampleState, filesOf, temporaryDirectory } from './example-state.js';
import { open, reopened } from './open-store.js';

const { departments } = exampleState(0);
const kept = [{ id: 4, slug: 'kept', department_name: 'Kept' }];

/** Files that earlier releases wrote and were killed after change 4, as they left them. */
it.each([
  { format: 1, held: departments, text: 'which knew customers alone: its departments are those of the seed' },
  { format: 2, held: kept, text: 'whose snapshots did not know of their logs' },
])('a file of format $format, $text', async ({ format, held }) => {
  const directory = temporaryDirectory();
  const file = join(directory, 'db.json');
  const fixture = join(import.meta.dirname, 'fixtures', `format-${format}.json`);
  copyFileSync(fixture, file);

  const closed = await open(file);
  expect(closed.dump()).toMatchObject({ departments: held, tickets: [], responses: [], passwords: [] });
  expect(closed.dump().customers.map(({ billing_id }) => billing_id)).toEqual(['0', '0']);
  const filled = format === 1 ? ', with the departments of the seed, for it had none' : '';
  const rewritten = `${file} was in the format of an earlier release and has been written anew in the present one${filled}.`;
  expect(closed.notices).toEqual([rewritten]);
  await closed.close();
  expect(Object.keys(filesOf(directory))).toEqual(['db.json']);

  copyFileSync(fixture, file);
  copyFileSync(`${fixture}.log`, `${file}.log`);
  const killed = await open(file);
  expect(killed.notices).toEqual([
    `${file} was not closed when it was last in use: 4 changes were read from ${file}.log.`,
    rewritten,
  ]);
  const state = killed.dump();
  expect(state).toMatchObject({
    departments: held,
    staff: [{ token: 'ada-token' }],
    billingSystems: ['Blesta', 'WHMCS'],
  });
  expect(state.customers.map(({ billing_id }) => billing_id)).toEqual(['0', '8', '0']);
  expect(await reopened(file)).toEqual(state);
  await killed.close();
  const again = await open(file);
  expect(again.dump()).toEqual(state);
  expect(again.notices).toEqual([]);
  await again.close();

  // A kill after the snapshot was written anew, and before its log was.
  copyFileSync(`${fixture}.log`, `${file}.log`);
  expect(await reopened(file)).toEqual(state);
});
