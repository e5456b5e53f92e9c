import { expect, test } from 'vitest';
import { isBelow, mutationReport, mutationSummary } from '../../../src/consumer/mutate/mutation-report.js';
import { scoreOf } from '../../../src/consumer/mutate/mutation-score.js';
import { fates, tryOn } from './linker.js';

const told = { command: ['x'], minScore: 100 };
const some =
  /^assignBillingId\/(refused-401-unknown-customer|user-false|html-500|truncated|lost-write|success-with-500)$/;

test('a row that is stored before the answer is found, although the tests notice that nothing was linked', async () => {
  const result = await tryOn('stores-first compares', some);
  expect(fates(result)).toEqual(
    [
      'assignBillingId/refused-401-unknown-customer stored',
      'assignBillingId/user-false stored',
      'assignBillingId/success-with-500 stored',
      // The server says yes here, and the plugin cannot know better.
      'assignBillingId/lost-write survived',
      'assignBillingId/html-500 stored',
      // The server has the link here.
      'assignBillingId/truncated killed',
    ].sort(inOrderOf(result)),
  );
  expect(isBelow(result, 100)).toBe(true);
  const { cases } = mutationSummary(result, told);
  const finding = cases.flatMap(({ findings }) => findings).find(({ title }) => title.includes('401'));
  expect(finding?.title).toBe(
    'STORED: customers/assign answered 401 {"error":"User not authenticated"}, and your plugin stored its own row all the same.',
  );
  const all = mutationReport(result, told).cases.find(({ name }) => name.endsWith('refused-401-unknown-customer'));
  expect(all?.findings[0]?.advice).toEqual([
    "The plugin's own row says that customer 1 is linked to 2, and on the server it is not.",
    expect.stringContaining('Store the row after the answer said'),
    'To try it alone: npx --no-install ticaga-kit mutate --only assignBillingId/refused-401-unknown-customer -- x',
  ]);
});

test('a plugin that stores after the answer has stored nothing', async () => {
  const result = await tryOn('reads-back compares refused', some);
  expect(fates(result).filter((fate) => !fate.endsWith('killed'))).toEqual([]);
  expect(scoreOf(result.tried)).toMatchObject({ survived: 0, percent: 100 });
});

test('without a comparison nobody sees the row', async () => {
  const result = await tryOn('stores-first refused', /^assignBillingId\/html-500$/);
  expect(fates(result)).toEqual(['assignBillingId/html-500 killed']);
});

/** The order in which the mutants were tried is no matter here. */
function inOrderOf({ tried }: Awaited<ReturnType<typeof tryOn>>) {
  const at = (fate: string) => tried.findIndex(({ mutant }) => fate.startsWith(`${mutant.id} `));
  return (a: string, b: string) => at(a) - at(b);
}

test('rows that are wrong with the honest fake, too, are told first, and are no matter of a mutant', async () => {
  const result = await tryOn('stores-first compares refused', /^assignBillingId\/html-500$/);
  expect(fates(result)).toEqual(['assignBillingId/html-500 killed']);
  expect(mutationSummary(result, told).preamble).toContain(
    "Even with the honest fake your plugin's own rows are not its links, and all your tests passed: The plugin's own row says that customer 1 is linked to 2, and on the server it is not. ticaga-kit exec says more.",
  );
});
