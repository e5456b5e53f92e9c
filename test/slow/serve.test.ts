import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { assumptionList } from '../../src/document/assumptions.js';
import { runCli, startCli } from '../helpers/run-cli.js';

const run = promisify(execFile);
const bearer = { Authorization: 'Bearer ticaga-demo-token' };

async function serve(args: string[], options: Parameters<typeof startCli>[1] = {}) {
  const cli = startCli(['serve', '--port', '0', ...args], options);
  const [, url = ''] = await cli.waitFor(/listens on (\S+)[\s\S]*\n\n/);
  return { cli, url };
}

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

test('the curl command of the start-up lines works when it is pasted', async () => {
  const { cli } = await serve([]);
  const [, command = ''] = await cli.waitFor(/(curl -u .*)\n/);
  const { stdout } = await run('sh', ['-c', `${command} -s`]);
  expect(JSON.parse(stdout).user.name).toBe('Joe Doe');
});

test('--tls puts the API at https, and each request that comes over it breaks the contract', async () => {
  const { cli, url } = await serve(['--tls']);
  expect(url).toMatch(/^https:/);
  expect(cli.stdout()).toContain(
    'Certificate:      nobody should trust it (--tls), so a careful client cannot connect',
  );
  const [, command = ''] = await cli.waitFor(/(curl -k -u .*)\n/);
  const { stdout } = await run('sh', ['-c', `${command} -s`]);
  expect(JSON.parse(stdout).user.name).toBe('Joe Doe');
  await cli.waitFor(/BROKEN certificate-unchecked .*\(own\)/);
});

test('the start-up lines name the settings, the customers and the journal', async () => {
  const { cli, url } = await serve([]);
  expect(cli.stdout()).toContain(
    `Plugin settings:  API URL ${url}, email admin@example.com, API token ticaga-demo-token`,
  );
  expect(cli.stdout()).toContain('Customers:        12, in memory (--db FILE keeps them)');
  expect(cli.stdout()).toContain(
    `Inspector:        ${url}/ in a browser: each request, its answer, and what was wrong`,
  );
  expect(cli.stdout()).toContain(`Journal:          ${url}/__admin/requests, violations at ${url}/__admin/violations`);
});

test('each request is a line of the log, and a violation an indented line below it', async () => {
  const { cli, url } = await serve([]);
  const headers = { Accept: 'application/json' };
  await fetch(`${url}/api/customers/get/1?token=secret`, { headers: { ...bearer, ...headers } });
  await fetch(`${url}/sandbox/one/api/customers/assign`, { method: 'POST', headers });
  await cli.waitFor(/BROKEN body-missing/);
  expect(cli.stdout()).toMatch(/^\d\d:\d\d:\d\d GET \/api\/customers\/get\/1\S* 200 success [\d.]+ ms$/m);
  expect(cli.stdout()).toMatch(
    /^\d\d:\d\d:\d\d \[one\] POST \S+ 401 bad-credentials [\d.]+ ms\n {2}BROKEN credentials-missing The request carries no credentials\. .*\(documented\)\n {2}BROKEN body-missing/m,
  );
  expect(cli.stdout()).not.toContain('secret');
});

test('a request cannot steer the terminal that shows the log', async () => {
  const { cli, url } = await serve([]);
  // JSON.stringify leaves U+009B as it is, and a terminal takes it for the start of a command.
  const body = JSON.stringify({ ticaga_id: 1, billing_id: 2, billing_system: '\u009b31mred' });
  const headers = { ...bearer, 'Content-Type': 'application/json' };
  await fetch(`${url}/api/customers/assign`, { method: 'POST', body, headers });
  await cli.waitFor(/BROKEN field-invalid/);
  expect(cli.stdout()).toContain('The field billing_system is "\\x9b31mred".');
  expect(cli.stdout()).not.toContain('\u009b');
});

test('--log json writes one JSON object per request to stdout and the start-up lines to stderr', async () => {
  const { cli, url } = await serve(['--log', 'json']);
  await fetch(`${url}/api/customers/get/1`, { headers: bearer });
  await cli.waitFor(/operationId/);
  expect(cli.stderr()).toContain('listens on');
  expect(JSON.parse(cli.stdout())).toMatchObject({ operationId: 'getCustomer', outcome: 'success' });
});

test('--log silent logs no request', async () => {
  const { cli, url } = await serve(['--log', 'silent']);
  await fetch(`${url}/api/customers/get/1`, { headers: bearer });
  await cli.stop();
  expect(cli.stdout()).not.toContain('getCustomer');
  expect(cli.stdout()).not.toContain('GET /api');
});

test('PORT in the environment chooses the port', async () => {
  const { cli, url } = await serve([]);
  await cli.stop();
  const { port } = new URL(url);
  const again = startCli(['serve'], { env: { PORT: port } });
  await again.waitFor(new RegExp(`listens on http://127\\.0\\.0\\.1:${port}\\b`));
});

test('a port that is taken is said in a sentence, with what to do', async () => {
  const { url } = await serve([]);
  const { port } = new URL(url);
  const { status, stderr } = await runCli(['serve', '--port', port]);
  expect(status).toBe(2);
  expect(stderr).toBe(
    `Cannot listen on 127.0.0.1:${port}: another program listens there.\n  Choose another port with --port, or --port 0 for a free one.\n`,
  );
});

test('a host that is not of this machine is said with what to do about the host', async () => {
  const { status, stderr } = await runCli(['serve', '--port', '0', '--host', '192.0.2.1']);
  expect(status).toBe(2);
  expect(stderr).toBe(
    'Cannot listen on 192.0.2.1:0: this machine has no such address.\n  Choose an address of this machine with --host: 127.0.0.1 for this machine alone, 0.0.0.0 for whoever reaches it.\n',
  );
});

test('--host chooses the address', async () => {
  const { url } = await serve(['--host', 'localhost']);
  expect(new URL(url).hostname).toBe('localhost');
  expect((await fetch(`${url}/__admin/health`)).status).toBe(200);
});

test('--no-auth accepts a request without credentials and says so at the start', async () => {
  const { cli, url } = await serve(['--no-auth']);
  expect(cli.stdout()).toContain('Credentials:      not checked (--no-auth)');
  expect((await fetch(`${url}/api/customers/get/1`)).status).toBe(200);
});

test('--admin-token is asked for by the control plane and by nothing else', async () => {
  const { url } = await serve(['--admin-token', 'let-me-in']);
  expect((await fetch(`${url}/__admin/requests`)).status).toBe(401);
  expect((await fetch(`${url}/__admin/requests`, { headers: { Authorization: 'Bearer let-me-in' } })).status).toBe(200);
  expect((await fetch(`${url}/api/customers/get/1`, { headers: bearer })).status).toBe(200);
});

test('the admin token comes from a variable, which no process list shows, and an empty one is refused', async () => {
  const { url } = await serve([], { env: { TICAGA_KIT_ADMIN_TOKEN: 'let-me-in' } });
  expect((await fetch(`${url}/__admin/requests`)).status).toBe(401);
  const { status, stderr } = await runCli(['serve', '--port', '0', '--admin-token', '']);
  expect(stderr).toContain('The option --admin-token needs a value.');
  expect(status).toBe(2);
});

test('--assume, --fault and --seed have their effect', async () => {
  const seed = join(await folder(), 'seed.yaml');
  await writeFile(seed, 'staff: [{ id: 1, name: A, email: a@example.com, token: a-token-of-mine }]\ncustomers: []\n');
  const { cli, url } = await serve([
    '--seed',
    seed,
    '--assume',
    'unknown-customer-status=404',
    '--fault',
    'json-500,after=1',
  ]);
  expect(cli.stdout()).toContain('API token a-token-of-mine');
  const get = async () =>
    (await fetch(`${url}/api/customers/get/1`, { headers: { Authorization: 'Bearer a-token-of-mine' } })).status;
  expect([await get(), await get(), await get()]).toEqual([404, 500, 404]);
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s ends it with 0, and what was acknowledged is in the file of --db',
  async (signal) => {
    const db = join(await folder(), 'customers.json');
    const { cli, url } = await serve(['--db', db]);
    const body = JSON.stringify({ ticaga_id: 1, billing_id: 'kept-7', billing_system: 'Blesta' });
    const answer = await fetch(`${url}/api/customers/assign`, {
      method: 'POST',
      body,
      headers: { ...bearer, 'Content-Type': 'application/json' },
    });
    expect(await answer.json()).toEqual({ user: true });
    expect(await cli.stop(signal)).toBe(0);
    expect(await readFile(db, 'utf8')).toContain('kept-7');
  },
);

test('ticaga-kit assumptions lists every switch with its grade, its source and its values', async () => {
  const { status, stdout } = await runCli(['assumptions']);
  expect(status).toBe(0);
  for (const { name, source, values } of assumptionList) {
    expect(stdout).toContain(`${name} (assumed)`);
    expect(stdout).toContain(`Why: ${source}`);
    for (const { meaning } of values) expect(stdout).toContain(meaning);
  }
});

test('ticaga-kit assumptions --json is the same as data', async () => {
  const { stdout } = await runCli(['assumptions', '--json']);
  expect(JSON.parse(stdout)).toEqual(assumptionList);
});

test('ticaga-kit php-helper prints the file that the package ships', async () => {
  const { status, stdout } = await runCli(['php-helper']);
  expect(status).toBe(0);
  expect(stdout).toBe(await readFile(new URL('../../php/TicagaKit.php', import.meta.url), 'utf8'));
});
