import { execFileSync } from 'node:child_process';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFake } from '../../src/fake/start-fake.js';
import { loadProfile } from '../../src/verify/profile.js';
import { startLiar } from '../verify/liar-server.js';
import { type LiveServer, type Meddle, startLiveServer } from '../verify/live-server.js';
import { credentials as env, runVerify } from '../verify/run-verify.js';

let folder: string;
let live: LiveServer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
  live = await startLiveServer({ assume: { 'unknown-customer-status': '404' } });
});
afterEach(async () => {
  await live.close();
  await rm(folder, { recursive: true });
});

const learn = (file: string) => ['--unknown-customer', '777', '--learn', file];

describe('--learn', () => {
  it.each([
    ['in a folder that does not exist', () => join(folder, 'none', 'profile.yaml'), 'there is no such file or folder'],
    ['that is a folder', () => folder, 'it is a folder'],
    [
      'that is a pipe which nobody reads',
      () => {
        execFileSync('mkfifo', [join(folder, 'pipe')]);
        return join(folder, 'pipe');
      },
      'ENXIO',
    ],
  ])('is refused before the first request when it names a file %s', async (_, fileOf, was) => {
    const file = fileOf();
    const { status, stdout, stderr } = await runVerify([live.url, ...learn(file)], { env });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`${file} cannot be written.`);
    expect(stderr).toContain(was);
    expect(live.seen).toEqual([]);
  });

  it('leaves a file as it was, and none where none was, when nothing could be judged', async () => {
    const file = join(folder, 'profile.yaml');
    const wrong = { ...env, TICAGA_API_TOKEN: 'wrong' };
    expect((await runVerify([live.url, ...learn(file)], { env: wrong })).status).toBe(2);
    await expect(access(file)).rejects.toThrow();
    await writeFile(file, 'confirmed: [auth]\n');
    expect((await runVerify([live.url, ...learn(file)], { env: wrong })).status).toBe(2);
    expect(await readFile(file, 'utf8')).toBe('confirmed: [auth]\n');
  });

  it('replaces a longer file as a whole', async () => {
    const file = join(folder, 'profile.yaml');
    await writeFile(file, `# ${'x'.repeat(10_000)}\n`);
    await runVerify([live.url, ...learn(file)], { env });
    expect(await readFile(file, 'utf8')).not.toContain('xxx');
    expect((await loadProfile(file)).assumptions).toEqual({ 'unknown-customer-status': '404' });
  });

  it('is written when the run is broken off, and says how far it came', async () => {
    const file = join(folder, 'profile.yaml');
    const controller = new AbortController();
    const interrupt: Meddle = ({ body }) => {
      if (body.includes('WHMCS')) controller.abort('SIGTERM');
      return false;
    };
    const other = await startLiveServer({ assume: { 'unknown-customer-status': '404' }, meddle: interrupt });
    const args = [other.url, '--allow-writes', '2', ...learn(file)];
    const { status, stderr } = await runVerify(args, { env, signal: controller.signal });
    await other.close();
    expect(status).toBe(143);
    expect(stderr).toContain('Interrupted: what was written is put back first.');
    expect(stderr).toContain(`Wrote ${file}: `);
    expect((await loadProfile(file)).assumptions).toEqual({ 'unknown-customer-status': '404' });
    expect(await readFile(file, 'utf8')).toMatch(/^# The run was broken off: \d+ of \d+ workflows were played\.$/m);
  });

  it('is written when the control plane begins to say no in the middle', async () => {
    const file = join(folder, 'profile.yaml');
    const fake = await startFake({ assume: { 'unknown-customer-status': '404' } });
    let calls = 0;
    const liar = await startLiar(
      fake.url,
      (_, ask) => ask(),
      (path) =>
        path.endsWith('/provider-states') && ++calls > 120
          ? { status: 500, text: '<html><title>Oops</title>', headers: { 'content-type': 'text/html' } }
          : undefined,
    );
    const { status, stdout } = await runVerify([liar.url, '--learn', file]);
    await liar.close();
    await fake.close();
    expect(status).toBe(1);
    expect(stdout).toMatch(/^ok {3}assign-json/m);
    expect(stdout).toMatch(
      /^ERR {2}\S+ .*\n {2}The provider state -> no answer .*\n.*\n {2}Was: +The control plane answered 500 to POST /m,
    );
    expect((await loadProfile(file)).assumptions).toEqual({ 'unknown-customer-status': '404' });
  });
});
