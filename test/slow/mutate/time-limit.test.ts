import { expect, test } from 'vitest';
import { isBelow, mutationSummary } from '../../../src/consumer/mutate/mutation-report.js';
import { scoreOf } from '../../../src/consumer/mutate/mutation-score.js';
import { fates, tryOn } from './linker.js';

const hangs = /^(assignBillingId|getCustomer)\/hang$/;
const told = { command: ['x'], minScore: 100 };

test('a client that waits for ever is told what to set, and its mutant has survived', async () => {
  const result = await tryOn('patient refused', hangs, { patienceMs: 500 });
  expect(fates(result)).toEqual(['assignBillingId/hang endless', 'getCustomer/hang timed-out']);
  expect(scoreOf(result.tried)).toEqual({ killed: 0, timedOut: 1, recovered: 0, survived: 1, percent: 50 });
  expect(isBelow(result, 100)).toBe(true);
  const { cases, summary } = mutationSummary(result, told);
  expect(cases.map(({ name, findings }) => ({ name, findings }))).toMatchObject([
    {
      name: 'customers/assign',
      findings: [
        {
          severity: 'failure',
          title: 'NO TIME LIMIT: customers/assign did not answer, and your client waited for all of 0.5 s.',
          advice: [
            'It has no limit of time, or a longer one: a customer waits on the page as long as the server hangs.',
            expect.stringContaining('CURLOPT_CONNECTTIMEOUT and CURLOPT_TIMEOUT'),
            'To try it alone: npx --no-install ticaga-kit mutate --only assignBillingId/hang -- x',
          ],
        },
      ],
    },
  ]);
  expect(summary).toContain(
    'Timed out: getCustomer/hang. Each counts as noticed. But your client has no time limit (PHP: CURLOPT_TIMEOUT), as is told above.',
  );
});

test('a client whose limit is longer than a mutant is waited for has one', async () => {
  const result = await tryOn('refused', hangs, { patienceMs: 7_000, env: { LIMIT_MS: '4000' } });
  // The first is given the time to give up; the other is not.
  expect(fates(result)).toEqual(['assignBillingId/hang killed', 'getCustomer/hang timed-out']);
  expect(mutationSummary(result, told).summary).toContain('Timed out: getCustomer/hang. Each counts as noticed.');
});

test('a client with a limit that is still running when time is over is told with its limit', async () => {
  const result = await tryOn('refused insists', /^assignBillingId\/hang$/, {
    patienceMs: 3_000,
    env: { LIMIT_MS: '2500' },
  });
  expect(fates(result)).toEqual(['assignBillingId/hang timed-out']);
  expect(mutationSummary(result, told).summary).toContainEqual(
    expect.stringMatching(
      /^Timed out: assignBillingId\/hang \(your client gives up after 2\.\d s\)\. Each counts as noticed\.$/,
    ),
  );
});
