import { createServer, type OutgoingHttpHeaders } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultAssumptions } from '../../src/document/assumptions.js';
import { type RunningFake, startFake } from '../../src/fake/start-fake.js';
import { readTarget } from '../../src/verify/target.js';
import { verify } from '../../src/verify/verify.js';
import { createClient } from '../../src/wire/http-client.js';
import { documents } from '../verify/judge-server.js';
import { closeServer, listen } from '../verify/live-server.js';
import { runVerify } from '../verify/run-verify.js';

let fake: RunningFake;
beforeEach(async () => {
  fake = await startFake({ adminToken: 'let-me-in' });
});
afterEach(() => fake.close());

const admin = ['--admin-token', 'let-me-in'];

describe('verify of a server with the control plane', () => {
  it('leaves its customers alone and no sandbox behind', async () => {
    const before = fake.worlds()[0]!.store.dump();
    const { status } = await runVerify([fake.url, ...admin]);
    expect(status).toBe(0);
    expect(fake.worlds()).toHaveLength(1);
    expect(fake.worlds()[0]!.store.dump()).toEqual(before);
  });

  it('judges it as it is set now, not as it was started', async () => {
    fake.worlds()[0]!.assumptions['success-status'] = '201';
    const { stdout } = await runVerify([fake.url, ...admin]);
    expect(stdout).toContain('--assume success-status=201');
  });

  it('judges a sandbox as that sandbox is set', async () => {
    const { url } = fake.sandbox('mine');
    fake.worlds()[1]!.assumptions['success-status'] = '201';
    const { stdout } = await runVerify([url, ...admin]);
    expect(stdout).toContain('--assume success-status=201');
  });

  it('tells of each workflow that is done, and reports them in the order of the documents', async () => {
    const told: string[] = [];
    const { results } = await verify({
      baseUrl: fake.url,
      documents,
      target: await readTarget({}, undefined, {}),
      assumptions: defaultAssumptions,
      send: createClient({ timeoutMs: 20_000 }),
      adminToken: 'let-me-in',
      signal: new AbortController().signal,
      onProgress: (done, total) => told.push(`${done} of ${total}`),
    });
    const workflows = documents.flatMap((document) => document.workflows);
    expect(results.map(({ workflow }) => workflow)).toEqual(workflows);
    expect(told).toEqual(workflows.map((_, index) => `${index + 1} of ${workflows.length}`));
  });

  it('says that the control plane asks for a token', async () => {
    const { status, stderr } = await runVerify([fake.url]);
    expect(status).toBe(2);
    expect(stderr).toContain('Give it with --admin-token, or in TICAGA_KIT_ADMIN_TOKEN.');
  });

  it('says so when it asks for another token', async () => {
    const { status, stderr } = await runVerify([fake.url, '--admin-token', 'wrong']);
    expect(status).toBe(2);
    expect(stderr).toContain('The control plane of this fake asks for another token.');
  });

  it('fails when the server goes away in the middle', async () => {
    const ran = runVerify([fake.url, ...admin]);
    await firstAssign(fake);
    await fake.close();
    const { status, stdout } = await ran;
    expect(status).not.toBe(0);
    expect(stdout).toMatch(/^ERR {2}get-unlinked-customer/m);
    fake = await startFake();
  });

  it('prints what was finished when it is interrupted, and drops its sandboxes', async () => {
    const controller = new AbortController();
    const ran = runVerify([fake.url, ...admin], { signal: controller.signal });
    await firstAssign(fake);
    controller.abort('SIGTERM');
    const { status, stdout } = await ran;
    expect(status).toBe(143);
    expect(stdout).toContain('not played: The run was interrupted.');
    expect(fake.worlds()).toHaveLength(1);
  });
});

describe('the admin token', () => {
  /** The Authorization headers that a server gets from verify. */
  async function heardBy(
    health: (authorization: string | undefined) => [status: number, headers: OutgoingHttpHeaders],
  ) {
    const heard: (string | undefined)[] = [];
    const server = createServer(({ headers: { authorization } }, response) => {
      heard.push(authorization);
      const [status, headers] = health(authorization);
      response.writeHead(status, headers).end('{}');
    });
    const url = await listen(server);
    await runVerify([url, '--admin-token', 'let-me-in']);
    await closeServer(server);
    return heard.filter((authorization) => authorization?.includes('let-me-in'));
  }
  const kit = { 'X-Ticaga-Kit': '0.1.0', 'Content-Type': 'application/json' };

  it('goes to no server that does not say that it is a fake', async () => {
    expect(await heardBy(() => [200, {}])).toEqual([]);
    expect(await heardBy(() => [401, {}])).toEqual([]);
  });

  it('goes to no fake that does not ask for it', async () => {
    expect(await heardBy(() => [200, kit])).toEqual([]);
  });

  it('goes to a fake that asks for it', async () => {
    const asked = await heardBy((authorization) => [authorization === undefined ? 401 : 200, kit]);
    expect(asked.length).toBeGreaterThan(1);
  });
});

/** Resolves when some sandbox has got its first assign. */
async function firstAssign({ worlds }: RunningFake): Promise<void> {
  const seen = () =>
    worlds().some(({ journal }) => journal.entries().some(({ operationId }) => operationId === 'assignBillingId'));
  while (!seen()) await new Promise((resolve) => setImmediate(resolve));
}
