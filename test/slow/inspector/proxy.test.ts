import { expect } from 'vitest';
import { runFake } from '../../helpers/run-fake.js';
import { runProxy } from '../../proxy/run-proxy.js';
import { browserTest, open } from './browser.js';

browserTest('the page of a proxy shows what was said, and nothing that a proxy does not have', async () => {
  const fake = await runFake();
  const { url } = await runProxy(fake.url);
  const page = await open(`${url}/`);
  await page.locator('#settings', { hasText: 'Server behind' }).waitFor();
  expect(await page.locator('#settings').textContent()).toBe(`API URL${url}Server behind${fake.url}`);
  await fetch(`${url}/api/customers/get/1`, { headers: { Accept: 'application/json' } });
  const row = page.locator('.request', { hasText: '/api/customers/get/1' });
  await row.waitFor();
  await row.click();
  await page.locator('#detail .violation b', { hasText: 'The request carries no credentials.' }).waitFor();
  for (const id of ['customers', 'tickets', 'faults', 'worlds', 'reset']) {
    expect(await page.locator(`#${id}`).isVisible(), id).toBe(false);
  }
  expect(await page.getByRole('button', { name: 'Send again' }).isVisible()).toBe(false);
  expect(await page.getByRole('button', { name: 'Copy as curl' }).isVisible()).toBe(true);
  expect(await page.locator('#assumptions').isVisible()).toBe(true);
  await page.getByRole('button', { name: 'Clear journal' }).click();
  await row.waitFor({ state: 'detached' });
  expect(await page.locator('#notice').textContent()).not.toContain('Cannot load');
});
