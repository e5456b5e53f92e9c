import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../helpers/run-cli.js';
import { describePhp, root } from '../../php/php.js';

/** Hundreds of runs of the repaired plugin's tests. */
const longMs = 900_000;

/** Every mutant against an example. */
async function mutateExample(folder: 'blesta-plugin/flawed' | 'blesta-plugin/repaired' | 'whmcs-module') {
  const { status, stdout } = await runCli(
    ['mutate', '--min-score', '100', '--reporter', 'json', '--', 'php', 'tests/run.php', '--stop-on-failure'],
    // A machine that has other work must not make a slow answer a late one.
    { cwd: join(root, 'examples', folder), env: { TICAGA_TIMEOUT_MS: '4000' } },
  );
  const { cases, summary, data } = JSON.parse(stdout);
  const findings = (cases as { name: string; findings: { title: string }[] }[]).filter(
    (one) => one.findings.length > 0,
  );
  return { status, summary: summary as string[], score: data.score, findings };
}

describePhp('every mutant', () => {
  test.each([
    ['blesta-plugin/repaired', 396, 102],
    ['whmcs-module', 88, 23],
  ] as const)(
    'is noticed by %s and its tests, and whatever the API may do is borne',
    async (folder, noticed, borne) => {
      const { status, summary, score, findings } = await mutateExample(folder);
      expect(findings).toEqual([]);
      expect({ status, survived: score.survived, percent: score.percent }).toEqual({
        status: 0,
        survived: 0,
        percent: 100,
      });
      expect(score.killed + score.timedOut).toBe(noticed);
      expect(summary).toContain(`Tolerance: ${borne} of ${borne} differences that the API allows were borne.`);
    },
    longMs,
  );

  test('of assign survives the flawed plugin: it hangs, too, having no limit of time', async () => {
    const { status, summary, score, findings } = await mutateExample('blesta-plugin/flawed');
    expect(score).toEqual({ killed: 32, timedOut: 1, recovered: 0, survived: 27, percent: 55 });
    expect(findings.filter(({ name }) => !name.startsWith('assignBillingId/')).map(({ name }) => name)).toEqual([
      'getCustomer/id-as-text',
      'getCustomer/success-with-400',
      'getCustomer/success-with-500',
      'getCustomer/success-with-error',
    ]);
    expect(findings.find(({ name }) => name === 'assignBillingId/hang')?.findings[0]?.title).toMatch(
      /^NO TIME LIMIT: /,
    );
    expect(summary).toContainEqual(expect.stringMatching(/^customers\/assign +0 +0 +0 +24 +0 %$/));
    expect(summary).toContain('Tolerance: 8 of 8 differences that the API allows were borne.');
    expect(status).toBe(1);
  });
});
