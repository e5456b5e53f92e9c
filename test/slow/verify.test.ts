import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runCli, startCli } from '../helpers/run-cli.js';
import { startLiveServer } from '../verify/live-server.js';

const [email, token] = ['admin@example.com', 'ticaga-demo-token'];

async function liveServer(assume: Record<string, string> = {}): Promise<string> {
  const server = await startLiveServer({ assume });
  onTestFinished(() => server.close());
  return server.url;
}

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

test('ticaga-kit verify takes --email and --token, and reads only', async () => {
  const url = await liveServer();
  const { status, stdout } = await runCli([
    'verify',
    url,
    '--email',
    email,
    '--token',
    token,
    '--customer',
    '1',
    '--unknown-customer',
    '777',
  ]);
  expect(status).toBe(0);
  expect(stdout).toContain('get-known-customer');
  expect(stdout).toContain('--allow-writes');
  const customer = await fetch(`${url}/api/customers/get/1`, { headers: { Authorization: `Bearer ${token}` } });
  expect(await customer.json()).toMatchObject({ user: { billing_id: '0', updated_at: '2025-07-13T17:22:37.000000Z' } });
});

test('ticaga-kit verify reads the same from --target, and the secret from the environment that it names', async () => {
  const url = await liveServer();
  const target = join(await folder(), 'target.yaml');
  await writeFile(target, `url: ${url}\nemail: ${email}\ntoken: $HELPDESK_TOKEN\ncustomer: 1\nunknown-customer: 777\n`);
  const { status, stdout } = await runCli(['verify', '--target', target], { env: { HELPDESK_TOKEN: token } });
  expect(status).toBe(0);
  expect(stdout).toContain('get-unknown-customer');
  const { status: without, stderr } = await runCli(['verify', url, '--target', target]);
  expect(without).toBe(2);
  expect(stderr).toContain('HELPDESK_TOKEN');
});

test('ticaga-kit serve --profile behaves as the server did that verify --learn asked', async () => {
  const url = await liveServer({ 'unknown-customer-status': '404', auth: 'bearer' });
  const profile = join(await folder(), 'profile.yaml');
  const flags = [
    '--email',
    email,
    '--token',
    token,
    '--customer',
    '1',
    '--unknown-customer',
    '777',
    '--learn',
    profile,
  ];
  expect((await runCli(['verify', url, ...flags])).status).toBe(0);
  expect(await readFile(profile, 'utf8')).not.toContain(token);
  const cli = startCli(['serve', '--port', '0', '--profile', profile]);
  const [, calibrated = ''] = await cli.waitFor(/listens on (\S+)[\s\S]*\n\n/);
  const unknown = await fetch(`${calibrated}/api/customers/get/777`, { headers: { Authorization: `Bearer ${token}` } });
  expect(unknown.status).toBe(404);
  const { status, stdout } = await runCli(['verify', calibrated, '--strict', '--profile', profile]);
  expect([status, stdout]).toEqual([0, expect.stringContaining('172 passed, 0 failed')]);
});
