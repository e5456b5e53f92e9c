import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { runFake } from '../../helpers/run-fake.js';
import { bearer } from '../../helpers/start-test-fake.js';
import { browserTest, inspect } from './browser.js';

/** Presses Tab until the element with that id has the focus, and returns whether the focus could be seen there. */
async function tabTo(page: Page, selector: string): Promise<boolean> {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab');
    const style = await page.evaluate((wanted) => {
      const focused = document.activeElement;
      return focused?.matches(wanted) ? getComputedStyle(focused).outlineStyle : undefined;
    }, selector);
    if (style !== undefined) return style !== 'none';
  }
  throw new Error(`Tab does not lead to ${selector}`);
}

browserTest(
  'the keyboard alone chooses a request, sends it again, filters, arms, reads a ticket, switches and resets',
  async () => {
    const { url } = await runFake();
    for (const id of [1, 2, 3]) await fetch(`${url}/api/customers/get/${id}`, { headers: bearer });
    const page = await inspect(url);
    const seen: boolean[] = [];
    const keyboard = async (selector: string, ...keys: string[]) => {
      seen.push(await tabTo(page, selector));
      for (const key of keys) await page.keyboard.press(key);
    };

    await keyboard('#requests', 'ArrowDown', 'ArrowDown');
    await page.locator('#detail h3', { hasText: 'get/1' }).waitFor();
    await keyboard('#detail button:nth-of-type(2)', 'Enter');
    await page.locator('#journal-count', { hasText: '4 requests' }).waitFor();
    await keyboard('#customer-rows', 'End');
    await keyboard('[name=kind]', 'ArrowDown');
    await keyboard('#fault-form button', 'Enter');
    await page.locator('#armed b').waitFor();
    await keyboard('#tickets-filter', 'End', 'Home');
    await keyboard('#tickets-list', 'End');
    await page.locator('#ticket-detail h3', { hasText: 'My site is down' }).waitFor();
    await keyboard('#ticket-detail', 'PageDown');
    await keyboard('.group summary', 'Enter');
    await keyboard('#switch-auth', 'ArrowDown');
    await page.locator('.switch.changed').waitFor();
    await keyboard('#reset summary', 'Enter');
    await keyboard('#reset-erase', 'Enter');
    await page.locator('.switch.changed').waitFor({ state: 'detached' });
    await page.locator('.request').waitFor({ state: 'detached' });
    expect(seen).toEqual(seen.map(() => true));
  },
);

browserTest('an outcome is hidden and shown again from the keyboard, and keeps the focus', async () => {
  const { url } = await runFake();
  await fetch(`${url}/api/customers/get/1`, { headers: bearer });
  await fetch(`${url}/nowhere`);
  const page = await inspect(url);
  await tabTo(page, '[data-outcome=unmatched]');
  await page.keyboard.press('Space');
  await page.locator('#journal-count', { hasText: '1 of 2 requests' }).waitFor();
  await page.keyboard.press('Space');
  await page.locator('#journal-count', { hasText: '2 requests' }).waitFor();
});

browserTest('the list of tickets names its chosen row and its place to assistive technology', async () => {
  const { url } = await runFake();
  const page = await inspect(url);
  await page.locator('.ticket').first().waitFor();
  const list = page.getByRole('listbox', { name: 'Tickets, newest first' });
  await list.press('ArrowDown');
  const chosen = page.getByRole('option', { selected: true, name: /Invoice 77/ });
  expect(await chosen.getAttribute('id')).toBe(await list.getAttribute('aria-activedescendant'));
  expect([await chosen.getAttribute('aria-posinset'), await chosen.getAttribute('aria-setsize')]).toEqual(['2', '3']);
  await page.getByRole('article', { name: 'The chosen ticket' }).getByText('I have paid it twice.').waitFor();
  // As a screen reader clicks: without a pointer.
  await page.getByRole('option', { name: /My site is down/ }).evaluate((row) => (row as HTMLElement).click());
  await page.locator('#ticket-detail h3', { hasText: 'My site is down' }).waitFor();
});

browserTest('every control has a name', async () => {
  const { url } = await runFake();
  await fetch(`${url}/api/customers/get/1`, { headers: bearer });
  const page = await inspect(url);
  const unnamed = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, input, select, summary, [tabindex="0"], svg[role=img]')]
      .filter((control) => {
        const labels = 'labels' in control ? [...((control.labels as NodeListOf<HTMLElement> | null) ?? [])] : [];
        const names = [control.ariaLabel, control.textContent, ...labels.map((label) => label.textContent)];
        const named = document.getElementById(control.getAttribute('aria-labelledby') ?? '');
        const given = control.matches('select, .rows') ? names.filter((name) => name !== control.textContent) : names;
        return ![...given, named?.textContent].some((name) => name?.trim());
      })
      .map((control) => control.outerHTML.slice(0, 80)),
  );
  expect(unnamed).toEqual([]);
});

browserTest.each(['light', 'dark'] as const)('every text has the contrast of WCAG AA in %s', async (colorScheme) => {
  const { url, adminUrl } = await runFake();
  await fetch(`${adminUrl}/faults`, { method: 'POST', body: '{"kind": "html-500", "after": 9}' });
  await fetch(`${url}/api/customers/get/1`, { headers: bearer });
  await fetch(`${url}/api/customers/assign`, { method: 'POST', body: 'ticaga_id=1' });
  const page = await inspect(url, { colorScheme });
  await page.locator('.violation').first().waitFor();
  await page.locator('.ticket', { hasText: 'My site is down' }).click();
  await page.locator('.responses .note').waitFor();
  // The menus lie over other texts, and so are looked at one by one.
  await page.evaluate(() => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>('main details')) details.open = true;
  });
  for (const menu of ['#worlds', '#reset']) {
    await page.locator(`${menu} > summary`).click();
    expect(await page.evaluate(weakTexts)).toEqual([]);
  }
});

/** Runs in the page: the texts whose contrast with what is painted behind them is below 4.5. */
function weakTexts(): string[] {
  const parse = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (color: string) => {
    const [red = 0, green = 0, blue = 0] = parse(color).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element: Element | null): string => {
    if (!element) return 'rgb(255, 255, 255)';
    const color = getComputedStyle(element).backgroundColor;
    return parse(color)[3] === 0 ? behind(element.parentElement) : color;
  };
  const weak: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    const ownText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    if (!ownText || element.matches('script, noscript, option, svg *, :disabled') || !element.checkVisibility())
      continue;
    const [dark = 0, light = 0] = [luminance(getComputedStyle(element).color), luminance(behind(element))].sort();
    const contrast = (light + 0.05) / (dark + 0.05);
    if (contrast < 4.5) weak.push(`${contrast.toFixed(2)} ${element.outerHTML.slice(0, 90)}`);
  }
  return weak;
}
