import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { runFake } from '../../helpers/run-fake.js';
import { browserTest, inspect, staff } from './browser.js';

function manyCustomers(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    name: `Customer ${index + 1}`,
    email: `customer${index + 1}@example.com`,
  }));
}

browserTest(
  '10,000 customers and 5,000 requests hold few rows, and search and scroll without a long pause',
  async () => {
    const fake = await runFake({ seed: { customers: manyCustomers(10_000), staff } });
    const { journal } = fake.worlds()[0]!;
    await fetch(`${fake.url}/api/customers/assign`, { method: 'POST', body: '{"ticaga_id": 1}' });
    const [{ id: _, ...entry }] = journal.entries() as [ReturnType<typeof journal.add>];
    for (let count = 1; count < 5000; count++) {
      journal.add({ ...entry, url: `/api/customers/get/${count}`, startedAt: entry.startedAt - 5000 + count });
    }
    const page = await inspect(fake.url);
    await page.locator('#journal-count', { hasText: '5,000 requests, 5,000 broke the contract' }).waitFor();
    expect(await page.locator('.request, .customer').count()).toBeLessThan(80);

    await page.evaluate(() => {
      const pauses = { longest: 0 };
      Object.assign(globalThis, { pauses });
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) pauses.longest = Math.max(pauses.longest, duration);
      }).observe({ entryTypes: ['longtask'] });
    });
    await page.getByLabel('Search the customers').fill('customer9876@');
    await page.locator('.customer', { hasText: 'Customer 9876' }).waitFor();
    await page.getByLabel('Search the customers').fill('');
    await page.locator('#customer-rows').press('End');
    await page.locator('.customer', { hasText: 'Customer 10000' }).waitFor();
    await page.getByLabel('Search the journal').fill('get/1234');
    await page.locator('#journal-count', { hasText: '1 of 5,000 requests' }).waitFor();
    await page.getByLabel('Search the journal').fill('');
    await page.locator('#requests').press('End');
    await page.locator('.request[aria-posinset="5000"][aria-selected=true]').waitFor();
    for (let count = 0; count < 500; count++)
      journal.add({ ...entry, url: `/api/late/${count}`, startedAt: Date.now() });
    await page.locator('#requests').press('Home');
    await page.locator('.request', { hasText: '/api/late/499' }).waitFor();
    expect(await page.locator('.request, .customer').count()).toBeLessThan(80);
    const longest = await page.evaluate(
      () => (globalThis as unknown as { pauses: { longest: number } }).pauses.longest,
    );
    expect(longest).toBeLessThan(500);
  },
);

browserTest('requests that arrive between press and release keep no one from choosing and filtering', async () => {
  const fake = await runFake();
  const { journal } = fake.worlds()[0]!;
  await fetch(`${fake.url}/api/customers/get/1`);
  const [{ id: _, ...entry }] = journal.entries() as [ReturnType<typeof journal.add>];
  const page = await inspect(fake.url);
  const press = async (target: Locator) => {
    await target.hover();
    await page.mouse.down();
    journal.add({ ...entry, url: '/later' });
    await page.locator('#journal-count', { hasText: `${journal.size} requests` }).waitFor();
    await page.mouse.up();
  };
  journal.add({ ...entry, url: '/pressed' });
  journal.add({ ...entry, url: '/newest' });
  await press(page.locator('.request', { hasText: '/pressed' }));
  await page.locator('#detail h3', { hasText: '/pressed' }).waitFor();
  await press(page.locator('[data-outcome=bad-credentials]'));
  await page.locator('#journal-count', { hasText: '0 of 5 requests' }).waitFor();
});

browserTest('a reader who has scrolled keeps the place while requests arrive', async () => {
  const fake = await runFake();
  const { journal } = fake.worlds()[0]!;
  await fetch(`${fake.url}/api/customers/get/1`);
  const [{ id: _, ...entry }] = journal.entries() as [ReturnType<typeof journal.add>];
  for (let count = 0; count < 100; count++) journal.add({ ...entry, url: `/early/${count}` });
  const page = await inspect(fake.url);
  await page.locator('.request', { hasText: '/early/99' }).waitFor();
  await page.locator('#requests').evaluate((list) => {
    list.scrollTop = 2000;
  });
  const place = () =>
    page.locator('#requests').evaluate((list) => {
      const { left, top } = list.getBoundingClientRect();
      return document
        .elementFromPoint(left + 40, top + 60)
        ?.closest('.request')
        ?.querySelector('.path')?.textContent;
    });
  await expect.poll(place).toMatch(/^\/early\/[56]\d$/);
  const before = await place();
  for (let count = 0; count < 10; count++) journal.add({ ...entry, url: `/late/${count}` });
  await page.locator('#journal-count', { hasText: '111 requests' }).waitFor();
  expect(await place()).toBe(before);
});
