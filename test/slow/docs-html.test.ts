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
const files = renderDocuments({ format: 'html', reference, files: await fileEntries() });
const names = files.map(({ name }) => name);

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

  it('leads to no address that does not exist', async () => {
    const ids = new Set(
      files.flatMap(({ name, text }) => [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => `${name}#${id}`)),
    );
    const dead = files.flatMap(({ name, text }) =>
      [...text.matchAll(/href="([^"]+)"/g)]
        .map(([, href]) => (href!.startsWith('#') ? name + href : href!))
        .filter((href) => href !== 'data:,' && !names.includes(href) && !ids.has(href)),
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
