import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assumptionList } from '../../src/document/assumptions.js';
import { startFake } from '../../src/fake/start-fake.js';
import { parseProfile } from '../../src/verify/profile.js';
import { unplayedSettings } from '../helpers/unplayed-settings.js';
import { runVerify } from '../verify/run-verify.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
});
afterAll(() => rm(folder, { recursive: true }));

const isPlayed = (name: string, value: string) => !(`${name}=${value}` in unplayedSettings);

/** Those whose default can be told from each other value. */
const names = assumptionList
  .filter(({ name, values }) => values.every(({ value }) => isPlayed(name, value)))
  .map(({ name }) => name);

async function learn(assume: Record<string, string>) {
  const fake = await startFake({ assume });
  const file = join(folder, `${crypto.randomUUID()}.yaml`);
  const lax = await runVerify([fake.url, '--learn', file]);
  const calibrated = await runVerify([fake.url, '--strict', '--profile', file]);
  await fake.close();
  return { lax, calibrated, profile: parseProfile(await readFile(file, 'utf8'), file) };
}

describe('verify of a fake as it comes', () => {
  it('confirms every assumption that contracts decide, and passes even when it is strict', async () => {
    const { lax, calibrated, profile } = await learn({});
    expect(lax).toMatchObject({ status: 0, stderr: expect.stringContaining('Wrote') });
    expect(lax.stdout).toContain(`Assumptions confirmed: ${names.join(', ')}\n`);
    expect(calibrated.status).toBe(0);
    expect(profile).toMatchObject({ assumptions: {}, confirmed: names });
  });
});

/**
 * What such a server never shows: one that asks a browser for a password sends nobody to a page for it, and one that
 * takes no Basic credentials compares no email.
 */
const moot: Readonly<Record<string, readonly string[]>> = {
  'auth-error-body=basic': ['errors-without-accept'],
  'auth=bearer': ['email-case'],
};

describe('verify of a server that decides an assumption otherwise', () => {
  const settings = assumptionList.flatMap(({ name, values }) =>
    values.slice(1).flatMap(({ value }) => (isPlayed(name, value) ? [{ name, value }] : [])),
  );

  it.each(settings)('learns $name=$value, and passes with the profile', async ({ name, value }) => {
    const { lax, calibrated, profile } = await learn({ [name]: value });
    expect(lax.stdout).toContain(`--assume ${name}=${value}   not `);
    expect(lax.status).toBe(0);
    expect(profile.assumptions).toEqual({ [name]: value });
    const open = [name, ...(moot[`${name}=${value}`] ?? [])];
    expect(profile.confirmed).toEqual(names.filter((one) => !open.includes(one)));
    expect(calibrated.stdout).toContain(' 0 failed');
    expect(calibrated.status).toBe(0);
  });

  it('fails when it is strict', async () => {
    const fake = await startFake({ assume: { 'success-status': '201' } });
    const { status, stdout } = await runVerify([fake.url, '--strict']);
    await fake.close();
    expect(status).toBe(1);
    expect(stdout).toMatch(/^FAIL assign-json/m);
  });

  it('learns several at once', async () => {
    const assume = {
      auth: 'basic',
      'unknown-customer-status': '404',
      'malformed-id': 'route-not-found',
      'validation-status': '400',
      'billing-system-case': 'sensitive',
      reassign: 'refuse',
    };
    const { profile, calibrated } = await learn(assume);
    expect(profile.assumptions).toEqual(assume);
    expect(calibrated.status).toBe(0);
  });
});
