import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Assumptions, defaultAssumptions } from '../../../src/document/assumptions.js';
import type { Report } from '../../../src/report/report.js';
import { loadProfile } from '../../../src/verify/profile.js';
import { runCli } from '../../helpers/run-cli.js';
import { credentials } from '../../verify/run-verify.js';

/** What a server with no other calls than customers/assign and customers/get shows of itself. */
const shown = [
  'auth',
  'auth-error-status',
  'auth-error-body',
  'errors-without-accept',
  'error-wording',
  'double-slash',
  'email-case',
  'rate-limit',
  'billing-id-type',
  'unknown-customer-status',
  'malformed-id',
  'success-status',
  'validation-status',
  'unknown-fields',
  'billing-system-case',
  'other-billing-systems',
  'reassign',
  'duplicate-billing-id',
  'updated-at',
  'assignment-in-get',
];

/**
 * Has the command line learn from a server that holds the shipped seed, and expects of what it learned that it is all
 * that the server shows, and right: nothing from the calls that it lacks, no finding that the lessons do not explain,
 * and each customer as it was.
 * @param settings how the server is known to behave
 * @param hidden the switches on which such a server shows nothing
 * @returns what a fake is to be started with, and what was said on stderr
 */
export async function learnFrom(
  url: string,
  settings: Readonly<Record<string, string>>,
  hidden: readonly string[] = [],
): Promise<{ assumptions: Partial<Assumptions>; stderr: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
  const file = join(folder, 'profile.yaml');
  const customers = ['--customer', '1', '--unknown-customer', '999999', '--allow-writes', '2,8'];
  const { stdout, stderr } = await runCli(['verify', url, ...customers, '--learn', file, '--reporter', 'json'], {
    env: credentials,
  });
  const report = JSON.parse(stdout) as Report;
  const { assumptions, confirmed } = await loadProfile(file);
  await rm(folder, { recursive: true });

  const isOther = ([name, value]: [string, string]) => defaultAssumptions[name as keyof Assumptions] !== value;
  const lessons = Object.fromEntries(Object.entries(settings).filter(isOther));
  expect(assumptions).toEqual(lessons);
  expect(confirmed).toEqual(shown.filter((name) => !(name in lessons) && !hidden.includes(name)));
  const unexplained = report.cases
    .flatMap(({ findings }) => findings)
    .filter(({ title }) => /^\w+ \/api\/customers\//.test(title))
    .filter(({ data }) => !Object.entries(lessons).some(([name, value]) => explains(data, `${name}=${value}`)));
  expect(unexplained).toEqual([]);
  expect(report.data).toMatchObject({ mode: 'live', contradictory: [], unrestored: [], leftLinked: [] });
  return { assumptions, stderr };
}

const explains = (data: unknown, setting: string): boolean =>
  (data as { explainedBy?: string[] }).explainedBy?.includes(setting) === true;
