import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Report } from '../../src/report/report.js';
import { loadProfile } from '../../src/verify/profile.js';
import { startLiveServer } from '../verify/live-server.js';
import { credentials as env, runVerify } from '../verify/run-verify.js';

/** What servers answer to an address that they do not have. */
const unknownRoutes = {
  'Laravel 8': ['application/json', '{"message": ""}'],
  'Laravel 11': ['application/json', '{"message": "The route api/tickets/get/all/abc could not be found."}'],
  'a web server': ['text/html', '<!DOCTYPE html><title>404 Not Found</title>'],
} as const;

/** Verifies a server that has the calls on customers and no other, reading only. */
async function verifyOldServer([type, body]: readonly [string, string], assume: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
  const live = await startLiveServer({
    assume,
    meddle({ path }, response) {
      if (path.startsWith('/api/customers/')) return false;
      response.writeHead(404, { 'Content-Type': type }).end(body);
      return true;
    },
  });
  onTestFinished(async () => {
    await live.close();
    await rm(folder, { recursive: true });
  });
  const file = join(folder, 'profile.yaml');
  const args = ['--customer', '1', '--unknown-customer', '777', '--learn', file, '--reporter', 'json'];
  const { stdout } = await runVerify([live.url, ...args], { env });
  return { report: JSON.parse(stdout) as Report, profile: await loadProfile(file) };
}

describe('verify of a server that lacks calls of the contract', () => {
  it.each(Object.entries(unknownRoutes))('learns nothing from the 404 of %s', async (_, answer) => {
    const { report, profile } = await verifyOldServer(answer);
    expect(profile.assumptions).toEqual({});
    expect(profile.confirmed).toContain('malformed-id');
    const ofOtherCalls = ['not-found-status', 'unknown-department', 'public-calls-need-credentials', 'realtime'];
    expect(profile.confirmed.filter((name) => ofOtherCalls.includes(name))).toEqual([]);
    expect(report.data).toMatchObject({ contradictory: [] });
  });

  it('learns of an id all the same from a call that answers other requests', async () => {
    const { profile } = await verifyOldServer(unknownRoutes['Laravel 11'], { 'malformed-id': 'route-not-found' });
    expect(profile.assumptions).toEqual({ 'malformed-id': 'route-not-found' });
  });

  it('names the calls, and advises no switch and no correction of the contract', async () => {
    const { report } = await verifyOldServer(unknownRoutes['Laravel 11']);
    const absent = (report.data as { absent: string[] }).absent;
    expect(absent).toContain('GET /api/realtime/config');
    expect(absent).not.toContain('GET /api/customers/get/{id}');
    expect(report.summary[0]).toBe(
      `Calls that this server may not have, and from which nothing was learned: ${absent.join(', ')}`,
    );
    const findings = report.cases.flatMap((one) => one.findings);
    expect(findings.length).toBeGreaterThan(0);
    for (const { advice } of findings) {
      expect(advice).toEqual([
        expect.stringMatching(/^The server answered each request of this call as one to an add/),
      ]);
    }
  });
});
