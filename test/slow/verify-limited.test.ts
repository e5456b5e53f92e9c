import { describe, expect, it, onTestFinished } from 'vitest';
import { type Meddle, startLiveServer } from '../verify/live-server.js';
import { credentials as env, runVerify } from '../verify/run-verify.js';

/** Verifies a server that answers some requests with 429, with customer 2 to be changed. */
async function verifyLimited(isOver: (sent: number) => boolean, retryAfter: string) {
  const came: number[] = [];
  const meddle: Meddle = (_, response) => {
    came.push(performance.now());
    if (!isOver(came.length)) return false;
    response.writeHead(429, { 'Content-Type': 'application/json', 'Retry-After': retryAfter });
    response.end('{"message": "Too Many Attempts."}');
    return true;
  };
  const live = await startLiveServer({ meddle });
  onTestFinished(() => live.close());
  const ran = await runVerify([live.url, '--allow-writes', '2'], { env });
  const { billing_id, billing_system } = live.fake.worlds()[0]!.store.records.customers.get(2)!;
  const waits = ran.stderr.match(/is asked again in/g)?.length ?? 0;
  return { ...ran, came, waits, pair: `${billing_system} ${billing_id}` };
}

describe('verify of a server with a limit of requests', () => {
  it('waits as long as the server says, asks again, and leaves nothing changed', async () => {
    const { status, stdout, stderr, waits, came, pair } = await verifyLimited((sent) => sent % 50 === 0, '1');
    expect(stderr).toContain('The server has a limit of requests, and is asked again in 1 s.\n');
    expect(waits).toBe(Math.floor(came.length / 50));
    expect(waits).toBeGreaterThan(1);
    expect(came[50]! - came[49]!).toBeGreaterThan(990);
    expect(stdout).toContain(' 0 failed');
    expect(stdout).not.toContain('NOTE');
    expect([status, pair]).toEqual([0, 'Blesta 1002']);
  });

  it('waits once for a server that refuses the same request again, and no more', async () => {
    const { status, waits } = await verifyLimited((sent) => sent > 20, '0');
    expect([status, waits]).toEqual([1, 1]);
  });

  it.each(['999', 'Wed, 01 Jan 2031 00:00:00 GMT', '-1'])(
    'does not wait when Retry-After is %s',
    async (retryAfter) => {
      const { waits } = await verifyLimited((sent) => sent > 20, retryAfter);
      expect(waits).toBe(0);
    },
  );
});
