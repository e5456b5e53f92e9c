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
  /** On a phone, which fingers press. */
  onPhone?: boolean;
}

export const phone = { width: 390, height: 844 };

/**
 * Opens an address. The test fails if the page complains on its console, opens a dialog or asks another origin.
 */
export async function open(url: string, options: OpenOptions = {}): Promise<Page> {
  const { allowed = /^$/, colorScheme = 'light', onPhone = false } = options;
  const tab = onPhone ? await browser.newPage({ hasTouch: true, isMobile: true, viewport: phone }) : page;
  const complaints: string[] = [];
  const complain = (text: string) => {
    if (!allowed.test(text)) complaints.push(text);
  };
  tab.on('pageerror', (error) => complain(error.message));
  tab.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complain(message.text());
  });
  tab.on('dialog', (dialog) => complain(`a script opened a dialog: ${dialog.message()}`));
  tab.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin) complain(`asked ${request.url()}`);
  });
  onTestFinished(async () => {
    tab.removeAllListeners();
    if (onPhone) await tab.close();
    else await tab.goto('about:blank');
    expect(complaints).toEqual([]);
  });
  await tab.emulateMedia({ colorScheme });
  await tab.goto(url);
  return tab;
}

/** Opens the inspector of a world and waits until it follows it. */
export async function inspect(url: string, options?: OpenOptions): Promise<Page> {
  const tab = await open(`${url}/`, options);
  await tab.locator('#connection.live').waitFor();
  await tab.locator('.customer').first().waitFor();
  return tab;
}
