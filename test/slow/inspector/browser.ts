import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';

const executablePath = '/usr/bin/chromium';
const isMissing = !existsSync(executablePath) && !process.env.CI;
if (isMissing) console.warn(`SKIPPED: the tests of the inspector, since ${executablePath} is not there.`);

/** A test that needs a browser. Where there is none it is skipped with a notice, except under CI, where it fails. */
export const browserTest = test.skipIf(isMissing);

export const staff = [{ id: 9001, name: 'Ada Admin', email: 'admin@example.com', token: 'ticaga-demo-token' }];

let browser: Browser;
/** One for a whole file, since opening one takes longer than most tests. Each fake has a port, so an origin, of its own. */
let page: Page;

beforeAll(async () => {
  if (isMissing) return;
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', ...quiet];
  browser = await chromium.launch({ executablePath, args });
  page = await browser.newPage({ permissions: ['clipboard-read', 'clipboard-write'] });
  page.setDefaultTimeout(20_000);
});

afterAll(() => browser?.close());

export interface OpenOptions {
  /** Complaints that the test provokes. */
  allowed?: RegExp;
  colorScheme?: 'light' | 'dark';
}

/**
 * Opens an address. The test fails if the page complains on its console, opens a dialog or asks another origin.
 */
export async function open(url: string, { allowed = /^$/, colorScheme = 'light' }: OpenOptions = {}): Promise<Page> {
  const complaints: string[] = [];
  const complain = (text: string) => {
    if (!allowed.test(text)) complaints.push(text);
  };
  page.on('pageerror', (error) => complain(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complain(message.text());
  });
  page.on('dialog', (dialog) => complain(`a script opened a dialog: ${dialog.message()}`));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin) complain(`asked ${request.url()}`);
  });
  onTestFinished(async () => {
    page.removeAllListeners();
    await page.goto('about:blank');
    expect(complaints).toEqual([]);
  });
  await page.emulateMedia({ colorScheme });
  await page.goto(url);
  return page;
}

/** Opens the inspector of a world and waits until it follows it. */
export async function inspect(url: string, options?: OpenOptions): Promise<Page> {
  await open(`${url}/`, options);
  await page.locator('#connection.live').waitFor();
  await page.locator('.customer').first().waitFor();
  return page;
}
