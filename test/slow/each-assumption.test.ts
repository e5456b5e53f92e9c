import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runCli } from '../helpers/run-cli.js';

/** A plugin that takes only some answers to an unknown customer for what they are. */
const plugin = (right: string, body = '') => `(async () => {
  const headers = { Authorization: 'Bearer ' + process.env.TICAGA_API_TOKEN, Accept: 'application/json' };
  const answer = await fetch(process.env.TICAGA_URL + '/api/customers/get/404', { headers });
  const { error } = await answer.json();
  ${body}
  if (!(${right})) process.exit(1);
})()`;

const each = (script: string, ...args: string[]) =>
  runCli(['exec', '--each-assumption', ...args, '--', process.execPath, '-e', script]);

test('exec --each-assumption names the values that a plugin does not survive, and what they mean', async () => {
  const { status, stderr } = await each(plugin('answer.status === 401 || answer.status === 403'));
  expect(stderr).toMatch(/^Run 1: the fake as it is\nRun 2: \S+=\S+/);
  for (const [value, meaning] of [
    ['200', '200 OK, with the error in the body only.'],
    ['404', '404 Not Found.'],
  ]) {
    expect(stderr).toContain(
      `FAIL unknown-customer-status=${value}\n  The command ended with status 1.\n  Server:    ${meaning}\n  To see it alone: npx --no-install ticaga-kit exec --assume unknown-customer-status=${value} -- `,
    );
  }
  expect(stderr).toMatch(/^ok {3}unknown-customer-status +403$/m);
  expect(stderr).toMatch(/^ok {3}rate-limit +60$/m);
  expect(stderr.match(/^FAIL /gm)).toHaveLength(2);
  const [, survived, values] = /survive (\d+) of (\d+) other values of \d+ switches\.\n$/.exec(stderr) ?? [];
  expect(Number(values) - Number(survived)).toBe(2);
  expect(status).toBe(1);
});

test('what the user sets stays, and a plugin that survives the rest passes', async () => {
  const args = ['--assume', 'unknown-customer-status=404', '--assume', 'auth=bearer'];
  const { status, stderr } = await each(plugin('answer.status === 404'), ...args);
  expect(stderr).not.toMatch(/^FAIL|unknown-customer-status=(?!404)|auth=basic/m);
  const [, survived, values] = /survive (\d+) of (\d+) other values/.exec(stderr) ?? [];
  expect(survived).toBe(values);
  expect(status).toBe(0);
});

test('a value that the seed sets is the one that it has anyway, and the usual one is another', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const seed = join(folder, 'seed.yaml');
  await writeFile(
    seed,
    'customers: []\nstaff: [{ id: 9, name: Ada, email: ada@example.com, token: ada-token }]\nassumptions: { unknown-customer-status: 404 }\n',
  );
  const { stderr } = await each(plugin('answer.status === 404'), '--seed', seed, '--assume', 'auth=bearer');
  for (const value of ['401', '200', '403']) expect(stderr).toContain(`FAIL unknown-customer-status=${value}\n`);
  expect(stderr).not.toContain('unknown-customer-status=404');
});

test('two values that only together break a plugin are named together', async () => {
  const body = `
    const refused = await fetch(process.env.TICAGA_URL + '/api/customers/get/1', { headers: { ...headers, Authorization: 'Bearer x' } });`;
  const script = plugin('!(answer.status === 200 && refused.status === 403)', body);
  const { stderr } = await each(script, '--assume', 'auth=bearer');
  expect(stderr).toMatch(/^FAIL (?=.*unknown-customer-status=200)(?=.*auth-error-status=403)\S+ with \S+$/m);
  expect(stderr.match(/^FAIL /gm)).toHaveLength(1);
});

test('a run that fails as it is tries nothing else', async () => {
  const { status, stderr } = await each(plugin('false'));
  expect(stderr).toMatch(/^FAIL as it is\n {2}The command ended with status 1\.$/m);
  expect(stderr).toMatch(/\nNo switch was turned, for the run fails as it is\.\n$/);
  expect(stderr).not.toContain('Run 2');
  expect(status).toBe(1);
});

test.each([
  [['--profile', 'all'], '--profile all'],
  [['--pact', 'a.json'], '--pact'],
  [['--watch'], '--watch'],
  [['--tls'], '--tls'],
])('exec --each-assumption %j is refused', async (args, named) => {
  const { status, stderr } = await each('', ...args);
  expect(stderr).toBe(`${named} does not go with --each-assumption.\n  Leave one of them out.\n`);
  expect(status).toBe(2);
});

test('a run that passes tells what it leans on, and commands that run as pasted', async () => {
  const script =
    "fetch(process.env.TICAGA_URL + '/api/departments/public', { headers: { Accept: 'application/json' } })";
  const passed = await runCli(['exec', '--', process.execPath, '-e', script]);
  expect(passed.stderr).toContain('It leans on what nobody has documented: public-calls-need-credentials=no.\n');
  const [, pasted = ''] =
    /^What your tests would not notice: npx --no-install ticaga-kit (.*)$/m.exec(passed.stderr) ?? [];
  expect(passed.stderr).toContain(
    `  With other values: npx --no-install ticaga-kit ${pasted.replace('mutate', 'exec --each-assumption')}\n`,
  );
  const word = script.replaceAll("'", `'\\''`);
  expect(pasted).toBe(`mutate -- ${process.execPath} -e '${word}'`);
  const failed = await runCli(['exec', '--', process.execPath, '-e', `${script}.then(() => process.exit(3))`]);
  expect(failed.stderr).not.toMatch(/leans on|would not notice/);
  expect(failed.status).toBe(3);
});
