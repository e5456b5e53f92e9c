import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { type FaultKind, faultKinds } from '../../src/fake/misbehaviour/fault-kinds.js';
import type { RenderedEntry } from '../../src/journal/rendered-entry.js';
import type { Note } from '../../src/journal/violation.js';
import { describePhpWith } from '../helpers/describe-php.js';
import { startLocalFake, startTestFake } from '../helpers/start-test-fake.js';

interface Sight {
  errno: number;
  status: number;
  body: string;
  /** How long it took. */
  ms: number;
}

interface Sent {
  url: string;
  token: string;
  timeoutMs: number;
  fields?: object;
}

const script = fileURLToPath(new URL('fixtures/curl.php', import.meta.url));
const token = 'ticaga-demo-token';
const describeCurl = describePhpWith('faults as PHP sees them', 'curl');

/** What PHP's curl sees of requests that are sent at once. */
async function look(requests: readonly Sent[]): Promise<Sight[]> {
  const { stdout } = await promisify(execFile)('php', [script, JSON.stringify(requests)]);
  return JSON.parse(stdout) as Sight[];
}

/** What the table promises, when the honest status would be this one. */
function promised(kind: FaultKind, honest: number): Partial<Sight> {
  const { curl } = faultKinds[kind];
  const [, what, number] = /^(errno|status) (\d+)$/.exec(curl) ?? [];
  if (what === 'errno') return { errno: Number(number) };
  return { errno: 0, status: what === 'status' ? Number(number) : honest };
}

/** What the newest request tells of how its client bore a hang. */
async function endOfHang(fake: { requests(): RenderedEntry[] | Promise<RenderedEntry[]> }): Promise<Note | undefined> {
  return (await fake.requests())[0]?.notes.find(({ code }) => code.startsWith('client-'));
}

const kinds = Object.keys(faultKinds) as FaultKind[];

describeCurl("PHP's curl", () => {
  test.each(kinds)('sees the fault %s as the table promises, however it was asked for', async (kind) => {
    const { fake, admin } = await startTestFake();
    const sandboxes = ['read', 'assign'] as const;
    for (const name of sandboxes) await admin('POST', '/__admin/faults', { kind, sandbox: name });
    const timeoutMs = kind === 'hang' ? 300 : 10_000;
    const get = { url: `${fake.url}/api/customers/get/1`, token, timeoutMs };
    const post = { ...get, url: `${fake.url}/api/customers/assign` };
    const fields = { ticaga_id: 1, billing_id: 2, billing_system: 'Blesta' };
    const { id } = faultKinds[kind];
    const sights = await look([
      { ...get, url: `${fake.url}/sandbox/read/api/customers/get/1` },
      { ...post, url: `${fake.url}/sandbox/assign/api/customers/assign`, fields },
      { ...get, url: `${fake.url}/api/customers/get/${id}` },
      { ...post, fields: { ...fields, ticaga_id: id } },
      { ...get, token: `fault-${kind}` },
      { ...post, token: `fault-${kind}`, fields },
    ]);
    const honest = [200, 200, 401, 401, 401, 401];
    expect(sights).toMatchObject(honest.map((status) => promised(kind, status)));
  });

  test('takes the token fault-timeout for a server that hangs', async () => {
    const { fake } = await startTestFake();
    const request = { url: `${fake.url}/api/customers/get/1`, token: 'fault-timeout', timeoutMs: 200 };
    expect(await look([request])).toMatchObject([{ errno: 28, status: 0 }]);
    await expect.poll(() => endOfHang(fake)).toMatchObject({ code: 'client-gave-up' });
    const { ms, message } = (await endOfHang(fake))!;
    expect(ms).toBeGreaterThanOrEqual(150);
    expect(ms).toBeLessThan(10_000);
    expect(message).toBe(`The client gave up after ${ms} ms.`);
  });

  test('is let go by a hang after its delay, without an answer', async () => {
    const { fake } = await startTestFake({ faults: [{ kind: 'hang', delayMs: 100 }] });
    const [sight] = await look([{ url: `${fake.url}/api/customers/get/1`, token, timeoutMs: 10_000 }]);
    expect(sight).toMatchObject({ errno: 52, status: 0 });
    expect(sight?.ms).toBeGreaterThanOrEqual(95);
    expect(await endOfHang(fake)).toEqual({
      code: 'client-waited',
      message: 'The client waited for all of the 100 ms.',
      ms: 100,
    });
  });

  test('is not said to have given up when the fake itself ends', async () => {
    const { fake } = await startLocalFake({ faults: [{ kind: 'hang' }] });
    const asked = look([{ url: `${fake.url}/api/customers/get/1`, token, timeoutMs: 20_000 }]);
    await expect.poll(() => fake.requests().length).toBe(1);
    await fake.close();
    expect(await asked).toMatchObject([{ status: 0 }]);
    expect(await endOfHang(fake)).toBeUndefined();
  });

  test('gets the honest answer of a slow server after the delay', async () => {
    const { fake } = await startTestFake({ faults: [{ kind: 'slow', delayMs: 150 }] });
    const [sight] = await look([{ url: `${fake.url}/api/customers/get/1`, token, timeoutMs: 10_000 }]);
    expect(JSON.parse(sight?.body ?? '')).toMatchObject({ user: { id: 1 } });
    expect(sight?.ms).toBeGreaterThanOrEqual(145);
  });

  test.each<[FaultKind, string]>([
    ['bom', '\uFEFF{"user":true}'],
    ['wrong-types', '{"user":"true"}'],
    ['empty-200', ''],
    ['json-500', '{"message":"Server Error"}'],
  ])('reads the body that the fault %s promises', async (kind, body) => {
    const { fake } = await startTestFake({ faults: [{ kind }] });
    const fields = { ticaga_id: 1, billing_id: 2, billing_system: 'Blesta' };
    const request = { url: `${fake.url}/api/customers/assign`, token, timeoutMs: 10_000, fields };
    expect(await look([request])).toMatchObject([{ body }]);
  });
});
