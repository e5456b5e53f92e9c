import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { contract } from '../../../src/document/openapi.js';
import { operations } from '../../../src/document/operations.js';
import { runFake } from '../../helpers/run-fake.js';
import { bearer } from '../../helpers/start-test-fake.js';
import { browserTest, inspect, open, staff } from './browser.js';

const run = promisify(execFile);

/** The headers of a client that keeps the contract. */
const asking = { ...bearer, Accept: 'application/json' };

function assign(url: string, body: unknown): Promise<Response> {
  const headers = { ...asking, 'Content-Type': 'application/json' };
  return fetch(`${url}/api/customers/assign`, { method: 'POST', headers, body: JSON.stringify(body) });
}

browserTest('a request made with curl appears within a second, with its violation in plain words', async () => {
  const { url } = await runFake();
  const page = await inspect(url);
  await run('curl', [
    ...['-sS', '--noproxy', '*', '-H', 'Accept: application/json'],
    ...['-d', 'ticaga_id=1', `${url}/api/customers/assign`],
  ]);
  const row = page.locator('.request', { hasText: '/api/customers/assign' });
  await row.waitFor({ timeout: 1000 });
  expect(await row.textContent()).toMatch(/POST.*401.*Credentials refused.*violations/);
  const detail = page.locator('#detail');
  await detail.locator('.violation b', { hasText: 'The request carries no credentials.' }).waitFor({ timeout: 1000 });
  expect(await detail.locator('.violation').first().textContent()).toMatch(
    /Receivedno Authorization header.*What to doHand the/,
  );
});

browserTest('a link that a plugin makes shows in the table and in the picture', async () => {
  const customers = [1, 2].map((id) => ({ id, name: `Customer ${id}`, email: `c${id}@example.com` }));
  const { url } = await runFake({ seed: { customers, staff } });
  const page = await inspect(url);
  await assign(url, { ticaga_id: 2, billing_id: 77, billing_system: 'Blesta' });
  await page.locator('.customer', { hasText: 'Blesta #77' }).waitFor();
  await page.locator('#links', { hasText: '1 linked' }).getByText('50%').waitFor();
});

browserTest.each(['127.0.0.1', 'localhost'])('by %s, switching an assumption changes the next answer', async (host) => {
  const { url } = await runFake();
  const page = await inspect(url.replace('127.0.0.1', host));
  const unknown = () => fetch(`${url}/api/customers/get/424242`, { headers: asking });
  expect((await unknown()).status).toBe(401);
  await page.getByText('Several parts of the API').click();
  await page.getByLabel('unknown customer status').selectOption('404');
  await page.getByText('unknown-customer-status is 404 from the next request on.').waitFor();
  expect((await unknown()).status).toBe(404);
  await page.locator('.switch.changed', { hasText: 'unknown customer status' }).waitFor();
});

browserTest('a fault that is armed on the page spoils the next answer, and then is gone from the list', async () => {
  const { url } = await runFake();
  const page = await inspect(url);
  await page.getByRole('combobox', { name: 'Fault', exact: true }).selectOption('json-500');
  await page.getByRole('combobox', { name: 'Operation' }).selectOption('getCustomer');
  await page.getByRole('button', { name: 'Arm fault' }).click();
  await page.locator('#armed', { hasText: 'json-500 spoils the next 1 request of getCustomer' }).waitFor();
  expect((await fetch(`${url}/api/customers/get/1`, { headers: asking })).status).toBe(500);
  await page.locator('#armed', { hasText: 'None' }).waitFor();
});

browserTest('a fault may be limited to any operation of the contract, grouped by its tag', async () => {
  const { url } = await runFake();
  const page = await inspect(url);
  const select = page.getByRole('combobox', { name: 'Operation' });
  await select.locator('optgroup').first().waitFor({ state: 'attached' });
  const labels = await select.locator('optgroup').evaluateAll((all) => all.map((group) => group.getAttribute('label')));
  expect(labels).toEqual((contract.tags as { name: string }[]).map(({ name }) => name));
  const offered = await select
    .locator('option')
    .evaluateAll((all) => all.map((option) => option.getAttribute('value')));
  expect(offered).toEqual(['*', ...operations.map(({ operationId }) => operationId)]);
  await select.locator('optgroup[label=tickets] option[value=closeTicket]').waitFor({ state: 'attached' });
});

browserTest('reset brings customers, journal, assumptions and faults back to the beginning', async () => {
  const { url, adminUrl } = await runFake();
  const page = await inspect(url);
  await page.locator('.group', { hasText: 'reassign' }).locator('> summary').click();
  await page.getByLabel('reassign').selectOption('refuse');
  await page.locator('.switch.changed', { hasText: 'reassign' }).waitFor();
  await fetch(`${adminUrl}/faults`, { method: 'POST', body: '{"kind": "reset", "operation": "getCustomer"}' });
  await assign(url, { ticaga_id: 1, billing_id: 4711, billing_system: 'Blesta' });
  await page.locator('.customer', { hasText: '#4711' }).waitFor();
  await page.locator('#armed', { hasText: 'reset' }).waitFor();
  await page.getByText('Reset…').click();
  await page.getByRole('button', { name: 'Erase' }).click();
  await page.locator('.customer', { hasText: '#4711' }).waitFor({ state: 'detached' });
  await page.locator('.request').waitFor({ state: 'detached' });
  await page.locator('#armed', { hasText: 'None' }).waitFor();
  await page.locator('.switch.changed').waitFor({ state: 'detached' });
  expect(await page.getByLabel('reassign').inputValue()).toBe('overwrite');
});

browserTest('what another client of the control plane changes shows without a reload', async () => {
  const { url, adminUrl } = await runFake();
  const page = await inspect(url);
  const customers = [{ id: 5, name: 'Put Later', email: 'later@example.com' }];
  await fetch(`${adminUrl}/state`, { method: 'PUT', body: JSON.stringify({ customers, staff }) });
  await page.locator('.customer', { hasText: 'Put Later' }).waitFor();
});

browserTest('a name, a header, a path and a body that hold a script are shown and not run', async () => {
  const script = '<img src=x onerror="alert(1)"><script>alert(2)</script>';
  const customers = [{ id: 1, name: script, email: 'x@example.com', billing_id: script, billing_system: script }];
  const { url } = await runFake({ seed: { customers, staff, billing_systems: [script] } });
  const page = await inspect(url);
  await run('curl', [
    '-sS',
    '--noproxy',
    '*',
    '-H',
    `X-Script: ${script}`,
    '-A',
    script,
    '-d',
    script,
    '--globoff',
    `${url}/api/"><script>alert(3)</script>`,
  ]);
  await page.locator('#detail').getByText(`${script}`).first().waitFor();
  expect(await page.locator('.request .path').textContent()).toBe('/api/"><script>alert(3)</script>');
  expect(await page.locator('.customer').textContent()).toContain(script);
  await page.getByText('headers of the request').click();
  await page.locator('#detail dd', { hasText: script }).first().waitFor();
  expect(await page.locator('img, body script, iframe, [onerror]').count()).toBe(0);
});

browserTest(
  'the curl command of a request runs as it was copied, and sending it again gives the same answer',
  async () => {
    const { url } = await runFake();
    const page = await inspect(url);
    await assign(url, { ticaga_id: 1, billing_id: 5, billing_system: 'Blesta' });
    await page.getByRole('button', { name: 'Copy as curl' }).click();
    await page.locator('#notice', { hasText: 'Copied' }).waitFor();
    const command = await page.evaluate(() => navigator.clipboard.readText());
    const env = { ...process.env, TICAGA_API_TOKEN: 'ticaga-demo-token', NO_PROXY: '*', no_proxy: '*' };
    const { stdout } = await run('sh', ['-c', command], { env });
    expect(stdout).toMatch(/^HTTP\/1.1 200[\s\S]*\{"user":true\}$/);
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.locator('#notice', { hasText: 'Sent again. The answer is 200.' }).waitFor();
    await page.locator('#journal-count', { hasText: '3 requests, 0 broke' }).waitFor();
  },
);

browserTest('the journal can be searched, narrowed to what broke the contract, and cleared', async () => {
  const { url } = await runFake();
  for (const id of ['1', '2', 'null']) await fetch(`${url}/api/customers/get/${id}`, { headers: asking });
  const page = await inspect(url);
  const count = (text: string) => page.locator('#journal-count', { hasText: text }).waitFor();
  await page.getByLabel('Search the journal').fill('GET/2');
  await count('1 of 3 requests');
  await page.getByLabel('Search the journal').fill('');
  await page.getByLabel('Only broken contract').check();
  await count('1 of 3 requests');
  await page.locator('.request', { hasText: 'get/null' }).waitFor();
  await page.getByLabel('Only broken contract').uncheck();
  await page.getByRole('button', { name: 'Clear journal' }).click();
  await count('0 requests, 0 broke the contract');
  await page.locator('#detail', { hasText: `${url}/api/customers/get/1` }).waitFor();
});

browserTest('each sandbox has its page, and the chooser leads to it', async () => {
  const { url } = await runFake();
  await fetch(`${url}/sandbox/worker-1/api/customers/get/1`, { headers: asking });
  const page = await inspect(url);
  expect(await page.locator('.request').count()).toBe(0);
  await page.locator('#worlds summary').click();
  await page.getByRole('link', { name: 'worker-1' }).click();
  await page.waitForURL('**/sandbox/worker-1/');
  await page.locator('.request', { hasText: '/sandbox/worker-1/api/customers/get/1' }).waitFor();
  await page.locator('#worlds summary').click();
  await page.getByLabel('Open a sandbox').fill('new.one');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/sandbox/new.one/');
  await page.locator('#settings', { hasText: `${url}/sandbox/new.one` }).waitFor();
});

browserTest('the admin token is asked for when it is set, and asked for again when it is wrong', async () => {
  const { url } = await runFake({ adminToken: 'open sesame' });
  const page = await open(`${url}/`, { allowed: /401/ });
  for (const token of ['wrong', 'open sesame']) {
    await page.locator('#token-dialog[open]').waitFor();
    await page.locator('#token').fill(token);
    await page.keyboard.press('Enter');
  }
  await page.locator('#connection.live').waitFor();
  await page.locator('.customer').first().waitFor();
  expect(await page.locator('#token-dialog[open]').count()).toBe(0);
});

browserTest('a page whose fake goes away says so, and follows the next one at the same address', async () => {
  const fake = await runFake();
  const page = await inspect(fake.url, { allowed: /ERR_/ });
  await fake.close();
  await page.locator('#connection', { hasText: 'Not connected' }).waitFor();
  await runFake({ port: fake.port });
  await page.locator('#connection.live').waitFor();
});
