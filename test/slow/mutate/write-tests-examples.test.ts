import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runCli } from '../../helpers/run-cli.js';
import { describePhp, root } from '../../php/php.js';

const longMs = 600_000;
const suite = ['--', 'php', 'tests/run.php', '--stop-on-failure'];
const generated = 'php tests/lies/lies.php --stop-on-failure';

/** The ids of the scored mutants that a suite meets. */
async function scored(cwd: string, only: readonly string[]): Promise<string[]> {
  const { stdout } = await runCli(['mutate', '--list', ...only, ...suite], { cwd });
  const rows = stdout.trimEnd().split('\n');
  return rows.flatMap((row) => (/ (tolerance|leniency) /.test(row) ? [] : [row.split(' ')[0] as string]));
}

// All operations take minutes: by hand 393 of 396 came back for the plugin, and 84 of 88 for the module.
describePhp('the tests of a model plugin, deleted and generated from its steps,', () => {
  test.each([
    ['blesta-plugin/repaired', ['assignBillingId/*'], 30],
    ['whmcs-module', ['linkCustomer/*'], 30],
  ] as const)(
    'of %s notice at least nine tenths of what they noticed in %j',
    async (example, patterns, least) => {
      const examples = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
      onTestFinished(() => rm(examples, { recursive: true }));
      await cp(join(root, 'examples'), examples, { recursive: true });
      const cwd = join(examples, example);
      const only = patterns.flatMap((pattern) => ['--only', pattern]);
      const before = await scored(join(root, 'examples', example), only);
      expect(before.length).toBeGreaterThan(least);
      const ofTests = (name: string) => !['lies', 'whmcs.php'].includes(name);
      for (const name of (await readdir(join(cwd, 'tests'))).filter(ofTests)) await rm(join(cwd, 'tests', name));
      // A machine that has other work must not make a slow answer a late one.
      const env = { TICAGA_TIMEOUT_MS: '2500' };
      const written = await runCli(['mutate', '--write-tests', 'tests/lies', ...only], { cwd, env });
      expect(written.stderr).toBe('');
      expect(written.stdout).toMatch(
        /^Wrote tests\/lies\/lies\.php \(plain PHP\): \d+ tests\. Each was run before\.\n/,
      );
      expect(written.stdout).not.toContain('Your plugin is wrong here');
      const select = ['--select', `${generated} {tests}`, '--reporter', 'json'];
      const { stdout } = await runCli(['mutate', ...only, ...select, '--', ...generated.split(' ')], { cwd, env });
      const cases = JSON.parse(stdout).cases as { name: string; status: string }[];
      const noticed = cases.filter(({ name, status }) => status === 'passed' && before.includes(name));
      expect(noticed.length).toBeGreaterThanOrEqual(0.9 * before.length);
    },
    longMs,
  );
});
