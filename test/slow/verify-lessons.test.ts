import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningFake, startFake } from '../../src/fake/start-fake.js';
import { documents, judgeServer } from '../verify/judge-server.js';
import { type Lie, startLiar } from '../verify/liar-server.js';
import { json } from '../verify/liars.js';
import { startLiveServer } from '../verify/live-server.js';
import { credentials as env, runVerify } from '../verify/run-verify.js';

let fake: RunningFake;
beforeAll(async () => {
  fake = await startFake({ sandboxLimit: 1000 });
});
afterAll(() => fake.close());

interface Named {
  name: string;
}

/** What a server taught that is asked about customers alone. */
async function lessons(lie: Lie) {
  const liar = await startLiar(fake.url, lie);
  const played = documents.filter(({ file }) => /assign|get-customer|flows|without-accept/.test(file));
  const { data, cases } = await judgeServer(liar.url, played);
  await liar.close();
  const advice = cases.flatMap(({ findings }) => findings.flatMap((finding) => finding.advice ?? []));
  return { ...(data as { refuted: Named[]; contradictory: Named[]; confirmed: string[] }), advice };
}

const fieldRefusal = (...names: string[]) =>
  json(422, { message: 'Invalid.', errors: Object.fromEntries(names.map((name) => [name, ['Invalid.']])) });

describe.concurrent('verify concludes nothing from a failure that has another cause, of a server that', () => {
  it.each<[string, Lie, unlearned: string[], truly?: string[]]>([
    [
      'reads no JSON',
      ({ operation, isForm }, ask) => (operation === 'assign' && !isForm ? ask({ fields: {} }) : ask()),
      ['billing-id-type', 'billing-system-case', 'other-billing-systems', 'reassign', 'validation-status'],
    ],
    [
      'refuses ids that are numbers',
      ({ operation, fields }, ask) =>
        operation === 'assign' && typeof fields.ticaga_id === 'number' ? fieldRefusal('ticaga_id') : ask(),
      ['billing-id-type', 'billing-system-case', 'other-billing-systems', 'reassign', 'validation-status'],
    ],
    [
      'answers 400 to every assign',
      ({ operation }, ask) => (operation === 'assign' ? json(400, { message: 'Bad Request' }) : ask()),
      ['validation-status', 'reassign', 'success-status'],
    ],
    [
      'refuses every assign as a conflict',
      ({ operation, authorization }, ask) =>
        operation === 'assign' && authorization ? json(409, { error: 'Try again later' }) : ask(),
      ['reassign', 'duplicate-billing-id', 'validation-status'],
    ],
    [
      'shows a record whatever the id is',
      ({ operation, id }, ask) => (operation === 'get' && !/^\d+$/.test(id) ? ask({ id: '1' }) : ask()),
      ['malformed-id', 'unknown-customer-status'],
      ['unknown-customer-status'],
    ],
    [
      'lets nobody read a customer but the owner of the token',
      ({ operation, id }, ask) => (operation === 'get' && id !== '0' ? json(403, { message: 'Forbidden.' }) : ask()),
      ['auth', 'auth-error-status', 'malformed-id', 'errors-without-accept'],
      // To a wrong token at the connection test and elsewhere it says so.
      ['auth-error-status'],
    ],
    [
      'breaks down when nobody asks for JSON',
      ({ operation, accept }, ask) =>
        operation === 'get' && accept === undefined ? { status: 500, text: '', headers: {} } : ask(),
      ['errors-without-accept'],
    ],
    [
      'has a page of its firewall for who brings no credentials',
      ({ authorization }, ask) =>
        authorization ? ask() : { status: 403, text: '<html>Blocked</html>', headers: { 'content-type': 'text/html' } },
      ['auth-error-status', 'auth-error-body'],
      // Of a wrong token it says so.
      ['auth-error-status', 'auth-error-body'],
    ],
  ])('%s', async (_, lie, open, truly = []) => {
    const { refuted, contradictory, confirmed, advice } = await lessons(lie);
    const told = [...refuted, ...contradictory].map(({ name }) => name);
    expect(told.filter((name) => open.includes(name))).toEqual([]);
    expect(confirmed.filter((name) => open.includes(name))).toEqual(truly);
    const names = open.map((name) => `--assume ${name}=`);
    expect(advice.filter((line) => names.some((name) => line.includes(name)))).toEqual([]);
  });

  it('refuses to link again in words of its own, and skips what a linked customer cannot show', async () => {
    const live = await startLiveServer({
      async meddle({ path, body }, response) {
        if (path !== '/api/customers/assign' || !body.includes('"ticaga_id":2')) return false;
        const { billing_id, billing_system } = JSON.parse(body) as Record<string, unknown>;
        if (billing_id === '1002' || billing_id === undefined || billing_system !== 'Blesta') return false;
        const refusal = { message: 'Linked.', errors: { ticaga_id: ['The customer is linked already.'] } };
        response.writeHead(422, { 'Content-Type': 'application/json' }).end(JSON.stringify(refusal));
        return true;
      },
    });
    const { status, stdout } = await runVerify([live.url, '--allow-writes', '2'], { env });
    await live.close();
    expect(stdout).toMatch(/skip assign-json +not played: This server refuses to link a linked customer again/);
    expect(stdout).not.toContain('--assume reassign');
    expect(status).toBe(0);
  });
});

describe('a finding of which nothing is concluded', () => {
  it('says why', async () => {
    const { advice } = await lessons(({ operation, isForm }, ask) =>
      operation === 'assign' && !isForm ? ask({ fields: {} }) : ask(),
    );
    expect(advice).toContain(
      'This expectation is assumed, not documented. Nothing is concluded from it: other-billing-systems=refuse predicts this, but assign-json, which sends the same without what is tried here, did not go well either.',
    );
  });
});
