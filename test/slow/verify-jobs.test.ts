import { afterEach, describe, expect, it } from 'vitest';
import { type RunningFake, startFake } from '../../src/fake/start-fake.js';
import { documents } from '../verify/judge-server.js';
import { type LiveServer, startLiveServer } from '../verify/live-server.js';
import { credentials as env, runVerify } from '../verify/run-verify.js';

let live: LiveServer | undefined;
let fake: RunningFake | undefined;
afterEach(async () => {
  await live?.close();
  await fake?.close();
  live = fake = undefined;
});

/** The most requests of each kind that were under way at once. */
async function crowd(args: readonly string[]) {
  const now = { GET: 0, POST: 0 };
  const most = { GET: 0, POST: 0 };
  live = await startLiveServer({
    async meddle({ method }) {
      const kind = method as 'GET' | 'POST';
      most[kind] = Math.max(most[kind], ++now[kind]);
      await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
      now[kind] -= 1;
      return false;
    },
  });
  const { stdout } = await runVerify([live.url, '--unknown-customer', '999999', '--reporter', 'json', ...args], {
    env,
  });
  const { cases } = JSON.parse(stdout) as { cases: { name: string }[] };
  return { most, names: cases.map(({ name }) => name) };
}

const names = documents.flatMap(({ workflows }) => workflows.map(({ workflowId }) => workflowId));

describe('verify --jobs', () => {
  it('plays what only reads side by side, what writes alone, and reports in the order of the contracts', async () => {
    const { most, names: told } = await crowd(['--allow-writes', '2', '--jobs', '6']);
    expect(most.GET).toBeGreaterThan(1);
    expect(most.GET).toBeLessThanOrEqual(6);
    expect(most.POST).toBe(1);
    expect(told).toEqual(names);
  });

  it('of 1 plays one workflow after the other', async () => {
    const { most } = await crowd(['--customer', '1', '--jobs', '1']);
    expect(most.GET).toBe(1);
  });

  it('tells a terminal how far it is, and how long it will take', async () => {
    fake = await startFake();
    let told = '';
    const { status } = await runVerify([fake.url], {
      isTerminal: true,
      onStderr: (text) => {
        told += text;
      },
    });
    expect(status).toBe(0);
    expect(told).toMatch(new RegExp(`\\r\\u001B\\[K1 of ${names.length} workflows, about \\d+ s left`));
    expect(told).toContain(`${names.length} of ${names.length} workflows`);
  });
});
