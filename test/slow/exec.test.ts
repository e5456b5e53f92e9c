import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type CliOptions, runCli, startCli } from '../helpers/run-cli.js';

/** A test suite in JavaScript, as the command that exec runs. */
const suite = (script: string) => ['--', process.execPath, '-e', script];
const exec = (args: string[], script: string, options: CliOptions = {}) =>
  runCli(['exec', ...args, ...suite(script)], options);

const headers =
  "{ Authorization: 'Bearer ' + process.env.TICAGA_API_TOKEN, Accept: 'application/json', 'Content-Type': 'application/json' }";
const clean = `await fetch(process.env.TICAGA_URL + '/api/customers/get/1', { headers: ${headers} })`;
const body = "JSON.stringify({ ticaga_id: 1, billing_id: 2, billing_system: 'Blesta' })";
const right = `await fetch(process.env.TICAGA_URL + '/api/customers/assign', { method: 'POST', body: ${body}, headers: ${headers} })`;
const broken = `await fetch(process.env.TICAGA_URL + '/api/customers/assign', { method: 'POST', body: ${body}, headers: { Accept: 'application/json', 'Content-Type': 'application/json' } })`;
const asModule = (statements: string) => `(async () => { ${statements} })()`;

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

test('the command finds a running fake in its environment', async () => {
  const names = [
    'TICAGA_URL',
    'TICAGA_API_URL',
    'TICAGA_API_EMAIL',
    'TICAGA_API_TOKEN',
    'TICAGA_KIT_ADMIN',
    'HELPDESK',
  ];
  const script = `console.log(JSON.stringify(${JSON.stringify(names)}.map((name) => process.env[name])))`;
  const { status, stdout } = await exec(['--env', 'HELPDESK', '--allow-idle'], script);
  const [url, ...others] = JSON.parse(stdout);
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(others).toEqual([url, 'admin@example.com', 'ticaga-demo-token', `${url}/__admin`, url]);
  expect(status).toBe(0);
});

test('TEST_TOKEN gives a worker of ParaTest a sandbox of its own', async () => {
  const script = asModule(`${clean}; console.log(process.env.TICAGA_URL, process.env.TICAGA_KIT_ADMIN)`);
  const { stdout, stderr } = await exec([], script, { env: { TEST_TOKEN: '3' } });
  const [url, admin] = stdout.trim().split(' ');
  expect(url).toMatch(/\/sandbox\/worker-3$/);
  expect(admin).toBe(`${url}/__admin`);
  expect(stderr).toContain('1 request: 1 success');
});

test('the output passes through untouched, and the verdict goes to stderr', async () => {
  const { stdout, stderr } = await exec(
    [],
    asModule(`process.stdout.write('a\\u0000b'); console.error('own'); ${clean}`),
  );
  expect(stdout).toBe('a\u0000b');
  expect(stderr).toMatch(/^own\nticaga-kit judges what /);
  expect(stderr).toContain('ok   getCustomer  1 request: 1 success');
  expect(stderr).toMatch(/1 request, 0 violations\n$/);
});

test('a POST without credentials fails a suite that passes', async () => {
  const { status, stderr } = await exec([], asModule(`${clean}; ${broken}`));
  expect(status).toBe(1);
  expect(stderr).toContain('FAIL assignBillingId\n  The request carries no credentials. (credentials-missing, once)');
  expect(stderr).toMatch(/Expected: {2}Authorization: Basic .* {2}\(documented\)/);
  expect(stderr).toMatch(/Request: {3}curl -sS -i -X POST .*\/api\/customers\/assign/);
  expect(stderr).not.toContain('ticaga-demo-token');
});

test.each<[what: string, args: string[], script: string, status: number]>([
  ['passes, and breaks nothing', [], clean, 0],
  ['fails, and breaks nothing', [], `${clean}; process.exitCode = 3`, 3],
  ['fails, and breaks the contract', [], `${broken}; process.exitCode = 3`, 3],
  ['breaks what --allow names', ['--allow', 'credentials-missing'], broken, 0],
  ['does not break what --allow names', ['--allow', 'credentials-missing'], clean, 1],
  ['breaks a documented fact under --fail-on documented', ['--fail-on', 'documented'], broken, 1],
  ['breaks the contract under --fail-on none', ['--fail-on', 'none'], broken, 0],
  ['never calls the fake', [], '', 2],
  ['never calls the fake, as --allow-idle says', ['--allow-idle'], '', 0],
  ['never calls the fake, and fails', [], 'process.exitCode = 3', 3],
  ['links without a lookup', [], right, 0],
  ['links without a lookup, as --allow says', ['--allow', 'customer-not-looked-up'], right, 0],
  ['looks up, though --allow says that it links without', ['--allow', 'customer-not-looked-up'], clean, 1],
])('the exit status of a suite that %s', async (_, args, script, status) => {
  expect((await exec(args, asModule(script))).status).toBe(status);
});

const idle = [
  'The command passed and never called the fake.',
  '  Expected:  at least one request to the URL in TICAGA_URL',
  '  If your tests read the address from another variable, name it: --env NAME. If they are to call nothing, say --allow-idle.',
].join('\n');

test.each([[[]], [['--profile', 'all']]])(
  'a suite that never calls the fake is told how to find it: %j',
  async (args) => {
    const { status, stderr } = await exec(args, '');
    expect(status).toBe(2);
    expect(stderr).toContain(idle);
  },
);

test('a suite that may be idle is told that nothing was judged', async () => {
  const { stderr } = await exec(['--allow-idle'], '');
  expect(stderr).toContain('The command never called the fake, so nothing was judged.');
});

const wrong = "{ Authorization: 'Bearer wrong', Accept: 'application/json' }";
test.each<[string, string, string | undefined]>([
  [
    'bad credentials',
    `await fetch(process.env.TICAGA_URL + '/api/customers/get/1', { headers: ${wrong} })`,
    'Every request was refused, because no administrator has these credentials.',
  ],
  ['a violation', `${clean}; ${broken}`, 'The request carries no credentials. (credentials-missing)'],
  [
    'an address that nobody knows',
    "await fetch(process.env.TICAGA_URL + '/api/invoices/7')",
    'No document knows GET /api/invoices/0, and so it was answered by 404.',
  ],
  ['nothing', clean, undefined],
])('a suite that fails is told first that the wire explains it, by %s', async (_, script, reason) => {
  const failed = await exec([], asModule(`${script}; process.exitCode = 1`));
  const first =
    reason === undefined ? 'ticaga-kit judges what ' : `Your tests failed, and the wire explains it: ${reason}`;
  expect([failed.status, failed.stderr.slice(0, first.length)]).toEqual([1, first]);
  const passed = await exec([], asModule(script));
  expect(passed.stderr).toMatch(/^ticaga-kit judges what /);
  expect(passed.stderr).not.toContain('the wire explains it');
});

test('a suite of which every request was refused has that first, and no ok', async () => {
  const { status, stderr } = await exec(
    [],
    asModule(`await fetch(process.env.TICAGA_URL + '/api/customers/get/1', { headers: ${wrong} })`),
  );
  expect(status).toBe(0);
  expect(stderr).toMatch(
    /exit status 0\.\n\nNOTE the whole suite\n {2}Every request was refused, because no administrator/,
  );
  expect(stderr).toContain('NOTE getCustomer\n  1 request: 1 bad credentials.');
  expect(stderr).not.toMatch(/^ok /m);
});

test('a violation that the suite announced fails nothing', async () => {
  const announce = `await fetch(process.env.TICAGA_KIT_ADMIN + '/expected-violations', { method: 'POST', body: '{"code":"credentials-missing"}' })`;
  const { status, stderr } = await exec([], asModule(`${announce}; ${broken}`));
  expect(status).toBe(0);
  expect(stderr).toContain('credentials-missing came as expected (once).');
});

test('an expected violation that does not come is reported', async () => {
  const { stderr } = await exec(['--allow', 'id-invalid'], asModule(clean));
  expect(stderr).toContain('FAIL expected violations\n  The violation id-invalid was expected and did not come.');
});

test('--seed, --assume and --fault make the fake as in serve', async () => {
  const seed = join(await folder(), 'seed.yaml');
  await writeFile(seed, 'customers: []\nstaff: [{ id: 1, name: A, email: a@example.com, token: another-token }]\n');
  const script = asModule(`
    const get = async () => console.log((await fetch(process.env.TICAGA_URL + '/api/customers/get/1', { headers: ${headers} })).status);
    console.log(process.env.TICAGA_API_TOKEN); await get(); await get();`);
  const { stdout } = await exec(
    ['--seed', seed, '--assume', 'unknown-customer-status=404', '--fault', 'rate-limited'],
    script,
  );
  expect(stdout.split('\n')).toEqual(['another-token', '429', '404', '']);
});

test('--profile makes the fake behave as the server that was learned from, and --assume wins over it', async () => {
  const profile = join(await folder(), 'profile.yaml');
  await writeFile(
    profile,
    'target: https://helpdesk.example.com\nlearned: 2026-01-31\nassumptions: { unknown-customer-status: "404", auth-error-status: "403" }\nconfirmed: []\n',
  );
  const script = asModule(`
    const get = async (headers) => console.log((await fetch(process.env.TICAGA_URL + '/api/customers/get/999', { headers })).status);
    await get(${headers}); await get({ Authorization: 'Bearer wrong', Accept: 'application/json' });`);
  const { stdout } = await exec(['--profile', profile, '--assume', 'auth-error-status=401'], script);
  expect(stdout.split('\n')).toEqual(['404', '401', '']);
});

test('several reporters write at once: to stderr, and to files', async () => {
  const cwd = await folder();
  const reporters = ['pretty', 'json=wire.json', 'junit=wire.xml', 'github=wire.txt'];
  const args = reporters.flatMap((reporter) => ['--reporter', reporter]);
  const { stderr } = await exec(args, asModule(broken), { cwd, env: { GITHUB_STEP_SUMMARY: join(cwd, 'summary.md') } });
  const read = (file: string) => readFile(join(cwd, file), 'utf8');
  expect(stderr).toContain('FAIL assignBillingId');
  expect(JSON.parse(await read('wire.json')).data).toMatchObject({
    broken: true,
    violations: [{ count: 1, violation: { code: 'credentials-missing' } }],
  });
  expect(await read('wire.xml')).toContain('<failure message="The request carries no credentials.');
  expect(await read('wire.txt')).toMatch(/^::error title=assignBillingId::The request carries no credentials\./m);
  expect(await read('summary.md')).toContain('| assignBillingId | **failed** |');
});

test('--pact writes what was said, named after the folder', async () => {
  const cwd = await folder();
  const { stderr } = await exec(['--pact', 'plugin.pact.json'], asModule(clean), { cwd });
  expect(stderr).toMatch(/Wrote plugin\.pact\.json: 1 interactions?\.\n$/);
  const pact = JSON.parse(await readFile(join(cwd, 'plugin.pact.json'), 'utf8'));
  expect(pact).toMatchObject({
    consumer: { name: basename(cwd) },
    interactions: [{ request: { path: '/api/customers/get/1' }, response: { status: 200 } }],
  });
});

test.each([
  ['no-such-program', 'The command no-such-program cannot be started.\n  Was:       there is no such program'],
  ['', "The command '' cannot be started.\n  Was:       no program has such a name or argument"],
])('the command "%s" ends with 2 and says why', async (command, sentence) => {
  const { status, stderr } = await runCli(['exec', '--', command]);
  expect(status).toBe(2);
  expect(stderr).toContain(sentence);
});

test.each<[string[], string]>([
  [['--fail-on', 'asumed'], 'Did you mean assumed?'],
  [['--allow', 'credential-missing'], 'Did you mean credentials-missing?'],
  [['--env', '1X'], '--env 1X is no name of a variable.'],
  [['--reporter', 'xml'], 'There is no reporter xml.'],
  [['--seed', 'no-such-seed.yaml'], 'no-such-seed.yaml'],
])('%j is refused before the command runs', async (args, message) => {
  const { status, stdout, stderr } = await exec(args, "console.log('ran')");
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
});

test('without a command it says what is missing', async () => {
  const { status, stderr } = await runCli(['exec', '--env', 'X']);
  expect(status).toBe(2);
  expect(stderr).toContain('ticaga-kit exec needs a command to run.');
});

test.each<[NodeJS.Signals, number]>([
  ['SIGTERM', 143],
  ['SIGINT', 130],
  ['SIGHUP', 129],
])('%s reaches the command, and the fake goes away', async (signal, status) => {
  const cli = startCli(['exec', ...suite("console.log('at', process.env.TICAGA_URL); setInterval(() => {}, 1000)")]);
  const [, url = ''] = await cli.waitFor(/at (\S+)\n/);
  expect(await cli.stop(signal)).toBe(status);
  expect(cli.stderr()).toContain('ticaga-kit judges');
  await expect(fetch(url)).rejects.toThrow('fetch failed');
});

test('a command that handles the signal ends in its own way', async () => {
  const script = "process.on('SIGTERM', () => process.exit(7)); console.log('ready'); setInterval(() => {}, 1000)";
  const cli = startCli(['exec', ...suite(script)]);
  await cli.waitFor(/ready/);
  expect(await cli.stop('SIGTERM')).toBe(7);
});

test('a command that a signal ends gives 128 and its number', async () => {
  expect((await exec([], "process.kill(process.pid, 'SIGKILL')")).status).toBe(137);
});

test('--watch runs again when a file changes, and not for what the command writes itself', async () => {
  const cwd = await folder();
  await writeFile(join(cwd, 'plugin.txt'), 'one');
  const script = `
    const fs = require('node:fs');
    fs.writeFileSync('cache.txt', String(Math.random()));
    console.log('saw ' + fs.readFileSync('plugin.txt'));`;
  const report = ['--reporter', 'json=verdict.json'];
  const cli = startCli(['exec', '--watch', ...report, ...suite(script)], { cwd });
  await cli.waitFor(/saw one[\s\S]*saw one[\s\S]*Waiting[\s\S]*Waiting/);
  await writeFile(join(cwd, 'plugin.txt'), 'two');
  expect(cli.stderr()).toContain(idle);
  await cli.waitFor(/saw two[\s\S]*plugin\.txt changed: running again\.\n[\s\S]*Waiting/);
  expect(cli.stdout().match(/saw one/g)).toHaveLength(2);
  expect(await cli.stop('SIGINT')).toBe(130);
});
