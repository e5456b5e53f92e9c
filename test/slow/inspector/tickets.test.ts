import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { runFake } from '../../helpers/run-fake.js';
import { bearer } from '../../helpers/start-test-fake.js';
import { browserTest, inspect, staff } from './browser.js';

const customers = [
  { id: 1, name: 'Olga Owner', email: 'olga@example.com' },
  { id: 2, name: 'Nils Nobody', email: 'nils@example.com' },
];
const department_slug = 'support';

async function post(url: string, path: string, fields: object): Promise<void> {
  const headers = { ...bearer, Accept: 'application/json', 'Content-Type': 'application/json' };
  const answer = await fetch(`${url}/api/${path}`, { method: 'POST', headers, body: JSON.stringify(fields) });
  expect(answer.status).toBe(200);
}

function openTicket(url: string, subject: string): Promise<void> {
  const place = { organize: 'blesta', department_slug, assigned: '0', ip_address: '192.0.2.1', priority: 'low' };
  return post(url, 'tickets/create', { ...place, customer_id: '1', subject, message: 'It does not work.' });
}

/** The text of each row, from the top. */
const rows = (page: Page) => page.locator('.ticket').allTextContents();

browserTest('what a plugin does to a ticket shows: opening, a response, a rating, closing', async () => {
  const { url } = await runFake({ seed: { customers, staff } });
  const page = await inspect(url);
  await page.locator('#ticket-detail', { hasText: 'No ticket is chosen.' }).waitFor();
  await openTicket(url, 'First');
  const detail = page.locator('#ticket-detail');
  await detail.locator('h3', { hasText: 'First' }).waitFor();
  await openTicket(url, 'Second');
  await page.locator('#tickets-count', { hasText: '2' }).waitFor();
  expect(await rows(page)).toEqual([
    'SecondOpen#2 · TCK-000002 · Olga Owner · Support',
    'FirstOpen#1 · TCK-000001 · Olga Owner · Support',
  ]);
  await post(url, 'responses/create', {
    user_id: 1,
    ticket_number: 1,
    content: 'Nor today.',
    is_note: '0',
    employee_response: '0',
    organize: 'blesta',
  });
  await detail.locator('.responses li', { hasText: /^Olga Ownercustomer.*Nor today\.$/ }).waitFor();
  await post(url, 'tickets/rate', { ticket_id: 1, rating: 3, customer_id: 1, organize: 'blesta' });
  await post(url, 'tickets/close', { ticket_id: 1, customer_id: 1 });
  const row = page.locator('.ticket', { hasText: 'First' });
  await row.getByText('Closed').waitFor();
  await row.getByText('rated 3 of 5').waitFor();
  await detail.locator('.chip', { hasText: 'Closed' }).waitFor();
});

browserTest('the chosen ticket shows its message, its own fields and who wrote what, notes marked', async () => {
  const { url } = await runFake();
  const page = await inspect(url);
  await page.locator('.ticket', { hasText: 'My site is down' }).click();
  const detail = page.locator('#ticket-detail');
  await detail.locator('h3', { hasText: 'My site is down' }).waitFor();
  expect(await detail.locator('dl').textContent()).toMatch(/^OwnerLena Linked, lena@example\.com.*Domainexample\.com$/);
  await detail.getByText('It has answered nothing since this morning.').waitFor();
  expect(await detail.locator('.responses li').allTextContents()).toEqual([
    'Ada Adminemployee2025-07-14 09:45Have you changed anything?',
    'Ada Adminemployee2025-07-14 09:46note among employeesIt is the firewall of customer 7.',
    'Lena Linkedcustomer2025-07-14 09:50Nothing at all.',
  ]);
});

browserTest('the tickets are searched by words of their rows and texts, and filtered by status', async () => {
  const { url } = await runFake();
  const page = await inspect(url);
  const search = page.getByLabel('Search the tickets');
  const searches: [words: string, subjects: string[]][] = [
    ['tck-000002', ['Invoice 77']],
    ['greta GUEST', ['Do you sell domains?']],
    ['firewall lena', ['My site is down']],
    ['lena@example.com', ['Invoice 77', 'My site is down']],
    ['rated 4', ['Invoice 77']],
    ['nothing of the kind', []],
    ['', ['Do you sell domains?', 'Invoice 77', 'My site is down']],
  ];
  for (const [words, subjects] of searches) {
    await search.fill(words);
    expect(await page.locator('.ticket .subject').allTextContents(), words).toEqual(subjects);
  }
  await page.getByLabel('Show tickets by status').selectOption('Closed');
  await page.locator('#tickets-count', { hasText: '1 of 3' }).waitFor();
  expect(await page.locator('.ticket .subject').allTextContents()).toEqual(['Invoice 77']);
});

browserTest('a ticket whose owner is gone is shown, and the list follows what is put into the world', async () => {
  const ticket = { id: 7, user_id: 2, subject: 'Left behind', message: 'Hello?', department_slug };
  const { url, adminUrl } = await runFake({ seed: { customers, staff, tickets: [ticket] } });
  const page = await inspect(url);
  await page.locator('.ticket', { hasText: 'Nils Nobody' }).waitFor();
  const put = (state: object) => fetch(`${adminUrl}/state`, { method: 'PUT', body: JSON.stringify(state) });
  await put({ customers: [customers[0]], staff, tickets: [ticket] });
  await page.locator('.ticket', { hasText: 'customer 2, who is gone' }).waitFor();
  await page.locator('#ticket-detail dd', { hasText: 'customer 2, who is gone' }).waitFor();
  await put({ customers, staff, tickets: [] });
  await page.locator('.ticket').waitFor({ state: 'detached' });
  await page.locator('#ticket-detail', { hasText: 'No ticket is chosen.' }).waitFor();
});

browserTest('a ticket and a response that hold a script are shown and not run', async () => {
  const script = '<img src=x onerror="alert(1)"><script>alert(2)</script>';
  const response = { content: script, user_name: script };
  const texts = { subject: script, message: script, public_name: script, public_email: script, ticket_code: script };
  const ticket = {
    id: 1,
    ...texts,
    department_slug: 'hold',
    custom_fields: { [script]: script },
    responses: [response],
  };
  const departments = [{ id: 1, slug: 'hold', department_name: script }];
  const { url } = await runFake({ seed: { customers, staff, departments, tickets: [ticket] } });
  const page = await inspect(url);
  await page.locator('#ticket-detail .responses', { hasText: script }).waitFor();
  expect(await page.locator('.ticket').textContent()).toBe(
    `${script}Open#1 · ${script} · ${script} (guest) · ${script}`,
  );
  // Subject, code, department, guest and email, the field's slug and value, message, and a response's writer and text.
  expect((await page.locator('#ticket-detail').textContent())?.split(script)).toHaveLength(10 + 1);
  expect(await page.locator('img, body script, iframe, [onerror]').count()).toBe(0);
});

browserTest('of a ticket with very many responses the newest are shown, and of a long text the beginning', async () => {
  const responses = Array.from({ length: 150 }, (_, index) => ({ content: `Response ${index + 1}.` }));
  const ticket = { id: 1, subject: 'Long', message: 'm'.repeat(20_005), department_slug, responses };
  const { url } = await runFake({ seed: { customers, staff, tickets: [ticket] } });
  const page = await inspect(url);
  const detail = page.locator('#ticket-detail');
  await detail.getByText('50 earlier ones are not shown.').waitFor();
  expect(await detail.locator('.responses li').count()).toBe(100);
  await detail.locator('.responses li', { hasText: 'Response 150.' }).waitFor();
  await detail.getByText('… and 5 more characters').waitFor();
});
