import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../helpers/run-cli.js';
import { describePhp, root } from '../../php/php.js';

/** Hundreds of runs of the repaired plugin's tests. */
const longMs = 900_000;

const command = ['--', 'php', 'tests/run.php', '--stop-on-failure'];

type Folder = 'blesta-plugin/flawed' | 'blesta-plugin/repaired' | 'whmcs-module';
const cwdOf = (folder: Folder) => join(root, 'examples', folder);

/** Tries mutants against an example: all of them, or those of `only`. */
async function mutateExample(folder: Folder, only: readonly string[] = []) {
  const { status, stdout } = await runCli(
    ['mutate', ...['--min-score', '100', '--reporter', 'json'], ...only.flatMap((id) => ['--only', id]), ...command],
    // A machine that has other work must not make a slow answer a late one.
    { cwd: cwdOf(folder), env: { TICAGA_TIMEOUT_MS: '4000' } },
  );
  const { cases, summary, data } = JSON.parse(stdout);
  const findings = (cases as { name: string; findings: { title: string }[] }[]).filter(
    (one) => one.findings.length > 0,
  );
  return { status, summary: summary as string[], score: data.score, findings };
}

/** The mutants that an example meets: every lie, and of some operations also what the API may do. */
async function idsFor(folder: Folder, tolerated: readonly string[]): Promise<string[]> {
  const { stdout } = await runCli(['mutate', '--list', ...command], { cwd: cwdOf(folder) });
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => line.split(/\s+/));
  return rows.flatMap(([id = '', family]) =>
    family !== 'tolerance' || tolerated.includes(id.slice(0, id.indexOf('/'))) ? [id] : [],
  );
}

describePhp('every mutant', () => {
  test.each([
    // Each difference that is borne is a whole run of the tests, and those of the other operations are of the same kinds.
    ['blesta-plugin/repaired', ['assignBillingId', 'getCustomer', 'createTicket'], 414, 36],
    ['whmcs-module', ['linkCustomer', 'createTicket', 'listTickets'], 92, 23],
  ] as const)(
    'is noticed by %s and its tests, and whatever the API may do in %j is borne',
    async (folder, tolerated, noticed, borne) => {
      const { status, summary, score, findings } = await mutateExample(folder, await idsFor(folder, tolerated));
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
