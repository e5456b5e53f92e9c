import { afterEach, describe, expect, it } from 'vitest';
import { type LiveServer, type Meddle, startLiveServer } from '../verify/live-server.js';
import { credentials, runVerify } from '../verify/run-verify.js';

let live: LiveServer;
afterEach(() => live.close());

const env = { ...credentials, TICAGA_API_OTHER_TOKEN: 'ticaga-second-token' };

async function verified(args: readonly string[] = [], meddle: Meddle = () => false, assume = {}) {
  live = await startLiveServer({ meddle, assume });
  return runVerify([live.url, '--customer', '1', ...args], { env });
}

const decoded = (authorization = '') => Buffer.from(authorization.replace('Basic ', ''), 'base64').toString();

describe("verify with another administrator's token", () => {
  it('from the environment asks what it may do', async () => {
    const { status, stdout } = await verified();
    for (const name of ['owner', 'reads', 'for-email'])
      expect(stdout).toMatch(new RegExp(`^ok {3}other-token-${name} `, 'm'));
    expect(status).toBe(0);
  });

  it('does not on a server that takes Basic alone, and says why', async () => {
    const { status, stdout } = await verified([], undefined, { auth: 'basic' });
    expect(stdout).toMatch(
      /^skip other-token-owner +not played: It needs --other-token TOKEN \(another administrator's, on a server that takes Bearer\)\.$/m,
    );
    expect(status).toBe(0);
  });

  it('takes the option before the environment, and hides both tokens, what is nearly one, and their Basic forms', async () => {
    const secrets = [
      'ticaga-demo-token',
      'ticaga-demo-toke',
      'TICAGA-DEMO-TOKEN',
      'ticaga-second-token',
      ...['admin@example.com', 'nobody@example.com'].map((email) =>
        Buffer.from(`${email}:ticaga-demo-token`).toString('base64'),
      ),
    ];
    const { status, stdout, stderr } = await verified(['--reporter', 'json'], (seen, response) => {
      if (!/\/get\/[01]$/.test(seen.path)) return false;
      // A server that lets everybody in, and repeats what it was sent.
      const user = { id: 1, told: seen.authorization, decoded: decoded(seen.authorization) };
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ user }));
      return true;
    });
    expect(status).toBe(1);
    expect(stdout).toContain('$TICAGA_API_OTHER_TOKEN');
    expect(stdout).toContain("$(printf %s \\\"$TICAGA_API_TOKEN\\\" | tr 'A-Za-z' 'a-zA-Z')");
    for (const secret of secrets) expect(stdout + stderr).not.toContain(secret);
  });
});
