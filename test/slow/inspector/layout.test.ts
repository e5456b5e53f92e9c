import type { Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { runFake } from '../../helpers/run-fake.js';
import { bearer } from '../../helpers/start-test-fake.js';
import { browserTest, inspect, phone, staff } from './browser.js';

const desk = { width: 1280, height: 900 };

/** What a developer has in the journal: requests that went well, one that no address takes, one that broke the contract. */
async function sendRequests(url: string): Promise<void> {
  const headers = { ...bearer, Accept: 'application/json' };
  for (const id of [1, 2, 3, 999]) await fetch(`${url}/api/customers/get/${id}`, { headers });
  await fetch(`${url}/nowhere`, { headers });
  const body = new URLSearchParams({ ticaga_id: '1', billing_id: '2', billing_system: 'Blesta' });
  await fetch(`${url}/api/customers/assign`, { method: 'POST', headers: { Accept: 'application/json' }, body });
}

/** Opens the inspector in a window of 1280 x 900, which is as before when the test is over. */
async function inspectOnDesk(url: string): Promise<Page> {
  const page = await inspect(url);
  const before = page.viewportSize() ?? desk;
  onTestFinished(() => page.setViewportSize(before));
  await page.setViewportSize(desk);
  return page;
}

const inspectOnPhone = (url: string): Promise<Page> => inspect(url, { onPhone: true });

const bottomOf = async (page: Page, selector: string): Promise<number> => {
  const { y = Number.NaN, height = Number.NaN } = (await page.locator(selector).first().boundingBox()) ?? {};
  return y + height;
};

browserTest('on a desk both bodies and what broke the contract are in view, and the headers are closed', async () => {
  const { url } = await runFake();
  await sendRequests(url);
  const page = await inspectOnDesk(url);
  await page.locator('#detail .violation').waitFor();
  expect(await page.locator('#detail h4').allTextContents()).toEqual([
    'Request',
    'Answer 401',
    'What broke the contract',
    'Headers',
  ]);
  for (const whole of ['#detail section:has(h4:text("Request"))', '#detail section:has(h4:text("Answer 401"))']) {
    expect(await bottomOf(page, whole)).toBeLessThan(desk.height);
  }
  expect(await bottomOf(page, '#detail .violation')).toBeLessThan(desk.height);
  expect(await page.locator('#detail details[open]').count()).toBe(0);
  await page.getByText('headers of the request').click();
  await page.locator('#detail dt', { hasText: 'accept' }).first().waitFor();
});

browserTest.each([
  ['without a request', false, 3000],
  ['with requests', true, 4400],
] as const)('on a phone the page is at most so many pixels high: %s', async (_, isUsed, most) => {
  const { url } = await runFake();
  if (isUsed) await sendRequests(url);
  const page = await inspectOnPhone(url);
  if (isUsed) await page.locator('#detail .violation').waitFor();
  await page.locator('.group').first().waitFor();
  const [height, width] = await page.evaluate(() => {
    const { scrollHeight, scrollWidth } = document.documentElement;
    return [scrollHeight, scrollWidth];
  });
  expect(height).toBeLessThanOrEqual(most);
  expect(width).toBe(phone.width);
});

browserTest('whatever a finger presses is 44 pixels high', async () => {
  const { url } = await runFake();
  await fetch(`${url}/sandbox/worker-1/api/customers/get/1`, { headers: bearer });
  await sendRequests(url);
  const page = await inspectOnPhone(url);
  await page.locator('#detail .violation').waitFor();
  await page.locator('.group').first().waitFor();
  const small = () =>
    page.evaluate(() => {
      // A checkbox is pressed by its label.
      const pressed =
        'a, button, summary, select, input:not([type=checkbox]), label:has([type=checkbox]), [role=option]';
      const controls = [...document.querySelectorAll<HTMLElement>(pressed)].filter((one) => one.checkVisibility());
      if (controls.length < 30) throw new Error(`only ${controls.length} controls are shown`);
      return controls
        .filter((one) => one.getBoundingClientRect().height < 44)
        .map((one) => `${one.getBoundingClientRect().height} ${one.outerHTML.slice(0, 90)}`);
    });
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  await page.getByRole('button', { name: 'Drop the sandbox worker-1' }).waitFor();
  expect(await small()).toEqual([]);
});

browserTest.each([
  ['desk', '#customer-rows', 12],
  ['desk', '#requests', 40],
  ['phone', '#customer-rows', 12],
  ['phone', '#requests', 40],
  ['phone', '#customer-rows', 2],
] as const)('on a %s no row of %s is cut, of %i', async (place, selector, count) => {
  const system = 'A billing system whose name is far too long';
  const customers = Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    name: `Customer ${index + 1}`,
    email: `customer${index + 1}@example.com`,
    ...(index === 0 ? { billing_id: '1234567', billing_system: system } : {}),
  }));
  const { url } = await runFake({ seed: { customers, staff, billing_systems: [system] } });
  for (let sent = 0; sent < count; sent++) await fetch(`${url}/api/customers/get/1`, { headers: bearer });
  const page = await (place === 'desk' ? inspectOnDesk : inspectOnPhone)(url);
  await page.locator('.request').first().waitFor();
  const cut = await page.locator(selector).evaluate((list) => {
    const { top } = list.getBoundingClientRect();
    const bottom = top + list.clientTop + list.clientHeight;
    const rows = [...list.querySelectorAll('[role=row], [role=option]')].map((row) => row.getBoundingClientRect());
    const crossed = rows.filter((row) => row.top < bottom - 0.5 && row.bottom > bottom + 0.5).length;
    const high = [...list.querySelectorAll('[role=cell]')].filter((cell) => cell.scrollHeight > cell.clientHeight + 1);
    return { seen: rows.filter((row) => row.bottom <= bottom + 0.5).length, crossed, high: high.length };
  });
  expect(cut).toEqual({ seen: expect.any(Number), crossed: 0, high: 0 });
  expect(cut.seen).toBeGreaterThanOrEqual(Math.min(count, 6));
});

browserTest('the chart has a scale that says how many requests its bars are', async () => {
  const { url } = await runFake();
  const page = await inspect(url);
  expect(await page.locator('#timeline').isVisible()).toBe(false);
  for (let sent = 0; sent < 3; sent++) await fetch(`${url}/api/customers/get/1`, { headers: bearer });
  await page.locator('#journal-count', { hasText: '3 requests' }).waitFor();
  const marks = await page.locator('#timeline-scale span').allTextContents();
  expect(marks.at(-1)).toBe('0');
  expect(await page.locator('#timeline .mark').count()).toBe(marks.length);
  // A bar of all three, or bars of fewer where a second ended in between, is as high as the scale says.
  const [top = 0, low = 0] = await page
    .locator('#timeline .mark')
    .evaluateAll((lines) => [lines[0], lines.at(-1)].map((line) => line?.getBoundingClientRect().y ?? 0));
  const heights = await page
    .locator('#timeline rect')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  const counted = heights.map((height) => (height / (low - top)) * Number(marks[0]));
  expect(counted.reduce((sum, one) => sum + one, 0)).toBeCloseTo(3, 1);
});

browserTest('without requests and tickets one box says what to do, and an empty list is not shown', async () => {
  const { url } = await runFake({ seed: { customers: [{ id: 1, name: 'A', email: 'a@example.com' }], staff } });
  const page = await inspect(url);
  await page.locator('#detail', { hasText: 'Try one:' }).waitFor();
  await page.locator('#ticket-detail', { hasText: 'No ticket is chosen.' }).waitFor();
  for (const list of ['#requests', '#tickets-list']) expect(await page.locator(list).isVisible()).toBe(false);
  for (const box of ['#detail', '#ticket-detail']) {
    expect((await page.locator(box).boundingBox())?.height).toBeLessThan(160);
  }
  await fetch(`${url}/api/customers/get/1`, { headers: bearer });
  await page.locator('#requests .request').waitFor();
});

browserTest(
  'a reset asks in place before it erases, and Keep, Escape and a press elsewhere erase nothing',
  async () => {
    const { url } = await runFake();
    await sendRequests(url);
    const page = await inspect(url);
    const erase = page.getByRole('button', { name: 'Erase' });
    const colour = (selector: string) => page.locator(selector).evaluate((one) => getComputedStyle(one).color);
    expect(await colour('#reset > summary')).not.toBe(await colour('#worlds > summary'));
    const leave = [
      () => page.getByRole('button', { name: 'Keep' }).click(),
      () => page.keyboard.press('Escape'),
      () => page.locator('#settings').click(),
    ];
    for (const act of leave) {
      await page.getByText('Reset…').click();
      await erase.waitFor();
      await act();
      await erase.waitFor({ state: 'hidden' });
    }
    await page.locator('#journal-count', { hasText: '6 requests' }).waitFor();
    await page.getByText('Reset…').click();
    await erase.click();
    await page.locator('#journal-count', { hasText: '0 requests' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Reset…');
  },
);

browserTest(
  'the switches stand in groups that are closed, and a group with a changed one says so and opens',
  async () => {
    const { url, adminUrl } = await runFake();
    const page = await inspect(url);
    await page.locator('.group').first().waitFor();
    expect(await page.locator('.group[open]').count()).toBe(0);
    expect(await page.locator('.group > summary b').allTextContents()).toEqual(
      expect.arrayContaining(['Every call', 'Several parts of the API', 'Customers', 'Tickets']),
    );
    await fetch(`${adminUrl}/assumptions`, { method: 'PUT', body: '{"reassign": "refuse"}' });
    const changed = page.locator('.group[open]', { hasText: 'reassign' });
    await changed.locator('> summary', { hasText: '1 changed' }).waitFor();
    const { assumptions } = await (await fetch(`${adminUrl}/assumptions`)).json();
    expect(await page.locator('.switch').count()).toBe(assumptions.length);
  },
);

browserTest(
  "rows of the plugin's own that differ from the links are shown with what to do, until a reset",
  async () => {
    const { url, adminUrl } = await runFake();
    const page = await inspect(url);
    const rows = page.locator('#own-rows');
    expect(await rows.isVisible()).toBe(false);
    const compared = JSON.stringify({ rows: [{ ticaga_id: 3, billing_id: 2 }] });
    await fetch(`${adminUrl}/own-rows`, { method: 'POST', body: compared });
    await rows.getByText('1 difference from the links on the server').click();
    await rows.locator('.violation', { hasText: 'customer 3 is linked to 2, and on the server it is not.' }).waitFor();
    const many = Array.from({ length: 60 }, (_, index) => ({ ticaga_id: 100 + index, billing_id: 2 }));
    await fetch(`${adminUrl}/own-rows`, { method: 'POST', body: JSON.stringify({ rows: many }) });
    await rows.getByText('… and 11 more').waitFor();
    expect(await rows.locator('.violation').count()).toBe(50);
    await fetch(`${adminUrl}/reset`, { method: 'POST' });
    await rows.waitFor({ state: 'hidden' });
  },
);
