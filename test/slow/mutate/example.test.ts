import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../helpers/run-cli.js';
import { describePhp, root } from '../../php/php.js';

/** Hundreds of runs of the repaired plugin's tests. */
const longMs = 900_000;

const command = ['--', 'php', 'tests/run.php', '--stop-on-failure'];

type Folder = 'blesta-plugin/flawed' | 'blesta-plugin/repaired' | 'whmcs-module';
const cwdOf = (folder: Folder) => join(root, 'examples', folder);

const byName = ['--select', 'php tests/run.php --stop-on-failure {tests}'];

/** Tries every mutant against an example. */
async function mutateExample(folder: Folder, choice: readonly string[] = []) {
  const { status, stdout } = await runCli(
    ['mutate', '--min-score', '100', '--reporter', 'json', ...choice, ...command],
    // A machine that has other work must not make a slow answer a late one.
    { cwd: cwdOf(folder), env: { TICAGA_TIMEOUT_MS: '4000' } },
  );
  const { cases, summary, data } = JSON.parse(stdout);
  const findings = (cases as Case[]).filter((one) => one.findings.length > 0);
  const verdicts = (cases as Case[]).map(({ name, status: what, notes }) => ({ name, what, notes }));
  return { status, summary: summary as string[], score: data.score, findings, verdicts };
}

interface Case {
  name: string;
  status: string;
  notes?: string[];
  findings: { title: string }[];
}

describePhp('every mutant', () => {
  test.each([
    ['blesta-plugin/repaired', 414, 102],
    ['whmcs-module', 92, 23],
  ] as const)(
    'is noticed by %s and its tests, and whatever the API may do is borne',
    async (folder, noticed, borne) => {
      const { status, summary, score, findings, verdicts } = await mutateExample(folder, byName);
      expect(findings).toEqual([]);
      expect({ status, survived: score.survived, percent: score.percent }).toEqual({
        status: 0,
        survived: 0,
        percent: 100,
      });
      expect(score.killed + score.timedOut).toBe(noticed);
      expect(summary).toContain(`Tolerance: ${borne} of ${borne} differences that the API allows were borne.`);
      // The whole suite for each would say the same; of the other plugin it takes longer than anybody waits.
      if (folder === 'whmcs-module') expect((await mutateExample(folder)).verdicts).toEqual(verdicts);
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
