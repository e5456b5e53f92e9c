import { expect, test } from 'vitest';
import { isBelow, mutationReport, mutationSummary } from '../../../src/consumer/mutate/mutation-report.js';
import { tryOn } from './linker.js';

const noticed = /^(assignBillingId|getCustomer)\/user-false$/;

test('an operation that no test lets fail is told first, and 100 % is not reached', async () => {
  const result = await tryOn('', noticed);
  expect([99, 100].map((least) => isBelow(result, least))).toEqual([false, true]);
  const { cases, summary } = mutationSummary(result, { command: ['x'], minScore: 100 });
  expect(cases.map(({ name, status, findings }) => ({ name, status, findings }))).toEqual([
    {
      name: 'customers/assign',
      status: 'failed',
      findings: [
        {
          severity: 'failure',
          title: 'No test lets customers/assign fail, so what your plugin stores then is unknown.',
          advice: [
            "Write one: $ticaga->nextFault('refused-401', 'assignBillingId'); then link customer 1, and assert that your plugin says no and has not stored its row of the link.",
            'Without the PHP helper: curl -d \'{"kind":"refused-401","operation":"assignBillingId"}\' "$TICAGA_KIT_ADMIN/faults"',
          ],
          data: { operationId: 'assignBillingId', verdict: 'untried-failure' },
        },
      ],
    },
  ]);
  expect(summary.at(-1)).toBe(
    'Your plugin and its tests noticed 100 % of the lies, and --min-score 100 asks for a test in which customers/assign fails.',
  );
  const { cases: all } = mutationReport(result, { command: ['x'], minScore: 90 });
  expect(all[0]).toMatchObject({ name: 'assignBillingId/no-failure', status: 'remarked' });
});

test.each([
  ['a test in which it is refused', 'refused', noticed],
  ['no mutant of it wanted', '', /^getCustomer\/user-false$/],
  ['no call of it', 'connects-only connects', /user-false$|own-record\/html-200$/],
])('nothing is told with %s', async (_, traits, only) => {
  const result = await tryOn(traits, only);
  expect(isBelow(result, 100)).toBe(false);
  expect(mutationSummary(result, { command: ['x'], minScore: 100 }).cases).toEqual([]);
});
