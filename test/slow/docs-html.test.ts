import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCommands } from '../../src/cli/commands.js';
import { fileEntries } from '../../src/cli/file-entries.js';
import { referenceTables } from '../../src/cli/reference-tables.js';
import { renderDocuments } from '../../src/docs/documents.js';

const program = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path));
const reference = await referenceTables(await loadCommands());
const files = renderDocuments({ format: 'all', reference, files: await fileEntries() });
const written = files.map(({ name }) => name);
const names = written.filter((name) => name.endsWith('.html'));
const phone = { width: 390, height: 844 };
/** What is left of A4 beside the margins, in pixels of CSS. */
const printed = { width: 680, height: 1000 };
/** A tenth more than there are: a page of cards would be twice as many. */
const mostSheets = { 'api.html': 99, 'open-questions.html': 16, 'reference.html': 17 };

describe.skipIf(program === undefined)('In a browser without a network, a page', () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-docs-'));
    for (const { name, text } of files) await writeFile(join(folder, name), text);
    browser = await chromium.launch({
      executablePath: program!,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  });

  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function open(name: string, settings: { hash?: string; dark?: boolean } = {}) {
    const { hash = '', dark = false } = settings;
    const context = await browser.newContext({
      offline: true,
      viewport: { width: 1280, height: 844 },
      colorScheme: dark ? 'dark' : 'light',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const tab = await context.newPage();
    const asked: string[] = [];
    const complaints: string[] = [];
    tab.on('request', (request) => asked.push(request.url()));
    tab.on('console', (message) => complaints.push(message.text()));
    tab.on('pageerror', (error) => complaints.push(error.message));
    const address = pathToFileURL(join(folder, name)).href;
    await tab.goto(address + hash);
    return { tab, asked, complaints, address, close: () => context.close() };
  }

  async function inTab<T>(
    name: string,
    settings: Parameters<typeof open>[1],
    look: (tab: Tab) => Promise<T>,
  ): Promise<T> {
    const { tab, close } = await open(name, settings);
    try {
      return await look(tab);
    } finally {
      await close();
    }
  }

  it.each(names)('%s asks for nothing but itself and complains of nothing', async (name) => {
    const { asked, complaints, address, close } = await open(name);
    await close();
    expect(asked).toEqual([address]);
    expect(complaints).toEqual([]);
  });

  it.each(names)('%s fits phones, tablets and desks without scrolling sideways', async (name) => {
    const widths = [320, 390, 769, 1025, 1280];
    const found = await inTab(name, {}, async (tab) => {
      const scrolled: number[] = [];
      for (const width of widths) {
        await tab.setViewportSize({ width, height: 844 });
        scrolled.push(await tab.evaluate<number>('document.documentElement.scrollWidth'));
      }
      return scrolled;
    });
    expect(found).toEqual(widths);
  });

  it.each(names.flatMap((name) => [[name, false] as const, [name, true] as const]))(
    '%s has text of AA contrast (dark: %s)',
    async (name, dark) => {
      expect(await inTab(name, { dark }, (tab) => tab.evaluate(faintTexts))).toEqual([]);
    },
  );

  it.each(names)('%s has one h1, and no heading skips a level', async (name) => {
    const levels = await inTab(name, {}, (tab) =>
      tab.evaluate<number[]>(
        `[...document.querySelectorAll('h1,h2,h3,h4')].map((heading) => Number(heading.tagName[1]))`,
      ),
    );
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  });

  it('opens the tab that a deep link points into', async () => {
    const shown = await inTab('api.html', { hash: '#assignbillingid-in-typescript' }, (tab) =>
      tab.locator('#assignbillingid-in-typescript').isVisible(),
    );
    expect(shown).toBe(true);
  });

  it('shows one language of samples at a time, chosen with the arrow keys for every operation', async () => {
    await inTab('api.html', {}, async (tab) => {
      await tab.getByRole('tab', { name: 'curl' }).first().focus();
      await tab.keyboard.press('ArrowRight');
      expect(await tab.getByRole('tabpanel').locator('h4').allTextContents()).toEqual([
        'assignBillingId in PHP #',
        'getCustomer in PHP #',
        'linkCustomer in PHP #',
        'createTicket in PHP #',
      ]);
    });
  });

  it('copies a sample as it stands', async () => {
    await inTab('api.html', {}, async (tab) => {
      const block = tab.locator('.code').first();
      await block.hover();
      await block.getByRole('button', { name: 'Copy' }).click();
      await block.getByRole('button', { name: 'Copied' }).waitFor();
      expect(await tab.evaluate('navigator.clipboard.readText()')).toBe(await block.locator('code').textContent());
    });
  });

  it('finds a section by words of its text, with the keyboard alone', async () => {
    await inTab('api.html', {}, async (tab) => {
      await tab.keyboard.press('/');
      await tab.keyboard.type('user not authenticated getcustomer');
      await tab.keyboard.press('ArrowDown');
      await tab.keyboard.press('Enter');
      expect(new URL(tab.url()).hash).toBe('#getcustomer-answers-unknown-customer');
    });
  });

  it('prints every sample, whichever is chosen', async () => {
    await inTab('api.html', {}, async (tab) => {
      await tab.emulateMedia({ media: 'print' });
      expect(await tab.locator('#getcustomer-in-typescript').isVisible()).toBe(true);
      expect(await tab.getByRole('search').isVisible()).toBe(false);
    });
  });

  it.each(names)('%s prints tables as tables, in the size of a printed text', async (name) => {
    await inTab(name, {}, async (tab) => {
      await tab.setViewportSize(printed);
      await tab.emulateMedia({ media: 'print' });
      const sizes = await tab.evaluate<number[]>(
        `['body', 'td', 'pre code'].flatMap((one) => [...document.querySelectorAll(one)].slice(0, 1)).map((one) => (parseFloat(getComputedStyle(one).fontSize) * 72) / 96)`,
      );
      expect(sizes[0]).toBeCloseTo(10, 2);
      for (const size of sizes) expect(size).toBeGreaterThanOrEqual(8);
      const kinds = `new Set([...document.querySelectorAll('table, tr, td')].map((one) => getComputedStyle(one).display))`;
      expect(await tab.evaluate(`[...${kinds}]`)).toEqual(
        name === 'index.html' ? [] : ['table', 'table-row', 'table-cell'],
      );
      expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(printed.width);
    });
  });

  it.each(Object.entries(mostSheets))('%s fits on %i sheets of A4', async (name, most) => {
    const pdf = await inTab(name, {}, (tab) => tab.pdf({ format: 'A4', preferCSSPageSize: true }));
    const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;
    expect(sheets).toBeGreaterThan(0);
    expect(sheets).toBeLessThanOrEqual(most);
  });

  it('keeps "On this page" in reach of a thumb, however far one has read', async () => {
    await inTab('api.html', {}, async (tab) => {
      await tab.setViewportSize(phone);
      const bar = tab.getByText('On this page', { exact: true });
      for (const top of [0, 20_000]) {
        await tab.evaluate(`scrollTo({ top: ${top}, behavior: 'instant' })`);
        expect((await bar.boundingBox())?.height).toBeGreaterThanOrEqual(44);
        await bar.click();
        const entry = tab.getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: 'createTicket' });
        await entry.click();
        await tab.locator('#createticket').waitFor();
        const { y = 0 } = (await tab.locator('#createticket').boundingBox()) ?? {};
        const { y: from = 0, height = 0 } = (await bar.boundingBox()) ?? {};
        expect(from).toBe(0);
        expect(y).toBeGreaterThanOrEqual(height);
        expect(y).toBeLessThan(phone.height / 2);
        expect(await entry.isVisible()).toBe(false);
      }
    });
  });

  it('opens "On this page" on a phone without moving the text, and closes it with Escape', async () => {
    await inTab('api.html', { hash: '#getcustomer' }, async (tab) => {
      await tab.setViewportSize(phone);
      await tab.reload();
      const top = async () => (await tab.locator('#createticket').boundingBox())?.y;
      const [before, links] = [await top(), tab.locator('.contents li')];
      await tab.getByText('On this page', { exact: true }).press('Enter');
      await links.first().waitFor();
      expect(await top()).toBe(before);
      await tab.keyboard.press('Escape');
      await links.first().waitFor({ state: 'hidden' });
    });
  });

  it('leads to no address that does not exist', async () => {
    const pages = files.filter(({ name }) => names.includes(name));
    const ids = new Set(
      pages.flatMap(({ name, text }) => [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => `${name}#${id}`)),
    );
    const dead = pages.flatMap(({ name, text }) =>
      [...text.matchAll(/href="([^"]+)"/g)]
        .map(([, href]) => (href!.startsWith('#') ? name + href : href!))
        .filter((href) => href !== 'data:,' && !written.includes(href) && !ids.has(href)),
    );
    expect(dead).toEqual([]);
  });
});

/** Texts whose contrast with what lies behind them is under 4.5, as script for a page. */
const faintTexts = `(() => {
  const channels = (color) => color.match(/[\\d.]+/g).map(Number);
  const luminance = (color) => {
    const [r, g, b] = channels(color).map((v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (channels(color)[3] !== 0) return color;
    }
  };
  const faint = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || /SCRIPT|STYLE/.test(element.tagName)) continue;
    const style = getComputedStyle(element);
    const [a, b] = [luminance(style.color), luminance(behind(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) faint.add(element.outerHTML.slice(0, 80) + ' ' + ratio.toFixed(2));
  }
  return [...faint];
})()`;
