import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../helpers/run-cli.js';
import { describePhp, root } from '../../php/php.js';

/** Every mutant against a version of the example plugin. */
async function mutateExample(version: 'flawed' | 'repaired') {
  const { status, stdout } = await runCli(
    ['mutate', '--min-score', '100', '--reporter', 'json', '--', 'php', 'tests/run.php', '--stop-on-failure'],
    { cwd: join(root, 'examples/blesta-plugin', version) },
  );
  const { cases, summary, data } = JSON.parse(stdout);
  const findings = (cases as { name: string; findings: { title: string }[] }[]).filter(
    (one) => one.findings.length > 0,
  );
  return { status, summary: summary as string[], score: data.score, findings };
}

describePhp('every mutant', () => {
  test('is noticed by the repaired plugin and its tests, and whatever the API may do is borne', async () => {
    const { status, summary, score, findings } = await mutateExample('repaired');
    expect(findings).toEqual([]);
    expect({ status, survived: score.survived, percent: score.percent }).toEqual({
      status: 0,
      survived: 0,
      percent: 100,
    });
    expect(score.killed + score.timedOut).toBe(360);
    expect(summary).toContain('Tolerance: 97 of 97 differences that the API allows were borne.');
  });

  test('of assign but one survives the flawed plugin: it hangs, having no limit of time', async () => {
    const { status, summary, score, findings } = await mutateExample('flawed');
    expect(score).toEqual({ killed: 31, timedOut: 2, survived: 24, percent: 57.8 });
    expect(findings.filter(({ name }) => !name.startsWith('assignBillingId/')).map(({ name }) => name)).toEqual([
      'getCustomer/id-as-text',
    ]);
    expect(summary).toContainEqual(expect.stringMatching(/^customers\/assign +0 +1 +23 +4.1 %$/));
    expect(summary).toContain('Tolerance: 13 of 13 differences that the API allows were borne.');
    expect(status).toBe(1);
  });
});
