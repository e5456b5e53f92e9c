import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type RunningFake, type StartFakeOptions, startFake } from '../../src/fake/start-fake.js';

const executablePath = '/usr/bin/chromium';
const isMissing = !existsSync(executablePath) && !process.env.CI;
if (isMissing) console.warn(`SKIPPED: the tests of the inspector, since ${executablePath} is not there.`);

/** A test that needs a browser. Where there is none it is skipped with a notice, except under CI, where it fails. */
export const browserTest = test.skipIf(isMissing);

export const staff = [{ id: 9001, name: 'Ada Admin', email: 'admin@example.com', token: 'ticaga-demo-token' }];
export const bearer = { Authorization: 'Bearer ticaga-demo-token' };

let browser: Browser;

beforeAll(async () => {
  if (isMissing) return;
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', ...quiet];
  browser = await chromium.launch({ executablePath, args });
});

afterAll(() => browser?.close());

/** A fake that ends with the test. */
export async function runFake(options: StartFakeOptions = {}): Promise<RunningFake> {
  const fake = await startFake(options);
  onTestFinished(() => fake.close());
  return fake;
}

export interface Opened {
  page: Page;
  /** Every origin that the page asked. */
  origins: Set<string>;
}

/**
 * Opens a page that is closed with the test, which then fails if the page has complained on its console.
 * @param options.allowed complaints that the test provokes
 */
export async function open(
  url: string,
  { allowed, ...options }: BrowserContextOptions & { allowed?: RegExp } = {},
): Promise<Opened> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(5000);
  const complaints: string[] = [];
  const origins = new Set<string>();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !allowed?.test(message.text()))
      complaints.push(message.text());
  });
  page.on('dialog', (dialog) => complaints.push(`a script opened a dialog: ${dialog.message()}`));
  page.on('request', (request) => origins.add(new URL(request.url()).origin));
  onTestFinished(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });
  await page.goto(url);
  return { page, origins };
}

/** Opens the inspector of a world and waits until it follows it. */
export async function inspect(url: string, options: Parameters<typeof open>[1] = {}): Promise<Page> {
  const { page } = await open(`${url}/`, options);
  await page.locator('#connection.live').waitFor();
  await page.locator('.customer').first().waitFor();
  return page;
}
