import { Agent } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parsePattern } from '../../../src/contracts/condition.js';
import { startTestFake, type TestFake } from '../../helpers/start-test-fake.js';

interface Errors {
  errors: { code: string; detail: string }[];
}

const letters = 'a'.repeat(40);
const again = '.*(a+)+\\d';

async function fakeThatHeard(body: string, url = '/api/x'): Promise<TestFake> {
  const fake = await startTestFake();
  await fake.send({ method: 'POST', path: url, body });
  return fake;
}

describe('a regular expression that tries the same text again and again', () => {
  it.each([
    ['requests/count', { bodyPatterns: [{ matches: again }] }],
    ['requests/find', { bodyPatterns: [{ doesNotMatch: again }] }],
    ['near-misses/request-pattern', { bodyPatterns: [{ matches: again }] }],
    ['requests/count', { urlPattern: again }],
    ['requests/count', { urlPathPattern: again }],
    ['requests/count', { queryParameters: { q: { matches: again } } }],
    ['requests/count', { headers: { 'User-Agent': { matches: again } } }],
  ])('in %s %j is given up on with a sentence', async (call, pattern) => {
    const fake = await startTestFake();
    await fake.send({
      method: 'POST',
      path: `/api/${letters}?q=${letters}`,
      headers: { 'User-Agent': letters },
      body: letters,
    });
    const { status, body } = await fake.admin<Errors>('POST', `/__admin/${call}`, pattern);
    expect([status, body.errors[0]?.code]).toEqual([422, 'pattern-slow']);
    expect(body.errors[0]?.detail).toMatch(
      /^The request pattern took more than 0\.5 s on a single request\.\n {2}Where: {5}POST \/api\/a+.*\n {2}A regular expression such as \(a\+\)\+ tries the same text again and again: write it without one repetition in another, or use "contains"\.$/,
    );
  });

  it('lets others be answered meanwhile', async () => {
    const fake = await fakeThatHeard(letters);
    const agent = new Agent({ keepAlive: true });
    onTestFinished(() => agent.destroy());
    const call = { path: '/api/customers/get/1', agent };
    await fake.send(call);
    const order: string[] = [];
    const slow = Array.from({ length: 8 }, () =>
      fake
        .admin('POST', '/__admin/requests/count', { bodyPatterns: [{ matches: again }] })
        .then(() => order.push('slow')),
    );
    await fake.send(call).then(() => order.push('api'));
    await Promise.all(slow);
    expect(order.indexOf('api')).toBeLessThan(7);
  });

  it('fails a criterion of a contract, which says so', () => {
    const check = parsePattern(again, '$response.body#/text');
    const context = { inputs: {}, steps: {}, response: { status: 200, headers: {}, body: { text: letters } } };
    expect(check.holds(context)).toBe(false);
    expect(check.explain(context)).toEqual({
      subject: 'body /text',
      expected: `text that matches ${again}, found within 1 s`,
      was: letters,
    });
  });
});

it.each([
  ['more letters than V8 compiles in time', 'a'.repeat(5001), 'It has more than 5000 characters.'],
  [
    'groups that end V8 itself',
    `${'('.repeat(4000)}a`.slice(0, 2000) + ')*'.repeat(1000),
    'More than 100 of its groups stand inside each other.',
  ],
])('a regular expression with %s is refused', async (_, matches, was) => {
  const { admin } = await startTestFake();
  const { status, body } = await admin<Errors>('POST', '/__admin/requests/count', { bodyPatterns: [{ matches }] });
  expect([status, body.errors[0]?.code]).toEqual([422, 'pattern-invalid']);
  expect(body.errors[0]?.detail).toContain(`  Was:       ${was}\n`);
  expect(body.errors[0]?.detail.length).toBeLessThan(600);
});

it('near misses of 1,000 requests to 200 patterns are found in time', async () => {
  const fake = await startTestFake();
  const body = JSON.stringify({ text: 'x'.repeat(2000) });
  for (let count = 0; count < 20; count++)
    await Promise.all(Array.from({ length: 50 }, () => fake.send({ method: 'POST', path: '/api/x', body })));
  const bodyPatterns = Array.from({ length: 200 }, (_, at) => ({ equalTo: `${body}${at}` }));
  const { status } = await fake.admin('POST', '/__admin/near-misses/request-pattern', { bodyPatterns });
  expect(status).toBe(200);
});

it('a pattern with more than 1,000 conditions is refused', async () => {
  const { admin } = await startTestFake();
  const bodyPatterns = Array.from({ length: 1001 }, () => ({ contains: 'x' }));
  const { status, body } = await admin<Errors>('POST', '/__admin/requests/count', { bodyPatterns });
  expect(status).toBe(422);
  expect(body.errors[0]?.detail).toContain('Expected:  at most 1000 conditions\n  Was:       1001\n');
});

it('arrays of 1,200 items in another order are compared in time', async () => {
  const items = (extra: object) =>
    Array.from({ length: 1200 }, (_, at) => ({ id: at, list: [at, [at + 1, at + 2]], ...extra }));
  const fake = await fakeThatHeard(JSON.stringify(items({ more: 1 }).reverse()));
  const wanted = { equalToJson: items({}), ignoreArrayOrder: true, ignoreExtraElements: true };
  const { body } = await fake.admin('POST', '/__admin/requests/count', { bodyPatterns: [wanted] });
  expect(body).toMatchObject({ count: 1 });
});
