import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { runFake } from '../../helpers/run-fake.js';
import { bearer } from '../../helpers/start-test-fake.js';
import { browserTest, inspect, staff } from './browser.js';

function manyCustomers(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    name: `Customer ${index + 1}`,
    email: `customer${index + 1}@example.com`,
  }));
}

function manyTickets(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    user_id: (index % 10_000) + 1,
    subject: `Ticket ${index + 1}`,
    message: 'It does not work.',
    status: index % 2 === 0 ? 'open' : 'closed',
    department_slug: 'support',
    responses: [{ content: `Nor today ${index + 1}.` }, { content: 'A note.', employee_response: true, is_note: true }],
  }));
}

/** From now on the page remembers its longest pause. */
async function watchPauses(page: Page): Promise<void> {
  await page.evaluate(() => {
    const pauses = { longest: 0 };
    Object.assign(globalThis, { pauses });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) pauses.longest = Math.max(pauses.longest, duration);
    }).observe({ entryTypes: ['longtask'] });
  });
}

/** In milliseconds. */
function longestPause(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as { pauses: { longest: number } }).pauses.longest);
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

    await watchPauses(page);
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
    expect(await longestPause(page)).toBeLessThan(500);
  },
);

browserTest('10,000 tickets hold few rows, and search, filter, scroll and refresh without a long pause', async () => {
  const { url } = await runFake({ seed: { customers: manyCustomers(10_000), tickets: manyTickets(10_000), staff } });
  const page = await inspect(url);
  await page.locator('.ticket', { hasText: 'Ticket 10000' }).waitFor();
  expect(await page.locator('.ticket').count()).toBeLessThan(40);
  await watchPauses(page);
  await page.getByLabel('Search the tickets').fill('nor today 9876.');
  await page.locator('#tickets-count', { hasText: '1 of 10,000' }).waitFor();
  await page.getByLabel('Search the tickets').fill('');
  await page.getByLabel('Show tickets by status').selectOption('open');
  await page.locator('#tickets-count', { hasText: '5,000 of 10,000' }).waitFor();
  await page.locator('#tickets-list').press('End');
  await page.locator('.ticket[aria-posinset="5000"][aria-selected=true]', { hasText: 'Ticket 1' }).waitFor();
  await page.locator('#ticket-detail h3', { hasText: /^Ticket 1$/ }).waitFor();
  await fetch(`${url}/api/tickets/close`, {
    method: 'POST',
    headers: { ...bearer, 'Content-Type': 'application/json' },
    body: '{"ticket_id": 1, "customer_id": 1}',
  });
  await page.locator('#tickets-count', { hasText: '4,999 of 10,000' }).waitFor();
  await page.locator('#ticket-detail .chip', { hasText: 'Closed' }).waitFor();
  expect(await page.locator('.ticket').count()).toBeLessThan(40);
  expect(await longestPause(page)).toBeLessThan(500);
});

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
